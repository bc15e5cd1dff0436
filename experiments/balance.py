"""Pupils on 1 October by level, and how many came and went: whether a run of years keeps its population."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from evidence.system import load_system

CAME: Final = ("enter", "return")
WENT: Final = ("graduate_out", "leave_early", "age_out")
"""Kinds of flows across the border of the system."""


def pupils_by_level(stocks: pd.DataFrame) -> pd.DataFrame:
    """Pupils on 1 October: a row per level in the order of the education system, a column per simulated year."""
    pupils = stocks.pivot_table(index="level", columns="year", values="pupils", aggfunc="sum", fill_value=0)
    known = load_system().level_ids
    order = sorted(pupils.index, key=lambda level: (known.index(level) if level in known else len(known), level))
    return pupils.loc[order].astype(int)


def came_and_went(flows: pd.DataFrame, years: int) -> pd.DataFrame:
    """Pupils who came from outside and who went, a row per kind and a column per year that ended.

    What came after the last year is not known, as its newcomers were not met: NaN.

    Args:
        flows: the table of flows.
        years: years of the run.
    """
    counted = flows.groupby(["kind", "year"])["pupils"].sum().unstack(fill_value=0)
    table = counted.reindex(index=[*CAME, *WENT], columns=range(years), fill_value=0).astype(float)
    table.loc[list(CAME), years - 1] = float("nan")
    return table


def change(pupils: Sequence[float]) -> float:
    """Change from the first to the last of these counts, % of the first; NaN where there was nobody."""
    first, last = pupils[0], pupils[-1]
    return 100.0 * (last - first) / first if first else float("nan")
