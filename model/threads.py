"""Work over schools in several threads: groups of whole schools with about as many pupils each."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from threading import Barrier
from typing import Any, TypeVar

import numpy as np

from agents.records import Records
from evidence import BadInput

GROUPS_PER_THREAD = 4
"""Groups of schools per thread: some to spare, so that a thread that is done early takes another."""

MOST_THREADS = 256


def check_threads(threads: int | None) -> int:
    """The number of threads to use: what is asked for, or the processors that this process may use.

    Raises:
        BadInput: when it is no whole number from 1 to 256.
    """
    if threads is None:
        return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
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


@contextmanager
def deaf_to_interruption() -> Iterator[None]:
    """Ctrl-C waits until this block ends; threads and processes that are started in it stay deaf to it.

    Where a system has no such thing (Windows), nothing changes.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def school_groups(schools: Records, threads: int) -> list[tuple[int, int]]:
    """Cut the schools into consecutive groups of about equal numbers of pupils.

    Returns:
        (first school, school after the last) of each group.
    """
    ends = np.cumsum(schools.pupils)
    wanted = np.linspace(0, ends[-1], threads * GROUPS_PER_THREAD + 1)[1:]
    edges = np.unique(np.concatenate([[0], np.searchsorted(ends, wanted) + 1]))
    edges[-1] = len(schools)  # schools without pupils at the end go with the last group
    return [(int(a), int(b)) for a, b in pairwise(edges) if b > a]


def over_schools(
    pool: Executor, groups: list[tuple[int, int]], work: Callable[..., Any], world: Any, *rest: Any
) -> None:
    """Run a kernel over every group of schools and wait for all; its arguments are (world, first, last, *rest)."""
    jobs = [pool.submit(work, world, first, last, *rest) for first, last in groups]
    for job in jobs:
        job.result()
