"""Tables: how many pupils are in each tier week by week, and how many move between tiers."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from experiments.compare.apart import Draws, with_interval
from experiments.compare.lines import of_kind
from experiments.compare.wide import by_replicate, enrolled, in_order, rates, with_all_years

TIER_COLUMNS: Final = (
    "scenario", "year", "week", "tier", "percent", "low", "high", "places", "waiting", "replicates",
)  # fmt: skip
FLOW_COLUMNS: Final = (
    "scenario", "year", "from_tier", "to_tier", "why", "per_1000", "low", "high", "replicates",
)  # fmt: skip
"""Columns of the two tables, in order; `experiments.compare.columns` says what each means."""

_WEEK: Final = ("scenario", "year", "week", "value")
_FLOW: Final = ("scenario", "year", "group", "value", "measure")
_PER: Final = 1000


def tier_table(counts: pd.DataFrame, scenarios: Sequence[str], draws: Draws | None = None) -> pd.DataFrame:
    """One line per scenario with a tiered approach, week and tier; means over replicates.

    Args:
        counts: of all runs, as `experiments.compare.run` makes them.
        scenarios: in the order in which they are shown, the base first.
        draws: the draw of the posterior that each replicate takes; None when parameters are fixed.
    """
    lines = of_kind(counts, "tiers")
    if lines.empty:
        return pd.DataFrame(columns=list(TIER_COLUMNS))
    replicates = sorted(counts["replicate"].unique())
    of = {name: 100 * rates(each, _WEEK, replicates) for name, each in lines.groupby("measure", sort=False)}
    share = with_interval(of["in_tier"].to_numpy(), draws)
    made = of["in_tier"].index.to_frame(index=False).rename(columns={"value": "tier"})
    made["percent"], made["low"], made["high"] = (share[name] for name in ("mean", "low", "high"))
    made["places"], made["waiting"] = (of[name].mean(axis=1).to_numpy() for name in ("tier_places", "tier_waiting"))
    made["replicates"], made["tier"] = share["replicates"], made["tier"].astype(int)
    return in_order(made, scenarios, ["year", "week", "tier"])[list(TIER_COLUMNS)]


def flow_table(counts: pd.DataFrame, scenarios: Sequence[str], draws: Draws | None = None) -> pd.DataFrame:
    """One line per scenario with a tiered approach, year (`ALL_YEARS` first), tiers from and to, and why.

    Args:
        counts: of all runs, as `experiments.compare.run` makes them.
        scenarios: in the order in which they are shown, the base first.
        draws: the draw of the posterior that each replicate takes; None when parameters are fixed.
    """
    lines = of_kind(counts, "tier_flows")
    if lines.empty:
        return pd.DataFrame(columns=list(FLOW_COLUMNS))
    replicates, pupils = sorted(counts["replicate"].unique()), enrolled(counts)
    moved = by_replicate(with_all_years(lines), _FLOW, "numerator", replicates).fillna(0.0)
    out_of = pupils.reindex(pd.MultiIndex.from_arrays([moved.index.get_level_values(k) for k in (0, 1)]))
    rate = with_interval(_PER * moved.to_numpy() / out_of.to_numpy(), draws)
    made = moved.index.to_frame(index=False)
    made = made.rename(columns={"group": "from_tier", "value": "to_tier", "measure": "why"})
    made["per_1000"], made["low"], made["high"] = (rate[name] for name in ("mean", "low", "high"))
    made = made.assign(
        replicates=rate["replicates"], from_tier=made["from_tier"].astype(int), to_tier=made["to_tier"].astype(int)
    )
    return in_order(made, scenarios, ["year", "from_tier", "to_tier", "why"])[list(FLOW_COLUMNS)]
