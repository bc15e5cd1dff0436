"""What the tests of the model share: scenarios written on the spot, ties as arrays, a fresh interpreter."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import scenarios
from evidence import EducationSystem, Parameters, load_parameters, load_system
from model import SchoolSystem
from scenarios import Scenario

ROOT = Path(__file__).parents[2]

HEAD = """based_on = "baseline"
title = { nl = "proef", en = "trial" }
description = { nl = "proef", en = "trial" }
"""


@pytest.fixture(scope="session")
def education() -> EducationSystem:
    return load_system("nl")


@pytest.fixture(scope="session")
def parameters() -> Parameters:
    return load_parameters()


@pytest.fixture(scope="session")
def scenario_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Scenario]:
    """Makes a scenario out of what differs from the baseline, as TOML text."""

    def made(text: str) -> Scenario:
        path = tmp_path_factory.mktemp("scenario") / "trial.toml"
        path.write_text(HEAD + text, encoding="utf-8")
        return scenarios.load(path)

    return made


@pytest.fixture(scope="session")
def ties_of() -> Callable[[SchoolSystem], tuple[Any, Any, Any]]:
    """Gives all ties as (row of who names, row of who is named, weight)."""

    def found(system: SchoolSystem) -> tuple[Any, Any, Any]:
        world = system.world
        named = np.repeat(np.arange(len(world.students)), np.diff(world.followers_first))
        return world.followers.astype(np.int64), named, world.ties

    return found


@pytest.fixture(scope="session")
def run_python() -> Callable[..., str]:
    """Runs a text in a fresh interpreter in which every warning is an error; gives what it printed."""

    def run(text: str, *arguments: str, **environment: str) -> str:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", text, *arguments],
            cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        return done.stdout

    return run


@pytest.fixture(scope="session")
def assert_consistent() -> Callable[[SchoolSystem], None]:
    """Checks that everybody is in one place and that all records agree on it."""
    return _assert_consistent


def _assert_consistent(system: SchoolSystem) -> None:
    world = system.world
    students, classes, schools, parents, teachers = (
        world.students, world.classes, world.schools, world.parents, world.teachers,
    )  # fmt: skip
    people = np.concatenate([students.id, parents.id, teachers.id])
    assert len(np.unique(people)) == len(people)
    assert people.min() > 0
    for records, first, count, owner in (
        (students, schools.first, schools.pupils, students.school),
        (classes, schools.first_class, schools.classes, classes.school),
        (teachers, schools.first_teacher, schools.teachers, teachers.school),
    ):
        assert (first == np.cumsum(count) - count).all()
        assert (np.asarray(owner) == np.repeat(np.arange(len(schools)), count)).all()
        assert int(count.sum()) == len(records)
    assert (classes.school[students.klas] == students.school).all()
    assert (np.diff(students.klas) >= 0).all()
    assert (classes.pupils == np.bincount(students.klas, minlength=len(classes))).all()
    assert (classes.pupils > 0).all()
    assert (classes.school_year[students.klas] == students.school_year).all()
    assert (teachers.school[classes.mentor] == classes.school).all()
    assert (parents.children == np.bincount(students.household, minlength=len(parents))).all()
    childless = np.flatnonzero(parents.children == 0)
    assert set(childless.tolist()) <= set(system.former.people.household.tolist())
    if system.lived_years == 0:  # later some go on at a level that only another region has
        assert (parents.region[students.household] == schools.region[students.school]).all()
    assert (students.background == parents.background[students.household]).all()
    assert (world.regions.pupils == np.bincount(schools.region, weights=schools.pupils)).all()
    first = world.followers_first
    assert first[0] == 0
    assert first[-1] == len(world.followers) == len(world.ties)
    assert (np.diff(first) >= 0).all()
    assert len(first) == len(students) + 1
