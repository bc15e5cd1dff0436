"""A year older, at the next level, year and school: what the move does to a pupil.

Another level changes marks against classmates and the view of the future, by the difference in status (source E: moving
up protects, low levels carry a stigma). Who goes to vavo failed the exam. A new programme in mbo fits or does not,
better on the whole after guidance by the school that the pupil comes from. With age more pupils take a job.

Parameters: careers.level_step, .vavo_past, .orientation, traits.level_perspective, population.job_share, .job_hours.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from agents.records import Records
from evidence import Parameters
from model.careers import kinds
from model.careers.ladder import Ladder
from model.careers.luck import YearLuck
from model.population.build import find_jobs


def arrive(students: Records, schools: Records, steps: Ladder, parameters: Parameters, luck: YearLuck) -> None:
    """Carry out the decided moves of pupils who stay in the system.

    Args:
        students: the pupils with their decisions; written.
        schools: the schools of the year that ended, for the guidance that they gave.
        steps: the levels.
        parameters: the parameters.
        luck: draws of these pupils for the year that ended.
    """
    known = students.move != kinds.UNDECIDED
    level = np.where(known, students.next_level, students.level).astype(np.int64)
    begins = steps.mbo[level] & ((level != students.level) | (students.move == kinds.OTHER))
    moved = np.isin(students.move, (kinds.UP, kinds.DOWN))
    change_level(students, level, moved, steps, parameters)
    failed = students.move == kinds.VAVO
    students.perspective -= np.where(failed, parameters.value("careers.vavo_past"), 0.0)
    guided = parameters.value("careers.orientation") * schools.orientation[students.school]
    students.misfit = np.where(begins, luck.misfit() - guided, students.misfit)
    begin_marks_anew(students, begins | failed)
    students.school = np.where(known, students.next_school, students.school)
    students.school_year = np.where(known, students.next_year, students.school_year)
    students.age += 1
    find_jobs(students, luck.seed, parameters)


def begin_marks_anew(students: Records, who: npt.NDArray[np.bool_]) -> None:
    """Marks in a new programme begin where the pupil's ability is; those of the old one are left behind."""
    students.achievement = np.where(who, students.ability, students.achievement)


def change_level(
    students: Records,
    level: npt.NDArray[Any],
    measured_anew: npt.NDArray[np.bool_],
    steps: Ladder,
    parameters: Parameters,
) -> None:
    """Write the new level, with the view of the future that goes with it.

    Args:
        students: pupils at their old level; written.
        level: new level of each, shape (n,).
        measured_anew: who comes among classmates of another strength without a diploma that leads there, shape (n,):
            ability and marks are counted within the level, so they change by the difference in status.
        steps: the levels.
        parameters: the parameters.
    """
    rise = steps.status[level] - steps.status[students.level]
    step = parameters.value("careers.level_step") * np.where(measured_anew, rise, 0.0)
    students.achievement -= step
    students.ability -= step
    students.perspective += parameters.value("traits.level_perspective") * rise
    students.level = level
