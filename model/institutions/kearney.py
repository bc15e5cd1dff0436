"""Kearney's criteria of problematic absence (source B 1.2): on what was registered, and on what was true.

A quarter of the lessons missed in two weeks; severe difficulty to come to school for two weeks; ten days of absence in
fifteen school weeks (a day counts with a quarter of its lessons missed). Registered absence cannot tell illness from
the rest, so all of it counts; of the true absence, sickness and approved leave are left out. Difficulty shows in
learned avoidance and is not registered. A new school year starts anew.

Parameters: kearney.share, .days, .hard.
"""

from agents.reasons import LEAVE, NOT_REGISTERED, SICK
from agents.records import Record
from model.compile import rule

MEETS_REGISTERED, MEETS_TRUE = 1, 2
KEARNEY_WEEKS = 15
"""School weeks over which the third criterion counts days of absence."""

BITS = 3
"""Room for the days of one week, 0 to 5."""

OLDEST = BITS * (KEARNEY_WEEKS - 1)
ALL_WEEKS = (1 << BITS * KEARNEY_WEEKS) - 1

HARD_WEEKS = 2
"""Weeks of severe difficulty that make absence problematic."""


@rule
def count_absence(student: Record, p: Record) -> None:
    """Add today's absence to the week's counts."""
    whole = student.hours >= p.kearney_share * student.lessons
    if student.reason != SICK and student.reason != LEAVE:
        student.problem_hours += student.hours
        student.problem_days += whole
    if student.label != NOT_REGISTERED:
        student.noted_hours += student.hours
        student.noted_days += whole


@rule
def remember(past: int, days: int) -> int:
    """The weeks remembered, a few bits each, with another week; the oldest drops out."""
    return (past << BITS | days) & ALL_WEEKS


@rule
def meets_kearney(student: Record, p: Record) -> int:
    """Which of the two views meets a criterion this Friday, as bits; the week is then closed."""
    student.problem_sum = int(student.problem_sum) + int(student.problem_days) - (student.problem_past >> OLDEST)
    student.problem_past = remember(student.problem_past, int(student.problem_days))
    student.noted_sum = int(student.noted_sum) + int(student.noted_days) - (student.noted_past >> OLDEST)
    student.noted_past = remember(student.noted_past, int(student.noted_days))
    student.hard_weeks = min(student.hard_weeks + 1, HARD_WEEKS) if student.avoidance >= p.kearney_hard else 0
    planned = p.kearney_share * (student.planned + student.planned_before)
    registered = student.noted_hours + student.noted_before
    true = student.problem_hours + student.problem_before
    meets = 0
    if (registered > 0 and registered >= planned) or student.noted_sum >= p.kearney_days:
        meets = MEETS_REGISTERED
    if (true > 0 and true >= planned) or student.problem_sum >= p.kearney_days or student.hard_weeks >= HARD_WEEKS:
        meets += MEETS_TRUE
    student.planned_before, student.problem_before = student.planned, student.problem_hours
    student.noted_before = student.noted_hours
    student.problem_hours, student.noted_hours, student.problem_days, student.noted_days = 0, 0, 0, 0
    return meets
