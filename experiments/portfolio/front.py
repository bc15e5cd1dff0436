"""Which packages are not beaten: no other costs as little and does as much, and is better in one of these."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def unbeaten(losses: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """The Pareto front.

    Args:
        losses: shape (packages, goals); less is better in each.

    Returns:
        Shape (packages,): true where no other package is as good in all goals and better in one. Equal ones both stay.

    Example:
        >>> unbeaten(np.array([[1.0, 5.0], [2.0, 3.0], [2.0, 4.0]])).tolist()
        [True, True, False]
    """
    as_good = (losses[:, None, :] <= losses[None, :, :]).all(axis=2)
    better = (losses[:, None, :] < losses[None, :, :]).any(axis=2)
    return np.asarray(~(as_good & better).any(axis=0))


def spread_out(cost: Sequence[float], most: int) -> list[int]:
    """At most so many packages of a front, evenly over the order of their costs; the dearest and cheapest are kept.

    Example:
        >>> spread_out([3.0, 1.0, 2.0, 5.0, 4.0], 3)
        [1, 0, 3]
    """
    order = np.argsort(cost, kind="stable")
    if len(order) <= most:
        return [int(place) for place in order]
    return [int(order[place]) for place in np.unique(np.rint(np.linspace(0, len(order) - 1, most)).astype(int))]
