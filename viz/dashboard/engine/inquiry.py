"""A question on its way to its whole answer: which errands it takes, and what each that is done makes known."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from viz.dashboard.engine.answer import Answer
from viz.dashboard.engine.cache import Cache
from viz.dashboard.engine.errand import Errand
from viz.dashboard.engine.ladder import Leg, command_of, legs
from viz.dashboard.engine.packing import unpacked
from viz.dashboard.engine.question import Question
from viz.dashboard.engine.work import compose, live

Told = Callable[[Answer | None, bool, Exception | None], None]
"""Told of news: a better answer if there is one, whether work goes on, and what went wrong."""

_COMPOSING: Final = 0.02
"""Weight of working an answer out, as a part of all runs of its leg."""


class Inquiry:
    """One question of one session.

    It belongs to one thread, and does no work itself.

    Args:
        question: the question.
        kept: runs and answers made before.
        told: see `Told`.

    Attributes:
        finished: whether the whole answer is there.
    """

    def __init__(self, question: Question, kept: Cache, told: Told) -> None:
        self.finished = False
        self._question, self._kept, self._told = question, kept, told
        self._climbs = [_Climb(leg) for leg in legs(question)]
        self._best = -1

    def begin(self) -> list[Errand]:
        """What is to be done; nothing when the whole answer is kept."""
        for place in reversed(range(len(self._climbs))):
            whole = self._kept.get(self._climbs[place].leg.key)
            if whole is not None:
                self._show(place, self._climbs[place].leg.plan.replicates, whole)
                break
        errands: list[Errand] = []
        for climb in self._climbs[self._best + 1 :]:
            climb.remember(self._kept)
            errands += [*climb.lacking(), *climb.next_answer()]
        return errands

    def take_in(self, key: str, result: Any) -> list[Errand]:
        """Takes in what an errand gave; returns what is to be done further.

        Args:
            key: the errand's.
            result: as bytes.
        """
        errands: list[Errand] = []
        for place, climb in enumerate(self._climbs):
            if key in climb.asked:
                replicates = climb.asked.pop(key)
                if place >= self._best:
                    self._show(place, replicates, result)
            elif key in climb.lacks:
                climb.take_in(key, result)
            else:
                continue
            if place >= self._best:
                errands += climb.next_answer()
        return errands

    def fail(self, error: Exception) -> None:
        """Takes in that it cannot be answered."""
        self._told(None, False, error)

    def leave(self) -> None:
        """Nothing to do: who asked knows."""

    def done(self, share: Callable[[str], float]) -> float:
        """Which part of all its work is done, 0 to 1.

        Args:
            share: which part of the run with this key is done, of those that are under way.
        """
        if self.finished:
            return 1.0
        return sum(climb.done(share) * climb.weight for climb in self._climbs) / sum(
            each.weight for each in self._climbs
        )

    def _show(self, place: int, replicates: int, whole: bytes) -> None:
        climb = self._climbs[place]
        climb.shown, self._best = replicates, place
        final = replicates == climb.leg.plan.replicates
        if final:
            self._kept.put(climb.leg.key, whole)
        self.finished = final and place == len(self._climbs) - 1
        answer = Answer(self._question, unpacked(whole), climb.leg.coarse, self.finished)
        self._told(answer, not self.finished, None)


class _Climb:
    """How far one leg is.

    Attributes:
        leg: the leg.
        weight: all its work, in pupils times years.
        lacks: keys of the runs that it still lacks.
        asked: key of an answer that is worked out → its towns.
        shown: towns in the last answer.
    """

    def __init__(self, leg: Leg) -> None:
        self.leg = leg
        self.asked: dict[str, int] = {}
        self.shown = 0
        self.lacks = {key for key, _ in leg.runs}
        self._runs: dict[str, bytes] = {}
        self._run_weight = float((leg.plan.students or 0) * leg.plan.years)
        self.weight = self._run_weight * len(leg.runs)

    def remember(self, kept: Cache) -> None:
        """Takes the runs that were lived through before."""
        for key in list(self.lacks):
            run = kept.get(key)
            if run is not None:
                self.take_in(key, run)

    def take_in(self, key: str, run: bytes) -> None:
        """Takes in a run."""
        self._runs[key] = run
        self.lacks.discard(key)

    def lacking(self) -> Iterator[Errand]:
        """A run for each that is lacking, in the order of the plan."""
        arms = len(self.leg.plan.scenarios)
        lacks = set(self.lacks)
        for place, (key, job) in enumerate(self.leg.runs):
            if key in lacks:
                lacks.discard(key)
                yield Errand(key, live, (job, key), self.leg.pace, lane=place // arms, weight=self._run_weight)

    def next_answer(self) -> Iterator[Errand]:
        """The next answer to be worked out, when there are towns enough and none is being worked out."""
        whole = self._whole()
        if self.asked or not self.leg.follows(self.shown, whole):
            return
        key, plan = f"{self.leg.key} {whole}", self.leg.part(whole)
        runs = [self._runs[each] for each in self.leg.keys(whole)]
        self.asked[key] = whole
        yield Errand(key, compose, (plan, command_of(plan), runs), self.leg.pace, urgent=True, kept=False)

    def _whole(self) -> int:
        """Towns, counted from the first, that were lived through in every scenario."""
        for place, (key, _) in enumerate(self.leg.runs):
            if key in self.lacks:
                return place // len(self.leg.plan.scenarios)
        return self.leg.plan.replicates

    def done(self, share: Callable[[str], float]) -> float:
        """Which part is done, 0 to 1."""
        if self.shown == self.leg.plan.replicates:
            return 1.0
        keys = {key for key, _ in self.leg.runs}
        lived = sum(share(key) if key in self.lacks else 1.0 for key in keys) / len(keys)
        return (1.0 - _COMPOSING) * lived
