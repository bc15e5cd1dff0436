"""Signs of trouble in a school's own register: all that a school knows of a pupil beside what its teachers notice.

No parameters of its own: Kearney's days of absence are `kearney.days`, sick reports `doctor.sick_reports`.
"""

from agents.records import Record
from model.compile import rule
from model.institutions.provision import no_fitting_place
from model.institutions.school_doctor import weeks_reported_sick

SOME_DAYS = 3
"""Days of registered absence in a week from which absence is a sign."""

MOST_SIGNS = 4
"""How many signs there can be."""


@rule
def registered_signs(student: Record, p: Record) -> int:
    """How many signs the register gives on Friday, 0 to MOST_SIGNS.

    Much absence this week, much in fifteen weeks, many reports of sickness, or no fitting place at this school.
    """
    signs = 1 if student.noted_days >= SOME_DAYS else 0
    signs += 1 if student.noted_sum >= p.kearney_days else 0
    signs += 1 if no_fitting_place(student) else 0
    if student.sick_weeks > 0 and weeks_reported_sick(student) >= p.doctor_sick_reports:
        signs += 1
    return signs
