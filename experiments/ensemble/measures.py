"""What is measured of a run that has lived: functions known by a name, so that a worker elsewhere finds them."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

import pandas as pd

from evidence.errors import BadInput, nearest_name

if TYPE_CHECKING:
    from model import SchoolSystem

Measure = Callable[["SchoolSystem"], pd.DataFrame]
"""Takes a system that has lived, gives a tidy table; the same table for the same system, and no column `job`."""

MEASURES: Final = {
    "compare": "experiments.compare.measure:measure",
    "targets": "experiments.calibration.observe:targets",
    "validation": "experiments.calibration.pattern_counts:validation",
    "portfolio": "experiments.portfolio.measure:measure",
}
"""Name → where its function is, as module:function. A measure of your own needs no name here: give its place."""


def place_of(measure: str) -> str:
    """Where a measuring function is, as module:function.

    Args:
        measure: a name in `MEASURES`, or such a place itself.

    Raises:
        BadInput: when it is neither.

    Example:
        >>> place_of("my_study.counts:by_level")
        'my_study.counts:by_level'
    """
    place = MEASURES.get(measure, measure)
    module, _, function = place.partition(":")
    if not (all(part.isidentifier() for part in module.split(".")) and function.isidentifier()):
        raise BadInput(
            key="measure", value=measure, problem="there is no such measure",
            allowed=(*MEASURES, "module:function"), nearest=nearest_name(measure, MEASURES),
        )  # fmt: skip
    return place


def measuring_function(measure: str) -> Measure:
    """The function that measures.

    Raises:
        BadInput: when there is none of that name, or its module cannot be imported.
    """
    place = place_of(measure)
    module, _, function = place.partition(":")
    try:
        found: Measure = getattr(import_module(module), function)
    except ImportError as error:
        hint = "is its folder in PYTHONPATH, also for the workers?"
        raise BadInput(key="measure", value=measure, problem=f"cannot be imported ({error})", hint=hint) from error
    except AttributeError as error:
        raise BadInput(key="measure", value=measure, problem=f"{module} has no {function!r}") from error
    return found
