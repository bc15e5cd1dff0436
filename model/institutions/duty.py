"""Ages of law: what the law asks of a pupil, and who acts (sources B 1, B 1.1, E 1).

Until 16 every pupil is of compulsory age; from 16 to 18 a pupil without startkwalificatie has the duty to qualify. Over
both the attendance officer watches. From 18 to 23 without startkwalificatie the Doorstroompunt (RMC) takes over: no
penalty, and school deals with the pupil, not with the parents. Age is the age on 1 October.

Parameters: duty.strength, .qualification, .adult, .adult_contact.
"""

from agents.records import Record
from model.compile import rule

NO_DUTY, COMPULSORY, TO_QUALIFY, OF_AGE = 0, 1, 2, 3


@rule
def duty_of(student: Record, law: Record) -> int:
    """What the law asks: nothing, compulsory schooling, the duty to qualify, or (18 to 23) to be followed."""
    if student.age < law.compulsory_until:
        return COMPULSORY
    if student.qualified == 1 or student.age >= law.vsv_until:
        return NO_DUTY
    return TO_QUALIFY if student.age < law.qualification_until else OF_AGE


@rule
def officer_acts(student: Record, law: Record) -> bool:
    """Whether the attendance officer is the one to act."""
    return duty_of(student, law) in (COMPULSORY, TO_QUALIFY)


@rule
def weight_of_law(student: Record, law: Record, p: Record) -> float:
    """Factor on the consequence that a pupil expects of skipping: less from 16, least when no longer held."""
    duty = duty_of(student, law)
    left = 1.0 if duty == COMPULSORY else p.duty_qualification if duty == TO_QUALIFY else p.duty_adult
    return 1.0 - p.duty_strength * (1.0 - left)


@rule
def contact_with_parents(student: Record, law: Record, p: Record) -> float:
    """Factor on the chance that school tells parents: once of age, the pupil is spoken to."""
    if student.age < law.adult_from:
        return 1.0
    return 1.0 - p.duty_strength * (1.0 - p.duty_adult_contact)
