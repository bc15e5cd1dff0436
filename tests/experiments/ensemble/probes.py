"""Measures for these tests. What they do beside measuring is told by environment variables, which workers inherit."""

import contextlib
import os
import signal
import time
from pathlib import Path

import pandas as pd

from agents.reasons import REASONS
from model import SchoolSystem

LOG = "VERZUIM_PROBE_LOG"
"""A file to which each run writes a line "seed pid" when it has been lived."""
KILL = "VERZUIM_PROBE_KILL"
"""A folder: the first run with seed `KILLER` leaves a mark there and kills its own process."""
SLOW = "VERZUIM_PROBE_SLOW"
"""Seconds that each run takes longer, so that something can happen in the middle."""

KILLER = 5


def hours(system: SchoolSystem) -> pd.DataFrame:
    """Hours missed by reason, and the digest of everybody's state."""
    _happen(system.seed)
    missed = system.students.true_hours.sum(axis=0)
    return pd.DataFrame(
        {"reason": REASONS, "hours": missed.astype("int64"), "share": missed / missed.sum(), "digest": system.digest()}
    )


def deadly(system: SchoolSystem) -> pd.DataFrame:
    """Kills whoever measures with seed `KILLER`, every time."""
    if system.seed == KILLER:
        os.kill(os.getpid(), signal.SIGKILL)
    return hours(system)


def failing(system: SchoolSystem) -> pd.DataFrame:
    """Fails with seed `KILLER`."""
    if system.seed == KILLER:
        raise ZeroDivisionError("this measure divides by zero")
    return hours(system)


def threads(system: SchoolSystem) -> pd.DataFrame:
    """What a run may use of the machine."""
    return pd.DataFrame({"omp": [os.environ.get("OMP_NUM_THREADS")], "system": [system.threads]})


def swallowing(system: SchoolSystem) -> pd.DataFrame:
    """Ctrl-C comes while it measures, and Python loses what it raises."""
    with contextlib.suppress(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    return hours(system)


def nothing(system: SchoolSystem) -> pd.DataFrame:
    """A table without rows."""
    return hours(system).iloc[:0]


def no_table(system: SchoolSystem) -> float:
    """Not what a measure may give."""
    return 1.0


def mixed(system: SchoolSystem) -> pd.DataFrame:
    """A column of numbers and words, which a Parquet file cannot hold."""
    return pd.DataFrame({"mixed": pd.Series([1, "one"], dtype=object)})


def _happen(seed: int) -> None:
    time.sleep(float(os.environ.get(SLOW, "0")))
    if seed == KILLER and KILL in os.environ:
        mark = Path(os.environ[KILL]) / "killed"
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if LOG in os.environ:
        with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
            log.write(f"{seed} {os.getpid()}\n")
