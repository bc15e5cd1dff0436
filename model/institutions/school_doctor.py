"""The school doctor (jeugdarts): asked about doubtful sickness, and by officer (sources B 1.1, E; C: M@zl).

Doubtful is more than six school days in a row reported sick, or a new report in four of the last twelve weeks. The
doctor who finds that it is no illness makes a plan: less reporting sick out of stress, steps back to school, youth care
where needed; school may then register refusal or withdrawal as other absence, which is unauthorised.

Parameters: doctor.strength, .capacity, .asked, .sick_days, .sick_reports, .rest, .finds, .other_absence, .stress_sick,
.avoidance, .fades.
"""

from agents.reasons import LABEL_UNAUTHORISED, NOT_REGISTERED
from agents.records import Record
from agents.services import DOCTOR
from model.compile import rule
from model.institutions.causes import FEAR, HOME, cause_of
from model.institutions.provision import refer_elsewhere
from model.institutions.queues import wait_for
from model.institutions.return_plan import agree_on_return
from model.institutions.youth_care import refer_to_youth_care
from model.randomness import DOCTOR_FINDS, DOUBTFUL_SICK, OTHER_ABSENCE, uniform

WEEKS_REMEMBERED = 12
_KEPT = (1 << WEEKS_REMEMBERED) - 1


@rule
def weeks_reported_sick(student: Record) -> int:
    """In how many of the last twelve school weeks a sickness was reported."""
    count = 0
    for week in range(WEEKS_REMEMBERED):
        count += (student.sick_weeks >> week) & 1
    return count


@rule
def much_sickness(student: Record, p: Record) -> bool:
    """Whether reported sickness is doubtful this week: a long run, or a new report among many."""
    if student.sick_run > p.doctor_sick_days:
        return True
    return (student.sick_weeks & 1) == 1 and weeks_reported_sick(student) >= p.doctor_sick_reports


@rule
def school_asks(student: Record, key: int, p: Record) -> bool:
    """Whether the school asks the doctor this week; the weeks of sickness move on."""
    doubtful = student.sick_weeks > 0 and student.doctor_rest == 0 and much_sickness(student, p)
    student.sick_weeks = (student.sick_weeks << 1) & _KEPT
    if not doubtful or student.waits[DOCTOR] > 0 or p.doctor_strength <= 0.0:
        return False
    if uniform(key, DOUBTFUL_SICK) >= p.doctor_asked:
        return False
    wait_for(student, DOCTOR)
    return True


@rule
def doctor_sees(student: Record, friday: Record, key: int, p: Record) -> int:
    """What comes of the visit; the cause found (0: illness, or nothing found)."""
    student.doctor_rest = int(p.doctor_rest)
    cause = cause_of(student)
    if uniform(key, DOCTOR_FINDS) >= p.doctor_finds or cause not in (FEAR, HOME):
        return 0
    student.eased = 1.0
    student.avoidance *= 1.0 - min(p.doctor_strength * p.doctor_avoidance, 1.0)
    agree_on_return(student, p)
    if student.story != NOT_REGISTERED and uniform(key, OTHER_ABSENCE) < p.doctor_other_absence:
        student.story = LABEL_UNAUTHORISED
    refer_to_youth_care(student, key, p)
    refer_elsewhere(student, friday, key, p)
    return cause


@rule
def ease(student: Record, p: Record) -> float:
    """Factor on reporting sick out of stress by what is left of the doctor's help."""
    return max(1.0 - p.doctor_strength * p.doctor_stress_sick * student.eased, 0.0)
