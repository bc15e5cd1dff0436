"""Table: what the interventions of each scenario cost, by payer."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from experiments.compare.apart import Draws, with_interval
from experiments.compare.delivery import PRICES
from experiments.compare.lines import of_kind
from experiments.compare.measured import ALL
from experiments.compare.wide import by_replicate, enrolled, in_order, with_all_years

COST_COLUMNS: Final = (
    "scenario", "year", "intervention", "payer", "euro", "euro_low", "euro_high", "per_pupil", "per_pupil_low",
    "per_pupil_high", "cheap", "dear", "replicates",
)  # fmt: skip
"""Columns of the table, in order; `experiments.compare.columns` says what each means."""

_KEYS: Final = ("scenario", "year", "group", "value")


def cost_table(counts: pd.DataFrame, scenarios: Sequence[str], draws: Draws | None = None) -> pd.DataFrame:
    """One line per scenario, year (`ALL_YEARS` first), intervention and payer, "all" of each first; means over towns.

    Scenarios without costs have no line.

    Args:
        counts: of all runs, as `experiments.compare.run` makes them.
        scenarios: in the order in which they are shown, the base first.
        draws: the draw of the posterior that each replicate takes; None when parameters are fixed.
    """
    lines = of_kind(counts, "costs")
    if lines.empty:
        return pd.DataFrame(columns=list(COST_COLUMNS))
    replicates, pupils = sorted(counts["replicate"].unique()), enrolled(counts)
    summed = with_sums(with_all_years(lines))
    of = {name: by_replicate(summed[summed["measure"] == name], _KEYS, "numerator", replicates) for name in PRICES}
    of = {name: wide.fillna(0.0) for name, wide in of.items()}
    out_of = pupils.reindex(pd.MultiIndex.from_arrays([of["euro"].index.get_level_values(k) for k in (0, 1)]))
    euro = of["euro"].to_numpy()
    total, share = (with_interval(each, draws) for each in (euro, euro / out_of.to_numpy()))
    made = of["euro"].index.to_frame(index=False).rename(columns={"group": "intervention", "value": "payer"})
    made["euro"], made["euro_low"], made["euro_high"] = (total[name] for name in ("mean", "low", "high"))
    made["per_pupil"], made["per_pupil_low"], made["per_pupil_high"] = (share[name] for name in ("mean", "low", "high"))
    made["cheap"], made["dear"] = (of[name].mean(axis=1).to_numpy() for name in ("euro_low", "euro_high"))
    made["replicates"] = total["replicates"]
    return in_order(made, scenarios, ["year"])[list(COST_COLUMNS)]


def with_sums(lines: pd.DataFrame) -> pd.DataFrame:
    """Lines of costs with, before them, those of all interventions and of all payers together.

    Args:
        lines: of the kind costs.
    """
    parts = [lines]
    for column in ("value", "group"):
        rest = [name for name in lines if name not in (column, "numerator", "denominator")]
        both = pd.concat(parts, ignore_index=True)
        sums = both.groupby(rest, sort=False, as_index=False).agg({"numerator": "sum", "denominator": "first"})
        parts = [sums.assign(**{column: ALL}), both]
    return pd.concat(parts, ignore_index=True)
