"""Who comes in: numbers by place, the same people in both arms of a comparison, brothers and sisters."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from model import SchoolSystem
from model.careers.numbers import ABROAD, HOUSEHOLD, first_number, numbers
from model.careers.siblings import MOST_CHILDREN, _first_free
from scenarios import load

TRAITS = ("sex", "age", "ability", "anxiety", "conduct", "resilience", "perfectionism", "health", "inclination")


@cache
def arm(parameters=()):
    """2,000 pupils in their second year, after a first year in which some left."""
    scenario = replace(load("baseline"), parameters=dict(parameters))
    return SchoolSystem(students=2_000, rng=5, scenario=scenario).run(years=1).run(weeks=1)


def newcomers(system):
    students = system.students[system.students.id >= first_number(1)]
    return students[np.argsort(students.id)]


def test_more_leavers_in_one_arm_leave_the_newcomers_who_they_are():
    few, many = arm(), arm((("leaving.fall", 0.05),))
    assert (many.former.people.id.size) > 2 * few.former.people.id.size
    one, other = newcomers(few), newcomers(many)
    assert len(one) > 200
    assert np.array_equal(one.id, other.id)
    for name in TRAITS:
        assert np.array_equal(one[name], other[name]), name


def test_nearly_all_newcomers_keep_their_household_when_others_leave():
    """A household without a child at school any more is passed over; only its neighbours on the scale feel that."""
    few, many = arm(), arm((("leaving.fall", 0.02),))
    homes = [s.world.parents.id[newcomers(s).household] for s in (few, many)]
    assert (homes[0] == homes[1]).mean() > 0.95


def test_a_number_says_the_place():
    made = numbers(3, np.array([12, 12]), np.array([4, 4]), np.array([0, ABROAD + 7]))
    assert made.tolist() == [300_012_040_000, 300_012_044_007]
    assert made.min() >= first_number(3)
    assert made.max() + HOUSEHOLD < first_number(4)


def test_numbers_of_many_years_stay_below_the_year_written_above_them():
    assert first_number(100) < 1 << 44


def test_more_newcomers_than_numbers_is_an_error():
    with pytest.raises(ValueError, match="5000"):
        numbers(1, np.array([0]), np.array([0]), np.array([HOUSEHOLD]))


def test_brothers_and_sisters_share_a_household_of_like_status():
    system = SchoolSystem(students=20_000, rng=5).run(years=1).run(weeks=1)
    new, parents = newcomers(system), system.world.parents
    joined = parents.id[new.household] < first_number(1)
    assert joined.sum() > 500
    assert parents.children.max() <= MOST_CHILDREN
    status = np.array([level.status for level in system.education.levels])[new.level[joined]]
    assert np.corrcoef(status, parents.ses[new.household[joined]])[0, 1] > 0.2  # 0.35 with 0.03 standard error


def test_the_first_free_place_goes_round_once():
    assert _first_free(np.array([2, 2, 2]), 4).tolist() == [2, 3, 0]
    assert _first_free(np.array([1, 1]), 1).tolist() == [0, -1]
    assert _first_free(np.array([0]), 0).tolist() == [-1]
