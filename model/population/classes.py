"""Who sits in which class.

Within a school and year, levels are taken in order of status and joined while they are too few for a class of their
own; the first years, which the statistics leave undivided, join neighbouring levels. A group is then cut into classes
of about the size that the education system gives, in an order drawn by lot, so that a class of a joined group is mixed.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evidence import EducationSystem

Ints = npt.NDArray[np.int64]

_SMALLEST_SHARE = 0.6
"""A group smaller than this share of a class joins the next level."""


@dataclass(frozen=True)
class Groups:
    """Levels that share classes, per school and year.

    Attributes:
        group: group number of every school and cell, shape (schools, cells); -1 without pupils.
        size: mean class size of each group at the education system's sizes, shape (groups,).
        pupils: pupils of each group, shape (groups,).
    """

    group: Ints
    size: npt.NDArray[np.float64]
    pupils: Ints


@dataclass(frozen=True)
class Lots:
    """The order in which the pupils of each group are cut into classes: the same for classes of any size.

    Attributes:
        groups: the groups.
        group: group of each pupil, shape (pupils,).
        rank: place of each pupil in the lot of its group, from 0, shape (pupils,).
    """

    groups: Groups
    group: Ints
    rank: Ints

    def cut(self, size_factor: npt.NDArray[np.float64]) -> Ints:
        """Class number of every pupil when class sizes have this factor, shape (groups,)."""
        return place_in_classes(self.group, self.rank, self.groups, classes_per_group(self.groups, size_factor))

    def ordered(self, line: Ints) -> "Lots":
        """The same for pupils in another order."""
        return Lots(self.groups, self.group[line], self.rank[line])


def group_levels(system: EducationSystem, cells: tuple[tuple[int, int], ...], pupils: Ints) -> Groups:
    """Join levels into groups that can fill classes, for every school and year.

    Args:
        system: the education system.
        cells: (level code, year) of each column.
        pupils: pupils per school and cell, shape (schools, cells).
    """
    order = sorted(range(len(cells)), key=lambda c: (cells[c][1], system.levels[cells[c][0]].status, cells[c][0]))
    group = np.full(pupils.shape, -1, dtype=np.int64)
    sizes: list[float] = []
    totals: list[int] = []
    for s in range(len(pupils)):
        _group_school(system, cells, order, pupils[s], group[s], sizes, totals)
    return Groups(group, np.array(sizes), np.array(totals, dtype=np.int64))


def _group_school(
    system: EducationSystem,
    cells: tuple[tuple[int, int], ...],
    order: list[int],
    pupils: Ints,
    group: Ints,
    sizes: list[float],
    totals: list[int],
) -> None:
    """Group one school's cells, appending to `sizes` and `totals`."""
    year_open = None
    levels_open = 0
    for c in order:
        count = int(pupils[c])
        if count == 0:
            continue
        level, year = system.levels[cells[c][0]], cells[c][1]
        undivided = year <= level.undivided_years
        full = year != year_open or (
            totals[-1] >= _SMALLEST_SHARE * sizes[-1] and not (undivided and levels_open % 2 == 1)
        )
        if full and not (year == year_open and count < _SMALLEST_SHARE * level.class_size):
            sizes.append(level.class_size)
            totals.append(0)
            levels_open = 0
            year_open = year
        sizes[-1] = (sizes[-1] * totals[-1] + level.class_size * count) / (totals[-1] + count)
        totals[-1] += count
        levels_open += 1
        group[c] = len(totals) - 1


def classes_per_group(groups: Groups, size_factor: npt.NDArray[np.float64]) -> Ints:
    """How many classes each group is cut into.

    Args:
        groups: the groups.
        size_factor: factor on the class size of each group (a policy's), shape (groups,).

    Returns:
        Numbers of shape (groups,), at least one each.
    """
    return np.maximum(np.rint(groups.pupils / (groups.size * size_factor)), 1).astype(np.int64)


def rank_in_lot(group: Ints, luck: npt.NDArray[np.float64], groups: Groups) -> Ints:
    """Place of every pupil in the lot of its group, from 0, in order of luck.

    Args:
        group: group of each pupil, shape (n,).
        luck: what the lot is drawn by, shape (n,).
        groups: the groups.
    """
    lot = np.lexsort((luck, group))
    rank = np.empty(len(group), dtype=np.int64)
    rank[lot] = np.arange(len(group)) - (np.cumsum(groups.pupils) - groups.pupils)[group[lot]]
    return rank


def place_in_classes(group: Ints, rank: Ints, groups: Groups, classes: Ints) -> Ints:
    """Class number within the run of every pupil.

    Args:
        group: group of each pupil, shape (n,).
        rank: place of the pupil in the lot of its group, from 0, shape (n,).
        groups: the groups.
        classes: classes per group, shape (groups,).

    Returns:
        Class numbers, counted through all groups in order, shape (n,).
    """
    first = np.concatenate([[0], np.cumsum(classes)[:-1]])
    placed: Ints = first[group] + rank * classes[group] // groups.pupils[group]
    return placed
