"""What teachers expect of a pupil: harm when it is more, and when it is less, than suits the pupil (source E).

Expectations that fit draw the best out of a pupil. Too high they press; too low they take away motivation. Teachers
expect less in levels of low status (source E, "Maatschappelijk domein").

Parameters: teacher_expectations.strength, .level, .fit; school_stress.teachers and motivation.low_expectations weigh.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.scales import MIDDLE_STATUS


@rule
def asked_of_class(mentor: Record, level: Record, p: Record) -> float:
    """The ability that teachers of a class of this level teach to, in z."""
    return mentor.expectations + p.teacher_expectations_level * (level.status - MIDDLE_STATUS)


@rule
def asked_too_much(student: Record, klas: Record, p: Record) -> float:
    """How far teachers expect more than suits this pupil, in z; 0 when they do not."""
    return p.teacher_expectations_strength * max(klas.asked - student.ability - p.teacher_expectations_fit, 0.0)


@rule
def asked_too_little(student: Record, klas: Record, p: Record) -> float:
    """How far teachers expect less than suits this pupil, in z; 0 when they do not."""
    return p.teacher_expectations_strength * max(student.ability - klas.asked - p.teacher_expectations_fit, 0.0)
