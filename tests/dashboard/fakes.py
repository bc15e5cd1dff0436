"""A staff of nobody, and questions about towns that need not be lived through."""

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import Any

from scenarios import Scenario, load
from viz.dashboard.engine.board import Stopped
from viz.dashboard.engine.errand import Errand, Pace
from viz.dashboard.engine.packing import packed
from viz.dashboard.engine.question import Question
from viz.dashboard.engine.staff import End


@dataclass(frozen=True)
class Pretended:
    """What stands for a comparison: its size, and the runs that it was made of."""

    replicates: int
    students: int
    runs: tuple[bytes, ...]


def pretend(errand: Errand) -> Any:
    """What an errand would give, without living through anything: a run gives its own key."""
    if errand.function.__name__ == "live":
        return errand.key.encode()
    if errand.function.__name__ == "compose":
        plan, _, runs = errand.arguments
        return packed(Pretended(plan.replicates, plan.students, tuple(runs)))
    return errand.function(*errand.arguments)


def question(change: float = 0.8, *, students: int = 20_000, years: int = 1, seed: int = 1) -> Question:
    """Classes of another size beside the present ones."""
    return Question((load("baseline"), smaller(change)), students, years, seed)


def smaller(change: float) -> Scenario:
    """A scenario of its own for each change of the size of classes."""
    found = load("smaller-classes")
    changed = tuple(each.model_copy(update={"multiply": change, "set": None}) for each in found.changes)
    return replace(found, name=f"classes-{change}", changes=changed)


class FakeStaff:
    """Processes that do an errand when the test says so.

    Attributes:
        under_way: place → errand.
        given: every errand that was handed out, in order.
        stopped: places that were told to stop.
    """

    def __init__(self, quick: int = 2, patient: int = 2) -> None:
        self._paces: list[Pace] = ["quick"] * quick + ["patient"] * patient
        self.under_way: dict[int, Errand] = {}
        self.given: list[Errand] = []
        self.stopped: list[int] = []
        self.ended = False
        self._futures: dict[int, Future[Any]] = {}

    def begin(self) -> None:
        """They are there."""

    def idle(self, pace: Pace) -> list[tuple[int, int]]:
        """Those of a pace that have nothing to do."""
        of_pace = [place for place, each in enumerate(self._paces) if each == pace]
        return [(place, lane) for lane, place in enumerate(of_pace) if place not in self.under_way]

    def lanes(self, pace: Pace) -> int:
        """How many there are."""
        return self._paces.count(pace)

    def give(self, place: int, errand: Errand) -> "Future[Any]":
        """It stays under way until the test ends it."""
        assert place not in self.under_way
        self.given.append(errand)
        self.under_way[place] = errand
        self._futures[place] = Future()
        return self._futures[place]

    def stop(self, place: int) -> None:
        """Noted."""
        self.stopped.append(place)

    def free(self, place: int, done: "Future[Any]") -> End:
        """It is idle again."""
        if done.cancelled():
            return "not begun"
        return "died" if isinstance(done.exception(), BrokenProcessPool) else "ended"

    def share(self, place: int) -> float:
        """Everything is half done."""
        return 0.5

    def end(self) -> None:
        """Noted."""
        self.ended = True

    def finish(self, place: int, result: Callable[[Errand], Any] = pretend) -> None:
        """Has an errand succeed."""
        errand = self.under_way.pop(place)
        self._futures[place].set_result(result(errand))

    def break_off(self, place: int, error: Exception) -> None:
        """Has an errand fail."""
        del self.under_way[place]
        self._futures[place].set_exception(error)

    def die(self, place: int) -> None:
        """Has a process die."""
        self.break_off(place, BrokenProcessPool())

    def was_dead(self, place: int) -> None:
        """Has a process turn out to have died before."""
        del self.under_way[place]
        self._futures[place].cancel()

    def heed(self) -> None:
        """Has everything that was told to stop do so."""
        for place in self.stopped:
            if place in self.under_way:
                self.break_off(place, Stopped())
        self.stopped.clear()

    def work(self, most: int = 10_000) -> int:
        """Has everything done that is handed out, first come first served; returns how many errands."""
        done = 0
        while self.under_way and done < most:
            self.finish(next(iter(self.under_way)))
            done += 1
        return done
