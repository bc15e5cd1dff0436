"""Draws under one distribution of parameters turned into draws under another."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import logsumexp

from experiments.calibration.design import Region
from experiments.calibration.space import Floats


@dataclass(frozen=True)
class Proposal:
    """From where the points of runs were drawn: a mixture of the regions of all waves.

    The first wave covers the prior, so that the prior is nowhere more than one over its share times as dense as the
    mixture: weights cannot run away.

    Attributes:
        regions: of the waves.
        shares: of the runs that are of each wave.
    """

    regions: tuple[Region, ...]
    shares: tuple[float, ...]

    def log_density(self, points: Floats) -> Floats:
        """Log density at points, shape (points,)."""
        each = [_log_normal(region, points) for region in self.regions]
        return np.asarray(logsumexp(each, axis=0, b=np.array(self.shares)[:, None]))

    def weights(self, points: Floats, prior: Region) -> Floats:
        """What draws of a posterior count for when a region takes the place of this as the prior; together 1."""
        log = _log_normal(prior, points) - self.log_density(points)
        weights = np.exp(log - log.max())
        return np.asarray(weights / weights.sum())


def proposal_of(waves: npt.NDArray[np.intp], regions: tuple[Region, ...]) -> Proposal:
    """The proposal of runs of these waves, 1 the first."""
    return Proposal(regions, tuple(float(np.mean(waves == wave)) for wave in range(1, len(regions) + 1)))


def effective(weights: Floats) -> float:
    """How many equal draws weighed ones are worth (Kish)."""
    return float(1 / np.sum(weights**2))


def drawn_by(weights: Floats, count: int, seed: int) -> npt.NDArray[np.intp]:
    """Places of draws in proportion to their weights, as evenly as can be, in an order of luck.

    Example:
        >>> sorted(drawn_by(np.array([0.5, 0.0, 0.5]), 4, seed=1).tolist())
        [0, 0, 2, 2]
    """
    rng = np.random.default_rng([seed, 6])
    steps = (np.arange(count) + rng.random()) / count
    places = np.searchsorted(np.cumsum(weights), steps)
    return rng.permutation(np.minimum(places, len(weights) - 1))


def _log_normal(region: Region, points: Floats) -> Floats:
    """As the region's own, with the part of the constant that differs between regions."""
    return np.asarray(region.log_density(points) - np.log(np.diag(region.root)).sum())
