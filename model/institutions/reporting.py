"""The legal report: 16 lesson hours of unauthorised absence in four school weeks, and again at each further 16.

The threshold is law (Leerplichtwet; source B 1.1). Parents are told of part of what is registered.

No parameters: the threshold stands in evidence/systems, `school.contact` is the school's own quality.
"""

from agents.reasons import LABEL_UNAUTHORISED, WITHDRAWAL
from agents.records import WINDOW_WEEKS, Record
from agents.services import DOORSTROOMPUNT, OFFICER
from agents.tiers import INTENSIVE
from model.compile import rule
from model.institutions.duty import OF_AGE, contact_with_parents, duty_of, officer_acts
from model.institutions.queues import wait_for
from model.mechanisms.parents import parents_are_told
from model.randomness import PARENTS_TOLD, uniform

DUE_16H, DUE_LUXURY = 1, 2
"""Bits of what must be reported today."""


@rule
def add_to_window(student: Record) -> None:
    """Add today's hours to this week of the window when they are registered as unauthorised."""
    if student.label == LABEL_UNAUTHORISED:
        student.window[0] += student.hours


@rule
def report_due(student: Record, law: Record) -> bool:
    """Whether the window has reached the legal threshold; counting then starts anew."""
    total = 0
    for week in range(WINDOW_WEEKS):
        total += student.window[week]
    if total < law.report_hours:
        return False
    for week in range(WINDOW_WEEKS):
        student.window[week] = 0
    student.window[0] = total % law.report_hours
    return True


@rule
def reports_due(student: Record, day: Record, law: Record) -> int:
    """What must be reported today, as bits; who acts on it has the pupil on the list from now on.

    Sixteen hours of a pupil under 18 with a duty go to the attendance officer; of who is of age the Doorstroompunt
    hears (it also looks for those who skip much), which is no report in law. A report soon after a talk belongs to that
    case. Luxury leave is a whole day beside a
    holiday on which parents kept the child out of school and school wrote it down as unauthorised: so it has heard why.
    """
    due = 0
    if report_due(student, law):
        if officer_acts(student, law):
            student.reports += 1
            due = DUE_16H
        elif duty_of(student, law) == OF_AGE and student.case_open == 0:
            wait_for(student, DOORSTROOMPUNT)
    whole = student.hours == student.lessons and student.label == LABEL_UNAUTHORISED
    if whole and day.beside_holiday == 1 and student.reason == WITHDRAWAL and officer_acts(student, law):
        due |= DUE_LUXURY
    if due > 0 and student.case_open == 0:
        wait_for(student, OFFICER)
    return due


@rule
def roll_window(student: Record) -> None:
    """A new school week: the oldest week leaves the window."""
    for week in range(WINDOW_WEEKS - 1, 0, -1):
        student.window[week] = student.window[week - 1]
    student.window[0] = 0


@rule
def tell_parents(student: Record, school: Record, key: int, law: Record, p: Record) -> None:
    """The school tells parents of registered unauthorised absence as far as its contact goes.

    Who is in the intensive tier is looked at every day (source B 2.2), so that each absence is told.
    """
    if student.label != LABEL_UNAUTHORISED:
        return
    contact = 1.0 if student.tier == INTENSIVE else school.contact
    if uniform(key, PARENTS_TOLD) < contact * contact_with_parents(student, law, p):
        parents_are_told(student, p)
