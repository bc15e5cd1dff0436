"""The example of a region: the notebook has the cells of the script, and the script runs on a small budget."""

import csv
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "region"
SCRIPT = FOLDER / "calibrate_region.py"
NOTEBOOK = FOLDER / "calibrate_region.ipynb"


def maker() -> ModuleType:
    """The program that makes the notebook."""
    spec = importlib.util.spec_from_file_location("make_notebook", FOLDER / "make_notebook.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_notebook_is_what_the_script_says() -> None:
    """Also with another order of keys: what counts are the cells."""
    told = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert told == json.loads(maker().notebook(SCRIPT.read_text(encoding="utf-8")))
    again = ["".join(cell["source"]) for cell in told["cells"] if cell["cell_type"] == "code"]
    kept = SCRIPT.read_text(encoding="utf-8")
    assert len(again) == kept.count("\n# %%\n") and all(cell in kept for cell in again)


def test_the_notebook_has_the_form_of_one_and_says_nothing_of_a_machine() -> None:
    told = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (told["nbformat"], told["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in told["cells"]}) == len(told["cells"]) > 8
    for cell in told["cells"]:
        code = cell["cell_type"] == "code"
        keys = {"cell_type", "id", "metadata", "source"}
        assert set(cell) == (keys | {"execution_count", "outputs"} if code else keys)
        assert all(line.endswith("\n") for line in cell["source"][:-1])
        assert not code or (cell["outputs"] == [] and cell["execution_count"] is None)
        text = "".join(cell["source"])
        assert not any(start in text for start in ("/home", "/root", "/tmp", "/Users", "C:"))


def test_the_figures_are_said_to_be_made_up() -> None:
    with (FOLDER / "own_figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 3
    assert all(row["source"].startswith("made up") and "no real region" in row["note"] for row in rows)
    assert "**not a real region**" in SCRIPT.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_script_runs_on_a_small_budget(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "error", str(SCRIPT)], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "VERZUIM_SMALL": "1", "VERZUIM_OUT": str(tmp_path)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    assert sum("learned" in line for line in lines) == 4
    assert sum(line.startswith("check ") for line in lines) >= 3
    assert sum(line.startswith(("coaching, ", "day-of-absence-contact, ")) for line in lines) == 4
    assert sum("of the doubt by parameters" in line for line in lines) == 4
    assert {"prior_check.png", "marginals.png"} <= {path.name for path in tmp_path.iterdir()}
