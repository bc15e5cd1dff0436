"""The school day: the page to read first.

Each school lives its day by itself (schools meet only through their region, in the week's meeting). For every pupil the
reasons to be away are asked in a fixed order, the most compelling first; the first that holds is the true reason of the
day, so a pupil is in exactly one state. Then friends may come along with those who skip, the school writes down what it
sees, and the day leaves its traces. Adding a mechanism is a file in `model/mechanisms` and a line here or in `week.py`.
"""

from typing import Any

from agents.reasons import EXCLUSION, LEAVE, NOT_REGISTERED, PRESENT, REFUSAL, SICK, STRESS_SICK, TRUANCY, WITHDRAWAL
from agents.records import Record
from agents.services import AT_OWN_SCHOOL
from model.compile import rule
from model.events import note_event
from model.institutions.at_home import come_back, stay_at_home
from model.institutions.kearney import count_absence
from model.institutions.notices import tell
from model.institutions.registration import write_down
from model.institutions.reporting import DUE_16H, DUE_LUXURY, add_to_window, reports_due, tell_parents
from model.mechanisms.exclusion import (
    days_suspended,
    is_expelled,
    leave_marks,
    lessons_without_place,
    sent_away,
    talked_over,
)
from model.mechanisms.leave import on_leave
from model.mechanisms.peers import skip_together
from model.mechanisms.refusal import learn_avoidance, lessons_spared, refusal_begins, refuses
from model.mechanisms.sickness import days_ill, falls_ill
from model.mechanisms.stress_sick import stays_home_stressed
from model.mechanisms.truancy import hide, learn_habit, lessons_skipped, sets_out_to_skip
from model.mechanisms.withdrawal import WHY_LUXURY, days_kept, kept_at_home, on_luxury_leave, why_kept
from model.randomness import person_day_key
from model.world import (
    DAYS_PER_WEEK,
    EVENT_EXPULSION,
    EVENT_LUXURY,
    EVENT_REFUSAL,
    EVENT_REPORT,
    EVENT_SUSPENSION,
    EVENT_WITHDRAWAL,
    LESSON_HOURS,
    NO_EVENT,
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
    school.leaders = 0
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
            happened = morning(student, parents[student.household], school, level, day, seed, key, law, p)
            if happened == EVENT_WITHDRAWAL:
                note_event(world, s, row, EVENT_WITHDRAWAL, student.withdrawal_reason, day.weekday)
            elif student.leads == 1:
                world.leaders[school.first + school.leaders] = row
                school.leaders += 1
            elif happened != NO_EVENT:
                note_event(world, s, row, EVENT_SUSPENSION, student.spell_left + 1, day.weekday)
                if happened == EVENT_EXPULSION:
                    note_event(world, s, row, EVENT_EXPULSION, student.suspensions, day.weekday)
        elif level.days < DAYS_PER_WEEK:
            day_at_work(student, day, person_day_key(seed, student.id, day.number), p)
    skip_together(world, school, day)
    pupils, lessons = 0, 0
    for row in range(school.first, school.first + school.pupils):
        student = students[row]
        if student.lessons > 0:
            pupils += 1
            lessons += int(student.lessons)
            count_lessons(student)
            learn_avoidance(student, p)
            if student.reason != PRESENT:
                key = person_day_key(seed, student.id, day.number)
                due = afternoon(student, school, day, counts, key, law, p)
                if due & DUE_16H:
                    note_event(world, s, row, EVENT_REPORT, student.reports, day.weekday)
                if due & DUE_LUXURY:
                    note_event(world, s, row, EVENT_LUXURY, 0, day.weekday)
                if refusal_begins(student):
                    note_event(world, s, row, EVENT_REFUSAL, student.refusals, day.weekday)
            elif student.away_from > 0:
                come_back(student)
    counts[PUPILS] = pupils
    counts[LESSON_HOURS] = lessons


@rule
def morning(
    student: Record,
    parent: Record,
    school: Record,
    level: Record,
    day: Record,
    seed: int,
    key: int,
    law: Record,
    p: Record,
) -> int:
    """Whether this pupil comes to school today, and if not, why and for how many lessons.

    Illness goes before all else, also while the pupil is away for another reason; of who has left it is not asked.
    Returns the kind of event, if any.
    """
    has_left = student.gone == 1
    if student.spell_left > 0 and (student.spell_reason == SICK or has_left or not falls_ill(student, day, key)):
        student.spell_left -= 1
        stay_away(student, student.spell_reason)
    elif falls_ill(student, day, key):
        begin_spell(student, SICK, days_ill(student, key, p))
    elif on_leave(key, p):
        stay_away(student, LEAVE)
    elif kept_at_home(student, key):
        begin_spell(student, WITHDRAWAL, days_kept(key, p))
        student.withdrawal_reason = why_kept(student, parent, school, key, p)
        return EVENT_WITHDRAWAL
    elif on_luxury_leave(parent, day, seed, p):
        stay_away(student, WITHDRAWAL)
        student.withdrawal_reason = WHY_LUXURY
        student.luxury_days += 1
    elif refuses(student, key):
        stay_away(student, REFUSAL)
    elif stays_home_stressed(student, school, level, day, key, p):
        stay_away(student, STRESS_SICK)
    elif sent_away(student, key) and not talked_over(student, school, key, law, p):
        return be_sent_away(student, school, key, law, p)
    elif student.home_weeks > 0 and lessons_without_place(student, key, p) > 0:
        student.spell_reason = PRESENT
        student.reason = EXCLUSION
        student.hours = lessons_without_place(student, key, p)
    elif sets_out_to_skip(student, key):
        student.reason = TRUANCY
        student.hours = lessons_skipped(student, key, p)
        student.leads = 1
    elif student.part_time > 0.0 and lessons_spared(student) > 0:
        student.reason = REFUSAL
        student.hours = lessons_spared(student)
    return NO_EVENT


@rule
def lessons_today(student: Record, level: Record, school: Record, day: Record) -> int:
    """Lesson hours on the timetable, none for who is off the roll; who learns at work (BBL) has lessons on one day.

    That day is fixed by the class's place in its school.
    """
    if student.dropped == 1 or student.provision != AT_OWN_SCHOOL:
        return 0
    if level.days == DAYS_PER_WEEK or (student.klas - school.first_class + day.weekday) % DAYS_PER_WEEK < level.days:
        return level.lessons
    return 0


@rule
def day_at_work(student: Record, day: Record, key: int, p: Record) -> None:
    """A day without lessons of who learns at work: an absence goes on, and illness may begin, but not after leaving."""
    has_left = student.gone == 1
    if student.spell_left > 0 and (student.spell_reason == SICK or has_left or not falls_ill(student, day, key)):
        student.spell_left -= 1
    elif not has_left and falls_ill(student, day, key):
        student.spell_reason = SICK
        student.spell_left = days_ill(student, key, p) - 1


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
def be_sent_away(student: Record, school: Record, key: int, law: Record, p: Record) -> int:
    """Suspended for some days, perhaps expelled to another school, or sent home for what is left of this day."""
    days = days_suspended(key, law, p)
    if days == 0:
        student.spell_reason = PRESENT
        student.reason = EXCLUSION
        student.hours = (student.lessons + 1) // 2
        return NO_EVENT
    begin_spell(student, EXCLUSION, days)
    leave_marks(student, school, days, law, p)
    tell(student, EVENT_SUSPENSION, law, p)
    return EVENT_EXPULSION if is_expelled(student, school, key, p) else EVENT_SUSPENSION


@rule
def count_lessons(student: Record) -> None:
    """The lessons on the timetable, for the pupil's year and week."""
    student.lesson_hours += student.lessons
    student.planned += student.lessons


@rule
def afternoon(student: Record, school: Record, day: Record, counts: Any, key: int, law: Record, p: Record) -> int:
    """What the school writes down of an absence, who hears of it, what is learned; bits of what must be reported."""
    student.missed += student.hours
    student.true_hours[student.reason - 1] += student.hours
    counts[TRUE_HOURS + student.reason - 1] += student.hours
    if student.reason == TRUANCY:
        student.truant_days += 1
        student.skipped += student.hours
        learn_habit(student, p)
        hide(student)
    student.label = write_down(student, school, key, p)
    count_absence(student, p)
    if student.hours < student.lessons:
        come_back(student)
    else:
        stay_at_home(student, day)
    if student.label == NOT_REGISTERED:
        return 0
    student.registered_hours[student.label - 1] += student.hours
    counts[REGISTERED_HOURS + student.label - 1] += student.hours
    tell_parents(student, school, key, law, p)
    add_to_window(student)
    due = reports_due(student, day, law)
    counts[REPORTS] += due & DUE_16H
    return due
