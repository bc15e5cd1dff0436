"""Directions of the mechanisms around pupils: stress, motivation, teachers, friends, competing activities, place.

As in `test_mechanisms.py`: two arms with the same people and luck, one thing changed, certain at four standard errors.
"""

import numpy as np
import pytest

from agents.reasons import PRESENT, REFUSAL, STRESS_SICK, TRUANCY, WITHDRAWAL
from evidence import load_parameters
from model import SchoolSystem
from model.friends_left import share_of_friends_left
from model.mechanisms.exhaustion import wear_out
from model.mechanisms.perfectionism import engagement, pressure_by_self
from model.mechanisms.signals import signals_seen
from tests.model.test_mechanisms import BASE, NO_DAYS_AWAY, arm, changed, field, hours, ill_alike, rises

ROWS = ("perfectionism", "exhaustion", "motivation", "teacher_expectations", "teacher_load", "signals", "isolation",
        "competing", "perspective", "neighbourhood")  # fmt: skip


def off(name):
    return {"mechanisms": [(name, 0.0)]}


def more(name, value):
    return {"parameters": [(name, value)]}


@pytest.mark.parametrize(
    ("what", "less", "more"),
    [
        # stress: pressure by oneself, teachers, peers and force
        (field("stress"), off("perfectionism"), BASE),
        (field("stress"), more("school_stress.teachers", 0.0), BASE),
        (field("stress"), more("school_stress.comparison", 0.0), BASE),
        (field("stress"), more("school_stress.control", 0.0), BASE),
        # exhaustion
        (field("exhaustion"), more("exhaustion.threshold", 1.8), BASE),
        (field("exhaustion"), changed("student.resilience", 1.0), BASE),
        (hours(STRESS_SICK), off("exhaustion"), BASE),
        (hours(REFUSAL), off("exhaustion"), more("exhaustion.build", 0.25)),
        (field("achievement"), BASE, off("exhaustion")),
        # motivation: autonomy, control, stigma
        (field("motivation"), BASE, changed("school.autonomy", 1.0)),
        (field("bonding"), BASE, changed("school.autonomy", 1.0)),
        (hours(TRUANCY), changed("school.autonomy", 2.0), BASE),
        (field("motivation"), BASE, more("motivation.control", 0.0)),
        (hours(TRUANCY), more("motivation.controlled_truancy", 0.0), BASE),
        (field("motivation"), BASE, off("perspective")),
        # teachers: both ends of expectations, force, load
        (field("stress"), BASE, changed("teacher.expectations", 1.5)),
        (field("motivation"), changed("teacher.expectations", -1.5), BASE),
        (field("relation"), BASE, changed("teacher.management", 1.0)),
        (field("relation"), changed("teacher.workload", 1.5), BASE),
        (
            field("relation"),
            {"parameters": [("teacher_load.leaving", 0.003), ("teacher_load.farewell", 0.6)]},
            {"parameters": [("teacher_load.leaving", 0.003), ("teacher_load.farewell", 0.0)]},
        ),
        (field("relation"), BASE, off("signals")),
        # friends
        (
            hours(TRUANCY),
            changed("student.perspective", 1.0) | more("peer_influence.ambition", 0.4),
            changed("student.perspective", 1.0) | more("peer_influence.ambition", 0.0),
        ),
        (field("bonding"), more("peer_influence.ambition_bonding", 0.0), more("peer_influence.ambition_bonding", 0.25)),
        # competing activities
        (hours(TRUANCY), off("competing"), BASE),
        (hours(TRUANCY), more("competing.duties", 0.0), BASE),
        (hours(WITHDRAWAL), off("competing"), BASE),
        (field("stress"), more("competing.time_duties", 0.0), BASE),
        # place
        (hours(TRUANCY), BASE, more("neighbourhood.urbanity", 2.0)),
    ],
)  # fmt: skip
def test_direction(what, less, more):
    assert rises(what, arm(**less), arm(**more))


@pytest.mark.parametrize("name", ROWS)
def test_a_row_switched_off_leaves_sickness_alone(name):
    """The chance to fall ill depends on health alone, and illness goes before all other reasons."""
    without, base = arm(**off(name), parameters=NO_DAYS_AWAY), arm(parameters=NO_DAYS_AWAY)
    assert np.array_equal(field("p_sick")(without), field("p_sick")(base))
    assert ill_alike(without, base)


def test_without_competing_activities_nobody_becomes_a_parent():
    """What is older than the run stays, whatever a scenario switches off: so nobody more than on the first days."""
    later, first = (arm(**off("competing"), weeks=weeks).students.parenthood.sum() for weeks in (8, 1))
    assert later == first


def test_without_isolation_support_is_as_it_was():
    later, first = (arm(**off("isolation"), weeks=weeks).students for weeks in (8, 1))
    assert np.array_equal(later.support_peers, first.support_peers)


def test_without_teachers_load_nobody_leaves_and_load_is_the_workload():
    quiet = arm(**off("teacher_load"))
    assert not quiet.world.schools.unrest.any()
    assert not quiet.teachers.vacant_weeks.any()
    assert np.allclose(quiet.teachers.load, quiet.teachers.workload)
    assert (arm().world.schools.unrest > 0).any()


def test_perfectionism_helps_up_to_a_turning_point_that_weak_marks_and_age_bring_nearer():
    p = load_parameters().record()[0]
    student = SchoolSystem(students=200, rng=1).world.students[0]
    student.achievement, student.age = 0.0, 15

    def pressed(standards, marks=0.0, age=15):
        student.perfectionism, student.achievement, student.age = standards, marks, age
        return pressure_by_self(student, p)

    def engaged(standards):
        student.perfectionism, student.achievement, student.age = standards, 0.0, 15
        return engagement(student, p)

    assert pressed(0.0) == 0.0 < pressed(1.0) < pressed(2.0)
    assert engaged(-1.0) < engaged(0.0) < engaged(1.0) == engaged(2.0)
    assert pressed(1.0) < pressed(1.0, marks=-1.0)
    assert pressed(1.0) < pressed(1.0, age=18)


def test_a_holiday_restores_less_when_tests_follow():
    system = SchoolSystem(students=200, rng=1)
    p, student, school = system.world.params[0], system.world.students[0], system.world.schools[0]
    level = system.world.levels[student.level]
    monday = system.calendar[0].copy()
    monday.holiday_weeks = 2
    left = []
    for follow in (0, 1):
        monday.tests_follow[:] = follow
        student.exhaustion, student.stress = 1.0, -5.0
        wear_out(student, school, level, monday, p)
        left.append(float(student.exhaustion))
    assert left[0] < left[1] < 1.0


def test_the_calendar_knows_which_holidays_are_spoiled():
    days = SchoolSystem(students=200, rng=1).calendar
    spoiled = {int(day.week) for day in days if day.tests_follow[0] == 1}
    assert spoiled == {9, 19} - {w for w in (9, 19) if not {w, w + 1} & _test_weeks(days)}
    assert set(days.weekday[days.review == 1]) == {0}
    assert days.review[0] == 1


def _test_weeks(days):
    return {int(day.week) for day in days if day.test[0] == 1}


def test_signals_are_seen_later_in_a_large_class_and_not_at_all_without_trouble():
    system = arm()
    world, p = system.world, system.world.params[0]
    klas, student = world.classes[0], world.students[0].copy()
    mentor, school = world.teachers[klas.mentor], world.schools[klas.school]
    student.conduct = 2.0
    seen = signals_seen(student, klas, mentor, school, p)
    assert 0.0 < seen < 1.0
    blind = klas.copy()
    blind.sight = 0.5 * klas.sight
    assert signals_seen(student, blind, mentor, school, p) < seen
    for name in ("conduct", "anxiety", "exhaustion", "bullied", "achievement"):
        student[name] = 0
    assert signals_seen(student, klas, mentor, school, p) == 0.0
    assert arm(changes=[("class.size", "multiply", 0.5)]).classes.sight.mean() > system.classes.sight.mean()


def test_crowded_classes_load_teachers():
    small = arm(changes=[("class.size", "multiply", 0.5)])
    assert small.teachers.load.mean() < arm().teachers.load.mean()


def test_friends_who_left_are_counted_by_tie():
    world = SchoolSystem(students=2000, rng=1).world
    world.students.route = 0
    assert not share_of_friends_left(world).any()
    world.students.route = 1
    share = share_of_friends_left(world)
    named = np.bincount(world.followers, minlength=len(share)) > 0
    assert np.allclose(share[named], 1.0, atol=1e-5)


def test_parenthood_is_rare_and_only_of_girls_of_fifteen_and_older():
    students = arm(parameters=[("competing.parenthood", 0.0004)]).students
    parents = students[students.parenthood == 1]
    assert 0 < len(parents) < 0.02 * len(students)
    assert (parents.sex == 0).all()
    assert (parents.age >= 15).all()


def test_who_skips_is_still_present_or_away_for_one_reason():
    assert set(np.unique(arm().students.reason)) <= set(range(PRESENT, 8))
