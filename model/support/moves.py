"""What support does to a pupil, week by week: pushes on named quantities, within their bounds."""

from typing import Any

import numpy as np
import numpy.typing as npt

from model.world import World
from scenarios import Move, Quantity, load_quantities

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def push(world: World, rows: Ints, move: Move, share: float) -> Floats:
    """Move a quantity of these pupils, or of their parents.

    Args:
        world: the records; changed in place.
        rows: of the pupils, each once.
        move: which quantity, and how far.
        share: how much of the move is made (fidelity and dose).

    Returns:
        How far it moved for each pupil, shape (n,).
    """
    quantity = load_quantities()[move.quantity]
    records, at = _whose(world, rows, quantity)
    field: Any = records[quantity.field]
    before = field[at].astype(np.float64)
    low, high = quantity.bounds
    if quantity.record == "student":
        after = np.clip(move.changed(before, share), low, high)
        field[at] = after
        return np.asarray(after - before, np.float64)
    own = np.asarray(move.changed(before, share) - before, np.float64)
    np.add.at(field, at, own.astype(field.dtype))  # brothers and sisters may both be supported
    field[at] = np.clip(field[at], low, high)
    return own


def give_back(world: World, rows: Ints, move: Move, moved: Floats) -> None:
    """Take back part of what was moved: at the end of what is held, or as it fades."""
    quantity = load_quantities()[move.quantity]
    records, at = _whose(world, rows, quantity)
    field: Any = records[quantity.field]
    np.add.at(field, at, (-moved).astype(field.dtype))
    field[at] = np.clip(field[at], *quantity.bounds)


def _whose(world: World, rows: Ints, quantity: Quantity) -> tuple[Any, Ints]:
    if quantity.record == "parent":
        return world.parents, np.asarray(world.students.household[rows], np.int64)
    return world.students, rows
