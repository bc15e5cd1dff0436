"""Lines of counts beside each other: a row for each thing counted, a column for each replicate."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from experiments.compare.comparison import ALL_YEARS
from experiments.compare.lines import COUNT_COLUMNS, of_kind
from experiments.compare.measured import ALL

HIGHEST: Final = ("longest",)
"""Measures of which the highest of the years is that of all years; others are added up."""


def with_all_years(lines: pd.DataFrame) -> pd.DataFrame:
    """The lines, and before them those of all years of a run together (`ALL_YEARS`).

    Args:
        lines: columns scenario, replicate and those of `experiments.compare.lines.COUNT_COLUMNS`; others go.
    """
    lines = lines[["scenario", "replicate", *COUNT_COLUMNS]]
    keys = [name for name in lines if name not in ("year", "numerator", "denominator")]
    of_run = lines.groupby(keys, sort=False)[["numerator", "denominator"]]
    summed = of_run.sum()
    highest = summed.index.get_level_values("measure").isin(HIGHEST)
    summed.loc[highest] = of_run.max().loc[highest]
    return pd.concat([summed.reset_index().assign(year=ALL_YEARS), lines], ignore_index=True)


def by_replicate(lines: pd.DataFrame, keys: Sequence[str], value: str, replicates: Sequence[int]) -> pd.DataFrame:
    """One value of each line, with the keys as index, in order of first appearance, and the replicates as columns.

    Args:
        lines: each at most once per keys and replicate.
        keys: columns that name a row.
        value: the column that is spread out.
        replicates: all of them; NaN where a replicate has no line.
    """
    wide = lines.pivot(index=list(keys), columns="replicate", values=value)
    order = pd.MultiIndex.from_frame(lines[list(keys)].drop_duplicates())
    return wide.reindex(index=order, columns=list(replicates))


def rates(lines: pd.DataFrame, keys: Sequence[str], replicates: Sequence[int]) -> pd.DataFrame:
    """The same with numerator over denominator; NaN where that is nought."""
    known = lines["denominator"].where(lines["denominator"] > 0)
    return by_replicate(lines.assign(rate=lines["numerator"] / known), keys, "rate", replicates)


def enrolled(counts: pd.DataFrame) -> pd.DataFrame:
    """Pupils enrolled, added up over years: index (scenario, year), `ALL_YEARS` too; a column for each replicate."""
    pupils = of_kind(counts, "pupils")
    everybody = pupils[(pupils["measure"] == "days_true") & (pupils["group"] == ALL)]
    replicates = sorted(counts["replicate"].unique())
    return by_replicate(with_all_years(everybody), ["scenario", "year"], "denominator", replicates)


def in_order(table: pd.DataFrame, scenarios: Sequence[str], keys: Sequence[str]) -> pd.DataFrame:
    """The table sorted by scenario as asked for, and then by these columns; the index anew."""
    place = table["scenario"].map({name: place for place, name in enumerate(scenarios)})
    placed = table.assign(place=place)
    return placed.sort_values(["place", *keys], kind="stable", ignore_index=True).drop(columns="place")
