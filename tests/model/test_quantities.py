"""Quantities for policies: neutral in the baseline, each with its direction, and what becomes of a push."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
import pytest

from agents.reasons import STRESS_SICK
from evidence import BadInput, EducationSystem
from model import SchoolSystem
from model.careers import kinds
from model.law_in_force import law_in_force
from model.mechanisms.testing import load_ahead, load_of_tests
from model.mechanisms.transitions import TRANSITIONS
from model.world import DAYS_PER_WEEK
from scenarios import Change, Quantity, Scenario, load, load_quantities

ScenarioOf = Callable[[str], Scenario]

PUPILS = 20_000
SEED = 5
QUANTITIES = load_quantities()
PERSONAL = [name for name, quantity in QUANTITIES.items() if quantity.record in ("student", "parent")]

Moved = tuple[str, float]
"""A quantity, and the value that it is set to."""


def scenario_with(*moved: Moved, from_year: int = 0) -> Scenario:
    changes = tuple(Change(quantity=name, set=value, from_year=from_year) for name, value in moved)
    return replace(load("baseline"), changes=changes)


@cache
def lived(years: int, *moved: Moved) -> SchoolSystem:
    """An arm with the same people and luck as the others; not to be changed."""
    return SchoolSystem(students=PUPILS, rng=SEED, scenario=scenario_with(*moved)).run(years=years)


def hours(system: SchoolSystem, column: str) -> int:
    return int(system.tables()["school_weeks"][column].sum())


# -- neutral -----------------------------------------------------------------------------------------------------------


def test_what_nobody_moves_does_nothing(scenario_of: ScenarioOf) -> None:
    """The parameters of talks, guidance, bridges and a longer duty have no effect as long as nothing is moved."""
    text = '[parameters]\n"exclusion.talk" = 1.0\n"careers.orientation" = 2.0\n"transitions.bridge" = 1.0\n'
    text += '"leaving.qualification_adult" = 0.0\n'
    base, other = (
        SchoolSystem(students=2000, rng=SEED, scenario=scenario).run(years=1).run(weeks=2)
        for scenario in ("baseline", scenario_of(text))
    )
    assert (base.tables()["events"]["kind"] == "suspension").sum() > 5
    assert base.digest() == other.digest()


def test_what_a_policy_sets_to_where_it_is_does_nothing() -> None:
    same: tuple[Moved, ...] = (
        ("school.test_load", 1.0), ("school.test_peaks", 1.0), ("school.restorative", 0.0),
        ("school.orientation", 0.0), ("school.bridge", 0.0), ("law.report_hours", 16.0),
        ("law.compulsory_until", 16.0), ("law.qualification_until", 18.0), ("law.adult_absence_days", 28.0),
    )  # fmt: skip
    base, other = (
        SchoolSystem(students=2000, rng=SEED, scenario=scenario).run(years=1).run(weeks=2)
        for scenario in ("baseline", scenario_with(*same))
    )
    assert base.digest() == other.digest()


# -- what becomes of a push --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PERSONAL)
def test_a_push_on_a_state_wears_off_and_one_on_a_trait_stays(name: str) -> None:
    """Both arms have the same luck, so what differs is the push: after 35 of 36 weeks under two thirds of it is left,
    or nearly all (a few are at a bound already, and help for pupils at risk comes to others)."""
    quantity = QUANTITIES[name]
    push = {"share": 0.25, "hours per week": 4.0}.get(quantity.unit, 0.5)
    base, arm = SchoolSystem(students=2000, rng=SEED), SchoolSystem(students=2000, rng=SEED)
    arm.what_if = replace(arm.what_if, changes=(Change(quantity=name, add=push, from_week=3),))
    base.run(weeks=36)
    arm.run(weeks=36)
    left = (values(arm, quantity) - values(base, quantity)).mean() / push
    if quantity.kind == "state":
        assert left < 0.67
    else:
        assert left == pytest.approx(1.0, abs=0.05)


def values(system: SchoolSystem, quantity: Quantity) -> np.ndarray:
    records = system.students if quantity.record == "student" else system.parents
    return np.asarray(records[quantity.field], float)


def test_only_people_have_states_and_traits() -> None:
    people = {"student", "parent", "teacher"}
    for name, quantity in QUANTITIES.items():
        assert (quantity.kind != "setting") == (quantity.record in people), name


# -- law ---------------------------------------------------------------------------------------------------------------


def test_the_law_holds_in_the_rules_and_in_careers_from_its_year_on() -> None:
    moved = (("law.report_hours", 8.0), ("law.qualification_until", 21.0))
    system = SchoolSystem(students=300, rng=SEED, scenario=scenario_with(*moved, from_year=1))
    for expected in ((16, 18), (8, 21), (8, 21)):
        system.run(weeks=1)
        law, read = system.world.law[0], system.education.law
        assert (law.report_hours, law.qualification_until) == expected
        assert (read.report_hours, read.qualification_until) == expected
        system.run(weeks=39)
    assert law_in_force(load("baseline"), system.education, 0).law == system.education.law


def test_changes_of_the_law_add_up_round_and_stay_within_bounds(education: EducationSystem) -> None:
    def after(*changes: Change) -> int:
        scenario = replace(load("baseline"), changes=changes)
        return law_in_force(scenario, education, 0).law.report_hours

    name = "law.report_hours"
    assert after(Change(quantity=name, multiply=0.6)) == 10  # 9.6
    assert after(Change(quantity=name, set=12.0), Change(quantity=name, add=-4.0)) == 8
    assert after(Change(quantity=name, add=-40.0)) == QUANTITIES[name].bounds[0]
    assert after(Change(quantity=name, set=8.0, from_year=1)) == 16
    assert education.law.report_hours == 16


def test_reporting_at_eight_hours_means_more_reports() -> None:
    """About 2,000 reports in a year at 16 hours; half the threshold brings at least twice as many, or one more for
    nearly each. A count of 2,000 has a standard error of 45, so 1.8 times is no luck."""
    base, arm = lived(1), lived(1, ("law.report_hours", 8.0))
    assert hours(arm, "reports") > 1.8 * hours(base, "reports")
    assert arm.students.window.sum(axis=1).max() < 8 <= base.students.window.sum(axis=1).max() < 16
    assert hours(arm, "true_truancy") < hours(base, "true_truancy")


def test_a_duty_to_qualify_until_21_keeps_more_at_school() -> None:
    """Over three years about 500 leave at 17 to 19 (who is 18 to 20 on the next 1 October) in the baseline. The hazard
    halves, and who stays may leave later: a fifth fewer is far outside the standard error of 30."""
    base, arm = lived(3), lived(3, ("law.qualification_until", 21.0))
    ages, fewer = (system.tables()["leavers"]["age"] for system in (base, arm))
    assert fewer.between(17, 19).sum() < 0.8 * ages.between(17, 19).sum()
    assert len(fewer) < 0.9 * len(ages)
    assert hours(arm, "reports") > 1.1 * hours(base, "reports"), "the officer hears of who is 18 to 20 too"
    old, new = (part["leavers"][part["leavers"]["during_year"] == 1]["age"] for part in (base.tables(), arm.tables()))
    assert new.between(18, 20).sum() < old.between(18, 20).sum()


def test_where_the_duty_holds_fully_nobody_of_its_age_leaves() -> None:
    scenario = scenario_with(("law.qualification_until", 21.0))
    held = {"leaving.qualification": 0.0, "leaving.qualification_adult": 0.0, "leaving.compulsory": 0.0}
    system = SchoolSystem(students=PUPILS, rng=SEED, scenario=replace(scenario, parameters=held)).run(years=1)
    leavers = system.tables()["leavers"]
    assert len(leavers) > 10
    assert (leavers["age"] >= 20).all()


@pytest.mark.parametrize(
    ("line", "key", "says"),
    [
        ('quantity = "law.report_hours"\nset = 8.5', "change[0].set", "whole number"),
        ('quantity = "law.report_hours"\nadd = 0.5', "change[0].add", "whole number"),
        ('quantity = "law.report_hours"\nset = 0', "change[0].set", "from 1 to 100"),
        ('quantity = "law.qualification_until"\nset = 17', "change[0].set", "from 18 to 23"),
        ('quantity = "law.qualification_untill"\nset = 21', "change[0].quantity", "law.qualification_until"),
        ('quantity = "law.report_hours"\nset = 8\nfrom_week = 4', "change[0].from_week", "school year"),
        ('quantity = "law.report_hours"\nset = 8\nwhere = { sector = "vo" }', "change[0].where", "the law cannot"),
        ('quantity = "school.test_peaks"\nset = 2', "change[0].set", "from 0 to 1"),
        ('quantity = "student.shock"\nset = 50', "change[0].set", "from -5 to 20"),
    ],
)
def test_bad_changes_are_refused(line: str, key: str, says: str, scenario_of: ScenarioOf) -> None:
    with pytest.raises(BadInput) as refused:
        scenario_of(f"[[change]]\n{line}\n")
    assert refused.value.key == key
    assert says in str(refused.value)


# -- tests -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("peaks", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("load_", [0.0, 0.5, 1.0, 2.0])
def test_spreading_tests_keeps_the_load_of_the_year(peaks: float, load_: float) -> None:
    system = SchoolSystem(students=300, rng=SEED)
    planned = system.calendar.test.mean(axis=0)
    for level in system.world.levels:
        school = system.world.schools[0]
        school.test_peaks, school.test_load = peaks, load_
        each = np.array([load_of_tests(school, level, day) for day in system.calendar])
        assert each.mean() == pytest.approx(load_ * planned[level.sector])
        assert np.ptp(each) == pytest.approx(load_ * peaks)
    mondays = system.calendar[system.calendar.tests_follow[:, 0] == 1]
    assert len(mondays) > 0
    assert all(load_ahead(school, system.world.levels[0], day) <= load_ for day in mondays)


def test_spread_tests_flatten_the_year() -> None:
    """Hours reported sick out of stress, per school week: about 3,500 in a week, and test weeks stand out."""
    base, arm = lived(1), lived(1, ("school.test_peaks", 0.0))
    tests = base.calendar.week[base.calendar.test[:, 0] == 1]

    def standing_out(system: SchoolSystem) -> float:
        weeks = system.tables()["school_weeks"]
        vo = weeks[weeks["sector"] == "vo"]
        each = vo.groupby("week")["true_stress_sick"].sum() / vo.groupby("week")["lesson_hours"].sum()
        return float(each[each.index.isin(tests)].mean() / each[~each.index.isin(tests)].mean())

    assert standing_out(base) > 1.2
    assert standing_out(arm) == pytest.approx(1.0, abs=0.1)
    assert hours(arm, "true_stress_sick") == pytest.approx(hours(base, "true_stress_sick"), rel=0.1)


def test_fewer_tests_mean_less_stress() -> None:
    """About 20,000 days reported sick out of stress a year: a standard error below one in a hundred."""
    base, half, none = lived(1), lived(1, ("school.test_load", 0.5)), lived(1, ("school.test_load", 0.0))
    sick = [hours(system, "true_stress_sick") for system in (base, half, none)]
    assert sick[0] > 1.03 * sick[1] > 1.03**2 * sick[2]
    assert base.students.stress.mean() > half.students.stress.mean() > none.students.stress.mean()
    assert base.students.true_hours[:, STRESS_SICK - 1].sum() == sick[0]


# -- restorative talks -------------------------------------------------------------------------------------------------


def test_restorative_talks_end_suspension_and_leave_conduct_as_it_was() -> None:
    """About 160 suspensions in the baseline; half of them instead has a standard error of 9 about 80."""
    base, half, all_ = (lived(1, ("school.restorative", share)) for share in (0.0, 0.5, 1.0))
    suspended = [int(system.students.suspensions.sum()) for system in (base, half, all_)]
    assert suspended[0] > 100
    assert 0.25 * suspended[0] < suspended[1] < 0.75 * suspended[0]
    assert suspended[2] == 0
    assert all_.students.expelled.sum() == 0
    assert 0 < hours(all_, "true_exclusion") < hours(base, "true_exclusion"), "sent home for the day remains"
    spared = base.students.suspensions > 0
    assert all_.students.relation[spared].mean() > base.students.relation[spared].mean()
    helped = (base.students.youth_care > 0) | (all_.students.youth_care > 0) | (base.students.provision > 0)
    same = base.students.conduct == all_.students.conduct
    assert same[spared & ~helped].mean() > 0.9


def test_a_talk_mends_as_much_as_its_parameter_says(scenario_of: ScenarioOf) -> None:
    """Among those who would have been suspended in the first two weeks, and with a talk that does nothing beside one
    that does much: all but the talk is the same for them."""
    often = '"exclusion.baseline" = 0.05\n'
    text = '[[change]]\nquantity = "school.restorative"\nset = 1.0\n[parameters]\n'
    arms = [
        SchoolSystem(students=2000, rng=SEED, scenario=scenario_of(f'{text}{often}"exclusion.talk" = {talk}\n'))
        for talk in (0.0, 0.5)
    ]
    for arm in arms:
        arm.step()
    gained = arms[1].students.relation - arms[0].students.relation
    talked = gained != 0
    assert talked.sum() > 10
    assert gained[talked] == pytest.approx(0.5, abs=1e-5)


# -- guidance and bridge -----------------------------------------------------------------------------------------------


def test_guidance_makes_programmes_fit_better() -> None:
    """Same people and luck: who begins a programme in mbo has just so much less misfit, and nobody else."""
    base, arm = (
        SchoolSystem(students=4000, rng=SEED, scenario=scenario_with(("school.orientation", share))).run(years=1)
        for share in (0.0, 0.5)
    )
    decided = pd.Series(base.students.move, index=base.students.id)
    base.step()
    arm.step()
    assert (base.students.id == arm.students.id).all()
    gained = base.students.misfit - arm.students.misfit
    guided = gained != 0
    assert guided.sum() > 100
    assert gained[guided] == pytest.approx(0.5 * base.parameters.value("careers.orientation"), abs=1e-5)
    here_before = np.isin(base.students.id, decided.index)
    assert guided[here_before & (base.students.transition == TRANSITIONS.index("mbo") + 1)].all()
    stays = np.isin(decided.reindex(base.students.id), (kinds.PROMOTE, kinds.REPEAT))
    assert (guided & stays).sum() == 0
    assert guided[~stays & (base.students.school_year == 1)].any()


def test_a_bridge_settles_who_begins_at_the_school() -> None:
    base, arm = (
        SchoolSystem(students=4000, rng=SEED, scenario=scenario_with(("school.bridge", share))) for share in (0.0, 1.0)
    )
    for _ in range(2):  # in the first year, and when another begins
        base.step()
        arm.step()
        begins = np.isin(base.students.transition, (1, 2)) & (base.students.weeks_since_transition == 1)
        assert begins.sum() > 200
        assert (base.students.unsettled == arm.students.unsettled)[~begins].mean() > 0.98
        ratio = arm.students.unsettled[begins] / base.students.unsettled[begins]
        assert ratio == pytest.approx(1.0 - base.parameters.value("transitions.bridge"), rel=1e-5)
        assert arm.students.p_refusal[begins].mean() < base.students.p_refusal[begins].mean()
        for system in (base, arm):
            for _ in range(DAYS_PER_WEEK - 1):
                system.step()
            system.run(weeks=39)


# -- support that others keep ------------------------------------------------------------------------------------------


def test_tier_and_measures_of_a_pupil_outlast_the_year() -> None:
    system = SchoolSystem(students=300, rng=SEED)
    system.world.students.tier, system.world.students.supports = 2, 1
    people = set(system.students.id.tolist())
    system.run(years=1).step()
    stayed = np.isin(system.students.id, list(people))
    assert stayed.sum() > 100
    assert (system.students.tier[stayed] == 2).all()
    assert (system.students.supports[stayed] == 1).all()
    assert (system.students.tier[~stayed] == 0).all()
