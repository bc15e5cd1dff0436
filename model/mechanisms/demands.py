"""What school asks of a pupil: the demands of the job demands-resources model (source E, "Schoolstress").

Tests and deadlines, the level and the age; and pressure by self (perfectionism), by parents, by teachers who ask more
than the pupil can or who rule by force, by classmates whom the pupil compares with, and by too little time beside work
and duties at home; and a recent transition or a level that is too high. Demands rise with a level's status, more
steeply among the lower levels: in the figures of HBSC pressure does.

Parameters: school_stress.status, .status_curve, .age, .girl, .tests, .teachers, .control, .comparison,
.usual; the others are in their own files.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.competing import short_of_time
from model.mechanisms.parents import pressure
from model.mechanisms.perfectionism import pressure_by_self
from model.mechanisms.scales import MIDDLE_AGE, MIDDLE_STATUS
from model.mechanisms.teacher_expectations import asked_too_much
from model.mechanisms.testing import load_of_tests
from model.mechanisms.transitions import strangeness


@rule
def demands(
    student: Record, parent: Record, klas: Record, school: Record, level: Record, day: Record, p: Record
) -> float:
    """What school and people ask of this pupil this week, in z."""
    asked = p.school_stress_status * esteem_asked(level, p)
    asked += p.school_stress_age * (student.age - MIDDLE_AGE)
    asked += p.school_stress_tests * load_of_tests(school, level, day) + p.school_stress_girl * (1 - student.sex)
    asked += pressure(parent, p) + pressure_by_self(student, p) + short_of_time(student, parent, p)
    asked += p.school_stress_teachers * asked_too_much(student, klas, p) + p.school_stress_control * klas.control
    asked += strangeness(student, p) - p.school_stress_usual
    return asked + p.school_stress_comparison * max(klas.standard - student.achievement, 0.0)


@rule
def esteem_asked(level: Record, p: Record) -> float:
    """How far a level's status is from the middle, drawn out among the lower levels (Box and Cox's power)."""
    curve = p.school_stress_status_curve
    return (level.status**curve - MIDDLE_STATUS**curve) / curve
