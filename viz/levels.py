"""What the figures by level share: the order of the levels and sums per level."""

from collections.abc import Iterable

import pandas as pd

from evidence.system import load_system


def in_order(levels: Iterable[str]) -> list[str]:
    """Levels in the order of the education system; levels it does not know come last."""
    return sorted(levels, key=lambda level: (level_rank(level), level))


def level_rank(level: str) -> int:
    """Place of a level in the education system; beyond the last for one that it does not know."""
    known = load_system().level_ids
    return known.index(level) if level in known else len(known)


def sums_by_level(groups: pd.DataFrame) -> pd.DataFrame:
    """All counts and hours of the table `groups` added up per level, over all years, in order."""
    keys = {"year", "school_year", "age"}
    counts = [name for name in groups.select_dtypes("number").columns if name not in keys]
    sums = groups.groupby("level", observed=True)[counts].sum()
    return sums.loc[in_order(sums.index)]
