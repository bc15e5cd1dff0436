"""Who can get an intervention, whom it reaches, and how a trial inside the model limits it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from model import SchoolSystem
from model.changes import concerned
from model.support.eligible import can_get
from model.support.only import Only
from scenarios import Scenario
from tests.model.support.conftest import measure, move, use

ArmOf = Callable[..., Scenario]


def who_by_hand(town: SchoolSystem) -> dict[str, tuple[str, Any]]:
    """Conditions as a file says them, and the pupils meant, told in this test's own words."""
    students, levels = town.students, np.array(town.education.level_ids)[town.students.level]
    mbo = np.asarray(town.world.schools.sector)[students.school] == 1
    return {
        "levels": ('levels = ["havo", "mbo-2-bol"]', (levels == "havo") | (levels == "mbo-2-bol")),
        "sector": ('sector = "mbo"', mbo),
        "years": ("school_years = [1, 3]", np.isin(students.school_year, (1, 3))),
        "ages": ("ages = [14, 16]", (students.age >= 14) & (students.age <= 16)),
        "without": ("without_qualification = true", students.qualified == 0),
        "all together": (
            'sector = "mbo"\nschool_years = [1]\nages = [16, 17]\nwithout_qualification = true',
            mbo & (students.school_year == 1) & np.isin(students.age, (16, 17)) & (students.qualified == 0),
        ),
    }


@pytest.mark.parametrize("name", ["levels", "sector", "years", "ages", "without", "all together"])
def test_who_can_get_it(arm_of: ArmOf, town: SchoolSystem, name: str) -> None:
    text, here = who_by_hand(town)[name]
    plan = arm_of(use("one"), one=measure(f"[who]\n{text}\n", move())).supports[0]
    assert here.any()
    assert not here.all()
    assert (can_get(plan, town.world, town.education, None) == here).all()


def test_a_scenario_narrows_who_can_get_it(arm_of: ArmOf, town: SchoolSystem) -> None:
    text = measure('[who]\nlevels = ["havo", "vwo"]\nages = [12, 14]\n', move())
    plan = arm_of(use("one", 'where = { levels = ["vwo", "mbo-2-bol"], sector = "vo" }'), one=text).supports[0]
    levels = np.array(town.education.level_ids)[town.students.level]
    here = (levels == "vwo") & (town.students.age <= 14)
    assert (can_get(plan, town.world, town.education, None) == here).all()


@pytest.mark.parametrize(("reach", "share"), [("0.0", 0), ("0.5", 0.5), ("1.0", 1)])
def test_reach_is_a_share_of_the_schools(arm_of: ArmOf, reach: str, share: float) -> None:
    """Among 100 schools five standard errors of a half are 0.25: none and all would be seen."""
    system = SchoolSystem(schools=100, rng=4)
    text = measure(
        '[[move]]\nquantity = "school.climate"\nadd = 0.5\nrange = [0.0, 1.0]\nsource = "a trial"\n'
        'grade = "assumption"\n', unit="school",
    )  # fmt: skip
    (change,) = arm_of(use("one", f"reach = {reach}"), one=text).changes
    schools = concerned(system.world, change, "school", system.education)
    assert abs(schools.mean() - share) <= (0.25 if share == 0.5 else 0)


def test_only_some_pupils_and_only_some_schools(arm_of: ArmOf, town: SchoolSystem) -> None:
    arm = arm_of(use("one") + use("two"), one=measure(move()), two=measure(move()))
    one, two = arm.supports
    some, there = town.students.id[5:50], town.world.schools.id[[1, 2]]
    at_school = np.isin(town.world.schools.id[town.students.school], there)

    def reached(only: Only) -> list[Any]:
        return [can_get(plan, town.world, town.education, only) for plan in (one, two)]

    picked = np.isin(town.students.id, some)
    for mask in reached(Only(pupils=some)):
        assert (mask == picked).all()
    for mask in reached(Only(schools=there)):
        assert (mask == at_school).all()
    limited, free = reached(Only(pupils=some, by=("one",)))
    assert (limited == picked).all()
    assert free.all()
