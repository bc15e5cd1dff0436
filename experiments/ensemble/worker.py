"""One process on this machine that does jobs."""

import gc
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Final

import pandas as pd

from experiments.ensemble.hands import Hand
from experiments.ensemble.job import Job, perform
from model.towns import Start, Towns

_TOWNS: Final = Towns()
"""What the process that this is built before."""

Done = Future[pd.DataFrame]


def work(job: Job, key: str) -> pd.DataFrame:
    """Does a job in a process that does others before and after (see `experiments.ensemble.job.perform`)."""
    return perform(job, key, _TOWNS)


def work_alone(job: Job, key: str) -> pd.DataFrame:
    """Does a job in a process that does nothing else, and clears up.

    A system that has lived refers to itself, so it would stay in memory beside the next until Python looks for such
    things. What is left after looking stays for good, and is not looked through again, which would take long.
    """
    rows = work(job, key)
    gc.collect()
    gc.freeze()
    return rows


class Worker:
    """What a process was given to do.

    Attributes:
        near: start of the town of the last job that it was given; None before the first.
    """

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._given: list[Done] = []
        self._died = False
        self.near: Start | None = None

    def submit(self, job: Job, key: str) -> Done:
        """Gives it a job.

        Raises:
            BrokenProcessPool: when it has died before.
        """
        try:
            done = self._hand.submit(work_alone, job, key)
        except BrokenProcessPool:
            self._died = True
            raise
        self._given.append(done)
        self.near = job.start
        return done

    def waiting(self) -> int:
        """Jobs that it has and that are not finished."""
        self._died = self.has_died()
        self._given = [done for done in self._given if not done.done()]
        return len(self._given)

    def has_died(self) -> bool:
        """Whether it died, as far as its jobs tell."""
        return self._died or any(
            done.done() and not done.cancelled() and isinstance(done.exception(), BrokenProcessPool)
            for done in self._given
        )
