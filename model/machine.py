"""What the machine at hand has, and how Ctrl-C reaches a program; imports nothing heavy, so it is there at once."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

MOST_THREADS: Final = 256
"""Threads, or processes, that may be asked for."""


def processors() -> int:
    """The processors that this process may use."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


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
