# Each target makes the virtual environment when it is missing, or when what it is made from has changed.
#   make run  test  lint  bench  dashboard  clean
#   make run PYTHON=python3.12 VENV=.venv312     another interpreter, another environment

VENV ?= .venv
BIN := $(VENV)/bin
STUDENTS ?= 20000
OUT ?= results/baseline

# Tried by running it: a version manager may leave names of interpreters that do not start.
SUITABLE := import ensurepip, sys, venv; raise SystemExit(not (3, 11) <= sys.version_info[:2] < (3, 14))
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	"$$p" -c '$(SUITABLE)' 2>/dev/null && { echo "$$p"; break; }; done)

.PHONY: run test lint bench dashboard clean
.DELETE_ON_ERROR:

run: $(VENV)/.base
	@$(BIN)/verzuim run baseline --students $(STUDENTS) --out $(OUT)

# Whole files at a time, so that what the tests of a file share is made once. TESTS="-m 'not slow'" leaves out what takes long.
test: $(VENV)/.test
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(TESTS)

lint: $(VENV)/.lint
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: $(VENV)/.dev
	@$(BIN)/python -m benchmarks

# DASHBOARD="--no-open --port 8000"
dashboard: $(VENV)/.dashboard
	@$(BIN)/verzuim dashboard $(DASHBOARD)

clean:
	@rm -rf .venv .venv3?? build *.egg-info .pytest_cache .ruff_cache .mypy_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps. The larger installations contain the smallest one.
$(VENV)/.base: pyproject.toml constraints.txt
	$(call install,.)

$(VENV)/.test: pyproject.toml constraints.txt
	$(call install,.[test])
	@touch $(VENV)/.base $(VENV)/.dashboard

$(VENV)/.lint: pyproject.toml constraints.txt
	$(call install,.[lint])
	@touch $(VENV)/.base

$(VENV)/.dashboard: pyproject.toml constraints.txt
	$(call install,.[dashboard])
	@touch $(VENV)/.base

$(VENV)/.dev: pyproject.toml constraints.txt
	$(call install,.[dev])
	@touch $(VENV)/.base $(VENV)/.test $(VENV)/.lint $(VENV)/.dashboard

# pip comes last into a new environment: where it is, the environment is whole.
define install
	@python='$(PYTHON)'; \
	test -x $(BIN)/pip || { "$${python:-false}" -c '$(SUITABLE)' 2>/dev/null || { \
		echo "verzuim needs Python 3.11, 3.12 or 3.13 with venv; found: $${python:-none}." \
			"Install one, or name it: make PYTHON=/path/to/python3.12" >&2; exit 2; }; \
		"$$python" -m venv $(VENV); }
	@echo "Installing verzuim into $(VENV) (once, about half a minute) ..." >&2
	@$(BIN)/python -m pip install -qq --no-compile --disable-pip-version-check -c constraints.txt -e '$(1)'
	@touch $@
endef
