"""The year's pupils by level and social group: the table `social`, from which any of its margins can be added up."""

from collections.abc import Mapping
from statistics import NormalDist
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from agents.reasons import LABELS, REASONS
from evidence import EducationSystem
from model.world import World

CHRONIC: Final = 0.10
"""Share of lesson hours from which absence is called chronic, whatever its reason (as Attendance Works counts it)."""

THIRDS: Final = ("low", "middle", "high")
SEXES: Final = ("f", "m")
BACKGROUNDS: Final = ("here", "abroad")

SOCIAL_KEYS: Final = ("level", "sector", "sex", "ses", "background", "urbanity")
"""Columns that a line is made for, beside the year."""

_SES_BOUNDS: Final = tuple(NormalDist().inv_cdf(k / 3) for k in (1, 2))
_URBANITY_BOUNDS: Final = (1 / 3, 2 / 3)

SUMMED: Final = (
    "pupils", "lesson_hours", *(f"true_{name}" for name in REASONS), *(f"registered_{name}" for name in LABELS),
    "chronic_true", "chronic_registered", "pupils_reported", "long", "thuiszitter_official", "thuiszitter_hidden",
    "suspended", "vsv", "vsv_base", "vsv_silent", "supported", "tier_2", "tier_3",
)  # fmt: skip
"""Columns that are added up over the pupils of a line."""

Column = npt.NDArray[Any]


def year_social(world: World, system: EducationSystem, year: int, sums: Mapping[str, Column]) -> pd.DataFrame:
    """One line per level, sex, third of socio-economic status, background and third of urbanity.

    Args:
        world: at the year's end, before the turn of the year.
        system: the education system, for the names of levels.
        year: simulated school year.
        sums: what is added up, one value per pupil (`model.tally.pupil_sums`, `Support.year_sums`).

    Returns:
        The columns of `social` in `experiments.columns`; only combinations in which there are pupils.
    """
    values = dict(sums) | _chronic(world)
    return social_lines(world, system, year, {name: values[name] for name in SUMMED})


def social_lines(world: World, system: EducationSystem, year: int, values: Mapping[str, Column]) -> pd.DataFrame:
    """Sums over pupils, one line per combination of `SOCIAL_KEYS` in which there are pupils.

    Args:
        world: the records.
        system: the education system, for the names of levels.
        year: simulated school year.
        values: what is added up, one value per pupil, by the name of its column.
    """
    codes = _codes(world)
    sizes = (len(system.levels), len(SEXES), len(THIRDS), len(BACKGROUNDS), len(THIRDS))
    keys, group = np.unique(np.ravel_multi_index(codes, sizes), return_inverse=True)
    level, sex, ses, background, urbanity = np.unravel_index(keys, sizes)
    frame = pd.DataFrame(
        {
            "year": year,
            "level": [system.levels[k].id for k in level],
            "sector": ["mbo" if system.levels[k].sector == "mbo" else "vo" for k in level],
            "sex": _named(SEXES, sex),
            "ses": _named(THIRDS, ses),
            "background": _named(BACKGROUNDS, background),
            "urbanity": _named(THIRDS, urbanity),
        }
    )
    for name, of_pupils in values.items():
        frame[name] = np.bincount(group, weights=of_pupils, minlength=len(keys)).astype(np.int64)
    return frame


def groups_of(world: World, system: EducationSystem) -> dict[str, Column]:
    """To which groups each pupil belongs: sector, sex, ses, background and urbanity → their names, shape (pupils,)."""
    level, sex, ses, background, urbanity = _codes(world)
    sectors = np.array(["mbo" if each.sector == "mbo" else "vo" for each in system.levels], dtype=object)
    return {
        "sector": sectors[level], "sex": _named(SEXES, sex), "ses": _named(THIRDS, ses),
        "background": _named(BACKGROUNDS, background), "urbanity": _named(THIRDS, urbanity),
    }  # fmt: skip


def _codes(world: World) -> tuple[Column, ...]:
    """The place of each pupil's level, sex, third, background and third."""
    students = world.students
    ses = np.searchsorted(_SES_BOUNDS, world.parents.ses[students.household], side="right")
    urbanity = np.searchsorted(_URBANITY_BOUNDS, world.schools.urbanity[students.school], side="right")
    level, sex, background = (students[name].astype(np.int64) for name in ("level", "sex", "background"))
    return level, sex, ses, background, urbanity


def _chronic(world: World) -> dict[str, Column]:
    students = world.students
    planned = np.maximum(students.lesson_hours, 1)
    return {
        "chronic_true": students.true_hours.sum(axis=1) / planned >= CHRONIC,
        "chronic_registered": students.registered_hours.sum(axis=1) / planned >= CHRONIC,
    }


def _named(names: tuple[str, ...], places: Column) -> Column:
    return np.array(names, dtype=object)[places]
