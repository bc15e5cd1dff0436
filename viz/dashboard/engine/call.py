"""A call of a function in another process, for one client."""

from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from itertools import count
from typing import Any, Final

from viz.dashboard.engine.errand import Errand, Pace

_NUMBERS: Final = count()


class Call:
    """One errand, whose result is for who called alone, and not kept.

    Attributes:
        future: what the function will give; cancelled when nobody wants it any more.
        finished: whether it is there.
    """

    def __init__(self, name: str, function: Callable[..., Any], arguments: tuple[Any, ...], pace: Pace) -> None:
        self.finished = False
        self.future: Future[Any] = Future()
        self._errand = Errand(f"call {next(_NUMBERS)} of {name}", function, arguments, pace, kept=False)

    def begin(self) -> list[Errand]:
        """The one errand."""
        return [self._errand]

    def take_in(self, key: str, result: Any) -> list[Errand]:
        """Takes in what the function gave."""
        self.finished = True
        with suppress(InvalidStateError):  # who waited has cancelled it
            self.future.set_result(result)
        return []

    def fail(self, error: Exception) -> None:
        """Takes in that it failed."""
        self.finished = True
        with suppress(InvalidStateError):
            self.future.set_exception(error)

    def leave(self) -> None:
        """Takes in that nobody wants it any more."""
        self.future.cancel()
