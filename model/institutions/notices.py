"""Who is told what, and when.

| event | when | told beside the school |
|---|---|---|
| report_16h | the day that 16 unauthorised hours in 4 weeks are reached, and each next 16 | officer (through DUO) |
| report_long | the Friday that unauthorised absence exceeds 4 weeks in a row | officer, parents |
| report_luxury | a whole day beside a holiday, kept home and registered as unauthorised | officer |
| report_18plus | 28 calendar days in a row, 18 to 23, no startkwalificatie | Doorstroompunt |
| suspension | the day itself; longer than the law's limit also the inspectorate | parents (inspectorate) |
| expulsion, no_place | as it happens, by the school | parents, who are part of it |
| doubtful_sick | much reported sickness, when the school asks | school doctor, parents |
| officer_talk, doctor_seen, care_starts, youth_care_starts, provision_starts, exemption_5a | on Friday | parents |
| provision_ends, coach_talk | on Friday | the pupil |
| thuiszitter | the Friday that 13 weeks are exceeded; hidden: nobody is told | officer when official |

Parents who are told watch (`parents_are_told`); with a pupil of age the school speaks to the pupil alone.

No parameters.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.parents import parents_are_told
from model.world import (
    EVENT_CARE,
    EVENT_DOCTOR,
    EVENT_DOUBTFUL,
    EVENT_EXEMPTION,
    EVENT_KINDS,
    EVENT_LONG,
    EVENT_OFFICER,
    EVENT_PROVISION,
    EVENT_SUSPENSION,
    EVENT_YOUTH_CARE,
)

_PARENTS = {
    EVENT_LONG, EVENT_SUSPENSION, EVENT_DOUBTFUL, EVENT_OFFICER, EVENT_DOCTOR, EVENT_CARE, EVENT_YOUTH_CARE,
    EVENT_PROVISION, EVENT_EXEMPTION,
}  # fmt: skip

PARENTS_HEAR = tuple(kind in _PARENTS for kind in range(len(EVENT_KINDS)))
"""For every kind of event whether parents of a pupil who is not of age are told."""


@rule
def tell(student: Record, kind: int, law: Record, p: Record) -> None:
    """Tell the parents of an event when they are among those who hear of it."""
    if PARENTS_HEAR[kind] and student.age < law.adult_from:
        parents_are_told(student, p)
