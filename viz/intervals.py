"""Intervals that the figures draw. All are 90 % unless asked otherwise."""

from statistics import NormalDist
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

LEVEL: Final = 0.90
"""Chance that an interval is meant to hold."""
DRAWS: Final = 400
"""Bootstrap draws: bounds of a 90 % band then rest on 20 draws beyond each."""


def half_width_of_mean(centres: Floats, counts: Floats, level: float = LEVEL) -> float:
    """Half the width of the interval of a mean, from a histogram of independent pupils.

    Args:
        centres: middle of each bin.
        counts: pupils in each bin; at least one pupil in all.
        level: of confidence.
    """
    pupils = counts.sum()
    mean = (centres * counts).sum() / pupils
    variance = (counts * (centres - mean) ** 2).sum() / pupils
    return float(NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(variance / pupils))


def school_band(
    parts: Floats, wholes: Floats, strata: npt.NDArray[np.int64], seed: int, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Band of a weekly rate had other schools been drawn: bootstrap of schools within strata.

    Args:
        parts: hours missed, [school, week].
        wholes: hours planned, [school, week].
        strata: stratum of each school (sector), so that each draw has as many schools of each.
        seed: of the draws; the same seed gives the same band.
        level: of confidence.

    Returns:
        Lower and upper bound per week, as a share; NaN in weeks without lessons.
    """
    draws = np.random.default_rng(seed)
    weights = np.zeros((DRAWS, len(strata)))
    for stratum in np.unique(strata):
        members = np.flatnonzero(strata == stratum)
        weights[:, members] = draws.multinomial(len(members), np.full(len(members), 1 / len(members)), size=DRAWS)
    planned = weights @ wholes
    rates = np.divide(weights @ parts, planned, out=np.full(planned.shape, np.nan), where=planned > 0)
    lower = np.full(wholes.shape[1], np.nan)
    upper = lower.copy()
    taught = ~np.isnan(rates).any(axis=0)
    tail = (1 - level) / 2
    lower[taught], upper[taught] = np.quantile(rates[:, taught], [tail, 1 - tail], axis=0)
    return lower, upper
