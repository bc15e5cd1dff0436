"""How long a pupil has been away in a row, and what follows from it in law (sources B 1.1, C, E 1).

A run begins on the first day without one lesson attended and ends with a lesson attended. It is registered as
unauthorised from the first day so written down; an illness in between does not end that (the pupil has not been back),
approved leave and suspension do. Days are calendar days, weekends and holidays counted, the summer between two school
years not, and looked at on Friday, the weekend to come included.

More than four weeks unauthorised is long relative absence. More than thirteen weeks (three months) makes a thuiszitter:
official when registered as unauthorised or exempt, hidden when away as long but written down as sick or on leave.

No parameters: the thresholds stand in evidence/systems.
"""

from agents.reasons import LABEL_EXCLUSION, LABEL_LEAVE, LABEL_SICK, LABEL_UNAUTHORISED, REASONS
from agents.records import Record
from agents.services import EXEMPT
from model.compile import rule

DAYS_PER_WEEK = 7
WEEKEND = 2
"""Calendar days after Friday that belong to the week."""

MOST = 250
"""Where counts kept in one byte stop."""

TOLD_LONG, TOLD_ADULT, TOLD_OFFICIAL, TOLD_HIDDEN = 1, 2, 4, 8
"""Bits of `student.run_marks`: for what this run was reported or noted already."""

WAS_OFFICIAL, WAS_HIDDEN, WAS_KEARNEY_REGISTERED, WAS_KEARNEY_TRUE, WAS_EXEMPT, WAS_IN_PROVISION = 1, 2, 4, 8, 16, 32
"""Bits of `student.year_marks`: what the pupil was at some time this school year."""

NOT_AT_HOME, OFFICIAL, HIDDEN = 0, 1, 2

FAR_BELOW = -1.0
"""Relation with teachers, and safety felt at school, in z, below which they push a pupil away."""

REMEMBERED_DAYS = 200
"""School days that a turning point counts as the trigger of what follows: a school year."""


@rule
def stay_at_home(student: Record, day: Record) -> None:
    """A day without one lesson attended, as the school has written it down."""
    if student.away_from == 0:
        student.away_from = day.date
    if student.label == LABEL_UNAUTHORISED and student.unauthorised_from == 0:
        student.unauthorised_from = day.date
    elif student.label == LABEL_LEAVE or student.label == LABEL_EXCLUSION:
        student.unauthorised_from = 0
    if student.label == LABEL_SICK:
        if student.sick_run == 0:
            student.sick_weeks |= 1
        student.sick_run = min(student.sick_run + 1, MOST)
    else:
        student.sick_run = 0


@rule
def come_back(student: Record) -> None:
    """A day with a lesson attended ends the run and all that was counted of it."""
    student.away_from = 0
    student.unauthorised_from = 0
    student.run_marks = 0
    student.story = 0
    student.sick_run = 0


@rule
def days_since(first: int, friday: Record) -> int:
    """Calendar days from `first` to the end of this week, both included; 0 when `first` is 0."""
    return friday.date + WEEKEND - first + 1 if first > 0 else 0


@rule
def at_home(student: Record, friday: Record, law: Record) -> int:
    """Whether the pupil is a thuiszitter this week: official, hidden, or not."""
    if student.provision == EXEMPT:
        return OFFICIAL
    if student.dropped == 1:
        return NOT_AT_HOME  # no longer on the roll: an early leaver, not a pupil at home
    limit = DAYS_PER_WEEK * law.thuiszitter_weeks
    if days_since(student.unauthorised_from, friday) > limit:
        return OFFICIAL
    return HIDDEN if days_since(student.away_from, friday) > limit else NOT_AT_HOME


@rule
def long_absence(student: Record, friday: Record, law: Record) -> bool:
    """Whether the pupil has been away unauthorised for more than four weeks; remembers the year's longest."""
    days = days_since(student.unauthorised_from, friday)
    student.longest_unauthorised = max(student.longest_unauthorised, days)
    return days > DAYS_PER_WEEK * law.long_absence_weeks


@rule
def remember_start(student: Record, school: Record, friday: Record) -> None:
    """In the first week of an absence: what went before, for who turns out to stay at home for months.

    What was missed lately, the trigger, and whether something at school pushed the pupil away: bullying, a conflict, an
    unsafe school, exclusion. After a long stay at home in a year, later absences of that year leave it as it is.
    """
    if student.year_marks & (WAS_OFFICIAL | WAS_HIDDEN) > 0 or days_since(student.away_from, friday) > DAYS_PER_WEEK:
        return
    student.home_missed = student.lately
    excluded = student.home_weeks > 0 or student.expelled == 1 or student.suspensions > 0
    pushed = student.relation < FAR_BELOW or school.felt_safety < FAR_BELOW or student.bullied == 1 or excluded
    student.home_pushed = 1 if pushed else 0
    began = friday.number - (friday.date - student.away_from)
    recent = student.trigger > 0 and began - student.trigger_day < REMEMBERED_DAYS
    student.home_trigger = student.trigger if recent else 0
    student.home_trigger_days = began - student.trigger_day if recent else -1


@rule
def remember_stay(student: Record) -> None:
    """Of who has been at home for months: since when, and the reason behind most of the year's absence."""
    if student.away_from > 0:
        student.home_since = student.away_from
    most = 0
    for k in range(len(REASONS)):
        if student.true_hours[k] > most:
            most = student.true_hours[k]
            student.home_reason = k + 1
