"""What is kept of one run for a comparison: every measure in every group of pupils, as counts."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from experiments.compare.measured import ALL, GROUPS, MEASURES
from model import SchoolSystem

COUNT_COLUMNS: Final = ("year", "measure", "group", "value", "numerator", "denominator")
"""Columns of the counts of one run, in order."""

Counts = npt.NDArray[np.int64]

_NAMES: Final = np.array([each.name for each in MEASURES], dtype=object)


def measure(system: SchoolSystem) -> pd.DataFrame:
    """The counts of a system that has lived one or more whole years.

    Returns:
        See `counts`.
    """
    return counts(pd.concat(system.tally.social, ignore_index=True))


def counts(social: pd.DataFrame) -> pd.DataFrame:
    """Every measure in every group and year.

    Args:
        social: the table `social` of a run.

    Returns:
        A line per year, measure, group and value of the group, with columns `COUNT_COLUMNS`: how many were counted
        and out of how many, whole numbers.
    """
    columns = {name: social[name].to_numpy(np.int64) for name in _needed()}
    counted = np.column_stack([sum(columns[name] for name in each.counted) for each in MEASURES])
    among = np.column_stack([columns[each.among] for each in MEASURES])
    parts = [_of_group(social, group, counted, among) for group in GROUPS]
    return pd.DataFrame({name: np.concatenate([part[name] for part in parts]) for name in COUNT_COLUMNS})


def _needed() -> set[str]:
    return {name for each in MEASURES for name in (*each.counted, each.among)}


def _of_group(social: pd.DataFrame, group: str, counted: Counts, among: Counts) -> dict[str, npt.NDArray[Any]]:
    """The columns of one group, from what each line of `social` counts of each measure: shape (lines, measures)."""
    value = np.full(len(social), ALL, object) if group == ALL else social[group].to_numpy(object)
    names, of_name = np.unique(value, return_inverse=True)
    years, of_year = np.unique(social["year"].to_numpy(), return_inverse=True)
    keys, of_line = np.unique(of_year * len(names) + of_name, return_inverse=True)
    sums = np.zeros((2, len(keys), len(MEASURES)), np.int64)
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
