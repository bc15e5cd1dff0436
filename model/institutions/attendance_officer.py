"""The attendance officer (leerplichtambtenaar) acts on reports as far as capacity goes; the rest waits.

Sources B 1.1, B 2 and E (interviews).

A talk: parents are told and watch. When the family responds, the officer looks for the reason: fear or stress goes to
the school doctor and the care team, trouble at home to youth care, who sits at home may be placed elsewhere. Absence
registered as unauthorised of which nothing else is found is taken for skipping, rightly or not, and brings a warning or
Halt, so that a consequence is expected. A family that does not respond hears, and nothing follows.
For some weeks after the talk the case is open: new reports of hours belong to it, only long absence brings another.

Parameters: officer.strength, .capacity, .responds, .responds_trust, .finds, .warning, .rest.
"""

import math

from agents.reasons import LABEL_UNAUTHORISED
from agents.records import Record
from agents.services import CARE_TEAM, DOCTOR
from model.compile import rule
from model.institutions.causes import FEAR, HOME, NOTHING, SKIPPING, cause_of
from model.institutions.provision import refer_elsewhere
from model.institutions.queues import wait_for
from model.institutions.youth_care import refer_to_youth_care
from model.randomness import OFFICER_FINDS, OFFICER_RESPONSE, uniform


@rule
def responds(parent: Record, key: int, p: Record) -> bool:
    """Whether the family comes and cooperates."""
    willing = p.officer_responds * math.exp(p.officer_responds_trust * parent.trust)
    return uniform(key, OFFICER_RESPONSE) < willing / (willing + 1.0 - p.officer_responds)


@rule
def officer_sees(student: Record, parent: Record, friday: Record, key: int, p: Record) -> int:
    """What comes of the talk; the cause that the officer sees (0: no response, or no cause to act)."""
    student.case_open = int(p.officer_rest)
    if not responds(parent, key, p):
        return NOTHING
    cause = cause_of(student) if uniform(key, OFFICER_FINDS) < p.officer_strength * p.officer_finds else SKIPPING
    if cause == SKIPPING and student.registered_hours[LABEL_UNAUTHORISED - 1] > 0:
        student.watched = max(student.watched, min(p.officer_strength * p.officer_warning, 1.0))
        return SKIPPING
    if cause not in (FEAR, HOME):
        return NOTHING
    if cause == FEAR:
        wait_for(student, DOCTOR)
        wait_for(student, CARE_TEAM)
    refer_to_youth_care(student, key, p)
    refer_elsewhere(student, friday, key, p)
    return cause
