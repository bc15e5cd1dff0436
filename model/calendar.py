"""The school year as days: five a week, none in the holidays; tests, seasons and the days beside holidays marked."""

import math
from typing import Any

import numpy as np

from evidence import EducationSystem, Parameters
from model.world import DAY, DAYS_PER_WEEK

MONTH = 4
"""School weeks after which pupils are asked whether they skipped in the past month."""

SURVEY_WEEK = 13
"""Week (late November) whose start is the moment of the survey: HBSC asks in autumn."""

DAYS_OF_WEEK = 7
"""Calendar days in a week, by which the law counts absence."""

Days = Any
"""A recarray of dtype `model.world.DAY`."""


def season(week: int, weeks: int, parameters: Parameters) -> float:
    """How much more infections a week has than the mean week: a wave over the year with one peak.

    Args:
        week: week of the school year.
        weeks: weeks in a year.
        parameters: gives `sickness.season_amplitude` and `.season_peak_week`.
    """
    turn = 2.0 * math.pi * (week - parameters.value("sickness.season_peak_week")) / weeks
    return 1.0 + parameters.value("sickness.season_amplitude") * math.cos(turn)


def school_days(system: EducationSystem, parameters: Parameters) -> Days:
    """The days of one school year, in order, as records of dtype DAY with year 0.

    Returns:
        Recarray of shape (school weeks x 5,).
    """
    calendar = system.calendar
    weeks = calendar.school_weeks
    days: Days = np.zeros(len(weeks) * DAYS_PER_WEEK, DAY).view(np.recarray)
    for place, week in enumerate(weeks):
        part: Days = days[place * DAYS_PER_WEEK : (place + 1) * DAYS_PER_WEEK]
        before = weeks[place - 1] if place else week - 1
        part.week = week
        part.weekday = np.arange(DAYS_PER_WEEK)
        part.season = season(week, calendar.weeks, parameters)
        part.test[:, 0] = week in calendar.test_weeks.vo
        part.test[:, 1] = week in calendar.test_weeks.mbo
        part.holiday_weeks[0] = _summer(system) if place == 0 else week - before - 1
        after = place == 0 or week - before > 1
        part.tests_follow[0, 0] = after and _tests_soon(week, calendar.test_weeks.vo)
        part.tests_follow[0, 1] = after and _tests_soon(week, calendar.test_weeks.mbo)
        part.review[0] = place % MONTH == 0
        part.month_begins[0] = place > 0 and place % MONTH == 0
        part.survey[0] = week == SURVEY_WEEK
        part.beside_holiday[0] = place > 0 and week - before > 1
        part.beside_holiday[-1] = week + 1 not in weeks
    days.test_share = days.test.mean(axis=0)
    days.number = np.arange(len(days))
    days.date = DAYS_OF_WEEK * days.week.astype(np.int32) + days.weekday + 1
    return days


def _tests_soon(week: int, test_weeks: Any) -> bool:
    """Whether there are tests in this week or the next."""
    return week in test_weeks or week + 1 in test_weeks


def _summer(system: EducationSystem) -> int:
    """Weeks of holiday before the first school week: those at the end of the year before."""
    return system.calendar.weeks - 1 - max(system.calendar.school_weeks)


def days_of_year(days: Days, year: int) -> Days:
    """The same days in a later simulated year, numbered on."""
    later = days.copy()
    later.year = year
    later.number = days.number + year * len(days)
    later.date = days.date + year * DAYS_OF_WEEK * (int(days.week[-1]) + 1)
    if year == 0:
        later.holiday_weeks[0] = 0  # pupils start the run at the stress of term
    return later


def year_and_week(days: Days, dates: Any) -> tuple[Any, Any]:
    """The simulated year and the week of the school year in which dates lie.

    Args:
        days: the days of any year (years are equally long, the summer left out).
        dates: calendar days as in `days.date`, shape (n,).
    """
    span = DAYS_OF_WEEK * (int(days.week[-1]) + 1)
    return np.divmod(np.asarray(dates, np.int64) - 1, span)[0], (np.asarray(dates, np.int64) - 1) % span // DAYS_OF_WEEK
