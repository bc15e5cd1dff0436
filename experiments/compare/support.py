"""Table: whom each intervention for single pupils reaches, and who waits for it."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from experiments.compare.apart import Draws, with_interval
from experiments.compare.delivery import EVENTS, STANDING
from experiments.compare.lines import of_kind
from experiments.compare.wide import by_replicate, in_order, rates, with_all_years

SUPPORT_COLUMNS: Final = (
    "scenario", "intervention", "year", "eligible", "reached", "reached_percent", "reached_low", "reached_high",
    *EVENTS, "waited", "waited_low", "waited_high", "longest", *STANDING, "hours", "replicates",
)  # fmt: skip
"""Columns of the table, in order; `experiments.compare.columns` says what each means."""

_KEYS: Final = ("scenario", "group", "year")


def support_table(counts: pd.DataFrame, scenarios: Sequence[str], draws: Draws | None = None) -> pd.DataFrame:
    """One line per scenario, intervention and year (`ALL_YEARS` first); means over replicates.

    Args:
        counts: of all runs, as `experiments.compare.run` makes them.
        scenarios: in the order in which they are shown, the base first.
        draws: the draw of the posterior that each replicate takes; None when parameters are fixed.
    """
    lines = of_kind(counts, "support")
    if lines.empty:
        return pd.DataFrame(columns=list(SUPPORT_COLUMNS))
    replicates = sorted(counts["replicate"].unique())
    of = dict(tuple(with_all_years(lines).groupby("measure", sort=False)))
    sums = {name: by_replicate(each, _KEYS, "numerator", replicates).mean(axis=1) for name, each in of.items()}
    rate = {name: rates(each, _KEYS, replicates) for name, each in of.items()}
    reached, waited = (with_interval(rate[name].to_numpy(), draws) for name in ("reached", "waited"))
    made = pd.DataFrame({"reached": sums["reached"]})
    made["eligible"] = by_replicate(of["reached"], _KEYS, "denominator", replicates).mean(axis=1)
    made["reached_percent"], made["reached_low"], made["reached_high"] = (
        100 * reached[name] for name in ("mean", "low", "high")
    )
    made["waited"], made["waited_low"], made["waited_high"] = (waited[name] for name in ("mean", "low", "high"))
    for name in (*EVENTS, "longest", "hours"):
        made[name] = sums[name]
    for name in STANDING:
        made[name] = rate[name].mean(axis=1)
    made["replicates"] = reached["replicates"]
    named = made.reset_index().rename(columns={"group": "intervention"})
    return in_order(named, scenarios, ["year"])[list(SUPPORT_COLUMNS)]
