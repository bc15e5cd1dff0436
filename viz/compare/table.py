"""Reading the table of effects: which lines a figure or a part of the report is made of."""

from collections.abc import Iterable

import pandas as pd

from experiments.compare.comparison import ALL_YEARS, Comparison
from experiments.compare.measured import ALL, BY_NAME, MEASURES

MAIN = tuple(measure.name for measure in MEASURES if measure.main)
"""Measures that are shown first."""


def overall(comparison: Comparison) -> pd.DataFrame:
    """Effects on all pupils over all years, those that could be counted; in the order of the table."""
    table = comparison.effects
    return _counted(table[(table["year"] == ALL_YEARS) & (table["group"] == ALL)])


def by_group(comparison: Comparison, measure: str) -> pd.DataFrame:
    """Effects on each group over all years."""
    table = comparison.effects
    return _counted(table[(table["year"] == ALL_YEARS) & (table["group"] != ALL) & (table["measure"] == measure)])


def by_year(comparison: Comparison) -> pd.DataFrame:
    """Effects on all pupils in each year, the first year first."""
    table = comparison.effects
    return _counted(table[(table["year"] != ALL_YEARS) & (table["group"] == ALL)]).sort_values("year", kind="stable")


def _counted(table: pd.DataFrame) -> pd.DataFrame:
    """Lines with a difference; without those on whom is reached where nobody was to be reached."""
    reach = table["measure"].map(lambda name: name in BY_NAME and BY_NAME[name].side == "reach")
    nobody = (table["base_rate"] == 0) & (table["rate"] == 0)
    return table[table["difference"].notna() & ~(reach & nobody)]


def has_intervals(comparison: Comparison) -> bool:
    """Whether any effect has an interval; none has with one replicate."""
    return bool(comparison.effects["low"].notna().any())


def known(names: Iterable[str], table: pd.DataFrame) -> list[str]:
    """Those of the measures that the table has lines of."""
    there = set(table["measure"])
    return [name for name in names if name in there]
