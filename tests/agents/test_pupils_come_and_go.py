"""Adding and removing pupils: everything adds up, and nobody else's luck changes."""

import copy
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from agents import Parent, Student, Teacher
from agents.records import STUDENT
from evidence import BadInput
from model import SchoolSystem
from scenarios import load

APART = replace(
    load("baseline"),
    mechanisms=dict.fromkeys(
        ("class_size", "peer_influence", "teacher_load", "neighbourhood", "isolation", "officer", "doctor", "care_team",
         "youth_care", "provision", "exemption", "doorstroompunt"), 0.0
    ),
    parameters={"school_stress.comparison": 0.0},
)  # fmt: skip
"""Pupils do not touch each other: not by the size of the class or the school, through friends, the class norm or the
marks of classmates, by the households that the school draws from, or in queues, which go by the number of pupils."""

THROUGH_TIES = {"peer_truancy", "peer_ambition"}
"""Shown for every pupil, also when peer influence is off: a lost friend no longer counts in them."""


@pytest.fixture(scope="session")
def apart_built() -> SchoolSystem:
    return SchoolSystem(students=200, rng=3, scenario=APART)


@pytest.fixture
def apart(apart_built: SchoolSystem) -> SchoolSystem:
    return copy.deepcopy(apart_built)


def add_up(system: SchoolSystem) -> None:
    """See that all records agree with each other."""
    world = system.world
    students, schools, classes = world.students, world.schools, world.classes
    assert len(np.unique(students.id)) == len(students)
    assert students.dtype == STUDENT
    assert (np.diff(students.school) >= 0).all()
    assert schools.pupils.tolist() == np.bincount(students.school, minlength=len(schools)).tolist()
    assert schools.first.tolist() == (np.cumsum(schools.pupils) - schools.pupils).tolist()
    assert (classes.school[students.klas] == students.school).all()
    changes = np.flatnonzero(np.diff(students.klas))
    assert len(changes) + 1 == len(np.unique(students.klas)), "the pupils of a class stand together"
    sizes = np.bincount(students.klas, minlength=len(classes))
    assert classes.pupils[sizes > 0].tolist() == sizes[sizes > 0].tolist()
    assert world.parents.children.tolist() == np.bincount(students.household, minlength=len(world.parents)).tolist()
    regions = np.bincount(schools.region, weights=schools.pupils, minlength=len(world.regions))
    assert world.regions.pupils.tolist() == regions.tolist()
    first = world.followers_first
    assert (first[0], first[-1], len(first)) == (0, len(world.followers), len(students) + 1)
    assert len(world.ties) == len(world.followers)
    named = np.repeat(np.arange(len(students)), np.diff(first))
    assert (students.school[named] == students.school[world.followers]).all()
    assert (named != world.followers).all()
    assert len(world.events) >= 4 * len(students)


def ties(system: SchoolSystem) -> set[tuple[int, int, float]]:
    """All ties by person number."""
    return {
        (one, other, data["weight"])
        for school in system.schools
        for one, other, data in system.friendships(school.unique_id).edges(data=True)
    }


def days_of_others(system: SchoolSystem, who: int, days: int) -> pd.DataFrame:
    """Reason and hours of everybody but one, day by day, each in order of person number."""
    rows = []
    for _ in range(days):
        system.step()
        others = system.students[system.students.id != who]
        rows.append(pd.DataFrame({name: others[name] for name in ("id", "reason", "hours", "label")}))
    return pd.concat(rows, keys=range(days)).sort_values("id", kind="stable").reset_index(drop=True)


def others(system: SchoolSystem, who: int, but: set[str] = frozenset()) -> dict[str, Any]:
    """Every field of everybody but one, in order of person number."""
    records = system.students[system.students.id != who]
    records = records[np.argsort(records.id)]
    return {name: records[name].tolist() for name in records.dtype.names if name not in but}


# Adding


@pytest.mark.parametrize("days", [0, 3, 5, 8])
def test_an_added_pupil_changes_nobody_elses_days(apart: SchoolSystem, days: int) -> None:
    twin = copy.deepcopy(apart)
    for _ in range(days):
        apart.step()
        twin.step()
    new = Student(apart, school=1)
    after, expected = days_of_others(apart, new.unique_id, 12), days_of_others(twin, new.unique_id, 12)
    pd.testing.assert_frame_equal(after, expected)
    assert expected["reason"].nunique() > 4
    assert others(apart, new.unique_id) == others(twin, new.unique_id)
    assert new.lesson_hours > 0


def test_what_happened_in_the_week_of_a_change_is_kept(apart: SchoolSystem) -> None:
    twin, own = copy.deepcopy(apart), set(apart.students.id)
    for _ in range(8):
        apart.step()
        twin.step()
        visitor = Student(apart, school=1)
        for _ in range(2):
            apart.step()
            twin.step()
        visitor.remove()
        for _ in range(2):
            apart.step()
            twin.step()
    mine, theirs = (
        events[events["person"].isin(own)].sort_values(["week", "day", "person", "kind"], ignore_index=True)
        for events in (apart.tables()["events"], twin.tables()["events"])
    )
    pd.testing.assert_frame_equal(mine, theirs)
    assert (theirs["day"] == 0).sum() > 5, "there was something to lose"


def test_an_added_pupil_is_counted_everywhere(system: SchoolSystem) -> None:
    before, tied = len(system.students), ties(system)
    school, other = system.schools
    sizes = school.pupils, other.pupils
    new = Student(system, school=1)
    add_up(system)
    assert len(system.students) == len(system.agents_by_type[Student]) == before + 1
    assert (school.pupils, other.pupils) == (sizes[0] + 1, sizes[1])
    assert ties(system) == tied
    assert new.friends == []
    assert new.unique_id in system.friendships(1)


def test_the_newcomer_is_somebody(system: SchoolSystem) -> None:
    made = Student.create_agents(system, 60, school=1, level="havo")
    add_up(system)
    for trait in ("ability", "anxiety", "conduct", "resilience"):
        assert 0.5 < np.std(made.get(trait)) < 1.6, trait
    assert set(made.get("sex")) == {0, 1}
    assert made.get("habit") == made.get("inclination")
    assert set(made.get("level_name")) == {"havo"}
    girls, boys = (np.mean(made.select(lambda p, s=sex: p.sex == s).get("conduct")) for sex in (0, 1))
    assert boys > girls, "what depends on sex is drawn by the sex that the newcomer has"


def test_what_is_given_is_what_the_pupil_gets(system: SchoolSystem) -> None:
    given = {"level": "havo", "school_year": 3, "age": 15, "sex": 0, "stress": 1.5, "inclination": 2.0, "bullied": True}
    new = Student(system, school=1, **given)
    assert (new.level_name, new.school_year, new.age, new.sex) == ("havo", 3, 15, 0)
    assert (new.stress, new.inclination, new.habit, new.bullied) == (1.5, 2.0, 2.0, 1)
    assert system.schools[new.school].unique_id == 1
    classmates = system.students[system.students.klas == new.klas]
    assert 3 in classmates.school_year
    assert Student(system, school=1, level=new.level, habit=1.0, inclination=2.0).habit == 1.0


def test_the_smallest_class_gets_the_newcomer(system: SchoolSystem) -> None:
    sizes = {c.unique_id: c.pupils for c in system.school_classes}
    new = Student(system, school=1, level="havo")
    mine = system.school_classes[new.klas]
    taught = system.students[(system.students.school == 0) & (system.students.level == new.level)]
    assert sizes[mine.unique_id] == min(system.classes.pupils[row] - (row == new.klas) for row in set(taught.klas))
    assert mine.pupils == sizes[mine.unique_id] + 1


def test_a_brother_or_sister_in_another_school(system: SchoolSystem) -> None:
    sibling = next(pupil for pupil in system.agents_by_type[Student] if pupil.school == 0)
    new = Student(system, school=2, household=sibling.household)
    add_up(system)
    assert new.parent == sibling.parent
    assert {new, sibling} <= set(sibling.parent.pupils)
    assert new.school != sibling.school


def test_a_newcomer_gets_through_the_year_and_the_next(system: SchoolSystem) -> None:
    system.run(weeks=3)
    new = Student(system, school=2, age=16)
    number = new.unique_id
    system.run(weeks=1)
    assert new.lesson_hours > 0
    system.run(years=1)
    add_up(system)
    assert number not in system.students.id or Student.view(system, number).friends
    assert len(np.unique([*system.students.id, *system.parents.id, *system.teachers.id])) == len(system.agents)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "school: must be given(.|\n)*allowed: school numbers 1 to 2"),
        ({"school": 3}, "school = 3: is no school"),
        ({"school": "1"}, "school = '1': is no school"),
        ({"school": 1, "skool": 2}, "skool = 2: is no field(.|\n)*did you mean 'school'"),
        ({"school": 1, "p_truancy": 0.5}, "p_truancy = 0.5: is no field"),
        ({"school": 1, "id": 5}, "id = 5: is no field"),
        ({"school": 1, "level": "hava"}, "level = 'hava'(.|\n)*did you mean 'havo'"),
        ({"school": 1, "level": "mbo-2-bol"}, "level = 'mbo-2-bol': has no pupils at school 1"),
        ({"school": 1, "level": 99}, "level = 99: has no pupils at school 1"),
        ({"school": 1, "level": -1}, "level = -1: has no pupils at school 1"),
        ({"school": 1, "level": "havo", "school_year": 9}, "level = 'havo': has no pupils at school 1 in year 9"),
        ({"school": 1, "school_year": 9}, "has no pupils at school 1 in year 9"),
        ({"school": 1, "school_year": "third"}, "Student.school_year = 'third': is no value"),
        ({"school": 1, "household": 10**6}, "household = 1000000: cannot be(.|\n)*from 0 to 119"),
        ({"school": 1, "household": -1}, "household = -1: cannot be"),
        ({"school": 1, "age": 70}, "age = 70: cannot be"),
        ({"school": 1, "age": "old"}, "Student.age = 'old': is no value"),
        ({"school": 1, "sex": "f"}, "Student.sex = 'f': is no value(.|\n)*from 0 to 1"),
        ({"school": 1, "anxiety": float("nan")}, "Student.anxiety = nan: is no value"),
        ({"school": 1, "background": 2}, "Student.background = 2: is no value"),
    ],
)
def test_bad_fields_are_refused_and_change_nothing(system: SchoolSystem, fields: dict[str, Any], message: str) -> None:
    system.step()
    before, number = system.digest(), system.next_number
    with pytest.raises(BadInput, match=message):
        Student(system, **fields)
    assert system.digest() == before
    assert system.next_number == number
    assert len(system.agents_by_type[Student]) == 200


def test_only_pupils_come_and_go(system: SchoolSystem) -> None:
    for kind in (Parent, Teacher):
        with pytest.raises(TypeError, match=f"{kind.__name__}s come with the population"):
            kind(system)
        with pytest.raises(TypeError, match="cannot be removed: pupils depend on it"):
            system.agents_by_type[kind][0].remove()


# Removing


@pytest.mark.parametrize("days", [0, 3, 5, 8])
def test_a_removed_pupil_changes_nobody_elses_days(apart: SchoolSystem, days: int) -> None:
    twin = copy.deepcopy(apart)
    for _ in range(days):
        apart.step()
        twin.step()
    gone = apart.agents_by_type[Student][17]
    assert gone.friends
    gone.remove()
    after, expected = days_of_others(apart, gone.unique_id, 12), days_of_others(twin, gone.unique_id, 12)
    pd.testing.assert_frame_equal(after, expected)
    assert others(apart, gone.unique_id, THROUGH_TIES) == others(twin, gone.unique_id, THROUGH_TIES)


def test_a_removed_pupil_leaves_with_ties_place_and_household(system: SchoolSystem) -> None:
    gone = system.agents_by_type[Student][17]
    number, parent, klas, school = gone.unique_id, gone.parent, gone.klas, gone.school
    children, size, pupils, before = (
        parent.children,
        system.classes.pupils[klas],
        system.schools[school].pupils,
        ties(system),
    )
    gone.remove()
    add_up(system)
    assert ties(system) == {tie for tie in before if number not in tie[:2]}
    assert parent.children == children - 1
    assert gone not in parent.pupils
    assert system.classes.pupils[klas] == size - 1
    assert system.schools[school].pupils == pupils - 1


def test_who_comes_and_goes_again_leaves_no_trace(system: SchoolSystem) -> None:
    twin = copy.deepcopy(system)
    Student(system, school=1).remove()
    add_up(system)
    assert system.run(weeks=3).digest() == twin.run(weeks=3).digest()


def test_a_whole_class_and_a_whole_school_can_go(system: SchoolSystem) -> None:
    system.step()
    klas = system.agents_by_type[Student][0].klas
    system.agents_by_type[Student].select(lambda pupil: pupil.klas == klas).do("remove")
    add_up(system)
    system.run(weeks=2)
    system.agents_by_type[Student].select(lambda pupil: pupil.school == 1).do("remove")
    add_up(system)
    system.run(weeks=2)
    assert [school.pupils for school in system.schools] == [len(system.students), 0]
    assert len(system.friendships(2)) == 0
    with pytest.raises(BadInput, match="has no pupils at school 2"):
        Student(system, school=2)
    system.run(years=1)
    add_up(system)


def test_many_come_and_go_while_the_weeks_pass(system: SchoolSystem) -> None:
    for week in range(6):
        Student.create_agents(system, 5, school=1 + week % 2)
        system.step()
        system.agents_by_type[Student].shuffle().select(at_most=7).do("remove")
        system.run(weeks=1)
        add_up(system)
    assert len(system.students) == 200 + 6 * 5 - 6 * 7
    weeks = system.tables()["school_weeks"]
    assert (weeks.filter(like="true_").sum(axis=1) <= weeks["lesson_hours"]).all()
