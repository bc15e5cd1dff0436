"""Means over replicates with their intervals: each replicate is a town of its own, and so one observation."""

from typing import Any

import numpy as np
import numpy.typing as npt

from experiments.chance import LEVEL
from experiments.compare.student_t import quantile

Rates = npt.NDArray[np.float64]
"""Values, shape (cells, replicates); NaN where there is none."""


def mean(values: Rates, count: npt.NDArray[np.int64]) -> Rates:
    """Mean over replicates; NaN without any.

    Args:
        values: see `Rates`.
        count: how many of each cell's values are numbers.
    """
    return np.where(count > 0, np.nansum(values, axis=1) / np.maximum(count, 1), np.nan)


def variance(values: Rates, count: npt.NDArray[np.int64]) -> Rates:
    """Of a sample; NaN below two values."""
    deviations = values - mean(values, count)[:, None]
    return np.where(count > 1, np.nansum(deviations**2, axis=1) / np.maximum(count - 1, 1), np.nan)


def half_width(variances: Rates, count: npt.NDArray[np.int64]) -> Rates:
    """Half the width of the interval of a mean (Student's t)."""
    return t_of(count) * np.sqrt(variances / np.maximum(count, 1))


def t_of(count: npt.NDArray[np.int64]) -> Rates:
    """Quantile of Student's t for the mean of so many values."""
    return np.array([quantile(LEVEL, max(int(n) - 1, 1)) for n in count])


def with_interval(values: Rates) -> dict[str, npt.NDArray[Any]]:
    """Mean over replicates with low and high, and how many replicates have a value.

    For what is counted, which is never below 0; so neither is low.

    Example:
        >>> found = with_interval(np.array([[1.0, 2.0, 3.0]]))
        >>> round(float(found["mean"][0]), 3), round(float(found["high"][0]), 3)
        (2.0, 4.484)
    """
    count = np.isfinite(values).sum(axis=1)
    centre, half = mean(values, count), half_width(variance(values, count), count)
    return {
        "mean": centre,
        "low": np.where(centre > half, centre - half, 0.0 * half),
        "high": centre + half,
        "replicates": count,
    }
