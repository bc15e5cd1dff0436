"""One piece of work for another process."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal

Pace = Literal["quick", "patient"]
"""Whether somebody waits for it, or it may take its time."""

PACES: Final[tuple[Pace, ...]] = ("quick", "patient")


@dataclass(frozen=True, eq=False)
class Errand:
    """A function and what it is given.

    Attributes:
        key: equal for errands that give the same.
        function: known by its name in every process; what it gives is bytes where `kept`.
        arguments: what it is given.
        pace: see `Pace`.
        lane: errands of one lane go to the same process when that is idle, for it may still have their town.
        urgent: whether it goes before all others: it is short, and what it gives is waited for.
        kept: whether what it gives is kept for who asks the same later.
        weight: how much work it is, in pupils times years.
    """

    key: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    pace: Pace = "quick"
    lane: int = 0
    urgent: bool = False
    kept: bool = True
    weight: float = 0.0
