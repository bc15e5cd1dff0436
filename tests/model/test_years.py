"""From one school year to the next: everybody somewhere, a year older, and the population in balance."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest

from agents import Parent, Student, Teacher
from agents.records import Records
from agents.services import EXEMPT
from evidence import EducationSystem
from model import SchoolSystem
from model.careers.kinds import (
    DOWN,
    GOES_ON,
    GRADUATES,
    LEAVES_EARLY,
    OTHER,
    PROMOTE,
    REPEAT,
    SWITCH_SCHOOL,
    UP,
    VAVO,
)
from model.careers.numbers import first_number
from scenarios import Scenario

Check = Callable[[SchoolSystem], None]

YEARS = 3


@dataclass(frozen=True)
class Turn:
    """Pupils on the last day of a year and on the first of the next, with the year's events and groups.

    Who has a person number from `first_new` on is new; others who were not there before come back after having left.
    """

    before: Records
    after: Records
    household_before: Any
    household_after: Any
    events: pd.DataFrame
    groups: pd.DataFrame
    first_new: int

    def stayers(self) -> tuple[Records, Records]:
        """Those who are in both, in the same order."""
        one, other = self.before[np.argsort(self.before.id)], self.after[np.argsort(self.after.id)]
        return one[np.isin(one.id, other.id)], other[np.isin(other.id, one.id)]

    def gone(self) -> Records:
        return self.before[~np.isin(self.before.id, self.after.id)]

    def new(self) -> Records:
        return self.after[self.after.id >= self.first_new]

    def back(self) -> Records:
        return self.after[(self.after.id < self.first_new) & ~np.isin(self.after.id, self.before.id)]


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
        tables, first_new = system.tables(), first_number(year + 1)
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
                first_new,
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
        for name in ("sex", "background", "neurodivergent", "inclination", "resilience"):
            assert (before[name] == after[name]).all(), name
        # Ability is measured among classmates: another level is another measure.
        same = ~np.isin(before.move, (UP, DOWN))
        assert (before.ability == after.ability)[same].all()


def test_who_left_early_is_gone(history: History) -> None:
    """But for those who began again at once, before the first of October: they are no early leavers."""
    for turn in history.turns:
        again = turn.before.id[(turn.before.dropped == 1) & (turn.before.outcome != LEAVES_EARLY)]
        assert np.isin(again, turn.after.id).all()
        left = turn.before.id[turn.before.outcome == LEAVES_EARLY]
        assert len(left) > 0
        assert not np.isin(left, turn.after.id).any()
        events = turn.events[turn.events["kind"] == "left"]
        assert sorted(events["person"]) == sorted([*left.tolist(), *again.tolist()])
        assert len(left) == turn.groups["vsv"].sum()


def test_who_is_exempt_sits_no_exam_and_does_not_leave(scenario_of: Callable[[str], Scenario]) -> None:
    """However strongly all others are drawn away."""
    everybody = scenario_of('[parameters]\n"leaving.fall" = 1000\n"leaving.compulsory" = 1000\n')
    system = SchoolSystem(students=600, rng=2, scenario=everybody)
    system.run(weeks=39)
    young = (system.students.age < 16) & (system.students.provision == 0)
    exempt = system.students.id[young][::2]
    system.students.provision[np.isin(system.students.id, exempt)] = EXEMPT
    system.students.provision_left[np.isin(system.students.id, exempt)] = 40
    system.run(weeks=1)
    students, events = system.students, system.tables()["events"]
    stays = np.isin(students.id, exempt)
    assert (students.outcome[stays] == GOES_ON).all()
    assert (students.diploma[stays] == 0).all()
    assert (students.move[stays] == REPEAT).all()
    left = set(events.loc[events["kind"] == "left", "person"])
    assert not left & set(exempt.tolist())
    assert len(left) > len(exempt) > 50


def test_who_was_exempt_and_comes_of_age_has_no_diploma_and_is_not_promoted(
    scenario_of: Callable[[str], Scenario],
) -> None:
    """Where nobody leaves, they stay in the same year, however easy the exams are."""
    easy = scenario_of('[parameters]\n"leaving.diploma" = 30\n[mechanisms]\nleaving = 0\n')
    system = SchoolSystem(students=2000, rng=2, scenario=easy)
    system.run(weeks=39)
    old = (system.students.age == 17) & (system.students.provision == 0)
    exempt = system.students.id[old]
    system.students.provision[old] = EXEMPT
    system.students.provision_left[old] = 40
    system.run(weeks=1)
    students = system.students
    were = np.isin(students.id, exempt)
    still = were & (students.provision == EXEMPT)
    assert still.sum() > 50
    assert (students.diploma[still] == 0).all()
    assert (students.move[still] == REPEAT).all()


def test_who_comes_back_had_left_before(history: History) -> None:
    """Not in the same summer: who is enrolled on the next first of October is no early leaver."""
    left: set[int] = set()
    many = 0
    for turn in history.turns:
        assert set(turn.back().id.tolist()) <= left
        many += len(turn.back())
        left |= set(turn.before.id[turn.before.outcome == LEAVES_EARLY].tolist())
    assert many > 0


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
    """And those who move elsewhere do so as their move says."""
    years = np.array([level.years for level in education.levels])
    for turn in history.turns:
        before, after = turn.stayers()
        goes_on = before.outcome == GOES_ON
        assert set(before.move[goes_on].tolist()) <= {PROMOTE, REPEAT, UP, DOWN, OTHER, VAVO, SWITCH_SCHOOL}
        stays = goes_on & np.isin(before.move, (PROMOTE, REPEAT))
        assert (after.level == before.level)[stays | (before.move == SWITCH_SCHOOL)].all()
        assert (after.school == before.school)[stays].all()
        assert (after.school != before.school)[before.move == SWITCH_SCHOOL].all()
        step = (after.school_year - before.school_year)[stays]
        assert (step == (before.move[stays] == PROMOTE)).all()
        assert (step[(before.school_year == years[before.level])[stays]] == 0).all()
        assert 0.0 < (step == 0).mean() < 0.5
        status = np.array([level.status for level in education.levels])
        rise = status[after.level] - status[before.level]
        assert (rise[before.move == UP] > 0).all()
        assert (rise[before.move == DOWN] < 0).all()
        assert (after.level[before.move == VAVO] == education.level_index("vavo")).all()
        only_the_oldest = turn.gone()[turn.gone().outcome == GOES_ON]
        assert (only_the_oldest.age == education.ages.max_age).all()


def test_pupils_stay_in_their_region_as_long_as_it_has_their_level(
    assert_consistent: Check, scenario_of: Callable[[str], Scenario]
) -> None:
    small_regions = scenario_of('[parameters]\n"population.region_pupils" = 2500\n')
    history = live(SchoolSystem(students=10_000, rng=4, scenario=small_regions), 2, assert_consistent)
    regions = history.system.world.schools.region
    assert regions.max() == 3
    for turn in history.turns:
        before, after = turn.stayers()
        moved = before.school != after.school
        assert moved.any()
        places = history.system.places
        taught = np.zeros((regions.max() + 1, len(places.pupils[0])), dtype=bool)
        np.logical_or.at(taught, regions, places.pupils > 0)
        away = regions[before.school] != regions[after.school]
        assert not taught[regions[before.school[away]], after.level[away]].any()


def test_the_population_stays_in_balance(history: History, education: EducationSystem) -> None:
    """In all within 15 % of the start, each level within 35 % (or eight pupils, where a level is that small)."""
    start = np.bincount(history.start.level, minlength=len(education.levels))
    for turn in history.turns:
        now = np.bincount(turn.after.level, minlength=len(education.levels))
        assert now.sum() == pytest.approx(start.sum(), rel=0.15)
        assert (np.abs(now - start) <= np.maximum(0.35 * start, 8)).all()


def test_first_years_are_filled_again(history: History, education: EducationSystem) -> None:
    """By newcomers, who in vo are as many at each school and level as the share of its first year says, by lot.

    Beside them come some from abroad, in any year but the last of a programme in vo.
    """
    share, abroad = (history.system.parameters.value(f"careers.{name}") for name in ("entry", "abroad"))

    def cells(students: Records) -> Any:
        many = np.zeros((len(history.system.world.schools), len(education.levels)), dtype=np.int64)
        np.add.at(many, (students.school, students.level), 1)
        return many

    vo = np.array([level.sector == "vo" for level in education.levels])
    planned, pupils = cells(history.start[history.start.school_year == 1]), cells(history.start)
    low = np.floor(share * planned) + np.floor(abroad * pupils)
    for turn in history.turns:
        came = cells(turn.new())
        assert (came >= low)[:, vo].all()
        assert (came <= low + 2)[:, vo].all()
        later = turn.new()[turn.new().school_year > 1]
        assert vo[later.level].all()
        assert (later.school_year < np.array([level.years for level in education.levels])[later.level]).all()
        assert len(turn.new()) > 0.05 * len(history.start)


def test_newcomers_begin_at_the_ages_of_the_first_year(history: History, education: EducationSystem) -> None:
    for turn in history.turns:
        new = turn.new()
        vo = np.array([level.sector == "vo" for level in education.levels])[new.level]
        entry = np.array([level.entry_age for level in education.levels])[new.level]
        assert np.isin((new.age - new.school_year + 1 - entry)[vo], (0, 1)).all()  # on time or a year late
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
