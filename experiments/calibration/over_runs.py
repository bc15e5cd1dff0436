"""A rate over several runs, on the scale of comparison, and how unsure it is.

The counts of all runs are added before they are divided, so that a rare event is not biased by runs in which it did
not happen; the spread between runs is found by leaving out one run at a time (the jackknife of Tukey).
"""

import math
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd

from experiments.calibration.published import Floats

_HALF = 0.5
"""Added to both sides of a rate, so that none counted still has a logarithm (Haldane and Anscombe's correction)."""


@dataclass(frozen=True)
class OverRuns:
    """A number over runs.

    Attributes:
        value: of all runs together; NaN where nobody could be counted.
        without: the same with each run left out, shape (runs,).
        chance: standard deviation that drawing one by one gives the value at least.
    """

    value: float
    without: Floats
    chance: float = 0.0

    @property
    def noise(self) -> float:
        """Standard deviation of the value: between runs, and never below chance; NaN below two runs."""
        runs = len(self.without)
        if runs < 2:
            return float("nan")
        between = math.sqrt((runs - 1) / runs * float(np.sum((self.without - self.without.mean()) ** 2)))
        return max(between, self.chance)

    def __sub__(self, other: Self) -> "OverRuns":
        """The difference of two numbers of the same runs."""
        return OverRuns(self.value - other.value, self.without - other.without)


def over_runs(counts: pd.DataFrame, jobs: npt.NDArray[np.object_], share: bool) -> OverRuns:
    """A rate over runs.

    Args:
        counts: columns job, numerator, denominator; one line per run, none where a run has nothing.
        jobs: all runs.
        share: whether it is a share (compared as log odds) or another number (as logarithm).
    """
    by_job = counts.set_index("job")[["numerator", "denominator"]].reindex(jobs, fill_value=0.0).to_numpy(float)
    hits, among = by_job.sum(axis=0)
    without = by_job.sum(axis=0) - by_job
    value = _value(np.array([[hits, among]]), share)[0]
    chance = math.sqrt(1 / (hits + _HALF) + (1 / (among - hits + _HALF) if share else 0.0))
    return OverRuns(float(value), _value(without, share), chance)


def _value(counts: Floats, share: bool) -> Floats:
    hits, among = counts[:, 0], counts[:, 1]
    others = np.where(among > 0, among - hits if share else among, np.nan)
    return np.asarray(np.log((hits + _HALF) / (others + _HALF)))
