"""Work over schools in several threads: groups of whole schools with about as many pupils each."""

import os
from collections.abc import Callable
from concurrent.futures import Executor
from itertools import pairwise
from typing import Any

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
