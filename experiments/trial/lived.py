"""An arm lived through, and what the registers then hold of every pupil of its first day."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from agents.reasons import LABELS
from model import SchoolSystem
from model.social import CHRONIC
from model.tally import pupil_sums
from model.world import DAYS_PER_WEEK

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

NEVER = -1
"""The week of support of who was not supported."""

_COUNTED = ("lessons", "absence", "unauthorised", "sick_days", "reported", "vsv", "years")
"""What is added up over the school years of a pupil."""


@dataclass(frozen=True)
class Lived:
    """The pupils of the first day, in the order of their records then; arrays of shape (pupils,) unless said otherwise.

    Attributes:
        person: person numbers.
        at_risk: who could become a new early leaver in the first year.
        outcomes: outcome → value of each pupil, over all years in which the pupil was enrolled.
        lost: whose absence was not registered to the end: off the roll before it.
        supported: school week of the first year on whose Friday support began, `NEVER` without.
        weekly: share of the week's lessons registered as missed in the first year, shape (weeks, pupils); 0 in weeks
            without lessons.
    """

    person: Ints
    at_risk: npt.NDArray[np.bool_]
    outcomes: dict[str, Floats]
    lost: npt.NDArray[np.bool_]
    supported: Ints
    weekly: npt.NDArray[np.float32]


def live(system: SchoolSystem, years: int, supports: Sequence[str]) -> Lived:
    """Live through whole years, and read the registers.

    Args:
        system: before its first day.
        years: school years.
        supports: names of the interventions for single pupils whose start is noted.
    """
    person = np.asarray(system.world.students.id, np.int64).copy()
    order = np.argsort(person)
    sums = {name: np.zeros(len(person)) for name in _COUNTED}
    lost = np.zeros(len(person), bool)
    weekly, supported = _first_year(system, supports)
    for year in range(years):
        if year:
            system.run(years=1)
        here = np.asarray(system.world.students.id, np.int64)
        place = order[np.searchsorted(person, here, sorter=order).clip(max=len(person) - 1)]
        known = person[place] == here
        counted = _year_of(system)
        if year == 0:
            at_risk = counted.pop("at_risk") > 0
        for name in _COUNTED:
            sums[name][place[known]] += counted[name][known]
        lost[place[known]] |= np.asarray(system.world.students.dropped)[known] == 1
    lost |= sums["years"] < years
    return Lived(person, at_risk, _outcomes(sums), lost, supported, weekly)


def _first_year(system: SchoolSystem, supports: Sequence[str]) -> tuple[npt.NDArray[np.float32], Ints]:
    """The first year, week by week: share registered as missed, and when support began."""
    weeks, pupils = len(system.calendar) // DAYS_PER_WEEK, len(system.world.students)
    weekly = np.zeros((weeks, pupils), np.float32)
    supported = np.full(pupils, NEVER, np.int64)
    missed, lessons = np.zeros(pupils, np.int64), np.zeros(pupils, np.int64)
    for week in range(weeks):
        system.run(weeks=1)
        students = system.world.students
        for name in supports:
            begun = system.support.had(name, system.world) & (supported == NEVER)
            supported[begun] = week
        now, planned = students.registered_hours.sum(axis=1, dtype=np.int64), students.lesson_hours.astype(np.int64)
        weekly[week] = (now - missed) / np.maximum(planned - lessons, 1)
        missed, lessons = now, planned
    return weekly, supported


def _year_of(system: SchoolSystem) -> dict[str, Floats]:
    """What this year adds for each pupil; `at_risk` too."""
    students, levels = system.world.students, system.world.levels
    sums = pupil_sums(system.world, system.education)
    registered = students.registered_hours.astype(float)
    per_day = np.maximum(levels.lessons[students.level], 1)
    return {
        "lessons": students.lesson_hours.astype(float),
        "absence": registered.sum(axis=1),
        "unauthorised": registered[:, LABELS.index("unauthorised")],
        "sick_days": registered[:, LABELS.index("sick")] / per_day,
        "reported": students.reports.astype(float),
        "vsv": sums["vsv"].astype(float),
        "years": np.ones(len(students)),
        "at_risk": sums["vsv_base"].astype(float),
    }


def _outcomes(sums: dict[str, Floats]) -> dict[str, Floats]:
    """Outcomes by name; shares of lessons, days a year, and yes or no."""
    lessons, years = np.maximum(sums["lessons"], 1.0), np.maximum(sums["years"], 1.0)
    absence = sums["absence"] / lessons
    return {
        "vsv": np.minimum(sums["vsv"], 1.0),
        "absence": absence,
        "unauthorised": sums["unauthorised"] / lessons,
        "sick_days": sums["sick_days"] / years,
        "chronic": (absence >= CHRONIC).astype(float),
        "reported": (sums["reported"] > 0).astype(float),
    }
