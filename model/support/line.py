"""Who is next when there is less room than demand: the longest waiting first, by lot among who waits as long."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def next_in_line(group: Ints, waited: Ints, lot: npt.NDArray[np.float64], free: Ints) -> npt.NDArray[np.bool_]:
    """Which of those who wait are taken now.

    Args:
        group: school or region whose list each is on, shape (n,).
        waited: weeks waited, shape (n,).
        lot: a number per pupil that decides between equals, shape (n,).
        free: room per group, shape (groups,).

    Returns:
        Mask of shape (n,); never more in a group than it has room.

    Example:
        >>> next_in_line(np.array([0, 0, 0]), np.array([1, 3, 1]), np.array([.9, .5, .1]), np.array([2]))
        array([False,  True,  True])
    """
    order = np.lexsort((lot, -waited, group))
    sizes = np.bincount(group, minlength=len(free))
    begins = np.cumsum(sizes) - sizes
    place = np.empty(len(group), np.int64)
    place[order] = np.arange(len(group)) - begins[group[order]]
    taken: npt.NDArray[np.bool_] = place < free[group]
    return taken
