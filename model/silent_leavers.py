"""Silent leavers: pupils without risk, as far as a school could know, who fall by a turning point.

Sources B 2.1 (after Dupéré 2015) and E, box II. The score is what is visible at the start of a year: marks, behaviour,
conflict with teachers, repeating, and registered absence of the year before against the usual pupil's; not what a pupil
feels or hides.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from agents.records import Records
from evidence import Parameters

ABSENCE_Z = 0.05
"""Share of lessons registered as missed last year that counts as much as one standard deviation of another sign."""


def registered_absence(students: Records) -> npt.NDArray[np.float64]:
    """Share of the year's lessons that the school registered as missed, per pupil, 0..1."""
    registered = students.registered_hours.sum(axis=1).astype(float)
    share: npt.NDArray[np.float64] = registered / np.maximum(students.lesson_hours, 1)
    return share


def note_start(students: Records, absence: npt.NDArray[Any] | float = 0.0) -> None:
    """Write the marks and the risk score of the start of a school year into the records.

    Args:
        students: the pupils; `marks_at_start` and `risk_at_start` are written.
        absence: registered share of lessons missed in the year before, 0..1.
    """
    usual = np.median(absence) if np.size(absence) else 0.0
    signs = students.conduct - students.achievement - students.relation
    students.marks_at_start = students.achievement
    students.risk_at_start = signs / np.sqrt(3.0) + (absence - usual) / ABSENCE_Z + students.repeated


def mark_silent(students: Records, parameters: Parameters, at_home: npt.NDArray[np.bool_]) -> None:
    """Mark at the year's end who had little risk, met a heavy turning point, and left early or sits at home.

    Args:
        students: the pupils at the year's end; `silent` is written.
        parameters: gives `turning_points.low_risk` and `.heavy`.
        at_home: who sat at home for over three months this year, shape (n,).
    """
    fell = (np.asarray(students.route) > 0) | at_home
    low = students.risk_at_start < parameters.value("turning_points.low_risk")
    students.silent = fell & low & (students.turned >= parameters.value("turning_points.heavy"))


def count_silent(students: Records) -> dict[str, int]:
    """Silent leavers, silent pupils at home, and all leavers of the year.

    Returns:
        "leavers", "silent_leavers" and "silent_at_home", in pupils.
    """
    left, silent = np.asarray(students.route) > 0, np.asarray(students.silent) == 1
    return {
        "leavers": int(left.sum()),
        "silent_leavers": int((left & silent).sum()),
        "silent_at_home": int((~left & silent).sum()),
    }
