"""Differences between scenarios that share their people and luck, replicate by replicate.

Each replicate is a town with a seed of its own, in which every scenario is lived through. What a scenario changes is
its rate less that of the base in the same town; the towns are the independent observations. With fixed parameters the
interval holds the chance of towns and of luck; where replicates take draws of the posterior it also holds what is not
known of the parameters, and the two are told apart (`experiments.compare.apart`).
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from experiments.compare.apart import Draws, taken_apart
from experiments.compare.comparison import ALL_YEARS, EFFECT_COLUMNS
from experiments.compare.lines import of_kind
from experiments.compare.means import Rates, half_width, mean, variance
from experiments.compare.measured import BY_NAME, GROUPS, MEASURES, PER, VALUES

_CELL: Final = ["year", "measure", "group", "value"]
_RUN: Final = ["scenario", "replicate"]


def effects(
    counts: pd.DataFrame, base: str, scenarios: Sequence[str], levels: Sequence[str], draws: Draws | None = None
) -> pd.DataFrame:
    """What every scenario changes in each measure, group and year.

    Args:
        counts: columns scenario, replicate and those of `experiments.compare.lines.COUNT_COLUMNS`; only lines of
            pupils count.
        base: the scenario that the others are held against.
        scenarios: the others.
        levels: levels of education in the order in which they are shown.
        draws: the draw of the posterior that each replicate takes; None when parameters are fixed.

    Returns:
        Columns `EFFECT_COLUMNS`, in order of scenario, year, measure, group and value.
    """
    pupils = of_kind(counts, "pupils").drop(columns=["kind", "week"])
    both = pd.concat([_over_all_years(pupils), pupils], ignore_index=True)
    both["worth"] = both["measure"].map(_per()) / both["denominator"].where(both["denominator"] > 0)
    both["rate"] = both["numerator"] * both["worth"]
    rate, worth = (both.pivot(index=_CELL, columns=_RUN, values=name) for name in ("rate", "worth"))
    cells = _in_order(rate.index.to_frame(index=False), levels)
    order, replicates = pd.MultiIndex.from_frame(cells), np.sort(pupils["replicate"].unique())
    rates = {name: _wide(rate, name, order, replicates) for name in (base, *scenarios)}
    one_more = _wide(worth, base, order, replicates)
    parts = [cells.assign(scenario=name, **paired(rates[base], rates[name], one_more, draws)) for name in scenarios]
    found = pd.concat(parts, ignore_index=True)
    found["unit"] = found["measure"].map({each.name: each.unit for each in MEASURES})
    return found[list(EFFECT_COLUMNS)]


def paired(base: Rates, here: Rates, worth: Rates, draws: Draws | None = None) -> dict[str, npt.NDArray[Any]]:
    """Mean difference of paired rates with its interval (Student's t), and the change relative to the base.

    The relative change is the ratio of the two means less one; its interval is that of the mean of the residuals about
    that ratio (the delta method for a ratio of paired means).

    Where few cases differ, their numbers can happen to be the same in every replicate. So the variance of a mean
    difference is at least what chance makes of so many cases that differ (Poisson, as in McNemar's test).

    Args:
        base: rates of the base, shape (cells, replicates); NaN where there is none.
        here: rates of the scenario in the same replicates.
        worth: what one case more adds to a rate, in the same shape; NaN where there is none.
        draws: the draw of the posterior that each replicate takes; None when parameters are fixed.

    Returns:
        Of each cell: base_rate and rate (means), difference with low and high, relative with relative_low and
        relative_high (percent of the base's rate), same_sign (share of replicates with the sign of the mean
        difference), replicates (with both rates) and variance_ratio (variance of the difference over what it would be
        with other people and luck in each arm: below 1 pairing helps); and what
        `experiments.compare.apart` tells apart: draws, luck_low, luck_high and the same of relative, sd_luck,
        sd_parameters, by_parameters with low and high (share of the variance behind the interval). NaN where there is
        nothing to say.
    """
    known = np.isfinite(base) & np.isfinite(here)
    count = known.sum(axis=1)
    base, here = np.where(known, base, np.nan), np.where(known, here, np.nan)
    gap = here - base
    base_rate, rate, difference = mean(base, count), mean(here, count), mean(gap, count)
    few = mean(np.abs(gap) * np.where(known, worth, np.nan), count)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(base_rate > 0, rate / base_rate, np.nan)
        residuals = (here - ratio[:, None] * base) / base_rate[:, None]
        few_relative = few / base_rate**2
        variance_ratio = variance(gap, count) / (variance(base, count) + variance(here, count))
    change = 100 * (ratio - 1)
    doubt, of_relative = _doubt(gap, few, draws), _doubt(residuals, few_relative, draws)
    half, relative_half = doubt.pop("half"), 100 * of_relative["half"]
    luck, relative_luck = doubt.pop("luck_half"), 100 * of_relative["luck_half"]
    return {
        "base_rate": base_rate, "rate": rate,
        "difference": difference, "low": difference - half, "high": difference + half,
        "relative": change, "relative_low": change - relative_half, "relative_high": change + relative_half,
        "same_sign": _same_sign(gap, difference, count), "replicates": count, "variance_ratio": variance_ratio,
        "luck_low": difference - luck, "luck_high": difference + luck,
        "relative_luck_low": change - relative_luck, "relative_luck_high": change + relative_luck, **doubt,
    }  # fmt: skip


def _doubt(values: Rates, least: Rates, draws: Draws | None) -> dict[str, npt.NDArray[Any]]:
    """Half intervals of means, and what they are made of.

    Args:
        values: differences, shape (cells, replicates).
        least: variance that chance gives one of them at least.
        draws: the draw of each replicate; None when parameters are fixed, so that there is luck only.
    """
    if draws is not None:
        apart = taken_apart(values, draws, least)
        return {
            "half": apart.half, "luck_half": apart.luck_half, "draws": apart.draws, "sd_luck": apart.sd_luck,
            "sd_parameters": apart.sd_parameters, "by_parameters": apart.share, "by_parameters_low": apart.share_low,
            "by_parameters_high": apart.share_high,
        }  # fmt: skip
    count = np.isfinite(values).sum(axis=1)
    spread = np.maximum(variance(values, count), least)
    half, unknown = half_width(spread, count), np.full(len(values), np.nan)
    names = ("sd_parameters", "by_parameters", "by_parameters_low", "by_parameters_high")
    return {
        "half": half, "luck_half": half, "draws": np.zeros(len(values), np.int64), "sd_luck": np.sqrt(spread),
        **dict.fromkeys(names, unknown),
    }  # fmt: skip


def _over_all_years(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts of all years of a run added up."""
    keys = [*_RUN, *_CELL[1:]]
    summed = counts.groupby(keys, sort=False, as_index=False)[["numerator", "denominator"]].sum()
    return summed.assign(year=ALL_YEARS)


def _wide(table: pd.DataFrame, scenario: str, order: pd.MultiIndex, replicates: npt.NDArray[np.int64]) -> Rates:
    """One scenario's values, shape (cells, replicates)."""
    wide: Rates = table[scenario].reindex(index=order, columns=replicates).to_numpy(np.float64)
    return wide


def _per() -> dict[str, float]:
    return {name: PER[measure.unit] for name, measure in BY_NAME.items()}


def _in_order(cells: pd.DataFrame, levels: Sequence[str]) -> pd.DataFrame:
    """Cells by year, and then as measures, groups and values are shown."""
    ranks = {
        "measure": {name: place for place, name in enumerate(BY_NAME)},
        "group": {name: place for place, name in enumerate(GROUPS)},
    }
    values = {group: list(words) for group, words in VALUES.items()} | {"level": list(levels)}
    rank = {(group, value): place for group, names in values.items() for place, value in enumerate(names)}
    keys = pd.DataFrame({name: cells[name].map(rank_of) for name, rank_of in ranks.items()})
    keys["value"] = [rank[pair] for pair in zip(cells["group"], cells["value"], strict=True)]
    keys["year"] = cells["year"]
    order = keys.sort_values(["year", "measure", "group", "value"]).index
    return cells.loc[order].reset_index(drop=True)


def _same_sign(gap: Rates, difference: Rates, count: npt.NDArray[np.int64]) -> Rates:
    """Share of replicates whose difference has the sign of the mean; NaN when the mean has none."""
    same = (np.sign(gap) == np.sign(difference)[:, None]).sum(axis=1)
    return np.where((difference != 0) & (count > 0), same / np.maximum(count, 1), np.nan)
