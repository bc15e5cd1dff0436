"""Friends who left school early: what a year that ends leaves for their friends (source E, "Leeftijdsgenoten")."""

from typing import Any

import numpy as np
import numpy.typing as npt

from model.world import World


def share_of_friends_left(world: World) -> npt.NDArray[Any]:
    """Share of each pupil's friends, by weight of the tie, who left early this year, shape (pupils,)."""
    lost = np.repeat(np.asarray(world.students.route) > 0, np.diff(world.followers_first))
    shares = np.bincount(world.followers[lost], weights=world.ties[lost], minlength=len(world.students))
    return np.minimum(shares, 1.0)
