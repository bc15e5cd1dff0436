"""Which household a pupil of 12 joins: part of them have a brother or sister at school.

Each looks for a household of like status in the region, from a point of its own on the scale upwards, and takes the
first that has room. So a household that has gone, in one arm of a comparison, changes the places of few others.

Parameters: careers.siblings, population.ses_status.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from agents.records import Records
from evidence import Parameters
from model.population.luck import normal, uniform

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

MOST_CHILDREN = 3
"""Children that a household raises at most, as in the education system's household composition."""

NEW_HOUSEHOLD = -1

_WISH = 46
"""Number of the normal draw for the point on the scale of status."""


def join_siblings(
    new: Records,
    region: Ints,
    status: Floats,
    may: npt.NDArray[np.bool_],
    students: Records,
    parents: Records,
    parameters: Parameters,
    seed: int,
) -> Ints:
    """Household of each newcomer.

    Args:
        new: newcomers, in order of person number.
        region: region of each newcomer, shape (n,).
        status: status of each newcomer's level, in standard deviations from the mean pupil's, shape (n,).
        may: who can have a brother or sister at school, shape (n,).
        students: pupils who are at school.
        parents: all households; `raised` is written for those that a newcomer joins.
        parameters: gives the share that joins, and how strongly level and status go together.
        seed: the run's seed key.

    Returns:
        Rows of `parents`, NEW_HOUSEHOLD where the newcomer has none.
    """
    loading = parameters.value("population.ses_status")
    wish = loading * status + np.sqrt(1.0 - loading**2) * normal(seed, new.id, _WISH)
    wants = may & (uniform(seed, new.id, "sibling") < parameters.value("careers.siblings"))
    has_child = np.bincount(students.household, minlength=len(parents)) > 0
    room = np.flatnonzero(has_child & (parents.raised < MOST_CHILDREN))
    room = room[np.lexsort((parents.id[room], parents.ses[room]))]
    joins = np.full(len(new), NEW_HOUSEHOLD, dtype=np.int64)
    for code in np.unique(region[wants]):
        seekers = np.flatnonzero(wants & (region == code))
        homes = room[parents.region[room] == code]
        taken = _first_free(np.searchsorted(parents.ses[homes], wish[seekers]), len(homes))
        found = taken >= 0
        joins[seekers[found]] = homes[taken[found]]
    parents.raised[joins[joins >= 0]] += 1
    return joins


def _first_free(start: Ints, places: int) -> Ints:
    """The first free place from each start on, round the end once; -1 when all are taken."""
    onward = [*range(1, places + 1), 0]
    free = [True] * places
    found = np.full(len(start), -1, dtype=np.int64)
    for seeker, spot in enumerate(start[: min(len(start), places)]):
        place, path = int(spot) % places, []
        while not free[place]:
            path.append(place)
            place = onward[place] % places
        free[place] = False
        for passed in path:
            onward[passed] = place + 1
        found[seeker] = place
    return found
