"""What may be written into a field of a record, so that no rule ever meets a value that cannot be."""

import math
from typing import Any

import numpy as np

from agents.records import Field
from evidence import BadInput


def bounds(field: Field) -> tuple[float, float]:
    """The smallest and the largest value of a field: a share, a flag (a settable code "-"), or what its type holds."""
    if field.unit in ("0..1", "-") and field.settable:
        return 0.0, 1.0
    kind = np.dtype(field.kind)
    limits = np.iinfo(kind) if kind.kind in "iu" else np.finfo(kind)
    return float(limits.min), float(limits.max)


def checked(owner: str, field: Field, value: Any) -> int | float:
    """A value that is fit for a field, as a plain number.

    Args:
        owner: what the field belongs to, for the message, such as "Student".
        field: the field.
        value: what a user wants to write.

    Raises:
        BadInput: no number, not finite, no whole number where one is needed, or out of bounds.
    """
    whole = np.dtype(field.kind).kind in "iu"
    low, high = bounds(field)
    allowed = f"a {'whole ' if whole else ''}number from {low:g} to {high:g} [{field.unit}]"
    is_number = isinstance(value, int | float | np.bool_ | np.integer | np.floating)
    if not is_number or not math.isfinite(value) or (whole and value != int(value)) or not low <= value <= high:
        raise BadInput(
            key=f"{owner}.{field.name}", value=value, problem=f"is no value for it ({field.meaning})", allowed=allowed
        )
    return int(value) if whole else float(value)
