"""Who is next when there is less room than demand: the longest waiting first, by lot among who waits as long."""

import numpy as np
import numpy.typing as npt

MOST_WEEKS = 60_000
"""More weeks than anybody waits."""

Ints = npt.NDArray[np.int64]


def next_in_line(group: Ints, waited: Ints, lot: npt.NDArray[np.float64], free: Ints) -> npt.NDArray[np.bool_]:
    """Which of those who wait are taken now.

    Args:
        group: school or region whose list each is on, shape (n,); fewer than 65,536.
        waited: weeks waited, shape (n,); -1 comes last.
        lot: a number per pupil that decides between equals, shape (n,).
        free: room per group, shape (groups,).

    Returns:
        Mask of shape (n,); never more in a group than it has room.

    Example:
        >>> next_in_line(np.array([0, 0, 0]), np.array([1, 3, 1]), np.array([.9, .5, .1]), np.array([2]))
        array([False,  True,  True])
    """
    order = np.argsort(lot)
    # NumPy sorts numbers of two bytes by counting: some seven times as fast as np.lexsort.
    order = order[np.argsort((MOST_WEEKS - waited[order]).astype(np.uint16), kind="stable")]
    order = order[np.argsort(group[order].astype(np.uint16), kind="stable")]
    sizes = np.bincount(group, minlength=len(free))
    begins = np.cumsum(sizes) - sizes
    place = np.empty(len(group), np.int64)
    place[order] = np.arange(len(group)) - begins[group[order]]
    taken: npt.NDArray[np.bool_] = place < free[group]
    return taken
