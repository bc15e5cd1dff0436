"""Where runs are placed: evenly over the prior first, then where the posterior so far says."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri
from scipy.stats import qmc

from experiments.calibration.space import Floats


@dataclass(frozen=True)
class Region:
    """A normal distribution of scores, from which the points of a wave are drawn.

    Attributes:
        centre: shape (parameters,).
        root: triangular root of the covariance, shape (parameters, parameters).
    """

    centre: Floats
    root: Floats

    def draw(self, count: int, seed: int) -> Floats:
        """Points spread evenly over the region: a Latin hypercube, shape (count, parameters)."""
        cube = qmc.LatinHypercube(len(self.centre), rng=np.random.default_rng(seed)).random(count)
        return np.asarray(self.centre + ndtri(cube) @ self.root.T)

    def log_density(self, points: Floats) -> Floats:
        """Log density at points, up to a constant."""
        z = np.linalg.solve(self.root, (points - self.centre).T)
        return np.asarray(-0.5 * (z**2).sum(axis=0))


def prior_region(parameters: int) -> Region:
    """The whole prior."""
    return Region(np.zeros(parameters), np.eye(parameters))


def region_around(draws: Floats, wider: float) -> Region:
    """The region of draws.

    Args:
        draws: scores, shape (draws, parameters).
        wider: how many times as wide as they are, but nowhere wider than the prior.
    """
    centre = draws.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov(draws.T).reshape(len(centre), -1))
    covariance = (vectors * np.clip(wider**2 * values, 1e-12, 1.0)) @ vectors.T
    return Region(centre, np.linalg.cholesky(covariance))


def with_twins(size: int, share: float) -> npt.NDArray[np.intp]:
    """The number of the point of each of a wave's runs, some of which come twice, so that these show what is chance.

    Args:
        size: runs.
        share: of the runs that are a second run.

    Example:
        >>> with_twins(5, 0.4).tolist()
        [0, 1, 2, 0, 1]
    """
    twice = min(round(share * size), size // 2)
    return np.concatenate([np.arange(size - twice), np.arange(twice)])
