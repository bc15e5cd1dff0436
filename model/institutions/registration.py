"""Registration: from the true reason to what the school writes down (sources A, B 1.1, E 1).

A school sees part of the skipping; parents report refusal as sickness or the school hears the truth; a child kept at
home is reported sick, on leave, or is simply missing. So registered absence is not true absence, and what is
authorised can hide a child who sits at home.

Parameters: registration.refusal_sick, .refusal_told, .no_place_sick, .withdrawal_sick, .withdrawal_leave.
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
        return sent_home_as(student, key, p)
    if reason == TRUANCY:
        return LABEL_UNAUTHORISED if uniform(key, SEEN) < school.registration else NOT_REGISTERED
    if reason == REFUSAL and student.hours < student.lessons:
        return LABEL_LEAVE  # the lessons that a gradual return leaves out, as agreed
    if student.story == NOT_REGISTERED:
        student.story = story_of(student, uniform(key, REPORTED_AS), p)
    return int(student.story)


@rule
def story_of(student: Record, luck: float, p: Record) -> int:
    """As what parents report, or the school hears of, refusal and withdrawal; it stays until the pupil is back."""
    if student.reason == REFUSAL:
        sick = p.registration_refusal_sick if student.somatic == 1 else p.registration_refusal_told
        return LABEL_SICK if luck < sick else LABEL_UNAUTHORISED
    if luck < p.registration_withdrawal_sick:
        return LABEL_SICK
    told = p.registration_withdrawal_sick + p.registration_withdrawal_leave
    return LABEL_LEAVE if luck < told else LABEL_UNAUTHORISED


@rule
def sent_home_as(student: Record, key: int, p: Record) -> int:
    """What an exclusion is written down as: a suspension, or leave or sickness when the school has no fitting place."""
    if student.spell_reason == EXCLUSION:
        return LABEL_EXCLUSION
    if student.home_weeks > 0 and uniform(key, REPORTED_AS) < p.registration_no_place_sick:
        return LABEL_SICK
    return LABEL_LEAVE
