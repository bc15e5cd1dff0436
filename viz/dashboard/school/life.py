"""One school of a small town over a school year: who its pupils are, their friends, and how each week went for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from agents.reasons import LABELS, REASONS
from evidence import BadInput
from model import SchoolSystem
from model.world import DAYS_PER_WEEK
from scenarios import Scenario
from viz.network import layout

TOWN: Final = 2000
"""Pupils of the town: a school of each kind, and a year of it is lived through in a fraction of a second."""

READABLE: Final = 300
"""The school shown first is the one nearest to this size."""

PRESENT: Final = 0
GONE: Final = max(len(REASONS), len(LABELS)) + 1
"""Codes of a week beside those of reasons and labels: missed nothing, and no longer a pupil of this school."""

Codes = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Asked:
    """Which school: all that it follows from.

    Attributes:
        scenario: lived through.
        seed: of the town.
        school: number of the school; None takes one of a readable size.
    """

    scenario: Scenario
    seed: int
    school: int | None = None


@dataclass(frozen=True)
class Pupil:
    """Who a pupil is, and where in the picture.

    Attributes:
        number: person number.
        at: (x, y).
        klas: name of the class.
        level: id of the level.
        risk: score at the start, from what a school could know, z.
        ahead: share of the pupils of this school with less risk, 0 to 1.
    """

    number: int
    at: tuple[float, float]
    klas: str
    level: str
    risk: float
    ahead: float


@dataclass(frozen=True, eq=False)
class SchoolLife:
    """A school and its year.

    Attributes:
        school: its number.
        schools: number, id of the type and pupils of every school of the town.
        pupils: in the order of `true` and `registered`.
        classes: name → middle of its block.
        ties: places of two pupils of whom the first names the second, and whether both are in one class.
        true: code of the reason for which most lessons were missed, shape (weeks, pupils).
        registered: the same of what the school wrote down.
    """

    school: int
    schools: tuple[tuple[int, str, int], ...]
    pupils: tuple[Pupil, ...]
    classes: dict[str, tuple[float, float]]
    ties: tuple[tuple[int, int, bool], ...]
    true: Codes
    registered: Codes


def live_school(asked: Asked) -> SchoolLife:
    """Lives through a school year and looks every Friday.

    Raises:
        BadInput: when there is no such school.
    """
    system = town(asked)
    school = _chosen(system, asked.school)
    graph = system.friendships(school)
    places, classes = layout(graph)
    numbers = list(graph.nodes)
    rank = {number: place for place, number in enumerate(numbers)}
    pupils = tuple(_pupils(system, graph, places, classes))
    weeks = list(_weeks(system, numbers, school))
    return SchoolLife(
        school=school,
        schools=tuple(_schools(system)),
        pupils=pupils,
        classes=classes,
        ties=tuple((rank[a], rank[b], graph.nodes[a]["klas"] == graph.nodes[b]["klas"]) for a, b in graph.edges),
        true=np.array([true for true, _ in weeks], np.int8),
        registered=np.array([registered for _, registered in weeks], np.int8),
    )


def town(asked: Asked) -> SchoolSystem:
    """The town before its first day; made anew each time, for sessions share nothing that lives."""
    return SchoolSystem(students=TOWN, rng=asked.seed, scenario=asked.scenario, threads=1)


def _schools(system: SchoolSystem) -> Iterator[tuple[int, str, int]]:
    types = system.education.school_types
    for school in system.world.schools:
        yield int(school.id), types[school.school_type].id, int(school.pupils)


def _chosen(system: SchoolSystem, school: int | None) -> int:
    known = {number: pupils for number, _, pupils in _schools(system)}
    if school is None:
        return min(known, key=lambda number: abs(known[number] - READABLE))
    if school not in known:
        allowed = tuple(str(number) for number in known)
        raise BadInput(key="school", value=school, problem="is no school of this town", allowed=allowed)
    return school


def _pupils(
    system: SchoolSystem, graph: Any, places: dict[Any, tuple[float, float]], classes: dict[str, tuple[float, float]]
) -> Iterator[Pupil]:
    rows = rows_of(system, list(graph.nodes))
    risk = np.asarray(system.students.risk_at_start)[rows]
    order = np.searchsorted(np.sort(risk), risk) / max(len(risk), 1)
    for number, score, ahead in zip(graph.nodes, risk, order, strict=True):
        x, y = places[number]
        klas = min(classes, key=lambda name: (classes[name][0] - x) ** 2 + (classes[name][1] - y) ** 2)
        yield Pupil(int(number), (x, y), klas, graph.nodes[number]["level"], float(score), float(ahead))


def rows_of(system: SchoolSystem, numbers: list[int]) -> npt.NDArray[np.int64]:
    """Rows of these pupils in the records; -1 for who is no longer there."""
    there = np.asarray(system.students.id)
    order = np.argsort(there)
    at = np.minimum(np.searchsorted(there, numbers, sorter=order), len(there) - 1)
    rows = order[at]
    return np.where(there[rows] == numbers, rows, -1)


def _weeks(system: SchoolSystem, numbers: list[int], school: int) -> Iterator[tuple[Codes, Codes]]:
    """The codes of every week: for what most lessons were missed in it, truly and as registered."""
    before = _hours(system, numbers, school)
    for _ in range(len(system.calendar) // DAYS_PER_WEEK):
        system.run(weeks=1)
        after = _hours(system, numbers, school)
        yield _codes(after[0] - before[0], after[2]), _codes(after[1] - before[1], after[2])
        before = after


_Hours = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.bool_]]


def _hours(system: SchoolSystem, numbers: list[int], school: int) -> _Hours:
    """Lessons missed this year by reason and by label, and who is a pupil of the school."""
    rows = rows_of(system, numbers)
    students = system.students
    here = (rows >= 0) & (np.asarray(system.world.schools.id)[np.asarray(students.school)[rows]] == school)
    return np.asarray(students.true_hours, np.int64)[rows], np.asarray(students.registered_hours, np.int64)[rows], here


def _codes(hours: npt.NDArray[np.int64], here: npt.NDArray[np.bool_]) -> Codes:
    codes = np.where(hours.max(axis=1) > 0, hours.argmax(axis=1) + 1, PRESENT)
    return np.where(here, codes, GONE).astype(np.int8)
