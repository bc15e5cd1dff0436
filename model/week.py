"""The school week: what changes slowly, and from it the chances of the days to come.

Before Monday every school takes stock of the week behind it: teachers and classes, friends, relations, stress, bonding,
turning points; then each pupil's chance per day of every reason is worked out once, because a chance moves over weeks
and a day only draws.
"""

from typing import Any

from agents.records import Record
from model.ahead import AHEAD, fetch
from model.careers.leaving import leave_this_month
from model.compile import kernel, rule
from model.day import school_day
from model.events import note_event
from model.institutions.friday import week_ends
from model.institutions.reporting import roll_window
from model.mechanisms.bonding import take_part
from model.mechanisms.bullying import meet_bullies
from model.mechanisms.classroom import class_standard, class_week
from model.mechanisms.competing import may_become_parent
from model.mechanisms.exclusion import loses_place, watch_expelled, weekly_exclusion
from model.mechanisms.exhaustion import wear_out
from model.mechanisms.isolation import support_of_peers
from model.mechanisms.motivation import be_motivated
from model.mechanisms.neighbourhood import look_around, street_week
from model.mechanisms.peers import class_norm, feel_ambition, feel_friends
from model.mechanisms.refusal import plan_return, weekly_refusal, weekly_stay
from model.mechanisms.sickness import weekly_sickness
from model.mechanisms.stress import feel_stress
from model.mechanisms.stress_sick import weekly_stress_sick
from model.mechanisms.teacher_load import teacher_week
from model.mechanisms.teacher_relation import grow_relation
from model.mechanisms.transitions import settle
from model.mechanisms.truancy import forget_habit, found_out, weekly_truancy
from model.mechanisms.turning_points import BAD, turning_point
from model.mechanisms.withdrawal import weekly_withdrawal
from model.randomness import person_day_key
from model.world import DAYS_PER_WEEK, EVENT_NO_PLACE, EVENT_TURNING_POINT, World

SKIPPED = 2
"""What a survey heard at compulsory age: that lessons were skipped in the past month."""

WEEKS_REMEMBERED = 8.0
"""School weeks over which absence is remembered: about two months."""


@rule
def week_begins(world: World, s: int, monday: Record) -> None:
    """School `s` takes stock and looks ahead."""
    school = world.schools[s]
    world.counts[s] = 0
    world.event_counts[s] = 0
    if monday.review == 1:
        review(world, school)
    teacher_week(world, school, monday)
    class_week(world, school)
    street_week(school, world.params[0])
    class_norm(world, school)
    feel_friends(world, school)
    if monday.month_begins == 1:
        leave_this_month(world, s, monday)
    students, parents, classes, teachers = world.students, world.parents, world.classes, world.teachers
    levels, law, p, seed = world.levels, world.law[0], world.params[0], world.seed
    after = school.first + school.pupils
    for row in range(school.first, after):
        student = students[row]
        fetch(parents[students[min(row + AHEAD, after - 1)].household])
        parent = parents[student.household]
        klas = classes[student.klas]
        key = person_day_key(seed, student.id, monday.number)
        mentor, level = teachers[klas.mentor], levels[student.level]
        kind = take_stock(student, parent, klas, mentor, school, level, monday, key, law, p)
        if kind > 0:
            note_event(world, s, row, EVENT_TURNING_POINT, kind, monday.weekday)
            if kind <= BAD and student.gone == 0:  # what comes after somebody left did not make him leave
                student.trigger = kind
                student.trigger_day = monday.number
        if loses_place(student, school, key, p):
            note_event(world, s, row, EVENT_NO_PLACE, student.home_weeks, monday.weekday)
        look_ahead(student, parent, klas, school, level, law, p)


@rule
def review(world: World, school: Record) -> None:
    """Every fourth week, what moves slowly: marks of classes, friends' ambition, support of peers, the surroundings."""
    class_standard(world, school)
    feel_ambition(world, school)
    support_of_peers(world, school)
    look_around(world, school)


@rule
def take_stock(
    student: Record,
    parent: Record,
    klas: Record,
    mentor: Record,
    school: Record,
    level: Record,
    monday: Record,
    key: int,
    law: Record,
    p: Record,
) -> int:
    """What last week did to this pupil; returns the kind of a turning point, or 0."""
    grow_relation(student, klas, mentor, school, p)
    meet_bullies(student, school, key, p)
    settle(student, school, monday, p)
    kind = turning_point(student, parent, key, p)
    feel_stress(student, parent, klas, school, level, monday, p)
    wear_out(student, school, level, monday, p)
    be_motivated(student, klas, school, level, p)
    may_become_parent(student, key, p)
    take_part(student, parent, klas, school, missed_last_week(student), p)
    forget_habit(student, monday, p)
    found_out(student, parent, key, p)
    watch_expelled(student, p)
    plan_return(student, school, key, p)
    roll_window(student)
    remember_absence(student)
    close_month(student, monday)
    answer_survey(student, monday, law, p)
    student.missed = 0
    student.planned = 0
    student.skipped = 0
    return kind


@rule
def missed_last_week(student: Record) -> float:
    """Share of last week's lessons that the pupil missed, for whatever reason."""
    return student.missed / student.planned if student.planned > 0 else 0.0


@rule
def remember_absence(student: Record) -> None:
    """What was missed lately: a moving mean over the weeks with lessons, kept as the months before a leaver left."""
    if student.planned > 0:
        student.lately += (missed_last_week(student) - student.lately) / WEEKS_REMEMBERED


@rule
def close_month(student: Record, monday: Record) -> None:
    """Every fourth school week the answer to "did you skip in the past month?" is renewed."""
    if monday.month_begins == 1:
        student.truant_last_month = 1 if student.truant_days > 0 else 0
        student.truant_days = 0


@rule
def answer_survey(student: Record, monday: Record, law: Record, p: Record) -> None:
    """What the pupil would tell a survey this autumn: much pressure, skipped in the past month, bullied.

    Who once told to have skipped while schooling was compulsory stays known as such in later years.
    """
    if monday.survey == 1:
        student.told_pressure = 1 if student.stress > p.school_stress_much else 0
        student.told_truancy = student.truant_last_month
        student.told_bullied = student.bullied
        if student.age < law.compulsory_until:
            student.told_young = max(student.told_young, 1 + student.told_truancy)


@rule
def look_ahead(
    student: Record, parent: Record, klas: Record, school: Record, level: Record, law: Record, p: Record
) -> None:
    """This pupil's chance per day of each reason in the week to come.

    Written down only when all are known: until then nothing changes, so what rules share is read and worked out once.
    """
    sick = weekly_sickness(student, level, p)
    stress_sick = weekly_stress_sick(student, p)
    refusal = weekly_refusal(student, parent, school, p)
    stay = weekly_stay(student, parent, p)
    truancy = weekly_truancy(student, parent, klas, school, law, p)
    withdrawal = weekly_withdrawal(student, parent, school, p)
    exclusion = weekly_exclusion(student, parent, klas, school, level, p)
    student.p_sick, student.p_stress_sick = sick, stress_sick
    student.p_refusal, student.p_stay = refusal, stay
    student.p_truancy, student.p_withdrawal, student.p_exclusion = truancy, withdrawal, exclusion


@kernel
def live_days(world: World, first_school: int, last_school: int, days: Any) -> None:
    """Let schools `first_school` up to (not including) `last_school` live through `days` of one week.

    A week that starts on its first day begins with taking stock. Schools are independent within a week, so groups of
    them may run in different threads; each writes its own records only.
    """
    for s in range(first_school, last_school):
        for d in range(days.shape[0]):
            if days[d].weekday == 0:
                week_begins(world, s, days[d])
            school_day(world, s, days[d])
            if days[d].weekday == DAYS_PER_WEEK - 1:
                week_ends(world, s, days[d])
