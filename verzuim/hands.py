"""Processes that a command starts before it has imported what it needs itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from experiments.ensemble.hands import Hands, get_ready
from model.machine import MOST_THREADS, processors


@contextmanager
def ready_hands(jobs: int | None, scheduler: str | None) -> Iterator[Hands | None]:
    """Processes that get ready while the block begins, and end with it.

    Args:
        jobs: how many; None is the processors at hand. What is no number of processes is left to who checks flags.
        scheduler: address of a Dask scheduler that has workers of its own.

    Yields:
        None where this very process does the work, or a cluster.
    """
    count = processors() if jobs is None else jobs
    if scheduler is not None or not 1 < count <= MOST_THREADS:
        yield None
        return
    with Hands(count) as hands:
        hands.all_do(get_ready)
        yield hands
