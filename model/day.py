"""The school day: the page to read first.

Each school lives its day by itself (schools meet only through their region, in the week's meeting). For every pupil the
reasons to be away are asked in a fixed order, the most compelling first; the first that holds is the true reason of the
day, so a pupil is in exactly one state. Then friends may come along with those who skip, the school writes down what it
sees, and the day leaves its traces. Adding a mechanism is a file in `model/mechanisms` and a line here or in `week.py`.
"""

from agents.reasons import EXCLUSION, LEAVE, NOT_REGISTERED, PRESENT, REFUSAL, SICK, STRESS_SICK, TRUANCY, WITHDRAWAL
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
)


@rule
def school_day(world, s, day):  # type: ignore[no-untyped-def]
    """One day of school `s`: who is away and why, what is written down, what it leaves behind."""
    school = world.schools[s]
    for row in range(school.first, school.first + school.pupils):
        morning(world, s, row, day)
    skip_together(world, school, day)
    for row in range(school.first, school.first + school.pupils):
        afternoon(world, s, row, day)


@rule
def morning(world, s, row, day):  # type: ignore[no-untyped-def]
    """Whether this pupil comes to school today, and if not, why and for how many lessons."""
    p = world.params[0]
    student = world.students[row]
    level = world.levels[student.level]
    student.reason = PRESENT
    student.hours = 0
    student.leads = 0
    student.label = NOT_REGISTERED
    student.lessons = lessons_today(student, level, day)
    if student.lessons == 0:
        return
    key = person_day_key(world.seed, student.id, day.number)
    parent = world.parents[student.household]
    if student.spell_left > 0:
        student.spell_left -= 1
        stay_away(student, student.spell_reason)
    elif falls_ill(student, day, key):
        begin_spell(student, SICK, days_ill(key, p))
    elif on_leave(key, p):
        stay_away(student, LEAVE)
    elif kept_at_home(student, key):
        begin_spell(student, WITHDRAWAL, days_kept(key, p))
    elif on_luxury_leave(world, parent, day, p):
        stay_away(student, WITHDRAWAL)
    elif refuses(student, key, p):
        stay_away(student, REFUSAL)
    elif stays_home_stressed(student, level, day, key, p):
        stay_away(student, STRESS_SICK)
    elif sent_away(student, key):
        be_sent_away(world, s, row, day, key)
    elif sets_out_to_skip(student, key):
        student.reason = TRUANCY
        student.hours = lessons_skipped(student, key, p)
        student.leads = 1


@rule
def lessons_today(student, level, day):  # type: ignore[no-untyped-def]
    """Lesson hours on the timetable; who learns at work (BBL) has lessons on one day, fixed by the class."""
    if level.days == DAYS_PER_WEEK or (student.klas + day.weekday) % DAYS_PER_WEEK < level.days:
        return level.lessons
    return 0


@rule
def stay_away(student, reason):  # type: ignore[no-untyped-def]
    """Miss all of today's lessons."""
    student.reason = reason
    student.hours = student.lessons


@rule
def begin_spell(student, reason, days):  # type: ignore[no-untyped-def]
    """Miss today and the school days after it, `days` in all."""
    student.spell_reason = reason
    student.spell_left = days - 1
    stay_away(student, reason)


@rule
def be_sent_away(world, s, row, day, key):  # type: ignore[no-untyped-def]
    """Suspended for some days, or sent home for what is left of this one."""
    student = world.students[row]
    days = days_suspended(key, world.law[0], world.params[0])
    if days == 0:
        student.spell_reason = PRESENT
        student.reason = EXCLUSION
        student.hours = (student.lessons + 1) // 2
        return
    begin_spell(student, EXCLUSION, days)
    student.suspensions += 1
    note_event(world, s, row, EVENT_SUSPENSION, days, day.weekday)


@rule
def afternoon(world, s, row, day):  # type: ignore[no-untyped-def]
    """What the school writes down of the day, who hears of it, and what the pupil learns from it."""
    p = world.params[0]
    student = world.students[row]
    counts = world.counts[s, day.weekday]
    if student.lessons == 0:
        return
    counts[PUPILS] += 1
    counts[LESSON_HOURS] += student.lessons
    student.lesson_hours += student.lessons
    student.planned += student.lessons
    learn_avoidance(student, p)
    if student.reason == PRESENT:
        return
    key = person_day_key(world.seed, student.id, day.number)
    school = world.schools[s]
    student.missed += student.hours
    student.true_hours[student.reason - 1] += student.hours
    counts[TRUE_HOURS + student.reason - 1] += student.hours
    if student.reason == TRUANCY:
        student.truant_days += 1
        student.skipped += student.hours
        learn_habit(student, p)
    student.label = write_down(student, school, key, p)
    if student.label == NOT_REGISTERED:
        return
    student.registered_hours[student.label - 1] += student.hours
    counts[REGISTERED_HOURS + student.label - 1] += student.hours
    tell_parents(student, school, key, p)
    add_to_window(student)
    if report_due(student, world.law[0]):
        student.awaiting = 1
        counts[REPORTS] += 1
        note_event(world, s, row, EVENT_REPORT, student.reports, day.weekday)
