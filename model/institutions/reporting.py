"""The legal report: 16 lesson hours of unauthorised absence in four school weeks, and again at each further 16.

The threshold is law (Leerplichtwet; source B 1.1). Parents are told of part of what is registered.

No parameters: the threshold stands in evidence/systems, `school.contact` is the school's own quality.
"""

from agents.reasons import LABEL_UNAUTHORISED
from agents.records import WINDOW_WEEKS, Record
from model.compile import rule
from model.mechanisms.parents import parents_are_told
from model.randomness import PARENTS_TOLD, uniform


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
    student.window[0] = total - law.report_hours
    student.reports += 1
    return True


@rule
def roll_window(student: Record) -> None:
    """A new school week: the oldest week leaves the window."""
    for week in range(WINDOW_WEEKS - 1, 0, -1):
        student.window[week] = student.window[week - 1]
    student.window[0] = 0


@rule
def tell_parents(student: Record, school: Record, key: int, p: Record) -> None:
    """The school tells parents of registered unauthorised absence as far as its contact goes."""
    if student.label == LABEL_UNAUTHORISED and uniform(key, PARENTS_TOLD) < school.contact:
        parents_are_told(student, p)
