"""Figures that share something with another: parts of a whole, or answers to one survey.

Taken as independent, the early leavers of mbo count again in those of the whole country, and the error of one survey
counts as often as there are groups in it. So a part is compared beside its whole: as it would be if the whole were as
published in the same year. What a run has too much or too little of altogether is then told by the whole alone.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from experiments.calibration.published import Published

_HALF: Final = 0.5
"""Added to both sides of a rate, so that none counted still has odds (Haldane and Anscombe's correction)."""


class Whole(NamedTuple):
    """What a figure is compared beside.

    Attributes:
        target: the figure that a run counts it as.
        rate: the share that was published of it, in the year of the part.
    """

    target: str
    rate: float


def wholes(figures: Iterable[Published]) -> dict[str, Whole]:
    """Target → what it is compared beside; those that stand by themselves are not in it."""
    return {each.target: Whole(each.over, each.over_rate) for each in figures if each.over}


def beside(sums: pd.DataFrame, found: Mapping[str, Whole]) -> pd.DataFrame:
    """The counts of runs, with parts as they would be if their wholes were as published.

    The odds of a part are multiplied with the published odds of its whole over those in the run. The counted stay, and
    those who were not counted become more or fewer.

    Args:
        sums: columns job, target, numerator, denominator, as `experiments.calibration.observe.over_years` gives them;
            wholes have lines of their own.
        found: as `wholes` gives it.

    Returns:
        The same lines; where the whole was not counted, the part has denominator 0.

    Example:
        >>> counts = {"numerator": [50, 100], "denominator": [500, 4000]}
        >>> run = pd.DataFrame({"job": "a", "target": ["part", "all"], **counts})
        >>> told = beside(run, {"part": Whole("all", 0.05)})
        >>> (told["numerator"] / told["denominator"]).round(3).tolist()
        [0.185, 0.025]
    """
    chosen = sums["target"].isin(list(found)).to_numpy()
    if not chosen.any():
        return sums
    parts, counts = sums[chosen], sums.set_index(["job", "target"])[["numerator", "denominator"]]
    keys = pd.MultiIndex.from_arrays([parts["job"], parts["target"].map({name: found[name].target for name in found})])
    hits, among = counts.reindex(keys, fill_value=0.0).to_numpy(float).T
    rate = parts["target"].map({name: found[name].rate for name in found}).to_numpy(float)
    factor = (hits + _HALF) / (among - hits + _HALF) * (1 - rate) / rate
    counted = parts["numerator"].to_numpy(float)
    others = (parts["denominator"].to_numpy(float) - counted) * factor
    told = sums.astype({"numerator": "float64", "denominator": "float64"})
    told.loc[chosen, "numerator"] = np.where(among > 0, counted, 0.0)
    told.loc[chosen, "denominator"] = np.where(among > 0, counted + others, 0.0)
    return told
