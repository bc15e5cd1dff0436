"""Which transition a pupil makes when a school year begins, for `model.mechanisms.transitions`."""

from typing import Any

import numpy as np
import numpy.typing as npt

from agents.records import Records
from evidence import EducationSystem, Parameters
from model.mechanisms.transitions import TRANSITIONS


def mark_entry(students: Records, system: EducationSystem, parameters: Parameters) -> None:
    """Mark who begins at secondary school or in mbo: everybody in the first year of a programme."""
    mbo = np.array([level.sector == "mbo" for level in system.levels])[students.level]
    first = np.asarray(students.school_year) == 1
    years = np.asarray(students.school_year, np.int64) - 1  # a year's weeks times years do not fit in a byte
    students.weeks_since_transition = years * len(system.calendar.school_weeks)
    _mark(students, np.where(first, np.where(mbo, 2, 1), 5), parameters)


def mark_transition(
    students: Records,
    level: npt.NDArray[Any],
    school: npt.NDArray[Any],
    system: EducationSystem,
    parameters: Parameters,
) -> None:
    """Mark what changed for pupils who go on: into mbo, another level, another school, or the year alone.

    Args:
        students: pupils as they begin the new year.
        level: their level of last year, shape (n,).
        school: row of their school of last year, shape (n,).
        system: sectors of the levels.
        parameters: gives how unsettling each kind is.
    """
    mbo = np.array([level.sector == "mbo" for level in system.levels])
    kind = np.full(len(students), 5)
    kind[np.asarray(students.school) != school] = 4
    kind[np.asarray(students.level) != level] = 3
    kind[mbo[students.level] & ~mbo[level]] = 2
    _mark(students, kind, parameters)


def _mark(students: Records, kind: npt.NDArray[Any], parameters: Parameters) -> None:
    weight = np.array([parameters.value(f"transitions.{name}") for name in TRANSITIONS])
    students.transition = kind
    students.unsettled = weight[kind - 1]
    students.weeks_since_transition = np.where(kind < len(TRANSITIONS), 0, students.weeks_since_transition)
