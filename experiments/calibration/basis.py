"""The terms of a quadratic surface over parameters."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from experiments.calibration.space import Floats

_ROOT: Final = float(np.sqrt(2.0))


@dataclass(frozen=True)
class Basis:
    """Constant, linear, square and product terms, around a centre.

    The terms are Hermite's: uncorrelated, with variance 1, for points drawn from a standard normal distribution around
    the centre. So one term's coefficient hardly depends on which others there are.

    Attributes:
        centre: of the points, shape (parameters,).
        spread: their standard deviation, shape (parameters,).
    """

    centre: Floats
    spread: Floats

    @property
    def count(self) -> int:
        """The number of terms."""
        p = len(self.centre)
        return 1 + 2 * p + p * (p - 1) // 2

    @property
    def kinds(self) -> npt.NDArray[np.intp]:
        """Of each term: 0 the constant, 1 linear, 2 a square, 3 a product."""
        p = len(self.centre)
        return np.repeat(np.arange(4), [1, p, p, p * (p - 1) // 2])

    def terms(self, points: Floats) -> Floats:
        """All terms at points.

        Args:
            points: shape (points, parameters).

        Returns:
            Shape (points, terms): the constant, the linear terms, the squares, the products.
        """
        z = (points - self.centre) / self.spread
        first, second = np.triu_indices(z.shape[1], 1)
        return np.column_stack([np.ones(len(z)), z, (z**2 - 1) / _ROOT, z[:, first] * z[:, second]])


def basis_around(points: Floats) -> Basis:
    """The basis around the mean of points, in units of their spread."""
    return Basis(points.mean(axis=0), points.std(axis=0))
