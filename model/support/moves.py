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
        How far each pupil's support moved it, shape (n,): less than the move itself where a bound was in the way.
    """
    if len(rows) == 0:
        return np.zeros(0)
    quantity = load_quantities()[move.quantity]
    field, at = _where(world, rows, quantity)
    before = field[at].astype(np.float64)
    return _shift(field, at, quantity, np.asarray(move.changed(before, share) - before, np.float64))


def give_back(world: World, rows: Ints, move: Move, moved: Floats) -> None:
    """Take back part of what was moved: at the end of what is held, or as it fades."""
    if len(rows) == 0:
        return
    quantity = load_quantities()[move.quantity]
    field, at = _where(world, rows, quantity)
    _shift(field, at, quantity, -moved)


def _shift(field: Any, at: Ints, quantity: Quantity, by: Floats) -> Floats:
    """Move the quantity of the records in these places; a parent may stand there more than once, for several children.

    The sum is made in double precision, so that giving back what was moved leads back to the very same value. A value
    that lay outside the bounds already is not pulled in.

    Returns:
        How much of `by` came about.
    """
    who, total, place = at, by, None
    if quantity.record == "parent":
        who, place = np.unique(at, return_inverse=True)
        total = np.zeros(len(who))
        np.add.at(total, place, by)
    before = field[who].astype(np.float64)
    low, high = quantity.bounds
    field[who] = np.clip(before + total, np.minimum(low, before), np.maximum(high, before))
    moved = field[who].astype(np.float64) - before
    if place is None:
        return np.asarray(moved, np.float64)
    part = np.divide(moved, total, out=np.zeros_like(total), where=total != 0.0)
    return np.asarray(by * part[place], np.float64)


def _where(world: World, rows: Ints, quantity: Quantity) -> tuple[Any, Ints]:
    """The quantity's column, and the places in it that are of these pupils."""
    if quantity.record == "parent":
        return getattr(world.parents, quantity.field), np.asarray(world.students.household[rows], np.int64)
    return getattr(world.students, quantity.field), rows
