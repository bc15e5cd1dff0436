"""The reasons of absence one by one: what raises each, what each leaves behind, and that off is off.

Arms, and what counts as certain, are those of `test_mechanisms`.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from agents.reasons import (
    EXCLUSION,
    LABEL_EXCLUSION,
    LABEL_LEAVE,
    LABEL_SICK,
    LEAVE,
    REASONS,
    REFUSAL,
    SICK,
    TRUANCY,
    WITHDRAWAL,
)
from evidence import load_parameters, load_system
from model import SchoolSystem
from model.mechanisms.transitions import TRANSITIONS
from model.mechanisms.turning_points import BAD, KINDS
from model.mechanisms.withdrawal import WHY
from model.silent_leavers import count_silent
from scenarios import load
from tests.model.test_mechanisms import BASE, NO_DAYS_AWAY, all_lessons, arm, changed, field, hours, ill_alike, rises


def parameters(**values):
    """An arm with other parameters; "__" stands for the point in a name."""
    return {"parameters": [(name.replace("__", ".", 1), value) for name, value in values.items()]}


def of(mask, measure):
    """A measure of the pupils for whom `mask` holds, which must be the same pupils in both arms; 0 for others."""
    return lambda system: np.where(mask(system.students), measure(system), 0.0)


def at(level):
    """A mask of the pupils of a level."""
    return lambda students: students.level == load_system("nl").level_index(level)


def here(system):
    """Pupils neither about to leave nor elsewhere this year: careers and institutions decide on days of the others."""
    students = system.students
    elsewhere = (students.provision > 0) | (students.provision_hours > 0)
    return (students.gone == 0) & (students.dropped == 0) & ~elsewhere & (students.route == 0)


FEARFUL = {"refusal__baseline": 1e-4}
"""More refusal than as estimated, for what moves it little to be certain at this size."""

MUCH_REFUSAL = {"refusal__baseline": 0.001}


@pytest.mark.parametrize(
    ("what", "less", "more"),
    [
        # refusal begins
        (
            hours(REFUSAL),
            parameters(**FEARFUL, transitions__refusal=0.0),
            parameters(**FEARFUL, transitions__refusal=2.0),
        ),
        (hours(REFUSAL), parameters(refusal__learning=0.0), parameters(refusal__learning=1.0)),
        (hours(REFUSAL), parameters(bullying__lonely_refusal=0.0), parameters(bullying__lonely_refusal=2.0)),
        (hours(REFUSAL), parameters(bullying__refusal=0.0), parameters(bullying__refusal=2.5)),
        (
            hours(REFUSAL),
            parameters(**FEARFUL, refusal__parents_mind=0.0),
            parameters(**FEARFUL, refusal__parents_mind=1.0),
        ),
        # refusal goes on: parents' effort and a gradual return shorten it
        (hours(REFUSAL), changed("parent.trust", 2.0) | parameters(**MUCH_REFUSAL), parameters(**MUCH_REFUSAL)),
        (
            hours(REFUSAL),
            parameters(**MUCH_REFUSAL, refusal__plan=1.0),
            parameters(**MUCH_REFUSAL, refusal__plan=0.0),
        ),
        (
            field("avoidance"),
            parameters(**MUCH_REFUSAL, refusal__plan=1.0),
            parameters(**MUCH_REFUSAL, refusal__plan=0.0),
        ),
        # truancy
        (hours(TRUANCY), parameters(truancy__falling=0.0), parameters(truancy__falling=3.0)),
        (hours(TRUANCY), parameters(bullying__lonely_truancy=0.0), parameters(bullying__lonely_truancy=1.0)),
        (hours(TRUANCY), parameters(health__low_mood_truancy=0.0), parameters(health__low_mood_truancy=0.5)),
        (hours(TRUANCY), parameters(truancy__found_out=0.5), parameters(truancy__found_out=0.0)),
        (field("watched"), parameters(truancy__found_out=0.0), parameters(truancy__found_out=0.5)),
        # withdrawal
        (hours(WITHDRAWAL), changed("parent.trust", 1.5), BASE),
        (hours(WITHDRAWAL), changed("parent.expectations", 1.5), BASE),
        (hours(WITHDRAWAL), parameters(withdrawal__fear=0.0), parameters(withdrawal__fear=0.7)),
        (field("luxury_days"), changed("parent.trust", 2.0), BASE),
        # exclusion
        (hours(EXCLUSION), parameters(exclusion__no_place=0.0), BASE),
        (hours(EXCLUSION), changed("school.care_on_site", 0.5), BASE),
        (field("suspensions"), parameters(exclusion__ses=0.0), parameters(exclusion__ses=2.0)),
        # turning points
        (field("shock"), parameters(turning_points__good_size=2.0), parameters(turning_points__good_size=0.0)),
        (hours(LEAVE), parameters(turning_points__away=0.0), parameters(turning_points__away=1.0)),
        (field("shock"), parameters(transitions__severity=0.0), parameters(transitions__severity=4.0)),
        # bullying and isolation
        (field("bullied"), parameters(bullying__isolation=0.0), parameters(bullying__isolation=0.8)),
        (hours(TRUANCY), {"mechanisms": [("bullying", 0.0)]}, parameters(bullying__truancy=1.0)),
        # health
        (hours(SICK), parameters(health__chronic=0.0), BASE),
        (hours(SICK), parameters(health__chronic_days=1.0), BASE),
        (hours(SICK), parameters(health__somatic=0.0), BASE),
        (of(at("vwo"), hours(SICK)), parameters(sickness__status=0.6), parameters(sickness__status=0.0)),
        (of(at("vmbo-b"), hours(SICK)), parameters(sickness__status=0.0), parameters(sickness__status=0.6)),
        # transitions
        (field("stress"), {"mechanisms": [("transitions", 0.0)]}, BASE),
        (field("bonding"), parameters(transitions__bored=1.0), {"mechanisms": [("transitions", 0.0)]}),
    ],
)  # fmt: skip
def test_direction(what, less, more):
    assert rises(what, arm(**less), arm(**more))


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_switched_off_never_occurs_and_the_others_do(reason):
    off = arm(mechanisms=[("sickness" if reason == "sick" else reason, 0.0)], weeks=8)
    missed = off.students.true_hours[here(off)].sum(axis=0)
    assert missed[REASONS.index(reason)] == 0
    assert (np.delete(missed, REASONS.index(reason)) > 0).all()


def test_what_is_switched_off_leaves_alone_what_it_does_not_touch():
    """Illness goes before all other reasons; leave depends on nothing but illness and turning points."""
    base = arm(parameters=NO_DAYS_AWAY)
    for name in ("refusal", "truancy", "withdrawal", "exclusion", "bullying", "transitions", "stress_sick"):
        assert ill_alike(arm(mechanisms=[(name, 0.0)], parameters=NO_DAYS_AWAY), base), name
    calm = [("turning_points", 0.0)]
    for name in ("truancy", "refusal", "bullying", "transitions"):
        one, other = arm(mechanisms=calm), arm(mechanisms=[*calm, (name, 0.0)])
        assert _equal(hours(LEAVE), one, other), name


def _equal(measure, one, other):
    both = all_lessons(one) & all_lessons(other)
    return np.array_equal(measure(one)[both], measure(other)[both])


def test_overprotection_alone_does_not_bring_refusal():
    """Protective parents make anxious children refuse; who is not anxious does not notice (source B 3.1)."""
    less, more = arm(**parameters(refusal__protection=0.0)), arm(**parameters(refusal__protection=1.0))
    anxious = lambda students: np.asarray(students.anxiety) > 0  # noqa: E731
    calm = lambda students: ~anxious(students)  # noqa: E731
    chance = lambda system: np.log(np.asarray(system.students.p_refusal, float))  # noqa: E731
    assert rises(of(anxious, chance), less, more)
    assert not rises(of(calm, chance), less, more)


def test_a_gradual_return_is_followed_part_time_and_grows():
    system = SchoolSystem(students=20_000, rng=3, scenario=_with(**MUCH_REFUSAL, refusal__plan=1.0))
    shares, seen = {}, 0
    for _ in range(20):
        system.run(weeks=1)
        students = system.students
        for number, share in zip(students.id, students.part_time, strict=True):
            if share > 0:
                shares.setdefault(int(number), []).append(float(share))
        part = (students.reason == REFUSAL) & (students.hours < students.lessons)
        assert (students.part_time[part] > 0).all()
        assert (students.label[part] == LABEL_LEAVE).all()
        seen += int(part.sum())
    first = system.parameters.value("refusal.step")
    paths = [np.array(path) for path in shares.values() if len(path) > 1]
    assert seen > 0
    assert all(((path[1:] >= path[:-1]) | (path[1:] == first)).all() for path in paths)
    assert any((np.diff(path) > 0).any() for path in paths)


def test_refusal_begins_with_a_week_of_refusal_and_most_refusers_have_somatic_complaints():
    """Source B 3.1: 50 to 80 % of refusers; with some 250 of them the standard error is 3 points."""
    system = arm()
    events = system.tables()["events"]
    begun = events[events.kind == "refusal_begins"]
    students = system.students
    assert len(begun) == students.refusals.sum() > 0
    share = students.somatic[students.refusals > 0].mean()
    assert 0.40 < share < 0.90
    assert share > students.somatic.mean() + 0.1
    sick = students.registered_hours[:, LABEL_SICK - 1] / np.maximum(students.lesson_hours, 1)
    assert sick[students.refusals > 0].mean() > 2 * sick.mean()


def test_skipping_is_hidden_until_parents_are_told():
    alone = {"truancy__found_out": 0.0}
    silent = arm(**parameters(**alone, population__contact=0.001), changes=[("region.officer_capacity", "set", 0.0)])
    told = arm(**parameters(**alone, population__contact=0.999))
    truants = lambda system: system.students.true_hours[:, TRUANCY - 1] > 0  # noqa: E731
    assert silent.students.hidden[truants(silent)].mean() > 2 * told.students.hidden[truants(told)].mean()
    assert (silent.students.hidden[~truants(silent)] == 0).all()


def test_each_reason_of_parents_follows_from_its_own_cause():
    base = _why(arm())
    assert set(base.index) <= set(WHY)
    for name, more in (
        ("resistance", changed("parent.expectations", -2.0)),
        ("steering", changed("parent.monitoring", -2.0)),
        ("fear", parameters(withdrawal__bullied=4.0)),
        ("help", parameters(withdrawal__duties=1.2)),
    ):
        assert _why(arm(**more))[name] > 1.3 * base[name], name
    worn = arm(**parameters(refusal__baseline=0.001), changes=[("parent.trust", "add", -1.5)])
    assert _why(worn)["worry"] > 3 * base.get("worry", 0)


def _why(system):
    events = system.tables()["events"]
    return events[events.kind == "withdrawal"].detail.value_counts()


def test_suspensions_last_a_week_at_most_and_repeated_ones_end_at_another_school():
    system = arm(**parameters(exclusion__baseline=0.0006))
    events = system.tables()["events"]
    lasted = events[events.kind == "suspension"].detail.astype(int)
    assert lasted.between(1, load_system("nl").law.suspension_max_days).all()
    students = system.students
    expelled = students.expelled == 1
    assert expelled.any()
    assert (students.suspensions[expelled] >= load_parameters().value("exclusion.expelled_after")).all()
    assert (students.watched[expelled] > 0.5).all()
    assert (students.lesson_hours[expelled] > 0).all()
    assert (events.kind == "expulsion").sum() == expelled.sum()


def test_who_has_no_fitting_place_is_at_home_as_leave_or_sick():
    system = SchoolSystem(students=20_000, rng=3, scenario=_with(exclusion__no_place=0.05, exclusion__baseline=0.0))
    labels = []
    for _ in range(30):
        system.step()
        students = system.students
        away = students.reason == EXCLUSION
        assert (students.home_weeks[away] > 0).all()
        labels += list(students.label[away])
    assert set(labels) == {LABEL_LEAVE, LABEL_SICK}
    assert LABEL_EXCLUSION not in labels
    needy = students.home_weeks > 0
    assert students.neurodivergent[needy].mean() > 3 * students.neurodivergent.mean()


def test_turning_points_come_in_every_kind_and_good_ones_ease_the_mind():
    kinds = arm().tables()["events"].query("kind == 'turning_point'").detail.value_counts()
    assert set(kinds.index) == set(KINDS)
    good = {f"turning_points__{kind}_rate": 0.05 for kind in KINDS[BAD:]}
    bad = {f"turning_points__{kind}_rate": 0.0 for kind in KINDS[:BAD]}
    none = {f"turning_points__{kind}_rate": 0.0 for kind in KINDS}
    students, without = (arm(**parameters(**rates), weeks=8).students for rates in (good | bad, none))
    assert (students.shock <= without.shock + 1e-6).all()  # what is left of bad ones before the run is in both
    assert (students.shock < without.shock - 0.1).mean() > 0.1
    assert (students.shock >= -load_parameters().value("turning_points.best") - 1e-6).all()
    assert (students.turned == 0).all()


def test_silent_leavers_had_no_risk_and_met_a_heavy_turning_point():
    system = arm(years=1, weeks=None)
    students = system.students
    silent = students.silent == 1
    assert silent.any()
    assert (students.risk_at_start[silent] < 0).all()
    assert (students.turned[silent] > 0).all()
    count = count_silent(students)
    assert count["silent_leavers"] + count["silent_at_home"] == silent.sum()
    assert 0 < count["silent_leavers"] < (students.route > 0).sum()
    none = arm(years=1, weeks=None, mechanisms=[("turning_points", 0.0)])
    assert not (none.students.silent == 1).any()


def test_the_score_of_risk_sees_no_more_than_a_school_and_still_foretells():
    students = arm(years=1, weeks=None).students
    left = students.route > 0
    assert students.risk_at_start[left].mean() > students.risk_at_start.mean() + 0.2


def test_transitions_are_marked_when_the_year_turns_and_fade():
    system = SchoolSystem(students=4_000, rng=3)
    first = system.students.copy()
    assert (first.unsettled[first.school_year == 1] > first.unsettled.mean()).all()
    system.run(years=1)
    system.step()
    students = system.students
    kinds = {name: students.transition == place + 1 for place, name in enumerate(TRANSITIONS)}
    assert students.weeks_since_transition.min() >= 0
    assert all(kinds[name].any() for name in ("entry", "mbo", "level", "year"))
    assert students.unsettled[kinds["entry"]].mean() > students.unsettled[kinds["year"]].mean() > 0
    assert (students.weeks_since_transition[kinds["entry"]] == 1).all()
    assert students.repeated.mean() > 0.01
    fresh = students.unsettled.mean()
    system.run(weeks=7)
    assert system.students.unsettled.mean() < fresh / 2


@cache
def _scenario(values):
    named = {name.replace("__", ".", 1): value for name, value in values}
    return replace(load("baseline"), parameters=named)


def _with(**values):
    return _scenario(tuple(values.items()))
