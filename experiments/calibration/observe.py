"""The measure "targets": what one run gives for every published figure, as counts by simulated year."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from experiments.comparison import comparison_by_year, suspensions_in_vo
from model import SchoolSystem

COLUMNS: Final = ("target", "year", "numerator", "denominator")
"""Columns of the counts of one run, in order."""


def targets(system: SchoolSystem) -> pd.DataFrame:
    """The counts of a system that has lived one or more whole years.

    Returns:
        A line per target and simulated year (0 is the first), with columns `COLUMNS`: what was counted, and out of how
        much. A ratio has in its denominator what would be expected at the other rate; 0 where nobody could be counted.
    """
    return of_tables(system.tables())


def of_tables(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The same of the tables of a run: groups, flows, leavers, events and school_weeks."""
    suspended = suspensions_in_vo(tables["events"], tables["school_weeks"])
    told = comparison_by_year(tables["groups"], tables["flows"], tables["leavers"], suspended)
    rows = told[["target", "year", "numerator", "denominator"]]
    return rows.astype({"year": "int64", "numerator": "float64", "denominator": "float64"})


def over_years(counts: pd.DataFrame, from_year: Mapping[str, int]) -> pd.DataFrame:
    """The counts of each run and target, summed over the years that count.

    Args:
        counts: columns `job` and `COLUMNS`.
        from_year: target → first simulated year that counts; targets that are not in it are left out.

    Returns:
        Columns job, target, numerator, denominator; a target of which no year counts has no line.
    """
    first = counts["target"].map(from_year)
    chosen = counts[counts["year"] >= first]
    sums = chosen.groupby(["job", "target"], sort=False)[["numerator", "denominator"]].sum()
    return sums.reset_index()
