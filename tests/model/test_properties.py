"""What must hold in every run, whatever a user sets: random sizes, seeds and values of many parameters at once.

A value is one end of its prior, a wild multiple of that, or an end of what is possible at all. Rates of one, strengths
of five and effects of the wrong sign meet, so that rules are seen together that hardly ever meet in the baseline.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agents.reasons import REASONS
from agents.services import AT_OWN_SCHOOL, EXEMPT, SERVICES
from evidence import Parameter, load_parameters
from model import SchoolSystem
from model.careers.numbers import first_number
from model.institutions.capacity import HALF, has_places
from model.institutions.queues import LONGEST_WAIT, PER_PUPILS
from model.world import DAYS_PER_WEEK
from scenarios import Scenario, load
from tests.model.test_invariants import check_bounds, check_counts, check_states

EXAMPLES = 25
WILD = 2.0
"""So many times the distance of a prior's end from its value."""

DAILY = 9
"""One week in so many is lived and looked at day by day; the others are looked at on Friday."""

SOME = 1e-3
"""Cases by which sums of capacity in single precision may be off."""


def extreme(parameter: Parameter, how: str) -> float:
    """A value of a parameter at or beyond an end of its prior, within its bounds."""
    prior = parameter.prior
    ends = (parameter.value, parameter.value) if prior.low is None or prior.high is None else (prior.low, prior.high)
    bounds = parameter.bounds or tuple(parameter.value + WILD * (end - parameter.value) for end in ends)
    far, side = how.split()
    end, bound = ends[side == "high"], bounds[side == "high"]
    wild = parameter.value + WILD * (end - parameter.value)
    value = {"prior": end, "wild": wild, "bound": bound}[far]
    return float(np.clip(value, *bounds))


PARAMETERS = load_parameters()
NAMES = tuple(name for name in PARAMETERS.names if not (name.startswith("traits.") and "__" in name))
"""All but the correlations of traits: those that cannot hold together are refused in words."""

HOW = tuple(f"{far} {side}" for far in ("prior", "wild", "bound") for side in ("low", "high"))


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """The baseline with up to forty parameters at an extreme."""
    chosen = draw(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(HOW), max_size=40))
    values = {name: extreme(PARAMETERS[name], how) for name, how in chosen.items()}
    return replace(load("baseline"), parameters=values)


def check_numbers(system: SchoolSystem) -> None:
    """No field of any record is infinite or no number; nothing that counts down is below zero."""
    world = system.world
    for records in (world.students, world.parents, world.teachers, world.classes, world.schools, world.regions):
        for name in records.dtype.names:
            if records.dtype[name].base.kind == "f":
                assert np.isfinite(records[name]).all(), name
    students = world.students
    for name in ("window", "waits", "spell_left", "home_weeks", "provision_left", "hidden", "refusal_run"):
        assert (students[name] >= 0).all(), name
    assert (students.waits <= LONGEST_WAIT).all()
    assert (world.teachers.sick_weeks >= 0).all()
    assert (world.teachers.vacant_weeks >= 0).all()


def check_hours(system: SchoolSystem) -> None:
    students = system.students
    missed = students.true_hours.astype(np.int64).sum(axis=1)
    assert students.true_hours.shape[1] == len(REASONS)
    assert (missed <= students.lesson_hours).all()
    assert (students.registered_hours.astype(np.int64).sum(axis=1) <= missed).all()


def places_in_use(system: SchoolSystem) -> Any:
    """Places of care teams per school, of youth care and of alternative provision per region."""
    world = system.world
    students, schools, regions = world.students, world.schools, world.regions
    region = schools.region[students.school]
    elsewhere = (students.provision != AT_OWN_SCHOOL) & (students.provision != EXEMPT)
    return np.concatenate([
        np.bincount(students.school[students.care > 0], minlength=len(schools)),
        np.bincount(region[students.youth_care > 0], minlength=len(regions)),
        np.bincount(region[elsewhere], minlength=len(regions)),
    ])  # fmt: skip


def places(system: SchoolSystem) -> Any:
    """How many there are of each."""
    schools, regions = system.world.schools, system.world.regions
    return np.concatenate([
        np.floor(schools.care_places * (schools.pupils / PER_PUPILS) + HALF),
        np.floor(regions.youth_care_places * (regions.pupils / PER_PUPILS) + HALF),
        np.floor(regions.provision_places * (regions.pupils / PER_PUPILS) + HALF),
    ])  # fmt: skip


def check_cases(system: SchoolSystem) -> None:
    """Over the weeks no service without places takes more cases than it had time for."""
    table = system.tables()["services"]
    for service in (name for code, name in enumerate(SERVICES) if not has_places(code)):
        mine = table[table["service"] == service]
        sums = mine.groupby("region")[["seen", "capacity"]].cumsum()
        assert (sums["seen"] <= sums["capacity"] + SOME).all(), service


def check_books(system: SchoolSystem) -> None:
    """Of every level, the pupils of a year are those who went on to it, or came in, at the end of the year before."""
    tables = system.tables()
    stocks = tables["stocks"].groupby(["year", "level"])["pupils"].sum()
    out = tables["flows"].groupby(["year", "level_from"])["pupils"].sum()
    into = tables["flows"].groupby(["year", "level_to"])["pupils"].sum()
    for year, level in stocks.index:
        assert out[year, level] == stocks[year, level]
        if year > 0:
            assert into[year - 1, level] == stocks[year, level]


def nobody_twice(system: SchoolSystem) -> None:
    people = [system.students.id, system.former.people.id, system.parents.id, system.teachers.id]
    numbers = np.concatenate(people)
    assert len(np.unique(numbers)) == len(numbers)
    assert numbers[numbers < first_number(1)].max() < system.next_number <= first_number(1)


def live_a_week(system: SchoolSystem, daily: bool) -> None:
    if not daily:
        system.run(weeks=1)
    for _ in range(DAYS_PER_WEEK if daily else 0):
        turns = system.day == len(system.calendar)
        before = np.zeros(1) if turns else system.students.reports.copy()
        system.step()
        check_states(system)
        check_counts(system, 0 if turns else before)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    scenario=scenarios(),
    students=st.integers(200, 600),
    seed=st.integers(0, 2**32),
    years=st.integers(1, 2),
    first=st.integers(0, DAILY - 1),
)
def test_every_run_adds_up(
    scenario: Scenario, students: int, seed: int, years: int, first: int,
    assert_consistent: Callable[[SchoolSystem], None],
) -> None:  # fmt: skip
    system = SchoolSystem(students=students, rng=seed, scenario=scenario, threads=1)
    live_and_check(system, years, first)
    assert_consistent(system)


ENDS = {
    "every mechanism five times as strong": {name: 5.0 for name in NAMES if name.endswith(".strength")},
    "every share and chance none": {name: 0.0 for name in NAMES if PARAMETERS[name].bounds == (0.0, 1.0)},
    "every share and chance one": {name: 1.0 for name in NAMES if PARAMETERS[name].bounds == (0.0, 1.0)},
}


@pytest.mark.parametrize("values", ENDS.values(), ids=list(ENDS))
def test_so_do_runs_at_the_ends(values: dict[str, float], assert_consistent: Callable[[SchoolSystem], None]) -> None:
    system = SchoolSystem(students=400, rng=1, scenario=replace(load("baseline"), parameters=values))
    live_and_check(system, 2, 0)
    assert_consistent(system)


def live_and_check(system: SchoolSystem, years: int, first: int) -> None:
    """Live through years; look every Friday, and every day in each ninth week, beginning with the `first`."""
    used = places_in_use(system)
    in_a_year = len(system.calendar) // DAYS_PER_WEEK
    for week in range(years * in_a_year):
        live_a_week(system, daily=week % DAILY == first)
        check_states(system)
        check_bounds(system)
        check_numbers(system)
        check_hours(system)
        before, used = used, places_in_use(system)
        if week % in_a_year:  # over the summer pupils take their support along to another school
            assert (used <= np.maximum(places(system), before)).all()
    nobody_twice(system)
    check_books(system)
    check_cases(system)
