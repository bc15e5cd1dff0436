"""The measure "validation": the counts of every published figure, and those that only patterns need."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from agents.reasons import PRESENT, TRUANCY
from experiments.calibration.observe import COLUMNS, of_tables
from experiments.calibration.pattern_pupils import of_pupils
from model import SchoolSystem

_DAYS: Final = 20
"""School days, after the last year of a run, on which is seen who skips with whom."""
_OF_AGE: Final = 18
"""Years at which nobody has to be at school any more."""
_WITHOUT_GROUND: Final = ("true_truancy", "true_refusal", "true_stress_sick", "true_withdrawal")
_SAME: Final = {"friends_year": "school_year", "friends_sex": "sex", "friends_background": "background"}

Booleans = npt.NDArray[np.bool_]


def validation(system: SchoolSystem) -> pd.DataFrame:
    """The counts of a system that has lived one or more whole years; it then lives some weeks more.

    Returns:
        As `experiments.calibration.observe.targets`, with more names in the column `target`.
    """
    tables = system.tables()
    rows = [*_of_groups(tables["groups"]), *_of_places(tables["social"])]
    last = system.lived_years - 1
    for count in (of_pupils, _friends_alike, _together):  # the last one lives on
        rows += [(name, last, *counts) for name, counts in count(system).items()]
    return pd.concat([of_tables(tables), pd.DataFrame(rows, columns=list(COLUMNS))], ignore_index=True)


def _of_groups(groups: pd.DataFrame) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for year, part in groups.groupby("year"):
        vo = part[part["sector"] == "vo"]
        boys, girls = vo[vo["sex"] == "m"], vo[vo["sex"] == "f"]
        counts = {
            "suspended_boys": _sums(boys, "suspended", "pupils"),
            "suspended_girls": _sums(girls, "suspended", "pupils"),
            "hours_sick_vo": _sums(vo, "registered_sick", "lesson_hours"),
            "hours_truancy_vo": _sums(vo, "true_truancy", "lesson_hours"),
            "hours_unauthorised": _sums(part, "registered_unauthorised", "lesson_hours"),
            "hours_without_ground": _sums(part, _WITHOUT_GROUND, "lesson_hours"),
            "vsv_girls": _sums(part[part["sex"] == "f"], "vsv", "vsv_base"),
            "vsv_boys": _sums(part[part["sex"] == "m"], "vsv", "vsv_base"),
            "vsv_minors": _sums(part[part["age"] < _OF_AGE], "vsv", "vsv_base"),
            "vsv_adults": _sums(part[part["age"] >= _OF_AGE], "vsv", "vsv_base"),
        }
        rows += [(name, year, *each) for name, each in counts.items()]
    return rows


def _of_places(social: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Early leaving at schools in the third of places that are least and most urban."""
    return [
        (f"vsv_{name}", year, *_sums(part[part["urbanity"] == third], "vsv", "vsv_base"))
        for year, part in social.groupby("year")
        for name, third in (("rural", "low"), ("urban", "high"))
    ]


def _sums(groups: pd.DataFrame, counted: str | tuple[str, ...], among: str) -> tuple[float, float]:
    columns = [counted] if isinstance(counted, str) else list(counted)
    return float(groups[columns].to_numpy().sum()), float(groups[among].sum())


def _friends_alike(system: SchoolSystem) -> Mapping[str, tuple[float, float]]:
    """Ties within vo between pupils who are alike, and how many there would be by chance within their school."""
    students, (named, who) = system.students, _ties(system)
    in_vo = np.array([level.sector == "vo" for level in system.education.levels])[np.asarray(students.level)]
    chosen = in_vo[who] & in_vo[named]
    who, named = who[chosen], named[chosen]
    school = np.asarray(students.school)
    return {
        name: _alike(np.asarray(students[trait], np.int64), school, in_vo, who, named) for name, trait in _SAME.items()
    }


def _alike(
    trait: npt.NDArray[np.int64], school: npt.NDArray[np.int32], among: Booleans,
    who: npt.NDArray[np.int64], named: npt.NDArray[np.int64],
) -> tuple[float, float]:  # fmt: skip
    same = float((trait[who] == trait[named]).sum())
    cells = pd.DataFrame({"school": school[among], "trait": trait[among]}).value_counts().rename("pupils").reset_index()
    sizes = cells.groupby("school")["pupils"].sum()
    shares = cells["pupils"] / cells["school"].map(sizes) * (cells["pupils"] - 1) / (cells["school"].map(sizes) - 1)
    by_school = shares.groupby(cells["school"]).sum()
    ties = pd.Series(school[who]).value_counts()
    return same, float((ties * by_school.reindex(ties.index)).sum())


def _ties(system: SchoolSystem) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Rows of who is named and of who names, for each tie."""
    world = system.world
    named = np.repeat(np.arange(len(world.students)), np.diff(world.followers_first))
    return named, world.followers.astype(np.int64)


def _together(system: SchoolSystem) -> Mapping[str, tuple[float, float]]:
    """How often friends come along with who skips, by whether it is their strongest tie."""
    counts = np.zeros((2, 2))
    for _ in range(_DAYS):
        system.step()
        counts += _came_along(system)
    (weaker, weaker_of), (strongest, strongest_of) = counts
    return {"together_weaker": (weaker, weaker_of), "together_strongest": (strongest, strongest_of)}


def _came_along(system: SchoolSystem) -> npt.NDArray[np.float64]:
    """Today's (came along, could come along), for weaker ties and for strongest."""
    world, students = system.world, system.students
    named, who = _ties(system)
    best = np.zeros(len(students), world.ties.dtype)
    np.maximum.at(best, who, world.ties)
    reason, leads = np.asarray(students.reason), np.asarray(students.leads)
    along = (reason[who] == TRUANCY) & (leads[who] == 0)
    could = (leads[named] == 1) & (np.asarray(students.lessons)[who] > 0) & (along | (reason[who] == PRESENT))
    strongest = world.ties >= best[who]
    chosen = (could & ~strongest, could & strongest)
    return np.array([[(along & each).sum(), each.sum()] for each in chosen], float)
