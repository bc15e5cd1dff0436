"""How well published figures agree with what the emulator says of a point."""

from dataclasses import dataclass
from math import lgamma, log, pi
from typing import Final

import numpy as np

from experiments.calibration.emulator import Emulator
from experiments.calibration.space import Floats
from experiments.calibration.summaries import Observed

GAUSSIAN: Final = 1e6
"""Degrees of freedom that are as good as normal."""


@dataclass(frozen=True)
class Likelihood:
    """The agreement with each figure, apart.

    Its tails are those of Student's t, so that one figure that the model cannot reach does not drag all parameters
    along.

    Attributes:
        emulator: of the targets.
        observed: the same targets as published.
        discrepancy: standard deviation by which the model itself is thought to be off, on the scale of comparison: 0.1
            is about a tenth of the figure.
        freedom: degrees of freedom of Student's t.
        noise: other variance, shape (targets,): the chance in the "observed" figures when these come from a run.
    """

    emulator: Emulator
    observed: Observed
    discrepancy: float
    freedom: float
    noise: Floats | float = 0.0

    def scale(self, variance: Floats) -> Floats:
        """Scale of what figure and emulator differ by, where the emulator's own variance is this."""
        return np.sqrt(variance + self.observed.error**2 + self.discrepancy**2 + self.noise)

    def distance(self, points: Floats) -> Floats:
        """Figure minus emulator over its scale, shape (points, targets); NaN without surface."""
        mean, variance = self.emulator.predict(points)
        return np.asarray((self.observed.value - mean) / self.scale(variance))

    def log_density(self, points: Floats) -> Floats:
        """Log likelihood of points, shape (points,)."""
        mean, variance = self.emulator.predict(points)
        scale = self.scale(variance)
        return np.nansum(_log_t((self.observed.value - mean) / scale, self.freedom) - np.log(scale), axis=1)


def _log_t(z: Floats, freedom: float) -> Floats:
    """Log density of Student's t."""
    if freedom >= GAUSSIAN:
        return -0.5 * (z**2 + log(2 * pi))
    constant = lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - 0.5 * log(freedom * pi)
    return np.asarray(constant - (freedom + 1) / 2 * np.log1p(z**2 / freedom))
