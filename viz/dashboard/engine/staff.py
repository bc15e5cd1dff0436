"""The processes that do errands: some for what is waited for, some for what may take its time."""

import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, Final, Literal, Protocol

from evidence.errors import BadInput
from experiments.ensemble.hands import Hands
from model.compile import is_cached
from model.machine import processors
from viz.dashboard.engine.board import Board
from viz.dashboard.engine.errand import Errand, Pace
from viz.dashboard.engine.work import attend, prepare

MOST_QUICK: Final = 4
"""Quick processes at most: a first answer takes no more than four runs."""
MOST_DEATHS: Final = 3
"""Times in a row that a process dies before it is ready, after which no other is started in its place."""


Post = Callable[[Callable[[], None]], None]
"""Has a function called later, in the one thread that a staff belongs to."""


End = Literal["ended", "died", "not begun"]
"""How an errand ended: by itself, with its process, or its process had died before."""


class Staff(Protocol):
    """Does errands, each process one at a time."""

    def begin(self) -> None:
        """Starts the processes; each is idle when it is ready."""
        ...

    def idle(self, pace: Pace) -> Sequence[tuple[int, int]]:
        """Processes that have nothing to do: place of each, and its lane among those of this pace."""
        ...

    def lanes(self, pace: Pace) -> int:
        """How many processes there are of this pace."""
        ...

    def give(self, place: int, errand: Errand) -> "Future[Any]":
        """Hands an errand to an idle process; `free` is to be called when it has ended."""
        ...

    def stop(self, place: int) -> None:
        """Has a process give up what it does."""
        ...

    def free(self, place: int, done: "Future[Any]") -> End:
        """Takes in that an errand has ended, makes up for a process that died, and says which it was."""
        ...

    def share(self, place: int) -> float:
        """Which part of its errand a process has done, 0 to 1."""
        ...

    def end(self) -> None:
        """Ends the processes at once, and waits until they are gone."""
        ...


class Processes:
    """Processes on this machine, which end with this one.

    There are twice as many as processors: the patient ones step back for the quick ones, so that what is waited for
    never waits for what takes long, and no processor idles while anything is to be done.

    Args:
        post: see `Post`.
        ready: called in that thread whenever a process has become idle by getting ready.
        count: quick and patient processes; by default by the processors at hand.
    """

    def __init__(self, post: Post, ready: Callable[[], None], count: tuple[int, int] | None = None) -> None:
        quick, patient = count or (min(MOST_QUICK, processors()), processors())
        self._post, self._ready = post, ready
        kinds: dict[Pace, int] = {"quick": quick, "patient": patient}
        self._paces = [pace for pace, many in kinds.items() for _ in range(many)]
        self._hands = Hands(len(self._paces))
        self._folder = tempfile.TemporaryDirectory(prefix="verzuim-", ignore_cleanup_errors=True)
        self._board = Board(Path(self._folder.name) / "board", len(self._paces))
        self._idle: set[int] = set()
        self._tickets = [0] * len(self._paces)
        self._deaths = [0] * len(self._paces)

    def begin(self) -> None:
        """Starts the first, and the others with it or, where rules are to be compiled first, after it."""
        places = range(len(self._paces))
        if is_cached():
            for place in places:
                self._prepare(place)
        else:
            self._prepare(0, then=places[1:])

    def _prepare(self, place: int, then: Sequence[int] = ()) -> None:
        polite = self._paces[place] == "patient"
        getting_ready = self._hands[place].submit(prepare, self._board.path, place, polite, bool(then))
        getting_ready.add_done_callback(lambda done: self._post(lambda: self._prepared(place, done, then)))

    def _prepared(self, place: int, done: "Future[int]", then: Sequence[int]) -> None:
        if self._has_died(done):
            self._deaths[place] += 1
            if self._deaths[place] == MOST_DEATHS:
                hint = "is there memory enough? end other programs, and start the dashboard again"
                raise BadInput(problem="the processes that are to do the work do not start", hint=hint)
            self._hands.renew(place)
            self._prepare(place, then)
            return
        done.result()
        self._deaths[place] = 0
        self._idle.add(place)
        for other in then:
            self._prepare(other)
        self._ready()

    def idle(self, pace: Pace) -> list[tuple[int, int]]:
        """See `Staff`."""
        first = self._paces.index(pace)
        return [(place, place - first) for place in sorted(self._idle) if self._paces[place] == pace]

    def lanes(self, pace: Pace) -> int:
        """See `Staff`."""
        return self._paces.count(pace)

    def give(self, place: int, errand: Errand) -> "Future[Any]":
        """See `Staff`."""
        self._idle.remove(place)
        self._tickets[place] += 1
        try:
            return self._hands[place].submit(attend, self._tickets[place], errand.function, errand.arguments)
        except BrokenProcessPool:  # it died while it had nothing to do
            not_begun: Future[Any] = Future()
            not_begun.cancel()
            return not_begun

    def stop(self, place: int) -> None:
        """See `Staff`."""
        self._board.stop(place, self._tickets[place])

    def free(self, place: int, done: "Future[Any]") -> End:
        """See `Staff`."""
        if not self._has_died(done):
            self._idle.add(place)
            return "ended"
        self._hands.renew(place)
        self._prepare(place)
        return "not begun" if done.cancelled() else "died"

    def share(self, place: int) -> float:
        """See `Staff`."""
        return self._board.share(place)

    def end(self) -> None:
        """See `Staff`."""
        self._hands.end(at_once=True)
        self._folder.cleanup()

    @staticmethod
    def _has_died(done: "Future[Any]") -> bool:
        return done.cancelled() or isinstance(done.exception(), BrokenProcessPool)
