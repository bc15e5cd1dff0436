"""Table: which room runs out, of services and of interventions, how often, and which first."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from experiments.compare.apart import Draws, with_interval
from experiments.compare.comparison import ALL_YEARS
from experiments.compare.lines import of_kind
from experiments.compare.wide import by_replicate, in_order, rates, with_all_years

CAPACITY_COLUMNS: Final = (
    "scenario", "kind", "name", "capacity", "used", "left", "left_low", "left_high", "longest", "short", "short_low",
    "short_high", "ran_out", "first_year", "first_week", "first", "replicates",
)  # fmt: skip
"""Columns of the table, in order; `experiments.compare.columns` says what each means."""

_KEYS: Final = ("scenario", "group", "value")
_WEEKS: Final = 52
"""Weeks in a year of the calendar, to put weeks of several years on one line."""


def capacity_table(counts: pd.DataFrame, scenarios: Sequence[str], draws: Draws | None = None) -> pd.DataFrame:
    """One line per scenario and service or intervention, all years together; means over replicates.

    Those that run out soonest come first.

    Args:
        counts: of all runs, as `experiments.compare.run` makes them.
        scenarios: in the order in which they are shown, the base first.
        draws: the draw of the posterior that each replicate takes; None when parameters are fixed.
    """
    lines = of_kind(counts, "capacity")
    replicates = sorted(counts["replicate"].unique())
    both = with_all_years(lines)
    all_years = both[both["year"] == ALL_YEARS]
    of = dict(tuple(all_years[all_years["measure"] != "first_short"].groupby("measure", sort=False)))
    short, left = (rates(of[name], _KEYS, replicates) for name in ("short", "left"))
    weeks, stayed = (with_interval(wide.to_numpy(), draws) for wide in (short, left))
    made = pd.DataFrame({name: rates(of[name], _KEYS, replicates).mean(axis=1) for name in ("capacity", "used")})
    made["left"], made["left_low"], made["left_high"] = (stayed[name] for name in ("mean", "low", "high"))
    made["longest"] = by_replicate(of["longest"], _KEYS, "numerator", replicates).mean(axis=1)
    made["short"], made["short_low"], made["short_high"] = (weeks[name] for name in ("mean", "low", "high"))
    made["replicates"] = weeks["replicates"]
    made = made.join(_when(lines, short.index, replicates)).reset_index()
    named = made.rename(columns={"group": "kind", "value": "name"})
    # Of those that run out in the same week, the one that is short for longest comes first.
    named["never"], named["enough"] = named["first_year"].isna(), -named["short"]
    return in_order(named, scenarios, ["never", "first_year", "first_week", "enough"])[list(CAPACITY_COLUMNS)]


def _when(lines: pd.DataFrame, index: pd.MultiIndex, replicates: Sequence[int]) -> pd.DataFrame:
    """When each first ran out: the median of the replicates in which it did, and how often none ran out sooner."""
    first = lines[lines["measure"] == "first_short"]
    moments = first.assign(moment=first["year"] * _WEEKS + first["numerator"])
    earliest = moments.groupby([*_KEYS, "replicate"], as_index=False)["moment"].min()
    wide = by_replicate(earliest, _KEYS, "moment", replicates).reindex(index)
    soonest = wide.groupby(level="scenario").transform("min")
    median = np.floor(wide.median(axis=1))
    return pd.DataFrame(
        {
            "ran_out": wide.notna().mean(axis=1),
            "first_year": median // _WEEKS,
            "first_week": median % _WEEKS,
            "first": ((wide == soonest) & wide.notna()).mean(axis=1),
        }
    )
