"""The direction of every mechanism: two arms with the same people and the same luck, one thing changed.

An effect must have the right sign and be certain: the mean paired difference between arms over the 900 classes of a
run of 20,000 pupils lies more than four standard errors from zero (a chance of 3 in 100,000 under no effect).
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from agents.reasons import EXCLUSION, PRESENT, REASONS, REFUSAL, SICK, STRESS_SICK, TRUANCY, WITHDRAWAL
from model import SchoolSystem
from scenarios import Change, load

CERTAIN = 4.0
WEEKS = 24


def arm(mechanisms=(), parameters=(), changes=(), weeks=WEEKS, years=None):
    """A system of 20,000 pupils lived through with some things changed (kept, so that arms are shared by tests)."""
    return _arm(tuple(mechanisms), tuple(parameters), tuple(changes), weeks, years)


@cache
def _arm(mechanisms, parameters, changes, weeks, years):
    scenario = replace(
        load("baseline"),
        mechanisms=dict(mechanisms),
        parameters=dict(parameters),
        changes=tuple(Change(quantity=name, **{how: amount}) for name, how, amount in changes),
    )
    system = SchoolSystem(students=20_000, rng=7, scenario=scenario)
    return system.run(years=years) if years else system.run(weeks=weeks)


def hours(reason):
    """Lesson hours missed for a reason by each pupil."""
    return lambda system: np.asarray(system.students.true_hours[:, reason - 1], float)


def field(name):
    """A field of each pupil."""
    return lambda system: np.asarray(system.students[name], float)


def certainty(more, less, measure):
    """Standard errors by which `more` exceeds `less`: paired by pupil, summed by class (classmates share influence)."""
    order_more, order_less = np.argsort(more.students.id), np.argsort(less.students.id)
    difference = measure(more)[order_more] - measure(less)[order_less]
    by_class = np.bincount(np.asarray(less.students.klas)[order_less], weights=difference)
    return by_class.sum() / np.sqrt((by_class**2).sum()) if by_class.any() else 0.0


def rises(measure, less, more):
    """Whether the measure is higher in `more` than in `less`, certainly."""
    return certainty(more, less, measure) > CERTAIN


BASE = {}
FEARFUL = {"parameters": [("refusal.baseline", 1e-4)]}
"""More refusal than as estimated, for what moves it little to be certain at this size."""


def changed(quantity, add):
    return {"changes": [(quantity, "add", add)]}


def strict(at):
    """All schools as strict, with rules that hold for everybody alike."""
    return {"changes": [("school.strictness", "set", at), ("school.consistency", "set", 1.0)]}


def absence(system):
    """Lesson hours that each pupil missed."""
    return np.asarray(system.students.true_hours, float).sum(axis=1)


def monitored(height, support=0.0):
    """All parents monitor and support alike."""
    return {"changes": [("parent.monitoring", "set", height), ("parent.support", "set", support)]}


@pytest.mark.parametrize(
    ("what", "less", "more"),
    [
        # peers
        (hours(TRUANCY), {"mechanisms": [("peer_influence", 0.0)]}, BASE),
        # school climate: seen and valued, safe
        (field("bonding"), BASE, changed("school.climate", 1.0)),
        (hours(TRUANCY), changed("school.climate", 1.0), BASE),
        (hours(REFUSAL), changed("school.safety", 1.5) | FEARFUL, FEARFUL),
        (field("bullied"), changed("school.safety", 1.5), BASE),
        # teacher and pupil
        (field("relation"), BASE, changed("teacher.sensitivity", 1.0)),
        (field("bonding"), BASE, changed("teacher.sensitivity", 1.0)),
        (field("stress"), changed("teacher.sensitivity", 1.5), BASE),
        (hours(TRUANCY), changed("teacher.sensitivity", 1.0), BASE),
        # parents: support and monitoring protect; expectations harm at both ends
        (hours(TRUANCY), changed("parent.monitoring", 1.0), BASE),
        (field("bonding"), BASE, changed("parent.support", 1.0)),
        # too little monitoring and too much of it both harm: the best lies between, and higher with more support
        (hours(TRUANCY), monitored(0.7), monitored(-1.0)),
        (hours(TRUANCY), monitored(0.7), monitored(3.0)),
        (field("stress"), monitored(0.7), monitored(3.0)),
        (hours(TRUANCY), monitored(3.0, support=2.0), monitored(3.0, support=-1.0)),
        (field("stress"), BASE, changed("parent.expectations", 1.5)),
        (field("bonding"), changed("parent.expectations", -1.5), BASE),
        # stress
        (hours(STRESS_SICK), {"mechanisms": [("school_stress", 0.0)]}, {"parameters": [("school_stress.tests", 1.5)]}),
        (hours(STRESS_SICK), {"parameters": [("school_stress.tests", 0.2)]}, BASE),
        (hours(STRESS_SICK), changed("student.resilience", 1.0), BASE),
        # bonding and a concrete future hold; absence costs bonding
        (hours(TRUANCY), changed("student.perspective", 1.0), BASE),
        (field("bonding"), {"parameters": [("bonding.absence", 4.0)]}, BASE),
        (field("achievement"), {"parameters": [("bonding.learning_absence", 6.0)]}, BASE),
        # turning points
        (field("stress"), {"mechanisms": [("turning_points", 0.0)]}, BASE),
        (hours(TRUANCY), {"mechanisms": [("turning_points", 0.0)]}, {"mechanisms": [("turning_points", 4.0)]}),
        (hours(REFUSAL), {"mechanisms": [("turning_points", 0.0)]}, {"mechanisms": [("turning_points", 4.0)]}),
        # discipline: too lax invites truancy, too strict or inconsistent excludes
        (hours(TRUANCY), changed("school.consistency", 0.3), BASE),
        (hours(TRUANCY), changed("school.registration", 0.3), BASE),
        (hours(TRUANCY), strict(0.5), strict(0.2)),
        (absence, strict(0.5), strict(0.2)),
        (absence, strict(0.5), strict(1.0)),
        (hours(EXCLUSION), BASE, changed("school.strictness", 0.5)),
        (hours(EXCLUSION), BASE, changed("school.consistency", -0.5)),
        # health and mental health
        (hours(REFUSAL), BASE, changed("student.anxiety", 1.0)),
        (hours(EXCLUSION), BASE, changed("student.conduct", 1.0)),
        (hours(TRUANCY), BASE, changed("student.conduct", 1.0)),
        # contact with parents: told, they watch
        (hours(TRUANCY), changed("school.contact", 0.5), BASE),
        (field("watched"), BASE, changed("school.contact", 0.5)),
        # withdrawal
        (hours(WITHDRAWAL), BASE, {"parameters": [("withdrawal.duties", 1.2)]}),
        (hours(WITHDRAWAL), changed("parent.monitoring", 1.5), BASE),
        # avoidance: each day away makes the next likelier
        (hours(REFUSAL), {"parameters": [("refusal.learn", 0.0)]}, BASE),
        # officers, at schools that tell parents nothing themselves
        (
            hours(TRUANCY),
            {"changes": [("school.contact", "set", 0.0), ("region.officer_capacity", "set", 50.0)]},
            {"changes": [("school.contact", "set", 0.0), ("region.officer_capacity", "set", 0.0)]},
        ),
    ],
)  # fmt: skip
def test_direction(what, less, more):
    assert rises(what, arm(**less), arm(**more))


def test_smaller_classes_keep_order_and_build_bonds():
    base, small = arm(), _library("smaller-classes")
    assert small.classes.order.mean() > base.classes.order.mean()
    assert rises(field("bonding"), base, small)
    # Other classes have other mentors, which makes the relation noisier than other effects: three standard errors.
    assert certainty(small, base, field("relation")) > 3.0


@pytest.mark.parametrize("what", [hours(TRUANCY), field("stress")])
def test_half_the_class_size_lowers_truancy_and_stress(what):
    """A fifth off moves truancy by 1 to 2 %, and stress by 0.01, too little to be certain of at this size; a half is
    enough."""
    assert rises(what, arm(changes=[("class.size", "multiply", 0.5)]), arm())


@cache
def _library(name):
    return SchoolSystem(students=20_000, rng=7, scenario=name).run(weeks=WEEKS)


NO_DAYS_AWAY = [("turning_points.away", 0.0)]
"""Turning points that cost no days at once: which ones come depends on much, and some make ill."""


def all_lessons(system):
    """Who had all lessons of the weeks so far: neither off the roll nor in alternative provision nor exempt."""
    levels = [system.education.levels[code] for code in system.students.level]
    full = [level.lessons_per_day * level.school_days_per_week * system.day // 5 for level in levels]
    return (np.asarray(system.students.lesson_hours) == full) & (np.asarray(system.students.gone) == 0)


def ill_alike(one, other):
    """Whether those who had all lessons in both arms were ill for exactly the same hours."""
    both = all_lessons(one) & all_lessons(other)
    assert both.mean() > 0.95
    return np.array_equal(hours(SICK)(one)[both], hours(SICK)(other)[both])


def test_a_mechanism_switched_off_leaves_alone_what_it_does_not_touch():
    """Illness goes before all else and depends on health, season and luck: nothing else moves one hour of it."""
    base = arm(parameters=NO_DAYS_AWAY)
    for name in ("peer_influence", "school_climate", "parents", "discipline", "bonding"):
        assert ill_alike(arm(mechanisms=[(name, 0.0)], parameters=NO_DAYS_AWAY), base), name
    assert not ill_alike(arm(mechanisms=[("health", 0.0)], parameters=NO_DAYS_AWAY), base)


def test_without_turning_points_there_are_none():
    events = arm(mechanisms=[("turning_points", 0.0)]).tables()["events"]
    assert "turning_point" not in set(events["kind"])
    assert "turning_point" in set(arm().tables()["events"]["kind"])


def test_friends_skip_together_far_more_often_along_the_strongest_tie():
    """Bennett and Bergman (2021): with the strongest tie 4.7 times as often as with any other peer.

    The fitted model has about 3.2 and so falls short of it (docs/model.md, "What it leaves out"). With about 600
    followers along strongest ties the ratio's standard error is some 6 %, so that much less of it would be noticed.
    """
    system = SchoolSystem(students=20_000, rng=3)
    world = system.world
    strongest = np.zeros(len(world.students))
    np.maximum.at(strongest, world.followers, world.ties)
    invited, came = np.zeros(2), np.zeros(2)
    for _ in range(60):
        system.step()
        students = system.students
        for row in np.flatnonzero(students.leads == 1):
            ties = slice(world.followers_first[row], world.followers_first[row + 1])
            friends = world.followers[ties]
            along = (students.reason[friends] == TRUANCY) & (students.leads[friends] == 0)
            open_to_it = (students.lessons[friends] > 0) & (along | (students.reason[friends] == PRESENT))
            weak = (world.ties[ties] < strongest[friends]).astype(int)
            np.add.at(invited, weak[open_to_it], 1)
            np.add.at(came, weak[along], 1)
    ratio = (came[0] / invited[0]) / (came[1] / invited[1])
    assert came[0] > 300
    assert 2.7 < ratio < 6.3


def test_brothers_and_sisters_are_on_luxury_leave_together():
    """The household decides: on a day beside a holiday, brothers and sisters of one on luxury leave are away too."""
    only_luxury = {"withdrawal.baseline": 0.0, "withdrawal.luxury": 0.2, "sickness.onset": 0.0, "leave.rate": 0.0}
    scenario = replace(load("baseline"), parameters=only_luxury)
    system = SchoolSystem(students=2_000, rng=1, scenario=scenario)
    system.run(weeks=8)  # the last Friday is beside the autumn holiday
    students = system.students
    free = students.spell_left == 0
    school = (students.lessons > 0) & free
    away = students.reason == WITHDRAWAL
    by_house = {}
    for house, gone, here in zip(students.household, away, school, strict=True):
        if here:
            by_house.setdefault(int(house), []).append(bool(gone))
    shared = [gone for gone in by_house.values() if len(gone) > 1]
    assert any(all(gone) for gone in shared)
    assert all(all(gone) or not any(gone) for gone in shared)


def test_the_law_holds_the_youngest():
    groups = arm(years=1, weeks=None).tables()["groups"]
    rate = lambda ages: groups[groups.age.isin(ages)].vsv.sum() / groups[groups.age.isin(ages)].vsv_base.sum()  # noqa: E731
    assert rate([12, 13, 14]) < rate([16]) < rate([18, 19, 20])


def test_each_route_out_of_school_has_its_own_cause():
    base = arm(years=1, weeks=None)
    jobs = arm(years=1, weeks=None, parameters=[("leaving.pull_job", 0.12)])
    push = arm(years=1, weeks=None, parameters=[("leaving.push_bullied", 3.0)])
    fall = arm(years=1, weeks=None, parameters=[("leaving.fall_achievement", 1.4)])
    count = lambda system, route: system.tables()["groups"][f"vsv_{route}"].sum()  # noqa: E731
    assert count(jobs, "pull") > count(base, "pull")
    assert count(push, "push") > count(base, "push")
    assert count(fall, "fallout") > count(base, "fallout")


def test_truants_leave_early_more_often():
    system = arm(years=1, weeks=None)
    students = system.students
    base = (students.qualified == 0) & (students.age < 23)
    truant = np.asarray(students.true_hours[:, TRUANCY - 1]) > 20
    left = np.asarray(students.route) > 0
    assert left[base & truant].mean() > 1.5 * left[base & ~truant].mean()


def test_refusal_goes_with_anxiety_and_bullying_and_truancy_with_conduct():
    students = arm().students
    refused = np.asarray(students.true_hours[:, REFUSAL - 1]) > 0
    truant = np.asarray(students.true_hours[:, TRUANCY - 1]) > 0
    assert students.anxiety[refused].mean() > students.anxiety.mean() + 0.3
    assert students.bullied[refused].mean() > 1.3 * students.bullied.mean()
    assert students.conduct[truant].mean() > students.conduct.mean() + 0.2


def test_all_seven_reasons_occur():
    assert all(hours(k + 1)(arm()).sum() > 0 for k in range(len(REASONS)))
