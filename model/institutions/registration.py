"""Registration: from the true reason to what the school writes down (sources A, B 1.1, E 1).

A school sees part of the skipping; parents report refusal as sickness or the school hears the truth; a child kept at
home is reported sick, on leave, or is simply missing. So registered absence is not true absence, and what is
authorised can hide a child who sits at home.

Parameters: registration.refusal_sick, .withdrawal_sick, .withdrawal_leave.
"""

from agents.reasons import (
    EXCLUSION,
    LABEL_EXCLUSION,
    LABEL_LEAVE,
    LABEL_SICK,
    LABEL_UNAUTHORISED,
    LEAVE,
    NOT_REGISTERED,
    REFUSAL,
    SICK,
    STRESS_SICK,
    TRUANCY,
    WITHDRAWAL,
)
from agents.records import Record
from model.compile import rule
from model.randomness import REPORTED_AS, SEEN, uniform


@rule
def write_down(student: Record, school: Record, key: int, p: Record) -> int:
    """What the school writes down of today's absence (a label's code; 0 when it notices nothing)."""
    reason = student.reason
    if reason in (SICK, STRESS_SICK):
        return LABEL_SICK
    if reason == LEAVE:
        return LABEL_LEAVE
    if reason == EXCLUSION:
        return LABEL_EXCLUSION if student.spell_reason == EXCLUSION else LABEL_LEAVE
    story = uniform(key, REPORTED_AS)
    if reason == REFUSAL and story < p.registration_refusal_sick:
        return LABEL_SICK
    if reason == WITHDRAWAL:
        if story < p.registration_withdrawal_sick:
            return LABEL_SICK
        if story < p.registration_withdrawal_sick + p.registration_withdrawal_leave:
            return LABEL_LEAVE
    if reason == TRUANCY and uniform(key, SEEN) >= school.registration:
        return NOT_REGISTERED
    return LABEL_UNAUTHORISED
