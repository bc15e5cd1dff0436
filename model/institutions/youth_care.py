"""Youth care (jeugdhulp): help for pupil and family, after a waiting list (sources B 2, C, E).

Months of help make fear and conduct problems smaller, help to get over what happened, and leave parents who support and
steer more. Brothers and sisters share the parents, so that is done in the Friday meeting.

Parameters: youth_care.strength, .places, .weeks, .referred, .anxiety, .conduct, .shock, .parents.
"""

from agents.records import Record
from agents.services import YOUTH_CARE
from model.compile import rule
from model.institutions.queues import wait_for
from model.randomness import REFERRAL, uniform


@rule
def refer_to_youth_care(student: Record, key: int, p: Record) -> None:
    """A professional who found trouble may refer the pupil."""
    if student.youth_care == 0 and p.youth_care_strength > 0.0 and uniform(key, REFERRAL) < p.youth_care_referred:
        wait_for(student, YOUTH_CARE)


@rule
def youth_care_begins(student: Record, p: Record) -> None:
    """Help begins."""
    student.youth_care = int(p.youth_care_weeks)


@rule
def week_of_youth_care(student: Record, parent: Record, p: Record) -> None:
    """What a week of help does, and its end for the parents."""
    student.youth_care -= 1
    student.anxiety -= p.youth_care_strength * p.youth_care_anxiety
    student.conduct -= p.youth_care_strength * p.youth_care_conduct
    student.shock *= 1.0 - min(p.youth_care_strength * p.youth_care_shock, 1.0)
    if student.youth_care == 0:
        parent.support += p.youth_care_strength * p.youth_care_parents
        parent.monitoring += p.youth_care_strength * p.youth_care_parents
