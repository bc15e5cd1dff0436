"""What patterns ask of single pupils at a year's end: who left, refused, skipped or was suspended, by what they are.

The shares are raw: those who are hit by a turning point, say, are also those with less to soften it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from agents.records import Records
from model import SchoolSystem
from model.tally import pupil_sums
from model.thuiszitters import sat_at_home

Booleans = npt.NDArray[np.bool_]
Counts = dict[str, tuple[float, float]]

_MUCH: Final = 1.0
"""Standard deviations above the mean pupil from which there is much of something."""


@dataclass(frozen=True)
class _Split:
    """Pupils taken apart by one trait.

    Attributes:
        name: of the counts, which end in _no and _yes.
        who: those with the trait.
        counted: what is counted of them, a name among `_yearly`.
        among: of whom it is a share, likewise.
    """

    name: str
    who: Callable[[Records], Booleans]
    counted: str
    among: str


_SPLITS: Final = (
    _Split("left_repeated", lambda pupils: np.asarray(pupils.repeated == 1), "vsv_vo", "vsv_base_vo"),
    _Split("refused_bullied", lambda pupils: np.asarray(pupils.told_bullied == 1), "refused_vo", "pupils_vo"),
    _Split("skipped_mood", lambda pupils: np.asarray(pupils.anxiety > _MUCH), "truant_last_month", "pupils"),
    _Split("suspended_conduct", lambda pupils: np.asarray(pupils.conduct > _MUCH), "suspended_vo", "pupils_vo"),
)


def of_pupils(system: SchoolSystem) -> Counts:
    """The counts of the year that a system has just lived to its end; before it lives on."""
    students, told = system.students, _yearly(system)
    found = by_risk(students, system.parameters.value("turning_points.low_risk"),
                    system.parameters.value("turning_points.heavy"))  # fmt: skip
    for split in _SPLITS:
        who = split.who(students)
        for answer, chosen in (("no", ~who), ("yes", who)):
            counted, among = (float(told[name][chosen].sum()) for name in (split.counted, split.among))
            found[f"{split.name}_{answer}"] = counted, among
    return found


def by_risk(students: Records, low_risk: float, heavy: float) -> Counts:
    """Who left or sat at home for over three months, by risk at the start of the year and by turning points in it.

    Who had little risk, met a heavy turning point and fell is a silent leaver (`model.silent_leavers`).

    Args:
        students: the pupils at the year's end.
        low_risk: risk score below which a school would not expect trouble.
        heavy: impact from which a turning point counts as heavy.
    """
    fell = (np.asarray(students.route) > 0) | sat_at_home(students)
    low, struck = np.asarray(students.risk_at_start < low_risk), np.asarray(students.turned >= heavy)
    cells = {"little_calm": low & ~struck, "little_struck": low & struck, "risk_calm": ~low & ~struck,
             "risk_struck": ~low & struck}  # fmt: skip
    return {f"fell_{name}": (float((fell & who).sum()), float(who.sum())) for name, who in cells.items()}


def _yearly(system: SchoolSystem) -> Mapping[str, npt.NDArray[np.float64]]:
    """What is counted, one value per pupil; with _vo only of pupils in vo."""
    students = system.students
    sums = pupil_sums(system.world, system.education) | {"refused": np.asarray(students.refusals > 0)}
    in_vo = np.array([level.sector == "vo" for level in system.education.levels])[students.level]
    plain = {name: np.asarray(values, float) for name, values in sums.items()}
    return plain | {f"{name}_vo": values * in_vo for name, values in plain.items()}
