"""The register: how many pupils there are of each level on 1 October, and how they came and went.

Stocks and flows balance exactly: the flows of a year out of a level add up to its pupils on 1 October, and the flows
into it to those of the next. The flows of a run's last year end with the pupils: its newcomers were not met any more.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from agents.reasons import ROUTES
from agents.records import Records, chosen
from evidence import EducationSystem
from model.careers import kinds
from model.institutions.at_home import REMEMBERED_DAYS
from model.mechanisms.turning_points import KINDS as TURNING_POINTS

OUTSIDE = "outside"
"""Where newcomers come from and leavers go, in place of a level."""


def stocks(students: Records, education: EducationSystem, year: int) -> pd.DataFrame:
    """Pupils per level and programme year on 1 October (nobody leaves between the first day and that date)."""
    keys, pupils = np.unique(students.level.astype(np.int64) * 10 + students.school_year, return_counts=True)
    return pd.DataFrame(
        {
            "year": year,
            "level": [education.levels[key // 10].id for key in keys],
            "school_year": keys % 10,
            "pupils": pupils,
        }
    )


def flows_of_pupils(students: Records, education: EducationSystem, year: int) -> pd.DataFrame:
    """What the pupils of a year decided at its end."""
    out = np.isin(students.move, (*kinds.OUT_OF_SCHOOL,))
    undecided = students.move == kinds.UNDECIDED
    target = np.where(out, len(education.levels), np.where(undecided, students.level, students.next_level))
    return _counted(students.level, target, np.where(undecided, kinds.OTHER, students.move), education, year)


def flows_of_entry(arrived: Records, kind: int, education: EducationSystem, year: int) -> pd.DataFrame:
    """Who came in from outside between this year and the next."""
    outside = np.full(len(arrived), len(education.levels))
    return _counted(outside, arrived.level, np.full(len(arrived), kind), education, year)


def _counted(source: Any, target: Any, kind: Any, education: EducationSystem, year: int) -> pd.DataFrame:
    code = (source.astype(np.int64) * 100 + target) * 100 + kind
    keys, pupils = np.unique(code, return_counts=True)
    names = [*(level.id for level in education.levels), OUTSIDE]
    return pd.DataFrame(
        {
            "year": np.full(len(keys), year, dtype=np.int64),
            "level_from": [names[key // 10_000] for key in keys],
            "level_to": [names[key // 100 % 100] for key in keys],
            "kind": [kinds.KINDS[key % 100] for key in keys],
            "pupils": pupils,
        }
    )


def leavers(students: Records, education: EducationSystem, year: int, today: int) -> pd.DataFrame:
    """The year's early leavers with what came before: route, trigger, and the absence of the months before.

    Args:
        students: pupils with their decisions.
        education: names of levels.
        year: simulated school year.
        today: the last school day, as a number since the start of the run.
    """
    left = chosen(students, students.move == kinds.LEAVE_EARLY)
    until = np.where(left.gone == 1, left.gone_day, today)
    ago = np.where(left.trigger > 0, until - left.trigger_day, REMEMBERED_DAYS)
    trigger = np.where(ago < REMEMBERED_DAYS, left.trigger, 0)
    missed = left.true_hours.sum(axis=1, dtype=np.int64) / np.maximum(left.lesson_hours, 1)
    return pd.DataFrame(
        {
            "year": np.full(len(left), year, dtype=np.int64),
            "person": np.asarray(left.id),
            "level": [education.levels[code].id for code in left.level],
            "school_year": np.asarray(left.school_year),
            "age": np.asarray(left.age),
            "sex": np.where(left.sex == 1, "m", "f"),
            "diploma": np.asarray(left.diploma),
            "during_year": np.asarray(left.dropped),
            "route": [ROUTES[code - kinds.PUSH] for code in left.route],
            "trigger": [TURNING_POINTS[code - 1] if code else "none" for code in trigger],
            "trigger_days": np.where(trigger > 0, ago, -1),
            "missed_year": 100.0 * missed,
            "missed_lately": 100.0 * np.asarray(left.lately, float),
            "silent": np.asarray(left.silent),
        }
    )
