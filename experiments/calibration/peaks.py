"""Where a density is highest and how wide it is there, so that a sampler can begin at once."""

from collections.abc import Callable
from typing import Final

import numpy as np
from scipy.optimize import minimize

from experiments.calibration.space import Floats

_SEARCH: Final = 4_000
"""Draws of the prior among which the climbs begin."""
_CLIMBS: Final = 4
_STEP: Final = 1e-3
"""Of finite differences, in scores."""
_LOWEST: Final = 0.5
"""Least precision that is believed: the prior alone has 1."""
_BELOW: Final = 8.0
"""How far a peak may lie below the highest, in log density, to be begun at."""


def begin(density: Callable[[Floats], Floats], parameters: int, walkers: int, state: np.random.RandomState) -> Floats:
    """Places for walkers, drawn around the peaks of a density as wide as it is there.

    Args:
        density: log density of scores, of many points at once; the prior in it is standard normal, or narrower.
        parameters: how many there are.
        walkers: places that are needed.
        state: of luck.

    Returns:
        Scores, shape (walkers, parameters).
    """
    points = state.standard_normal((_SEARCH, parameters))
    best = points[np.argsort(density(points))[-_CLIMBS:]]
    peaks = [_climb(density, point) for point in best]
    heights = np.array([height for _, height in peaks])
    high = [peak for peak, height in peaks if height > heights.max() - _BELOW]
    roots = [_root(density, peak) for peak in high]
    luck = state.standard_normal((walkers, parameters))
    return np.array([high[w % len(high)] + roots[w % len(high)] @ luck[w] for w in range(walkers)])


def _climb(density: Callable[[Floats], Floats], point: Floats) -> tuple[Floats, float]:
    found = minimize(
        lambda x: -float(density(x[None])[0]), point, jac=lambda x: -_gradients(density, x[None])[0], method="L-BFGS-B"
    )
    return np.asarray(found.x), -float(found.fun)


def _gradients(density: Callable[[Floats], Floats], points: Floats) -> Floats:
    """Gradients at points, by differences to both sides, all points at once."""
    count, parameters = points.shape
    moves = _STEP * np.eye(parameters)
    ends = np.concatenate([points[:, None] + moves, points[:, None] - moves], axis=1).reshape(-1, parameters)
    heights = density(ends).reshape(count, 2, parameters)
    return np.asarray((heights[:, 0] - heights[:, 1]) / (2 * _STEP))


def _root(density: Callable[[Floats], Floats], peak: Floats) -> Floats:
    """Root of the covariance of the normal distribution that fits at a peak (Laplace)."""
    moves = _STEP * np.eye(len(peak))
    slopes = _gradients(density, np.concatenate([peak + moves, peak - moves]))
    curved = (slopes[len(peak) :] - slopes[: len(peak)]) / (2 * _STEP)
    values, vectors = np.linalg.eigh((curved + curved.T) / 2)
    return np.asarray(vectors / np.sqrt(np.maximum(values, _LOWEST)))
