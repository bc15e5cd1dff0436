"""Tables: what is paid beside the base for a day or an early leaver avoided.

Every replicate gives a pair: euro more than in the base, and days or leavers less. The ratio of the two means has the
interval of Fieller (`experiments.compare.fieller`) over replicates. Where it is not sure that anything is avoided there
is no bounded interval; then only the pairs themselves say something: the cost-effectiveness plane.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from experiments.compare.apart import Draws, taken_apart
from experiments.compare.comparison import ALL_YEARS
from experiments.compare.costs import with_sums
from experiments.compare.delivery import PRICES
from experiments.compare.fieller import fieller
from experiments.compare.lines import of_kind
from experiments.compare.means import Rates, half_width, mean, t_of, variance
from experiments.compare.measured import ALL
from experiments.compare.wide import by_replicate, enrolled, with_all_years

OUTCOMES: Final = {"day_true": "days_true", "day_registered": "days_registered", "leaver": "vsv"}
"""What is avoided → the measure that counts it."""

PER: Final = 1000
"""Euro and what is avoided are told per so many pupils enrolled for a year."""

Sureness = Literal["bounded", "unsure", "more", "one", "no_costs"]
"""What can be said of the ratio. bounded: it has an interval; unsure: the interval of what is avoided holds nought;
more: there is surely more of it, not less; one: one replicate; no_costs: nothing that costs differs from the base."""

WORTH_COLUMNS: Final = (
    "scenario", "outcome", "payer", "euro", "euro_low", "euro_high", "cheap", "dear", "avoided", "avoided_low",
    "avoided_high", "ratio", "ratio_low", "ratio_high", "ratio_cheap", "ratio_dear", "sureness", "replicates",
)  # fmt: skip
PLANE_COLUMNS: Final = ("scenario", "replicate", "outcome", "euro", "avoided")
"""Columns of the two tables, in order; `experiments.compare.columns` says what each means."""


def worth_tables(
    counts: pd.DataFrame, base: str, scenarios: Sequence[str], draws: Draws | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What is paid for what is avoided, and the pairs of the replicates behind it; all years together.

    Args:
        counts: of all runs, as `experiments.compare.run` makes them.
        base: the scenario that the others are held against.
        scenarios: the others.
        draws: the draw of the posterior that each replicate takes; None when parameters are fixed.

    Returns:
        A table with columns `WORTH_COLUMNS`, a line per scenario, outcome and payer ("all" first), and one with
        `PLANE_COLUMNS`, a line per scenario, replicate and outcome. Scenarios that cost as much as the base have
        lines of payer "all" only.
    """
    replicates = sorted(int(each) for each in counts["replicate"].unique())
    paid, less, pupils = _paid(counts, replicates), _counted(counts, replicates), enrolled(counts)
    worth: list[dict[str, Any]] = []
    plane: list[pd.DataFrame] = []
    for scenario in scenarios:
        per = PER / pupils.loc[(base, ALL_YEARS)].to_numpy()
        for outcome, measure in OUTCOMES.items():
            avoided = per * (less.loc[(base, measure)] - less.loc[(scenario, measure)]).to_numpy()
            for payer, euros in _more_paid(paid, base, scenario):
                told = _ratio(per * euros, avoided, per, draws)
                worth.append({"scenario": scenario, "outcome": outcome, "payer": payer, **told})
                if payer == ALL:
                    pairs = pd.DataFrame({"replicate": replicates, "euro": (per * euros)[0], "avoided": avoided})
                    plane.append(pairs.assign(scenario=scenario, outcome=outcome))
    made = pd.DataFrame(worth, columns=list(WORTH_COLUMNS))
    drawn = pd.concat(plane, ignore_index=True) if plane else pd.DataFrame(columns=list(PLANE_COLUMNS))
    return made, drawn[list(PLANE_COLUMNS)]


def _counted(counts: pd.DataFrame, replicates: Sequence[int]) -> pd.DataFrame:
    """What could be avoided, all years of a run together: index (scenario, measure)."""
    pupils = of_kind(counts, "pupils")
    lines = with_all_years(pupils[pupils["measure"].isin(OUTCOMES.values()) & (pupils["group"] == ALL)])
    return by_replicate(lines[lines["year"] == ALL_YEARS], ["scenario", "measure"], "numerator", replicates)


def _paid(counts: pd.DataFrame, replicates: Sequence[int]) -> pd.DataFrame:
    """Euro of all years and interventions together: index (scenario, payer, which prices)."""
    lines = with_sums(with_all_years(of_kind(counts, "costs")))
    lines = lines[(lines["year"] == ALL_YEARS) & (lines["group"] == ALL)]
    return by_replicate(lines, ["scenario", "value", "measure"], "numerator", replicates)


def _more_paid(paid: pd.DataFrame, base: str, scenario: str) -> Iterator[tuple[str, Rates]]:
    """Payer and euro more than in the base, shape (prices, replicates), for those who pay more or less."""
    payers = paid.index[paid.index.get_level_values(0).isin([base, scenario])].get_level_values(1)
    for payer in dict.fromkeys([ALL, *payers]):
        both = (
            paid.reindex(pd.MultiIndex.from_product([[name], [payer], PRICES])).fillna(0.0).to_numpy()
            for name in (scenario, base)
        )
        more = next(both) - next(both)
        if payer == ALL or more.any():
            yield payer, more


def _ratio(
    euros: Rates, avoided: npt.NDArray[np.float64], per: npt.NDArray[np.float64], draws: Draws | None
) -> dict[str, Any]:
    """One line of the table, from euro (prices, replicates) and what is avoided in each replicate.

    What is avoided has at least the variance that chance gives so many cases, as in `experiments.compare.paired`. Where
    parameters vary, Fieller's interval is of means whose errors are those of their own intervals, with the correlation
    of the pairs.
    """
    values = np.vstack([euros[0], avoided])
    count = np.full(2, values.shape[1])
    centre, spread = mean(values, count), variance(values, count)
    least = np.array([0.0, (np.abs(avoided) * per).mean()])
    spread = np.maximum(spread, least)
    half = half_width(spread, count) if draws is None else taken_apart(values, draws, least).half
    (euro, gain), (euro_half, gain_half) = centre, half
    cheap, dear = euros[1].mean(), euros[2].mean()
    sureness = _sureness(bool(euros.any()), gain - gain_half, gain + gain_half)
    ratio, low, high = np.nan, np.nan, np.nan
    if sureness == "bounded":
        ratio, t = euro / gain, float(t_of(count)[0])
        euro_variance, gain_variance = (half / t) ** 2
        together = np.cov(values)[0, 1] / count[0]
        if draws is not None:
            together *= half.prod() / half_width(variance(values, count), count).prod() if euros[0].std() > 0 else 0.0
        low, high = fieller(euro, gain, float(euro_variance), float(gain_variance), float(together), t)
    elif gain > 0 and sureness in ("unsure", "one"):
        ratio = euro / gain
    known = np.isfinite(ratio)
    return {
        "euro": euro, "euro_low": euro - euro_half, "euro_high": euro + euro_half, "cheap": cheap, "dear": dear,
        "avoided": gain, "avoided_low": gain - gain_half, "avoided_high": gain + gain_half,
        "ratio": ratio, "ratio_low": low, "ratio_high": high,
        "ratio_cheap": cheap / gain if known else np.nan, "ratio_dear": dear / gain if known else np.nan,
        "sureness": sureness, "replicates": int(count[0]),
    }  # fmt: skip


def _sureness(costs: bool, low: float, high: float) -> Sureness:
    """What can be said, given the interval of what is avoided."""
    if not costs:
        return "no_costs"
    if np.isnan(low):
        return "one"
    if high < 0:
        return "more"
    return "bounded" if low > 0 else "unsure"
