"""The school day: the page to read first.

Each school lives its day by itself (schools meet only through their region, in the week's meeting). For every pupil the
reasons to be away are asked in a fixed order, the most compelling first; the first that holds is the true reason of the
day, so a pupil is in exactly one state. Then friends may come along with those who skip, the school writes down what it
sees, and the day leaves its traces. Adding a mechanism is a file in `model/mechanisms` and a line here or in `week.py`.
"""

from typing import Any

from agents.reasons import EXCLUSION, LEAVE, NOT_REGISTERED, PRESENT, REFUSAL, SICK, STRESS_SICK, TRUANCY, WITHDRAWAL
from agents.records import Record
from model.compile import rule
from model.events import note_event
from model.institutions.registration import write_down
from model.institutions.reporting import add_to_window, report_due, tell_parents
from model.mechanisms.exclusion import days_suspended, sent_away
from model.mechanisms.leave import on_leave
from model.mechanisms.peers import skip_together
from model.mechanisms.refusal import learn_avoidance, refuses
from model.mechanisms.sickness import days_ill, falls_ill
from model.mechanisms.stress_sick import stays_home_stressed
from model.mechanisms.truancy import learn_habit, lessons_skipped, sets_out_to_skip
from model.mechanisms.withdrawal import days_kept, kept_at_home, on_luxury_leave
from model.randomness import person_day_key
from model.world import (
    DAYS_PER_WEEK,
    EVENT_REPORT,
    EVENT_SUSPENSION,
    LESSON_HOURS,
    PUPILS,
    REGISTERED_HOURS,
    REPORTS,
    TRUE_HOURS,
    World,
)


@rule
def school_day(world: World, s: int, day: Record) -> None:
    """One day of school `s`: who is away and why, what is written down, what it leaves behind."""
    students, parents, levels = world.students, world.parents, world.levels
    p, law, seed = world.params[0], world.law[0], world.seed
    school = world.schools[s]
    counts = world.counts[s, day.weekday]
    for row in range(school.first, school.first + school.pupils):
        student = students[row]
        level = levels[student.level]
        student.lessons = lessons_today(student, level, school, day)
        student.reason = PRESENT
        student.hours = 0
        student.leads = 0
        student.label = NOT_REGISTERED
        if student.lessons > 0:
            key = person_day_key(seed, student.id, day.number)
            if morning(student, parents[student.household], level, day, seed, key, law, p):
                note_event(world, s, row, EVENT_SUSPENSION, student.spell_left + 1, day.weekday)
    skip_together(world, school, day)
    for row in range(school.first, school.first + school.pupils):
        student = students[row]
        if student.lessons > 0:
            count_lessons(student, counts)
            learn_avoidance(student, p)
            if student.reason != PRESENT:
                key = person_day_key(seed, student.id, day.number)
                if afternoon(student, school, counts, key, law, p):
                    note_event(world, s, row, EVENT_REPORT, student.reports, day.weekday)


@rule
def morning(
    student: Record, parent: Record, level: Record, day: Record, seed: int, key: int, law: Record, p: Record
) -> bool:
    """Whether this pupil comes to school today, and if not, why and for how many lessons; True when suspended."""
    if student.spell_left > 0:
        student.spell_left -= 1
        stay_away(student, student.spell_reason)
    elif falls_ill(student, day, key):
        begin_spell(student, SICK, days_ill(key, p))
    elif on_leave(key, p):
        stay_away(student, LEAVE)
    elif kept_at_home(student, key):
        begin_spell(student, WITHDRAWAL, days_kept(key, p))
    elif on_luxury_leave(parent, day, seed, p):
        stay_away(student, WITHDRAWAL)
    elif refuses(student, key, p):
        stay_away(student, REFUSAL)
    elif stays_home_stressed(student, level, day, key, p):
        stay_away(student, STRESS_SICK)
    elif sent_away(student, key):
        return be_sent_away(student, key, law, p)
    elif sets_out_to_skip(student, key):
        student.reason = TRUANCY
        student.hours = lessons_skipped(student, key, p)
        student.leads = 1
    return False


@rule
def lessons_today(student: Record, level: Record, school: Record, day: Record) -> int:
    """Lesson hours on the timetable; who learns at work (BBL) has lessons on one day, fixed by the class."""
    if level.days == DAYS_PER_WEEK or (student.klas - school.first_class + day.weekday) % DAYS_PER_WEEK < level.days:
        return level.lessons
    return 0


@rule
def stay_away(student: Record, reason: int) -> None:
    """Miss all of today's lessons."""
    student.reason = reason
    student.hours = student.lessons


@rule
def begin_spell(student: Record, reason: int, days: int) -> None:
    """Miss today and the school days after it, `days` in all."""
    student.spell_reason = reason
    student.spell_left = days - 1
    stay_away(student, reason)


@rule
def be_sent_away(student: Record, key: int, law: Record, p: Record) -> bool:
    """Suspended for some days (then True), or sent home for what is left of this one."""
    days = days_suspended(key, law, p)
    if days == 0:
        student.spell_reason = PRESENT
        student.reason = EXCLUSION
        student.hours = (student.lessons + 1) // 2
        return False
    begin_spell(student, EXCLUSION, days)
    student.suspensions += 1
    return True


@rule
def count_lessons(student: Record, counts: Any) -> None:
    """The lessons on the timetable, for the pupil's year and week and for the school's day."""
    counts[PUPILS] += 1
    counts[LESSON_HOURS] += student.lessons
    student.lesson_hours += student.lessons
    student.planned += student.lessons


@rule
def afternoon(student: Record, school: Record, counts: Any, key: int, law: Record, p: Record) -> bool:
    """What the school writes down of an absence, who hears of it, what the pupil learns; True when a report is due."""
    student.missed += student.hours
    student.true_hours[student.reason - 1] += student.hours
    counts[TRUE_HOURS + student.reason - 1] += student.hours
    if student.reason == TRUANCY:
        student.truant_days += 1
        student.skipped += student.hours
        learn_habit(student, p)
    student.label = write_down(student, school, key, p)
    if student.label == NOT_REGISTERED:
        return False
    student.registered_hours[student.label - 1] += student.hours
    counts[REGISTERED_HOURS + student.label - 1] += student.hours
    tell_parents(student, school, key, p)
    add_to_window(student)
    if not report_due(student, law):
        return False
    student.awaiting = max(student.awaiting, 1)
    counts[REPORTS] += 1
    return True
