"""What a package does over all draws: mean, worst part, how often it beats doing nothing, and what is luck."""

from math import ceil
from typing import Final

import numpy as np
import numpy.typing as npt

from experiments.why.interval import mean_interval

Floats = npt.NDArray[np.float64]

WORST: Final = 0.25
"""Share of the draws that the worst part is the mean of (conditional value at risk)."""


def worst_mean(values: Floats, share: float = WORST) -> float:
    """Mean of the lowest share of values (at least one): conditional value at risk of a gain.

    Example:
        >>> worst_mean(np.array([4.0, 1.0, 3.0, 2.0, 5.0]), 0.4)
        1.5
    """
    count = ceil(share * len(values))
    return float(np.sort(values)[:count].mean())


def parts_of_spread(values: Floats) -> tuple[float, float]:
    """Standard deviations of what draws and what luck makes of an outcome (one-way analysis of variance).

    Args:
        values: shape (draws, replicates).

    Returns:
        Of draws, and of luck in one replicate; NaN where there is one replicate a draw, or one draw.
    """
    draws, replicates = values.shape
    if replicates < 2 or draws < 2:
        return float("nan"), float("nan")
    luck = float(values.var(axis=1, ddof=1).mean())
    between = float(values.mean(axis=1).var(ddof=1))
    return float(np.sqrt(max(between - luck / replicates, 0.0))), float(np.sqrt(luck))


def summary(gains: Floats, name: str) -> dict[str, float]:
    """What is told of one gain.

    Args:
        gains: the package less doing nothing, shape (draws, replicates); more is better.
        name: of the gain, which the columns begin with.

    Returns:
        name: mean; name_low and name_high: its 95 % interval over draws; name_worst: see `worst_mean`, over means of
        draws; name_better: share of the draws in which it beats doing nothing; name_draws and name_luck: see
        `parts_of_spread`.
    """
    of_draws = gains.mean(axis=1)
    mean, low, high = mean_interval(of_draws)
    draws, luck = parts_of_spread(gains)
    return {
        name: mean, f"{name}_low": low, f"{name}_high": high, f"{name}_worst": worst_mean(of_draws),
        f"{name}_better": float((of_draws > 0).mean()), f"{name}_draws": draws, f"{name}_luck": luck,
    }  # fmt: skip
