"""On Friday: every pupil's signs, as school, school doctor or officer can know them (`scenarios.signs` names them).

Only what is registered counts, and what a teacher notices of a pupil in trouble, by luck and sooner when sensitive.
No parameters of its own: `signals.*` are those of what teachers notice.
"""

from typing import Any, Final

import numpy as np

from agents.records import Record
from model.compile import kernel, rule
from model.institutions.at_home import days_since
from model.institutions.kearney import BITS
from model.institutions.school_doctor import weeks_reported_sick
from model.mechanisms.signals import signals_seen
from model.randomness import TEACHER_SIGNAL, person_day_key, uniform
from model.world import World

COLUMNS: Final = (
    "absent_days", "absent_two_weeks", "unauthorised_hours", "sick_weeks", "sick_run", "away_days", "reports",
    "suspensions", "marks", "repeated", "weeks_here", "diagnosis", "chronic", "expelled", "risk", "teacher",
    "absent_this_week",
)  # fmt: skip
"""The signs in the order of the columns; the last is for the daily watch of tier 3."""

TEACHER: Final = COLUMNS.index("teacher")
THIS_WEEK: Final = COLUMNS.index("absent_this_week")

_OF_A_WEEK = (1 << BITS) - 1


@kernel
def signs_of(world: World, friday: Record) -> Any:
    """Every pupil's signs after Friday's looking back.

    Returns:
        float32, shape (pupils, len(COLUMNS)); each column lies together, because rules look at one at a time.
    """
    found = np.zeros((len(COLUMNS), world.students.shape[0]), dtype=np.float32).T
    for row in range(world.students.shape[0]):
        student = world.students[row]
        klas = world.classes[student.klas]
        note_signs(student, friday, found[row])
        seen = signals_seen(student, klas, world.teachers[klas.mentor], world.schools[student.school], world.params[0])
        key = person_day_key(world.seed, student.id, friday.number)
        found[row, TEACHER] = 1.0 if uniform(key, TEACHER_SIGNAL) < seen else 0.0
    return found


@rule
def note_signs(student: Record, friday: Record, found: Any) -> None:
    """Write down all signs but the teacher's, in the order of `COLUMNS`."""
    this_week, week_before = days_absent(student, 0), days_absent(student, 1)
    found[0] = student.noted_sum
    found[1] = this_week + week_before
    found[2] = unauthorised_hours(student)
    found[3] = weeks_reported_sick(student)
    found[4] = student.sick_run
    found[5] = days_since(student.away_from, friday) if student.away_from > 0 else 0
    found[6] = student.reports
    found[7] = student.suspensions
    found[8] = student.achievement
    found[9] = student.repeated
    found[10] = student.weeks_since_transition
    found[11] = student.neurodivergent
    found[12] = student.chronic
    found[13] = student.expelled
    found[14] = student.risk_at_start
    found[THIS_WEEK] = this_week


@rule
def days_absent(student: Record, weeks_ago: int) -> int:
    """Days with a quarter or more of the lessons registered as missed, in one of the last weeks (0: this one)."""
    return (student.noted_past >> BITS * weeks_ago) & _OF_A_WEEK


@rule
def unauthorised_hours(student: Record) -> int:
    """Unauthorised lessons registered in four weeks, since the last report."""
    hours = 0
    for week in range(len(student.window)):
        hours += student.window[week]
    return hours
