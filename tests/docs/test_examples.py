"""The examples run, at small sizes, and so do the worked examples of CONTRIBUTING.md."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
INTERPRETED = {"NUMBA_DISABLE_JIT": "1"}
SMALL = {
    "policymaker.py": ["better-registration", "--students", "200", "--seeds", "1"],
    "researcher.py": ["--students", "200", "--weeks", "1"],
    "teacher.py": ["--students", "200", "--weeks", "1"],
}
"""Arguments of each example that make it a matter of seconds."""


def run(script: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A script run by itself, its warnings as errors."""
    return subprocess.run(
        [sys.executable, "-W", "error", str(script), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_example_is_run_here() -> None:
    assert {path.name for path in EXAMPLES.glob("*.py")} == set(SMALL)


@pytest.mark.parametrize("name", SMALL)
def test_example_runs(name: str) -> None:
    ran = run(EXAMPLES / name, *SMALL[name], **(INTERPRETED if name == "teacher.py" else {}))
    assert ran.returncode == 0, ran.stderr
    assert len(ran.stdout.splitlines()) > 5


def test_an_unknown_scenario_is_named_by_the_policymakers_example() -> None:
    ran = run(EXAMPLES / "policymaker.py", "smaller-clases", "--students", "200", "--seeds", "1")
    assert ran.returncode == 2
    assert "smaller-classes" in ran.stderr
    assert "Traceback" not in ran.stderr


def worked_examples() -> list[str]:
    """The names of the worked examples, in the order of the text."""
    return list(dict.fromkeys(re.findall(r"^<!-- try: (\w+)", CONTRIBUTING.read_text(encoding="utf-8"), re.MULTILINE)))


def test_each_kind_of_addition_has_a_worked_example() -> None:
    assert worked_examples() == ["mechanism", "quantity", "intervention", "scenario", "target"]


@pytest.mark.parametrize("name", worked_examples())
def test_worked_example_works_as_it_stands(name: str) -> None:
    ran = run(EXAMPLES / "contributing" / "try_it.py", name)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "\n$ " in ran.stdout


def test_each_block_under_a_mark_is_a_step() -> None:
    """A mark that is mistyped, or not right above its block, would be left out in silence."""
    text = CONTRIBUTING.read_text(encoding="utf-8")
    marks = re.findall(r"^<!-- try: .*$", text, re.MULTILINE)
    steps = re.findall(r"^<!-- try: \w+, (?:(?:file|append) \S+|patch|run) -->\n```", text, re.MULTILINE)
    assert len(marks) == len(steps) > 0
