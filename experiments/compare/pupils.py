"""The counts of pupils in a run: every measure in every group, from the table `social`.

A day missed is as many lesson hours as the pupil's level has lessons on a school day, whether on one day or spread over
several. So a pupil who misses two lessons of eight misses a quarter of a day.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from agents.reasons import LABELS, REASONS
from experiments.compare.lines import as_lines
from experiments.compare.measured import ALL, GROUPS, MEASURES

DAYS_OF: Final = {
    "days_true": tuple(f"true_{reason}" for reason in REASONS),
    "days_registered": tuple(f"registered_{label}" for label in LABELS),
}
"""Days missed → columns of `social` with the lesson hours that make them."""

Counts = npt.NDArray[np.float64]

_NAMES: Final = np.array([each.name for each in MEASURES], dtype=object)


def counts(social: pd.DataFrame, lessons: Mapping[str, int]) -> pd.DataFrame:
    """Every measure in every group and year.

    Args:
        social: the table `social` of a run.
        lessons: level → lessons on a school day.

    Returns:
        A line per year, measure, group and value of the group, with columns `experiments.compare.lines.COUNT_COLUMNS`:
        how many were counted and out of how many; whole numbers, but for days.
    """
    columns = _columns(social, lessons)
    counted = np.column_stack([sum(columns[name] for name in each.counted) for each in MEASURES])
    among = np.column_stack([columns[each.among] for each in MEASURES])
    parts = [_of_group(social, group, counted, among) for group in GROUPS]
    frame = pd.DataFrame({name: np.concatenate([part[name] for part in parts]) for name in parts[0]})
    return as_lines("pupils", frame)


def _columns(social: pd.DataFrame, lessons: Mapping[str, int]) -> dict[str, Counts]:
    a_day = social["level"].map(lessons).to_numpy(np.float64)
    days = {name: social[list(hours)].to_numpy(np.float64).sum(axis=1) / a_day for name, hours in DAYS_OF.items()}
    needed = {name for each in MEASURES for name in (*each.counted, each.among)} - set(days)
    return {name: social[name].to_numpy(np.float64) for name in needed} | days


def _of_group(social: pd.DataFrame, group: str, counted: Counts, among: Counts) -> dict[str, npt.NDArray[Any]]:
    """The columns of one group, from what each line of `social` counts of each measure: shape (lines, measures)."""
    value = np.full(len(social), ALL, object) if group == ALL else social[group].to_numpy(object)
    names, of_name = np.unique(value, return_inverse=True)
    years, of_year = np.unique(social["year"].to_numpy(), return_inverse=True)
    keys, of_line = np.unique(of_year * len(names) + of_name, return_inverse=True)
    sums = np.zeros((2, len(keys), len(MEASURES)))
    np.add.at(sums[0], of_line, counted)
    np.add.at(sums[1], of_line, among)
    return {
        "year": np.repeat(years[keys // len(names)], len(MEASURES)),
        "measure": np.tile(_NAMES, len(keys)),
        "group": np.full(sums[0].size, group, object),
        "value": np.repeat(names[keys % len(names)], len(MEASURES)),
        "numerator": sums[0].ravel(),
        "denominator": sums[1].ravel(),
    }
