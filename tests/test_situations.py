"""Situations in readable files: a class, a few pupils, an event, and what must and must not happen over weeks.

The form is explained in tests/situations/README.md.
"""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from agents.reasons import LABELS, REASONS
from agents.services import SERVICES
from model import SchoolSystem
from model.world import EVENT_KINDS

FOLDER = Path(__file__).parent / "situations"
FILES = sorted(FOLDER.glob("*.toml"))
CERTAIN = 3.0
STUDENTS = 400


def read(path):
    with path.open("rb") as file:
        return tomllib.load(file)


def members(system, situation):
    """Rows of the pupils of the class that it happens in, in order of person number."""
    level = system.education.level_index(situation["class"]["level"])
    students = system.students
    here = (students.level == level) & (students.school_year == situation["class"]["school_year"])
    klas = students.klas[here][0]
    rows = np.flatnonzero(students.klas == klas)
    return rows[np.argsort(students.id[rows])]


def put(records, rows, fields):
    for name, value in fields.items():
        assert name in records.dtype.names, f"there is no field {name!r}"
        records[name][rows] = value


def live(situation, seed, happens):
    """Live through the weeks of a situation, or through the same weeks without it."""
    system = SchoolSystem(students=STUDENTS, rng=seed)
    rows = members(system, situation)
    named = {pupil["name"]: rows[place] for place, pupil in enumerate(situation.get("pupil", []))}
    put(system.teachers, mentor_of(system, rows), situation.get("mentor", {}).get("given", {}))
    for pupil in situation.get("pupil", []):
        put(system.students, named[pupil["name"]], pupil.get("given", {}))
        if happens:
            put(system.students, named[pupil["name"]], pupil.get("set", {}))
            put(system.parents, system.students.household[named[pupil["name"]]], pupil.get("parent", {}))
    for week in range(1, situation["weeks"] + 1):
        for event in situation.get("event", []) if happens else []:
            if event["week"] == week:
                begin(system, event, rows, named)
        system.run(weeks=1)
    return system, rows, named


def mentor_of(system, rows):
    return system.classes.mentor[system.students.klas[rows[0]]]


def begin(system, event, rows, named):
    school = system.students.school[rows[0]]
    if event.get("school"):
        put(system.world.schools, school, event["set"])
    elif event.get("region"):
        put(system.world.regions, system.world.schools.region[school], event["set"])
    elif event.get("mentor"):
        put(system.teachers, mentor_of(system, rows), event["set"])
    elif event.get("class"):
        put(system.students, rows, event["set"])
    else:
        put(system.students, named[event["pupil"]], event["set"])


def measure(lived, expectation):
    """Mean over the pupils meant, of what the expectation is about."""
    system, rows, named = lived
    students = system.students
    school = np.flatnonzero(students.school == students.school[rows[0]])
    who = expectation["pupil"]
    if who in named:
        chosen = np.array([named[who]])
    else:
        chosen = {"the class": rows, "the school": school, "the rest": np.setdiff1d(school, list(named.values()))}[who]
    return float(np.asarray(values_of(system, expectation["what"]), float)[chosen].mean())


def values_of(system, what):
    """What is measured, for every pupil: hours, what happened so often, a wait, a field of the class, or an own one."""
    students = system.students
    kind, _, name = what.partition(" ")
    if what in REASONS:
        return students.true_hours[:, REASONS.index(what)]
    if kind == "registered":
        return students.registered_hours[:, LABELS.index(name)]
    if kind == "event":
        assert name in EVENT_KINDS, f"there is no event {name!r}"
        events = system.tables()["events"]
        return np.isin(students.id, events.loc[events["kind"] == name, "person"])
    if kind == "waits":
        return students.waits[:, SERVICES.index(name)]
    if kind == "class":
        return system.classes[name][students.klas]
    return students[what]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_situation(path):
    situation = read(path)
    assert set(situation["title"]) == {"en", "nl"}
    with_it = [live(situation, seed, happens=True) for seed in range(situation["repeat"])]
    without = [live(situation, seed, happens=False) for seed in range(situation["repeat"])]
    for expectation in situation["expect"]:
        there = np.array([measure(lived, expectation) for lived in with_it])
        usual = np.array([measure(lived, expectation) for lived in without])
        assert holds(expectation["must"], there, usual), (expectation, there.mean(), usual.mean())


def holds(must, there, usual):
    difference = there - usual
    error = difference.std(ddof=1) / np.sqrt(len(difference))
    return {
        "rise": difference.mean() > CERTAIN * error and difference.mean() > 0,
        "fall": difference.mean() < -CERTAIN * error and difference.mean() < 0,
        "stay": bool(np.all(difference == 0)) or abs(difference.mean()) < CERTAIN * error,
        "happen": bool(np.all(there > 0)),
        "never": bool(np.all(there == 0)),
    }[must]
