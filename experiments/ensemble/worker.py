"""One process on this machine that does jobs, and ends with the process that started it."""

import gc
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Final

import pandas as pd

from experiments.ensemble.job import Job, perform
from model.threads import deaf_to_interruption
from model.towns import Start, Towns

_ONE_THREAD: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Each worker uses one core; libraries that start threads of their own would take those of the others."""

_LOOK_SECONDS: Final = 1.0

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
    """A new process, started with its first job.

    It holds the reading end of a pipe of which only this process has the other end. When that is closed, on purpose or
    because this process died in any way, it ends at once.

    Attributes:
        near: start of the town of the last job that it was given; None before the first.
    """

    def __init__(self) -> None:
        context = get_context("spawn")
        watched, self._held = context.Pipe(duplex=False)
        self._pool: Executor = ProcessPoolExecutor(
            1, mp_context=context, initializer=begin_worker, initargs=(watched, os.getpid())
        )
        self._given: list[Done] = []
        self._died = False
        self.near: Start | None = None

    def submit(self, job: Job, key: str) -> Done:
        """Gives it a job.

        Raises:
            BrokenProcessPool: when it has died before.
        """
        with _for_workers():
            try:
                done = self._pool.submit(work_alone, job, key)
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

    def end(self, *, at_once: bool) -> None:
        """Has it end and waits until it is gone; afterwards all its jobs are finished or lost."""
        if at_once:
            self._held.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._held.close()


def end_all(workers: Sequence[Worker], *, at_once: bool) -> None:
    """Has all of them end, side by side, and waits until they are gone."""
    with deaf_to_interruption():
        ends = [threading.Thread(target=worker.end, kwargs={"at_once": at_once}) for worker in workers]
        for end in ends:
            end.start()
    for end in ends:
        end.join()


@contextmanager
def _for_workers() -> Iterator[None]:
    """What a process started within this block inherits: one thread per library, and deafness to Ctrl-C.

    Ctrl-C in a terminal reaches all processes; only the one that started the others is to act on it.
    """
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        with deaf_to_interruption():
            yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def begin_worker(watched: Connection, parent: int) -> None:
    """What a worker does first: see to it that it ends with the process that started it.

    Args:
        watched: reading end of a pipe on which nothing is ever sent.
        parent: the process that started it.
    """
    gc.freeze()  # what was imported stays
    threading.Thread(target=_end_with, args=(watched, parent), daemon=True, name="end with parent").start()


def _end_with(watched: Connection, parent: int) -> None:
    """Waits for the pipe to close; looks at the parent too, for a copy of it may hold the pipe open."""
    while not watched.poll(_LOOK_SECONDS) and os.getppid() == parent:
        pass
    os._exit(1)
