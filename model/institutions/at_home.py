"""How long a pupil has been away in a row, and what follows from it in law (sources B 1.1, C, E 1).

A run begins on the first day without one lesson attended and ends with a lesson attended. It is registered as
unauthorised from the first day so written down; an illness in between does not end that (the pupil has not been back),
approved leave and suspension do. Days are calendar days, weekends and holidays counted, the summer between two school
years not, and looked at on Friday, the weekend to come included.

More than four weeks unauthorised is long relative absence. More than thirteen weeks (three months) makes a thuiszitter:
official when registered as unauthorised or exempt, hidden when away as long but written down as sick or on leave.

No parameters: the thresholds stand in evidence/systems.
"""

from agents.reasons import LABEL_EXCLUSION, LABEL_LEAVE, LABEL_SICK, LABEL_UNAUTHORISED
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
