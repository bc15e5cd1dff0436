"""Places at schools: which schools have a level, and a new school for whoever needs one.

A pupil looks in the own region first and in the whole run when no school there has the level. Schools are drawn by the
pupils that they had of the level at the start.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from agents.records import Records

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
NO_SCHOOL = -1


@dataclass(frozen=True)
class Places:
    """What schools offered at the start of the run.

    Attributes:
        pupils: pupils of each level at each school, shape (schools, levels).
        beginners: pupils in the first year of each level at each school, shape (schools, levels).
        region: region of each school.
    """

    pupils: Ints
    beginners: Ints
    region: Ints

    def has(self, school: Ints, level: Ints) -> npt.NDArray[np.bool_]:
        """Whether these schools have these levels."""
        here: npt.NDArray[np.bool_] = self.pupils[school, level] > 0
        return here

    def find(self, region: Ints, level: Ints, luck: Floats, leaving: Ints | None = None) -> Ints:
        """A school with the level for each pupil, in the region if there is one.

        Args:
            region: region of each pupil, shape (n,).
            level: level sought, shape (n,).
            luck: uniform draws, shape (n,).
            leaving: school that is left and not to be found again, shape (n,); None when that does not matter.

        Returns:
            Rows of schools, NO_SCHOOL where no other school has the level.
        """
        found = np.full(len(level), NO_SCHOOL, dtype=np.int64)
        for key in np.unique(region * len(self.pupils[0]) + level):
            here = np.flatnonzero(region * len(self.pupils[0]) + level == key)
            found[here] = self._draw(int(key), luck[here], None if leaving is None else leaving[here])
        return found

    def _draw(self, key: int, luck: Floats, leaving: Ints | None) -> Ints:
        region, level = divmod(key, self.pupils.shape[1])
        weight = self.pupils[:, level].astype(float)
        near = np.where(self.region == region, weight, 0.0)
        if near.sum() > 0 and (leaving is None or np.count_nonzero(near) > 1):
            weight = near
        if (leaving is not None and np.count_nonzero(weight) < 2) or weight.sum() == 0:
            return np.full(len(luck), NO_SCHOOL, dtype=np.int64)
        total = np.cumsum(weight)
        if leaving is None:
            drawn: Ints = np.searchsorted(total, luck * total[-1], side="right")
            return drawn
        # Skip the stretch of the school that is left.
        start, width = total[leaving] - weight[leaving], weight[leaving]
        spot = luck * (total[-1] - width)
        drawn = np.searchsorted(total, np.where(spot < start, spot, spot + width), side="right")
        return np.minimum(drawn, np.flatnonzero(weight)[-1])


def places_at_start(students: Records, schools: Records, levels: int) -> Places:
    """What the schools of a new run offer."""
    shape = (len(schools), levels)
    pupils, beginners = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    np.add.at(pupils, (students.school, students.level), 1)
    first = students.school_year == 1
    np.add.at(beginners, (students.school[first], students.level[first]), 1)
    return Places(pupils, beginners, np.asarray(schools.region, np.int64))
