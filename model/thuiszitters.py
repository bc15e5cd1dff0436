"""The year's thuiszitters with what came before: how long, why, by which route, and what set it off.

The route is a reading of the true reason behind most of the year's absence and of the state in which it began:

- push: excluded or without a fitting place; or any other reason but the parents' while bullied, in conflict with
  teachers (relation one z below the mean), at a school felt to be as unsafe, or suspended, when it began; or kept at
  home out of fear for the child;
- pull: kept at home to help, for a holiday or by parents who set little value on school; or skipping beside work,
  duties or a child of one's own;
- fall-out: the rest: step by step, by avoidance, exhaustion, low mood, illness or little steering.

No parameters.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from agents.reasons import EXCLUSION, PRESENT, REASONS, ROUTES, TRUANCY, WITHDRAWAL
from agents.records import Records
from evidence import EducationSystem
from model.calendar import Days, year_and_week
from model.careers.kinds import FALL_OUT, PULL, PUSH
from model.institutions.at_home import DAYS_PER_WEEK, WAS_HIDDEN, WAS_OFFICIAL, WEEKEND
from model.mechanisms.turning_points import KINDS as TURNING_POINTS
from model.mechanisms.withdrawal import WHY

MUCH_WORK = 12.0
"""Hours of paid work a week that pull."""

MANY_DUTIES = 1.0
"""Duties at home, in z, that pull."""

_PUSHING = [WHY.index("fear") + 1]
_PULLING = [WHY.index(why) + 1 for why in ("help", "resistance", "luxury")]


def sat_at_home(students: Records) -> npt.NDArray[np.bool_]:
    """Who sat at home for over three months at some time this year, officially or hidden, shape (n,)."""
    found: npt.NDArray[np.bool_] = np.asarray(students.year_marks) & (WAS_OFFICIAL | WAS_HIDDEN) > 0
    return found


def routes_home(students: Records) -> npt.NDArray[np.int64]:
    """The route to staying at home of each pupil (codes of `model.careers.kinds`), as the page above says."""
    reason, why = np.asarray(students.home_reason), np.asarray(students.withdrawal_reason)
    kept = reason == WITHDRAWAL
    busy = (students.job >= MUCH_WORK) | (students.duties > MANY_DUTIES) | (students.parenthood == 1)
    push = (reason == EXCLUSION) | (kept & np.isin(why, _PUSHING)) | (~kept & (students.home_pushed == 1))
    pull = (kept & np.isin(why, _PULLING)) | ((reason == TRUANCY) & busy)
    return np.where(push, PUSH, np.where(pull, PULL, FALL_OUT))


def thuiszitters(students: Records, education: EducationSystem, days: Days) -> pd.DataFrame:
    """One line per pupil who sat at home for over three months at some time of the year.

    Args:
        students: the pupils at the year's end, `silent` marked.
        education: names of levels.
        days: the days of the year.

    Returns:
        Columns as `experiments.columns` describes them.
    """
    home = students[sat_at_home(students)]
    year, week = year_and_week(days, home.home_since)
    trigger = np.asarray(home.home_trigger)
    lasted = np.asarray(home.home_until) + WEEKEND - home.home_since + 1
    return pd.DataFrame(
        {
            "year": np.full(len(home), int(days.year[0]), dtype=np.int64),
            "person": np.asarray(home.id),
            "level": [education.levels[code].id for code in home.level],
            "school_year": np.asarray(home.school_year),
            "age": np.asarray(home.age),
            "sex": np.where(home.sex == 1, "m", "f"),
            "official": _mark(home, WAS_OFFICIAL),
            "hidden": _mark(home, WAS_HIDDEN),
            "at_year_end": (home.home_until == days.date[-1]).astype(np.int64),
            "began_year": year,
            "began_week": week,
            "weeks": lasted // DAYS_PER_WEEK,
            "reason": [REASONS[code - 1] if code != PRESENT else "none" for code in home.home_reason],
            "route": [ROUTES[code - PUSH] for code in routes_home(home)],
            "trigger": [TURNING_POINTS[code - 1] if code else "none" for code in trigger],
            "trigger_days": np.asarray(home.home_trigger_days),
            "missed_before": 100.0 * np.asarray(home.home_missed, float),
            "silent": np.asarray(home.silent),
        }
    )


def _mark(students: Records, bit: int) -> npt.NDArray[Any]:
    return (np.asarray(students.year_marks) & bit > 0).astype(np.int64)
