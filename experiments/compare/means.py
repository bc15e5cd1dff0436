"""Means over replicates with their intervals: each replicate is a town of its own, and so one observation."""

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
