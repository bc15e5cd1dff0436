"""Person numbers of newcomers: a number says the place that was filled, so two arms of a comparison fill it alike.

Read from the left: the year of coming (from 1), the school (five digits), the level (two) and the place there (four).
Were newcomers numbered one after another, one early leaver more in one arm would make later newcomers other people.
The first population and pupils added by hand have small numbers, far below.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

SCHOOLS, LEVELS, PLACES = 100_000, 100, 10_000
"""How many of each the digits have room for."""

ABROAD = 4_000
"""Place from which pupils from abroad are counted."""

HOUSEHOLD = 5_000
"""Added to a newcomer's number for the household that comes along."""


def numbers(year: int, school: Ints, level: Ints, place: Ints) -> Ints:
    """Person numbers of newcomers.

    Args:
        year: simulated school year in which they come, from 1.
        school: row of the school of each, shape (n,).
        level: code of the level, shape (n,).
        place: rank among the newcomers of that school and level, from 0, and from ABROAD for who comes from abroad.

    Raises:
        ValueError: when a school takes more newcomers at once than there are places.
    """
    if len(place) and (school.max() >= SCHOOLS or level.max() >= LEVELS or place.max() >= HOUSEHOLD):
        raise ValueError(f"more newcomers than person numbers have room for: {HOUSEHOLD} per school and level a year")
    made: Ints = ((year * SCHOOLS + school) * LEVELS + level) * PLACES + place
    return made


def first_number(year: int) -> int:
    """The smallest number that a newcomer of a year or of a later one can have."""
    return year * SCHOOLS * LEVELS * PLACES
