"""From one school year to the next: everybody somewhere, a year older, and the population in balance."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest
from model.careers.kinds import GOES_ON, GRADUATES, LEAVES_EARLY

from agents import Parent, Student, Teacher
from agents.records import Records
from evidence import EducationSystem
from model import SchoolSystem
from scenarios import Scenario

Check = Callable[[SchoolSystem], None]

YEARS = 3


@dataclass(frozen=True)
class Turn:
    """Pupils on the last day of a year and on the first of the next, with the year's events and groups."""

    before: Records
    after: Records
    household_before: Any
    household_after: Any
    events: pd.DataFrame
    groups: pd.DataFrame

    def stayers(self) -> tuple[Records, Records]:
        """Those who are in both, in the same order."""
        one, other = self.before[np.argsort(self.before.id)], self.after[np.argsort(self.after.id)]
        return one[np.isin(one.id, other.id)], other[np.isin(other.id, one.id)]

    def gone(self) -> Records:
        return self.before[~np.isin(self.before.id, self.after.id)]

    def new(self) -> Records:
        return self.after[~np.isin(self.after.id, self.before.id)]


@dataclass(frozen=True)
class History:
    system: SchoolSystem
    start: Records
    turns: list[Turn]


def live(system: SchoolSystem, years: int, check: Check) -> History:
    start = system.students.copy()
    turns = []
    check(system)
    for year in range(years):
        system.run(weeks=39 if year else 40)
        before, parents = system.students.copy(), system.parents.copy()
        tables = system.tables()
        system.run(weeks=1)
        check(system)
        turns.append(
            Turn(
                before,
                system.students.copy(),
                parents.id[before.household],
                system.parents.id[system.students.household],
                tables["events"][tables["events"]["year"] == year],
                tables["groups"][tables["groups"]["year"] == year],
            )
        )
    return History(system, start, turns)


@pytest.fixture(scope="module", params=[2000, 20_000])
def history(request: pytest.FixtureRequest, assert_consistent: Check) -> History:
    return live(SchoolSystem(students=request.param, rng=1), YEARS, assert_consistent)


def test_levels_and_years_exist(history: History, education: EducationSystem) -> None:
    years = np.array([level.years for level in education.levels])
    cells = {(education.level_index(level), year) for level, year in education.cells()}
    for turn in history.turns:
        assert (turn.after.school_year >= 1).all()
        assert (turn.after.school_year <= years[turn.after.level]).all()
        assert set(zip(turn.after.level.tolist(), turn.after.school_year.tolist(), strict=True)) <= cells


def test_everybody_is_a_year_older_and_nobody_too_old(history: History, education: EducationSystem) -> None:
    for turn in history.turns:
        before, after = turn.stayers()
        assert (after.age == before.age + 1).all()
        assert turn.after.age.max() <= education.ages.max_age
        for name in ("sex", "background", "neurodivergent", "ability", "inclination", "resilience"):
            assert (before[name] == after[name]).all(), name


def test_who_left_early_is_gone(history: History) -> None:
    for turn in history.turns:
        left = turn.before.id[turn.before.outcome == LEAVES_EARLY]
        assert len(left) > 0
        assert not np.isin(left, turn.after.id).any()
        events = turn.events[turn.events["kind"] == "left"]
        assert sorted(events["person"]) == sorted(left.tolist())
        assert len(events) == turn.groups["vsv"].sum()


def test_graduates_go_to_a_next_level_or_leave(history: History, education: EducationSystem) -> None:
    next_of = [{education.level_index(name) for name in level.next} for level in education.levels]
    qualifies = np.array([level.startkwalificatie for level in education.levels])
    for turn in history.turns:
        before, after = turn.stayers()
        graduated = before.outcome == GRADUATES
        assert (before.school_year == np.array([level.years for level in education.levels])[before.level])[
            graduated
        ].all()
        for one, other in zip(before.level[graduated].tolist(), after.level[graduated].tolist(), strict=True):
            assert other in next_of[one]
        assert (after.qualified[graduated] >= qualifies[before.level[graduated]]).all()
        assert (after.qualified[~graduated] == before.qualified[~graduated]).all()
        done = turn.gone()[turn.gone().outcome == GRADUATES]
        assert len(done) > 0


def test_others_move_up_or_repeat_at_their_own_school(history: History, education: EducationSystem) -> None:
    years = np.array([level.years for level in education.levels])
    for turn in history.turns:
        before, after = turn.stayers()
        goes_on = before.outcome == GOES_ON
        assert (after.level == before.level)[goes_on].all()
        assert (after.school == before.school)[goes_on].all()
        step = (after.school_year - before.school_year)[goes_on]
        assert np.isin(step, (0, 1)).all()
        assert (step[(before.school_year == years[before.level])[goes_on]] == 0).all()
        assert 0.0 < (step == 0).mean() < 0.5
        only_the_oldest = turn.gone()[turn.gone().outcome == GOES_ON]
        assert (only_the_oldest.age == education.ages.max_age).all()


def test_pupils_stay_in_their_region(assert_consistent: Check, scenario_of: Callable[[str], Scenario]) -> None:
    small_regions = scenario_of('[parameters]\n"population.region_pupils" = 2500\n')
    history = live(SchoolSystem(students=10_000, rng=4, scenario=small_regions), 2, assert_consistent)
    regions = history.system.world.schools.region
    assert regions.max() == 3
    for turn in history.turns:
        before, after = turn.stayers()
        moved = before.school != after.school
        assert moved.any()
        assert (regions[before.school] == regions[after.school]).all()


def test_the_population_stays_in_balance(history: History, education: EducationSystem) -> None:
    """In all within 15 % of the start, each level within 35 % (or eight pupils, where a level is that small)."""
    start = np.bincount(history.start.level, minlength=len(education.levels))
    for turn in history.turns:
        now = np.bincount(turn.after.level, minlength=len(education.levels))
        assert now.sum() == pytest.approx(start.sum(), rel=0.15)
        assert (np.abs(now - start) <= np.maximum(0.35 * start, 8)).all()


def test_first_years_are_filled_again(history: History) -> None:
    def entrants(students: Records) -> dict[tuple[int, int], int]:
        first = students[students.school_year == 1]
        cells, counts = np.unique(np.stack([first.school, first.level]), axis=1, return_counts=True)
        return {(int(a), int(b)): int(n) for (a, b), n in zip(cells.T, counts, strict=True)}

    planned = entrants(history.start)
    for turn in history.turns:
        now = entrants(turn.after)
        assert all(now.get(cell, 0) >= count for cell, count in planned.items())
        assert (turn.new().school_year == 1).all()
        assert len(turn.new()) > 0.05 * len(history.start)


def test_newcomers_begin_at_the_ages_of_the_first_year(history: History, education: EducationSystem) -> None:
    for turn in history.turns:
        new = turn.new()
        vo = np.array([level.sector == "vo" for level in education.levels])[new.level]
        assert new.age[vo].max() <= 16
        assert np.median(new.age[vo]) <= 13
        assert new.age[~vo].min() >= 16
        assert abs(new.sex.mean() - 0.5) < 5 * 0.5 / np.sqrt(len(new))
        assert abs(new.anxiety.std() - 1.0) < 0.15
        assert (new.qualified[vo] == 0).all()


def test_person_numbers_are_never_used_again(history: History) -> None:
    people = history.system.world.teachers.id.tolist()
    ever = set(history.start.id.tolist()) | set(people)
    for turn in history.turns:
        new = set(turn.new().id.tolist())
        assert not new & ever
        assert min(new) > max(ever)
        ever |= new | set(turn.household_after.tolist())


def test_pupils_keep_their_household(history: History) -> None:
    for turn in history.turns:
        one, other = np.argsort(turn.before.id), np.argsort(turn.after.id)
        before, after = turn.before.id[one], turn.after.id[other]
        household_before = turn.household_before[one][np.isin(before, after)]
        assert (household_before == turn.household_after[other][np.isin(after, before)]).all()


def test_counters_of_the_year_begin_again(assert_consistent: Check) -> None:
    system = SchoolSystem(students=2000, rng=2).run(years=1)
    before = system.students.copy()
    assert before.reports.sum() > 0
    system.step()
    students = system.students
    for name in ("outcome", "route"):
        assert (students[name] == 0).all(), name
    assert (students.lesson_hours == students.lessons).all()
    assert (students.true_hours.sum(axis=1) == students.hours).all()
    assert (students.registered_hours.sum(axis=1) <= students.hours).all()
    assert students.reports.sum() == 0
    assert (students.window.sum(axis=1) <= students.hours).all()
    assert_consistent(system)


def test_mesa_sees_those_who_are_there(history: History) -> None:
    system = history.system
    sizes = {kind: len(system.agents_by_type[kind]) for kind in (Student, Parent, Teacher)}
    assert sizes == {Student: len(system.students), Parent: len(system.parents), Teacher: len(system.teachers)}
    gone = history.turns[-1].gone().id[0]
    with pytest.raises(KeyError):
        system.agent(int(gone))
    new = history.turns[-1].new().id[0]
    assert system.agent(int(new)).parent.children >= 1


@pytest.mark.parametrize("schools", [1, 2])
def test_a_region_without_next_levels_works(schools: int, assert_consistent: Check, education: EducationSystem) -> None:
    """Graduates for whom the region has no next level go elsewhere, which the model does not follow."""
    history = live(SchoolSystem(schools=schools, rng=3), 2, assert_consistent)
    for turn in history.turns:
        offered = set(np.unique(turn.before.level).tolist())
        done = turn.before[turn.before.outcome == GRADUATES]
        nowhere = [
            not any(education.level_index(name) in offered for name in education.levels[code].next)
            for code in done.level
        ]
        assert any(nowhere)
        assert not np.isin(done.id[nowhere], turn.after.id).any()
        assert len(turn.after) > 0.7 * len(history.start)
