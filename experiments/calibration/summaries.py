"""What a run is summed up by: one number per target, with the chance that is in it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from experiments.calibration.space import Floats

_HALF: Final = 0.5
"""Added to both sides of a rate, so that none counted still has a logarithm (Haldane and Anscombe's correction)."""


@dataclass(frozen=True)
class Observed:
    """The published figures that are fitted, on the scale on which they are compared.

    Attributes:
        targets: ids.
        share: whether the figure is a share (compared as log odds) or another positive number (as logarithm);
            shape (targets,).
        value: the figures on that scale.
        error: standard deviation of the figures on that scale: their sampling and reporting error together.
    """

    targets: tuple[str, ...]
    share: npt.NDArray[np.bool_]
    value: Floats
    error: Floats

    def __len__(self) -> int:
        """The number of targets."""
        return len(self.targets)

    def natural(self, value: Floats) -> Floats:
        """Numbers on the scale of comparison as shares or other numbers again, shape (..., targets)."""
        return np.where(self.share, 1 / (1 + np.exp(-value)), np.exp(value))


@dataclass(frozen=True)
class Summaries:
    """What runs are summed up by.

    Attributes:
        value: on the scale of comparison; NaN where a run had nobody to count; shape (runs, targets).
        chance: variance that drawing pupils one by one gives the value, same shape. What more chance there is (pupils
            of a school resemble each other, hours of a pupil do) is found from runs themselves.
    """

    value: Floats
    chance: Floats


def summaries(numerator: Floats, denominator: Floats, share: npt.NDArray[np.bool_]) -> Summaries:
    """Sums up counts.

    Args:
        numerator: how many were counted, shape (runs, targets).
        denominator: out of how many, or per how many.
        share: whether the target is a share, shape (targets,).

    Example:
        >>> found = summaries(np.array([[20.0]]), np.array([[100.0]]), np.array([True]))
        >>> found.value.round(2).tolist(), found.chance.round(3).tolist()
        ([[-1.37]], [[0.061]])
    """
    counted = denominator > 0
    hits = np.where(counted, numerator, np.nan) + _HALF
    others = np.where(counted, np.where(share, denominator - numerator, denominator), np.nan) + _HALF
    if np.any(others < _HALF):
        raise ValueError("more were counted of a share than there are")
    chance = 1 / hits + np.where(share, 1 / others, 0.0)
    return Summaries(np.log(hits / others), chance)
