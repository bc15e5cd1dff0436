"""Work over schools in several threads: groups of whole schools with about as many pupils each."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier
from typing import Any, TypeVar

import numpy as np

from agents.records import Records
from evidence import BadInput
from model.machine import MOST_THREADS, deaf_to_interruption, processors

GROUPS_PER_THREAD = 4
"""Groups of schools per thread when there are several: some to spare, so that one that is done early takes another."""


def check_threads(threads: int | None) -> int:
    """The number of threads to use: what is asked for, or the processors that this process may use.

    Raises:
        BadInput: when it is no whole number from 1 to 256.
    """
    if threads is None:
        return processors()
    if isinstance(threads, bool) or not isinstance(threads, int) or not 1 <= threads <= MOST_THREADS:
        raise BadInput(key="threads", value=threads, problem="is no number of threads", allowed=f"1 to {MOST_THREADS}")
    return threads


Given = TypeVar("Given")


class OneThread(Executor):
    """Does what is submitted at once, in the thread that submits it."""

    def submit(self, fn: Callable[..., Given], /, *args: Any, **kwargs: Any) -> Future[Given]:
        """Does it; its outcome is there when this returns."""
        done: Future[Given] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done


def make_pool(threads: int) -> Executor:
    """Threads to run kernels in; one is the thread that asks.

    They all start here, deaf to Ctrl-C: an interruption while Python starts a thread leaves one that nobody ends, and
    the program then never does.
    """
    if threads == 1:
        return OneThread()
    with deaf_to_interruption():
        pool = ThreadPoolExecutor(threads)
        together = Barrier(threads)  # a thread that waits for the others is busy, so that the next one is started
        for begun in [pool.submit(together.wait) for _ in range(threads)]:
            begun.result()
    return pool


def school_groups(schools: Records, threads: int) -> list[tuple[int, int]]:
    """Cut the schools into consecutive groups of about equal numbers of pupils.

    Returns:
        (first school, school after the last) of each group.
    """
    ends = np.cumsum(schools.pupils)
    wanted = np.linspace(0, ends[-1], _groups(threads) + 1)[1:]
    edges = np.unique(np.concatenate([[0], np.searchsorted(ends, wanted) + 1]))
    edges[-1] = len(schools)  # schools without pupils at the end go with the last group
    return [(int(a), int(b)) for a, b in pairwise(edges) if b > a]


def _groups(threads: int) -> int:
    """The number of groups: one thread has nobody to share with, and each call of a kernel costs some."""
    return threads * GROUPS_PER_THREAD if threads > 1 else 1


def over_schools(
    pool: Executor, groups: list[tuple[int, int]], work: Callable[..., Any], world: Any, *rest: Any
) -> None:
    """Run a kernel over every group of schools and wait for all; its arguments are (world, first, last, *rest)."""
    jobs = [pool.submit(work, world, first, last, *rest) for first, last in groups]
    for job in jobs:
        job.result()
