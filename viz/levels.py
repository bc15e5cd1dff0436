"""What the figures by level share: the order of the levels and sums per level."""

from collections.abc import Iterable

import pandas as pd

from evidence.system import load_system


def in_order(levels: Iterable[str]) -> list[str]:
    """Levels in the order of the education system; levels it does not know come last."""
    order = {name: place for place, name in enumerate(load_system().level_ids)}
    return sorted(levels, key=lambda name: (order.get(name, len(order)), name))


def sums_by_level(groups: pd.DataFrame) -> pd.DataFrame:
    """All counts and hours of the table `groups` added up per level, over all years, in order."""
    keys = {"year", "school_year", "age"}
    counts = [name for name in groups.select_dtypes("number").columns if name not in keys]
    sums = groups.groupby("level", observed=True)[counts].sum()
    return sums.loc[in_order(sums.index)]
