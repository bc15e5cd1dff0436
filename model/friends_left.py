"""Friends who left school early: what a year that ends leaves for their friends (source E, "Leeftijdsgenoten")."""

from typing import Any

import numpy as np
import numpy.typing as npt

from model.world import World


def share_of_friends_left(world: World) -> npt.NDArray[Any]:
    """Share of each pupil's friends, by weight of the tie, who left early this year, shape (pupils,)."""
    named = np.repeat(np.arange(len(world.students)), np.diff(world.followers_first))
    lost = world.ties * (np.asarray(world.students.route)[named] > 0)
    return np.minimum(np.bincount(world.followers, weights=lost, minlength=len(world.students)), 1.0)
