"""Intervals of chance: what a simulated figure could have been with other luck at this number of pupils.

They take pupils one by one. Differences between schools, and what is not known of the parameters, come on top.
"""

from math import exp, sqrt
from statistics import NormalDist
from typing import Final

LEVEL: Final = 0.95
"""Chance that the intervals of a table are meant to hold."""

NO_INTERVAL: Final = (float("nan"), float("nan"))


def _z(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2)


def wilson(hits: float, out_of: float, level: float = LEVEL) -> tuple[float, float]:
    """Interval of a share after Wilson (1927): it stays within 0..1 and works for no hits at all.

    Args:
        hits: counted.
        out_of: out of how many, above 0.
        level: of confidence.

    Returns:
        Lower and upper bound of the share.
    """
    z = _z(level)
    share = hits / out_of
    centre = share + z * z / (2 * out_of)
    half = z * sqrt(share * (1 - share) / out_of + z * z / (4 * out_of * out_of))
    scale = 1 + z * z / out_of
    low = (centre - half) / scale if hits > 0 else 0.0  # exactly, where rounding would leave a trace
    high = (centre + half) / scale if hits < out_of else 1.0
    return low, high


def of_count(counted: float, level: float = LEVEL) -> tuple[float, float]:
    """Interval of a count that is rare among many (Poisson), symmetric on the scale of the square root.

    Args:
        counted: 0 or more.
        level: of confidence.

    Returns:
        Lower and upper bound of the count.
    """
    half = _z(level) / 2
    return max(0.0, sqrt(counted) - half) ** 2, (sqrt(counted) + half) ** 2


def of_ratio(hits: int, out_of: int, other_hits: int, other_out_of: int, level: float = LEVEL) -> tuple[float, float]:
    """Interval of the ratio of two shares, symmetric on the scale of the logarithm (Katz and others 1978).

    Args:
        hits: counted in the first group.
        out_of: its size.
        other_hits: counted in the second group.
        other_out_of: its size.
        level: of confidence.

    Returns:
        Lower and upper bound of the ratio; NaN where either count is zero.
    """
    if min(hits, other_hits) == 0:
        return NO_INTERVAL
    ratio = (hits / out_of) / (other_hits / other_out_of)
    spread = exp(_z(level) * sqrt(1 / hits - 1 / out_of + 1 / other_hits - 1 / other_out_of))
    return ratio / spread, ratio * spread


def of_mean(total: float, squares: float, count: int, level: float = LEVEL) -> tuple[float, float]:
    """Interval of a mean of independent values.

    Args:
        total: sum of the values.
        squares: sum of their squares.
        count: how many values.
        level: of confidence.

    Returns:
        Lower and upper bound of the mean; NaN below two values.
    """
    if count < 2:
        return NO_INTERVAL
    mean = total / count
    half = _z(level) * sqrt(max(squares / count - mean * mean, 0.0) / (count - 1))
    return mean - half, mean + half
