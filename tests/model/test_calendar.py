"""The school year: forty weeks of five days, none in a holiday."""

from collections import Counter

import numpy as np
import pytest

from evidence import EducationSystem, Parameters
from model.calendar import MONTH, SURVEY_WEEK, Days, days_of_year, school_days, season
from model.world import DAYS_PER_WEEK


@pytest.fixture(scope="module")
def days(education: EducationSystem, parameters: Parameters) -> Days:
    return school_days(education, parameters)


def test_there_are_forty_weeks_of_five_days(days: Days) -> None:
    assert len(days) == 200
    assert set(Counter(days.week.tolist()).values()) == {DAYS_PER_WEEK}
    assert len(np.unique(days.week)) == 40
    assert (days.number == np.arange(200)).all()
    assert (days.weekday == np.arange(200) % DAYS_PER_WEEK).all()
    assert (np.diff(days.week) >= 0).all()
    assert (days.year == 0).all()


def test_no_school_day_is_in_a_holiday(days: Days, education: EducationSystem) -> None:
    free = {
        week for holiday in education.calendar.holidays
        for week in range(holiday.first_week, holiday.first_week + holiday.weeks)
    }  # fmt: skip
    taught = set(days.week.tolist())
    assert not free & taught
    assert free | taught == set(range(education.calendar.weeks))


def test_weeks_of_holiday_are_told_on_the_monday_after(days: Days, education: EducationSystem) -> None:
    assert days.holiday_weeks.sum() == sum(holiday.weeks for holiday in education.calendar.holidays)
    assert (days.holiday_weeks[days.weekday > 0] == 0).all()
    for holiday in education.calendar.holidays:
        back = (holiday.first_week + holiday.weeks) % education.calendar.weeks
        assert days.holiday_weeks[(days.week == back) & (days.weekday == 0)].tolist() == [holiday.weeks]


def test_days_beside_a_holiday_are_the_friday_before_and_the_monday_after(
    days: Days, education: EducationSystem
) -> None:
    expected = set()
    for holiday in education.calendar.holidays:
        expected.add((holiday.first_week - 1, DAYS_PER_WEEK - 1))
        back = holiday.first_week + holiday.weeks
        if back < education.calendar.weeks:  # school begins together after the summer
            expected.add((back, 0))
    beside = days[days.beside_holiday == 1]
    assert set(zip(beside.week.tolist(), beside.weekday.tolist(), strict=True)) == expected


def test_tests_are_in_the_weeks_of_the_system(days: Days, education: EducationSystem) -> None:
    for sector, name in enumerate(("vo", "mbo")):
        planned = getattr(education.calendar.test_weeks, name)
        assert set(days.week[days.test[:, sector] == 1].tolist()) == set(planned)
        assert set(planned) <= set(education.calendar.school_weeks)
        assert days.test[:, sector].sum() == DAYS_PER_WEEK * len(planned)


def test_infections_come_and_go_with_one_peak_where_the_parameter_says(
    education: EducationSystem, parameters: Parameters
) -> None:
    weeks = education.calendar.weeks
    for peak in (0.0, 20.0, 24.5, 45.0):
        moved = parameters.with_values({"sickness.season_peak_week": peak})
        wave = np.array([season(week, weeks, moved) for week in range(weeks)])
        away = np.abs((np.arange(weeks) - peak + weeks / 2) % weeks - weeks / 2)
        assert away[wave.argmax()] <= 0.5
        assert (np.diff(wave[np.argsort(away, kind="stable")]) <= 1e-9).all()
        assert wave.mean() == pytest.approx(1.0)
        amplitude = parameters.value("sickness.season_amplitude")
        assert wave.max() == pytest.approx(1.0 + amplitude, rel=0.01)
        assert wave.min() == pytest.approx(1.0 - amplitude, rel=0.01)


def test_school_weeks_have_about_the_infections_of_a_mean_week(days: Days) -> None:
    """The summer, which is free, is healthier: school weeks lie somewhat above the year's mean of one."""
    assert days.season.mean() == pytest.approx(1.0, abs=0.1)
    assert (days.season > 0.0).all()
    for week in np.unique(days.week):
        assert len(np.unique(days.season[days.week == week])) == 1


def test_months_are_four_school_weeks(days: Days) -> None:
    begins = np.flatnonzero(days.month_begins)
    assert (days.weekday[begins] == 0).all()
    assert begins.tolist() == list(range(MONTH * DAYS_PER_WEEK, 200, MONTH * DAYS_PER_WEEK))


def test_pupils_are_asked_just_after_a_month_ends(days: Days) -> None:
    asked = days[days.survey == 1]
    assert len(asked) == 1
    assert asked.week[0] == SURVEY_WEEK
    assert asked.weekday[0] == 0
    assert asked.month_begins[0] == 1


def test_later_years_are_the_same_days_numbered_on(days: Days) -> None:
    before = days.copy()
    for year in (0, 1, 2, 29):
        later = days_of_year(days, year)
        assert (later.number == np.arange(200) + 200 * year).all()
        assert (later.year == year).all()
        same = [name for name in days.dtype.names if name not in ("number", "date", "year", "holiday_weeks")]
        assert all((later[name] == days[name]).all() for name in same)
        assert (np.diff(later.date) == np.diff(days.date)).all()
        assert (later.holiday_weeks[1:] == days.holiday_weeks[1:]).all()
    assert (days == before).all()


def test_the_run_begins_without_a_summer_behind_it(days: Days, education: EducationSystem) -> None:
    summer = next(holiday for holiday in education.calendar.holidays if holiday.id == "summer")
    assert days_of_year(days, 0).holiday_weeks[0] == 0
    assert days_of_year(days, 1).holiday_weeks[0] == summer.weeks
