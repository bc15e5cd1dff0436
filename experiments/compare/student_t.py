"""Quantiles of Student's t for whole degrees of freedom."""

from functools import lru_cache
from math import atan, cos, pi, sin, sqrt, tan
from typing import Final

_HALVINGS: Final = 60
"""Of the quarter circle, to find an angle as exactly as a double can hold it."""


def within(t: float, freedom: int) -> float:
    """Chance that Student's t lies between -t and t: the finite series of Abramowitz and Stegun 26.7.3 and 26.7.4.

    Args:
        t: 0 or more.
        freedom: degrees of freedom, a whole number from 1.
    """
    return _within(atan(t / sqrt(freedom)), freedom)


@lru_cache(maxsize=4096)
def quantile(level: float, freedom: int) -> float:
    """The t with a chance of `level` between -t and t.

    Args:
        level: such as 0.95.
        freedom: degrees of freedom, a whole number from 1.

    Example:
        >>> round(quantile(0.95, 1), 3), round(quantile(0.95, 19), 3)
        (12.706, 2.093)
    """
    low, high = 0.0, pi / 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _within(middle, freedom) < level:
            low = middle
        else:
            high = middle
    return sqrt(freedom) * tan((low + high) / 2)


def _within(angle: float, freedom: int) -> float:
    odd = freedom % 2
    square = cos(angle) ** 2
    term = total = 0.0 if freedom == 1 else (cos(angle) if odd else 1.0)
    for k in range(2 + odd, freedom - 1, 2):
        term *= square * (k - 1) / k
        total += term
    return 2 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total
