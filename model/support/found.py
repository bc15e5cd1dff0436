"""Whom a rule on signs finds."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from model.support.signs import COLUMNS
from scenarios import Sign

Mask = npt.NDArray[np.bool_]
Signs = npt.NDArray[np.float32]


def holds(sign: Sign, signs: Signs) -> Mask:
    """For which pupils a condition on one sign holds.

    Args:
        sign: the condition.
        signs: `model.support.signs.signs_of`, shape (pupils, signs).
    """
    values: Any = signs[:, COLUMNS.index(sign.sign)]
    held: Mask = values >= sign.at_least if sign.at_least is not None else values <= sign.at_most
    return held


def any_holds(rule: Sequence[Sign], signs: Signs) -> Mask:
    """For which pupils one of the conditions holds; for everybody when there is none."""
    if not rule:
        return np.ones(len(signs), dtype=bool)
    return np.logical_or.reduce([holds(sign, signs) for sign in rule])


def all_hold(rule: Sequence[Sign], signs: Signs, rows: npt.NDArray[Any] | slice = slice(None)) -> Mask:
    """For which of the pupils in these rows (by default of all pupils) all conditions hold."""
    return np.logical_and.reduce([holds(sign, signs)[rows] for sign in rule])
