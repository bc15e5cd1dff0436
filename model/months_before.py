"""The school year before a run, lived by the month: what luck and circumstances have left on pupils when it begins.

Stress and exhaustion, the impact of turning points, bullying and the habit of skipping come and go over weeks and
months. Nobody begins a school year without any. So after `model.settle` each school lives ten months of the rules of
the week, a month at a time: paces are those of four weeks together, chances four times as large, and only skipping, on
which the habit feeds, is drawn by the day.

No parameters of its own.
"""

from typing import Any

import numpy as np

from agents.reasons import LABEL_UNAUTHORISED
from agents.records import Record, Records
from model.careers.leaving import may_leave
from model.careers.routes import delay, fall_out, held_by_law, pull, push, surroundings
from model.compile import kernel, rule
from model.institutions.reporting import tell_parents
from model.mechanisms.bonding import take_part
from model.mechanisms.bullying import meet_bullies
from model.mechanisms.exhaustion import wear_out
from model.mechanisms.isolation import support_of_peers
from model.mechanisms.motivation import be_motivated
from model.mechanisms.peers import class_norm, feel_ambition, feel_friends
from model.mechanisms.stress import feel_stress
from model.mechanisms.teacher_relation import grow_relation
from model.mechanisms.truancy import found_out, hide, learn_habit, lessons_skipped, weekly_truancy
from model.mechanisms.turning_points import turning_point
from model.randomness import FIRST_SKIP, FRIEND_LEFT, NEXT_SKIP, SKIP_SEEN, person_day_key, uniform
from model.refused_before import refused_before
from model.world import DAYS_PER_WEEK, World

WEEKS = 4
"""School weeks lived at a time."""

MOST_LIKELY = 0.999
"""Chance of skipping on a day at which gaps between skipped days are no longer worked out."""

STATES = ("school_stress_rate", "teacher_relation_rate", "bonding_rate", "motivation_rate", "turning_points_fades",
          "turning_points_strain_fades")  # fmt: skip
"""Shares of a way that is gone in a week."""

CHANCES = ("turning_points_strength", "bullying_start", "bullying_end")
"""Chances in a week, all small."""


def by_the_month(params: Records) -> Records:
    """The parameters of rules that are lived a month at a time, shape (1,)."""
    month = params.copy()
    for name in STATES:
        month[name] = _of_a_month(params[name])
    for name in CHANCES:
        month[name] = WEEKS * params[name]
    recover = params["exhaustion_recover"]
    lasting = np.where(recover > 0.0, _of_a_month(recover) / np.where(recover > 0.0, recover, 1.0), WEEKS)
    month["exhaustion_build"], month["exhaustion_recover"] = lasting * params["exhaustion_build"], _of_a_month(recover)
    month["bonding_learning_rate"] = 0.0  # marks are drawn where they belong
    return month


def _of_a_month(share: Any) -> Any:
    return 1.0 - (1.0 - share) ** WEEKS


def months_of(days: Records) -> Records:
    """The Mondays on which months begin, each with the holiday weeks of its month, numbered back from the first day."""
    mondays = days[::DAYS_PER_WEEK]
    months = mondays[: len(mondays) // WEEKS * WEEKS : WEEKS].copy()
    for week in range(1, WEEKS):
        months.holiday_weeks += mondays.holiday_weeks[week::WEEKS][: len(months)]
    months.number = -DAYS_PER_WEEK * WEEKS * np.arange(len(months), 0, -1)
    return months


@kernel
def live_before(world: World, first_school: int, last_school: int, months: Any, month_params: Any) -> None:
    """Live the months before the first day in some schools.

    Args:
        world: a new world of settled pupils (`model.settle`), with the parameters of the past.
        first_school: row of the first school.
        last_school: row after the last.
        months: the Mondays of `months_of`.
        month_params: the parameters of `by_the_month`, shape (1,).
    """
    for s in range(first_school, last_school):
        school = world.schools[s]
        feel_ambition(world, school)
        for m in range(months.shape[0]):
            support_of_peers(world, school)
            class_norm(world, school)
            feel_friends(world, school)
            for row in range(school.first, school.first + school.pupils):
                a_month(world, row, school, months[m], world.params[0], month_params[0])
        lose_friends(world, school)
        for row in range(school.first, school.first + school.pupils):
            student = world.students[row]
            region = world.regions[school.region]
            level = world.levels[student.level]
            days = int(student.school_year - 1 + delay(student, level)) * months.shape[0] * WEEKS * DAYS_PER_WEEK
            refused_before(
                student, world.parents[student.household], school, region, level, days, world.seed, world.law[0],
                world.params[0],
            )  # fmt: skip


@rule
def a_month(world: World, row: int, school: Record, month: Record, p: Record, by_month: Record) -> None:
    """A month of one pupil."""
    student = world.students[row]
    parent = world.parents[student.household]
    klas = world.classes[student.klas]
    level = world.levels[student.level]
    key = person_day_key(world.seed, student.id, month.number)
    grow_relation(student, klas, world.teachers[klas.mentor], school, by_month)
    meet_bullies(student, school, key, by_month)
    turning_point(student, parent, key, by_month)
    feel_stress(student, parent, klas, school, level, month, by_month)
    wear_out(student, school, level, month, by_month)
    be_motivated(student, klas, school, level, by_month)
    take_part(student, parent, klas, school, p.population_missed_before, by_month)
    skip_for_weeks(world, student, parent, klas, school, level, month, p)


@rule
def skip_for_weeks(
    world: World, student: Record, parent: Record, klas: Record, school: Record, level: Record, month: Record, p: Record
) -> None:
    """Skipping in the weeks of a month, what is learned of it, who hears of it; the last week's is kept for friends."""
    for _ in range(month.holiday_weeks):
        student.habit += p.truancy_forget * (student.inclination - student.habit)
        student.watched *= 1.0 - p.parents_watch_fades
    student.lessons = level.lessons
    student.planned = level.lessons * level.days
    for week in range(WEEKS):
        if week == 0 or student.skipped > 0 or student.watched > 0.0:
            student.p_truancy = weekly_truancy(student, parent, klas, school, world.law[0], p)
        student.skipped = 0
        monday = month.number + week * DAYS_PER_WEEK
        first = uniform(person_day_key(world.seed, student.id, monday), FIRST_SKIP)
        if first < level.days * student.p_truancy:  # else not this week: most weeks of most pupils
            skip_from(world, student, school, level, first, monday, p)
        student.habit += p.truancy_forget * (student.inclination - student.habit)
        student.watched *= 1.0 - p.parents_watch_fades
        if student.hidden > 0:
            found_out(student, parent, person_day_key(world.seed, student.id, monday), p)


@rule
def skip_from(
    world: World, student: Record, school: Record, level: Record, luck: float, monday: int, p: Record
) -> None:
    """The days of a week on which a pupil skips; `luck`, uniform on [0, 1), says which is the first."""
    chance = min(student.p_truancy, MOST_LIKELY)
    d = int(np.log(1.0 - luck) / np.log(1.0 - chance))
    while d < level.days:
        key = person_day_key(world.seed, student.id, monday + d)
        student.hours = lessons_skipped(student, key, p)
        student.skipped += student.hours
        learn_habit(student, p)
        hide(student)
        if uniform(key, SKIP_SEEN) < school.registration:
            student.label = LABEL_UNAUTHORISED
            tell_parents(student, school, key, world.law[0], p)
        d += 1 + int(np.log(1.0 - uniform(key, NEXT_SKIP)) / np.log(1.0 - chance))


@rule
def lose_friends(world: World, school: Record) -> None:
    """Friends who left early last year: as many as leave of pupils like those who stayed."""
    law, p = world.law[0], world.params[0]
    for row in range(school.first, school.first + school.pupils):
        world.students[row].friends_left = 0.0
    for row in range(school.first, school.first + school.pupils):
        student = world.students[row]
        level = world.levels[student.level]
        if not may_leave(student, level, law):
            continue
        parent = world.parents[student.household]
        hazard = push(student, level, school, p) + pull(student, parent, level, school, world.regions[school.region], p)
        hazard += fall_out(student, level, p)
        hazard *= p.leaving_strength * surroundings(student, school, p) * held_by_law(student.age, law, p)
        if uniform(person_day_key(world.seed, student.id, -2), FRIEND_LEFT) < 1.0 - np.exp(-hazard):
            for tie in range(world.followers_first[row], world.followers_first[row + 1]):
                world.students[world.followers[tie]].friends_left += world.ties[tie]
