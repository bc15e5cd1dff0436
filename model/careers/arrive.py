"""A year older, at the next level, year and school: what the move does to a pupil.

Another level changes marks against classmates and the view of the future, by the difference in status (source E: moving
up protects, low levels carry a stigma). Who goes to vavo failed the exam. A new programme in mbo fits or does not.
With age more pupils take a job.

Parameters: careers.level_step, .vavo_past, traits.level_perspective, population.job_share, .job_hours.
"""

from __future__ import annotations

import numpy as np

from agents.records import Records
from evidence import Parameters
from model.careers import kinds
from model.careers.ladder import Ladder
from model.careers.luck import YearLuck
from model.population.build import find_jobs


def arrive(students: Records, steps: Ladder, parameters: Parameters, luck: YearLuck) -> None:
    """Carry out the decided moves of pupils who stay in the system.

    Args:
        students: the pupils with their decisions; written.
        steps: the levels.
        parameters: the parameters.
        luck: draws of these pupils for the year that ended.
    """
    known = students.move != kinds.UNDECIDED
    level = np.where(known, students.next_level, students.level).astype(np.int64)
    moved = np.isin(students.move, (kinds.UP, kinds.DOWN))
    rise = np.where(moved, steps.status[level] - steps.status[students.level], 0.0)
    students.achievement -= parameters.value("careers.level_step") * rise
    students.ability -= parameters.value("careers.level_step") * rise
    esteem = steps.status[level] - steps.status[students.level]
    students.perspective += parameters.value("traits.level_perspective") * esteem
    failed = students.move == kinds.VAVO
    students.perspective -= np.where(failed, parameters.value("careers.vavo_past"), 0.0)
    begins = steps.mbo[level] & ((level != students.level) | (students.move == kinds.OTHER))
    students.misfit = np.where(begins, luck.misfit(), students.misfit)
    students.school = np.where(known, students.next_school, students.school)
    students.school_year = np.where(known, students.next_year, students.school_year)
    students.level = level
    students.age += 1
    find_jobs(students, luck.seed, parameters)
