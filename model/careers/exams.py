"""The end of a programme: who gets the diploma, by marks and by absence; practical training ends without an exam.

Parameters: leaving.diploma, .diploma_achievement, .diploma_absence.
"""

import math

from agents.records import Record
from model.compile import rule
from model.randomness import GRADUATION, uniform


@rule
def share_missed(student: Record) -> float:
    """Share of the year's lessons missed for any reason."""
    missed = 0
    for hours in student.true_hours:
        missed += hours
    return missed / student.lesson_hours if student.lesson_hours > 0 else 0.0


@rule
def passes(student: Record, level: Record, key: int, p: Record) -> bool:
    """Whether a pupil in the last year of the programme gets the diploma; who was taken off the roll cannot."""
    if student.school_year < level.years or student.dropped == 1:
        return False
    if level.counts == 0:
        return True
    odds = (
        p.leaving_diploma
        + p.leaving_diploma_achievement * student.achievement
        - p.leaving_diploma_absence * share_missed(student)
    )
    return uniform(key, GRADUATION) < 1.0 / (1.0 + math.exp(-odds))
