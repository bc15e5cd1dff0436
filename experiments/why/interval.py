"""Means over replicates with their intervals."""

from math import sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

from experiments.chance import LEVEL
from experiments.compare.student_t import quantile


def mean_interval(values: npt.NDArray[np.float64]) -> tuple[float, float, float]:
    """Mean of independent values with its 95 % interval (Student's t).

    Args:
        values: shape (replicates,).

    Returns:
        Mean, lower and upper bound; the bounds are NaN for a single value.

    Example:
        >>> mean, low, high = mean_interval(np.array([1.0, 2.0, 3.0]))
        >>> mean, round(low, 2), round(high, 2)
        (2.0, -0.48, 4.48)
    """
    count, mean = len(values), float(values.mean())
    if count < 2:
        return mean, float("nan"), float("nan")
    half = quantile(LEVEL, count - 1) * float(values.std(ddof=1)) / sqrt(count)
    return mean, mean - half, mean + half


def named(values: npt.NDArray[np.float64], name: str, prefix: str = "") -> dict[str, Any]:
    """The same as columns `name`, `prefix`low and `prefix`high."""
    mean, low, high = mean_interval(values)
    return {name: mean, f"{prefix}low": low, f"{prefix}high": high}
