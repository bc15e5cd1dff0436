"""Off the list: a worry that time has solved does not wait for ever.

Care team, school doctor and Doorstroompunt take off their lists who has waited long and of whom the register gives no
sign of trouble any more. The attendance officer must act on every report, and places in youth care or elsewhere were
agreed on with the family: there nobody is taken off. Who is off the roll or exempt is no pupil to look after any more,
but for the coach of who left and for youth care.

Parameters: waiting.lapses.
"""

from agents.records import Record
from agents.services import CARE_TEAM, DOCTOR, DOORSTROOMPUNT, EXEMPT, EXEMPTION, OFFICER, PROVISION
from model.compile import rule
from model.institutions.signs import registered_signs


@rule
def is_out(student: Record) -> bool:
    """Whether the pupil is off the roll or exempt."""
    return student.dropped == 1 or student.provision == EXEMPT


@rule
def let_go(student: Record) -> None:
    """Take who is out of school off the lists that go with school."""
    student.waits[CARE_TEAM] = 0
    student.waits[DOCTOR] = 0
    student.waits[OFFICER] = 0
    student.waits[PROVISION] = 0
    student.waits[EXEMPTION] = 0


@rule
def lapse(student: Record, p: Record) -> None:
    """Take the pupil off the lists on which he or she waits without reason."""
    longest = max(student.waits[CARE_TEAM], student.waits[DOCTOR], student.waits[DOORSTROOMPUNT])
    if longest <= p.waiting_lapses or registered_signs(student, p) > 0:
        return
    if student.waits[CARE_TEAM] > p.waiting_lapses:
        student.waits[CARE_TEAM] = 0
    if student.waits[DOCTOR] > p.waiting_lapses:
        student.waits[DOCTOR] = 0
    if student.waits[DOORSTROOMPUNT] > p.waiting_lapses:
        student.waits[DOORSTROOMPUNT] = 0
