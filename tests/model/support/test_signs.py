"""The signs by which pupils are found are those that are named, and what a school wrote down."""

from typing import Any

import numpy as np
import pytest

from agents.records import STUDENT, empty
from model import SchoolSystem
from model.support.signs import COLUMNS, note_signs, signs_of
from scenarios.signs import SIGNS

FIELDS = {
    "sick_run": "sick_run", "reports": "reports", "suspensions": "suspensions", "marks": "achievement",
    "repeated": "repeated", "weeks_here": "weeks_since_transition", "diagnosis": "neurodivergent",
    "chronic": "chronic", "expelled": "expelled", "risk": "risk_at_start", "absent_days": "noted_sum",
}  # fmt: skip
"""Signs that are a field of the record."""


def column(signs: Any, name: str) -> Any:
    return signs[..., COLUMNS.index(name)]


def test_every_sign_has_its_column_and_one_is_for_the_daily_watch() -> None:
    assert tuple(SIGNS) == COLUMNS[:-1]


@pytest.fixture(scope="module")
def friday() -> Any:
    system = SchoolSystem(students=200, rng=2)
    for _ in range(5):
        system.step()
    return system.today


def test_signs_of_made_pupils(friday: Any) -> None:
    pupils = empty(STUDENT, 3)
    pupils.noted_past = [0b101_011_010, 0, 0b100]  # two days this week, three the week before, five before that
    pupils.noted_sum = [10, 0, 4]
    pupils.window[:, :] = [[3, 0, 8, 2], [0, 0, 0, 0], [16, 0, 0, 1]]
    pupils.sick_weeks = [0b1000_0000_0001, 0, 0b1111_0111_0111_0111]  # what lies over twelve weeks back is forgotten
    pupils.achievement = [-0.5, 0.25, 2.0]
    signs = np.zeros((3, len(COLUMNS)), np.float32)
    for pupil, found in zip(pupils, signs, strict=True):
        note_signs(pupil, friday, found)
    assert column(signs, "absent_days").tolist() == [10, 0, 4]
    assert column(signs, "absent_this_week").tolist() == [2, 0, 4]
    assert column(signs, "absent_two_weeks").tolist() == [5, 0, 4]
    assert column(signs, "unauthorised_hours").tolist() == [13, 0, 17]
    assert column(signs, "sick_weeks").tolist() == [2, 0, 9]
    assert column(signs, "marks").tolist() == [-0.5, 0.25, 2.0]
    assert column(signs, "away_days").tolist() == [0, 0, 0]


def test_signs_of_a_run_are_what_was_written_down() -> None:
    """Days absent are counted again from each day's labels; the other signs are fields of the record."""
    system, weeks = SchoolSystem(students=1500, rng=6), []
    for _ in range(17):
        days = np.zeros(len(system.students), np.int64)
        for _ in range(5):
            system.step()
            students = system.students
            noted = np.where(students.label > 0, students.hours, 0)
            days += (noted * 4 >= students.lessons) & (noted > 0)
        weeks.append(days)
    system.world.params[0].signals_strength = 0.0
    signs = np.asarray(signs_of(system.world, system.today))
    there = (system.students.provision == 0) & (system.students.dropped == 0) & (system.students.gone == 0)
    for name, count in (("absent_this_week", 1), ("absent_two_weeks", 2), ("absent_days", 15)):
        recount = np.sum(weeks[-count:], axis=0)
        assert (column(signs, name)[there] == recount[there]).all(), name
        assert recount[there].max() > count, name
    for name, field in FIELDS.items():
        assert (column(signs, name) == system.students[field].astype(np.float32)).all(), name
    assert (column(signs, "teacher") == 0).all()


def test_teachers_notice_who_is_in_trouble() -> None:
    """Over twenty Fridays the third with most trouble is noticed more; the difference is some fifty standard errors."""
    system = SchoolSystem(students=4000, rng=5).run(weeks=1)
    world, friday = system.world, system.today.copy()
    trouble = np.asarray(world.students.conduct + world.students.anxiety)
    low, high = np.quantile(trouble, [1 / 3, 2 / 3])
    seen = np.zeros(len(trouble))
    for week in range(20):
        friday.number = 5 * week + 4
        seen += column(np.asarray(signs_of(world, friday)), "teacher")
    assert seen[trouble > high].mean() > 1.5 * seen[trouble < low].mean()
    assert set(np.unique(column(np.asarray(signs_of(world, friday)), "teacher"))) == {0.0, 1.0}
