"""A run begins where the years before have led: its first year is like the later ones in what moves slowly."""

from dataclasses import replace

import numpy as np
import pytest

from model import SchoolSystem
from model.settle import quickened
from scenarios import load

STUDENTS = 20_000


@pytest.fixture(scope="module")
def start_and_later():
    """Means of slow states on the first day and a year later, by level with more than 500 pupils."""
    system = SchoolSystem(students=STUDENTS, rng=2)
    first = {name: means(system, name) for name in ("bonding", "motivation", "relation", "support_peers")}
    system.run(years=1)
    system.run(weeks=1)
    later = {name: means(system, name) for name in first}
    return first, later


def means(system, name):
    students = system.students
    many = np.bincount(students.level)
    return {level: float(students[name][students.level == level].mean()) for level in np.flatnonzero(many > 500)}


@pytest.mark.parametrize("name", ["bonding", "motivation", "relation", "support_peers"])
def test_a_year_later_levels_are_about_where_they_began(start_and_later, name):
    """Within a fifth of a standard deviation; without settling, motivation and bonding move by up to a half."""
    first, later = start_and_later
    assert all(abs(later[name][level] - first[name][level]) < 0.2 for level in first[name])


def test_bonding_is_counted_from_the_mean_pupil(start_and_later):
    """The scale's promise: the mean is near zero, on the first day and later."""
    for told in start_and_later:
        assert abs(np.mean(list(told["bonding"].values()))) < 0.25


def test_a_mechanism_that_is_off_leaves_no_past():
    off = replace(load("baseline"), mechanisms={"motivation": 0.0})
    students = SchoolSystem(students=500, rng=1, scenario=off).students
    assert np.abs(students.motivation).max() < 1e-6


def test_threads_do_not_show():
    one, two = (SchoolSystem(students=3_000, rng=1, threads=threads) for threads in (1, 2))
    assert one.digest() == two.digest()


def test_a_pace_of_zero_stays_zero():
    system = SchoolSystem(students=500, rng=1, scenario=replace(load("baseline"), parameters={"bonding.rate": 0.0}))
    assert quickened(system.world.params).bonding_rate[0] == 0.0
