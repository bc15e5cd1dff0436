"""The table of what each mechanism costs is whole and comes out of a small run; no time is asserted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

import model
from benchmarks.children import measure_in_child
from benchmarks.report import mechanisms_table
from benchmarks.rules import RULES, SCHOOL_DAYS, WHOLE

MODEL = Path(model.__file__).parent
MECHANISMS = sorted(path.stem for path in (MODEL / "mechanisms").glob("*.py") if path.stem != "__init__")


@pytest.fixture(scope="module")
def found():
    """Measured in a process of its own, where rules run as plain Python: nothing needs to be compiled."""
    return measure_in_child("benchmarks.mechanisms", "200", "1", environment={"NUMBA_DISABLE_JIT": "1"})


def test_every_mechanism_is_listed():
    assert sorted(file.split(".")[1] for file in RULES if file.startswith("mechanisms.")) == MECHANISMS


def test_a_file_without_a_listed_rule_has_no_rule():
    for file, by_time in RULES.items():
        text = (MODEL / f"{file.replace('.', '/')}.py").read_text("utf-8")
        assert bool(by_time) == ("@rule" in text), file


def test_every_rule_is_measured(found):
    seen = {(row["file"], row["rule"]) for row in found["rows"]}
    listed = {(file, rule) for file, by_time in RULES.items() for names in by_time.values() for rule in names.split()}
    assert seen == listed
    assert all(row["ns_per_call"] >= 0 for row in found["rows"] if row["rule"])
    assert [row["rule"] for row in found["whole"]] == list(WHOLE)
    assert all(row["ns_per_student_day"] > 0 for row in found["whole"])


def test_cost_per_student_day_follows_from_how_often_a_rule_runs(found):
    daily = [row for row in found["rows"] if row["per"] == "pupil" and row["when"] in SCHOOL_DAYS]
    assert len(daily) > 50
    for row in daily:
        assert row["ns_per_student_day"] * SCHOOL_DAYS[row["when"]] == pytest.approx(row["ns_per_call"])
    assert all(row["ns_per_student_day"] is None for row in found["rows"] if row["when"] == "now and then")


def test_the_table_has_every_mechanism_and_says_how_it_was_measured(found):
    console = Console(width=140)
    with console.capture() as capture:
        console.print(mechanisms_table(found))
    text = capture.get()
    assert all(f"mechanisms.{name}" in text for name in MECHANISMS)
    assert "do not add up exactly" in " ".join(text.split())
    assert "the school day" in text


def test_a_walk_calls_the_rule_for_every_pupil_with_the_pupil_s_own_records():
    code = """
import numpy as np
from benchmarks.mechanisms import walk
from model import SchoolSystem
system = SchoolSystem(students=200, rng=1)
def age_and_children(student, parent) -> int:
    return student.age + parent.children
kept = np.zeros(len(system.students))
walk(age_and_children, "pupil")(system.world, None, kept, 1)
world = system.world
assert np.array_equal(kept, world.students.age + world.parents.children[world.students.household])
"""
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
