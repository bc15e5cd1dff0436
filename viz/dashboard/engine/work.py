"""What the processes do: live through a run, and work an answer out from runs."""

import gc
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import pandas as pd

from experiments.compare.lines import COUNT_COLUMNS
from experiments.compare.plan import Plan
from experiments.compare.run import RUN_COLUMNS, comparison_of, runs_of
from experiments.ensemble.hands import get_ready
from experiments.ensemble.job import Job, perform
from experiments.run import warm_up
from model.progress import say_nothing
from viz.dashboard.engine.board import Slot
from viz.dashboard.engine.packing import packed, unpacked
from viz.dashboard.engine.shelf import Shelf

TOWN_BYTES: Final = 64_000_000
"""Of towns before their first day, kept in each process: some forty of 2,000 pupils, or one of any size."""
POLITENESS: Final = 10
"""How far a patient process steps back for others that want the same processor (the nice value)."""

_SHELF: Final = Shelf(TOWN_BYTES)
_SLOTS: Final[list[Slot]] = []
"""The slot of the process that this is; none in one that only starts others."""


def prepare(board: Path, place: int, polite: bool, compiles: bool) -> int:
    """What a process does first: everything that takes time and is the same for all work.

    Args:
        board: file of the board.
        place: the process's place on it.
        polite: whether it steps back for others.
        compiles: whether it compiles the rules where there are none yet, about a minute.

    Returns:
        The process's number.
    """
    _SLOTS[:] = [Slot(board, place)]
    if polite and hasattr(os, "nice"):
        os.nice(POLITENESS)
    if compiles:
        warm_up(say_nothing)
    get_ready()
    return os.getpid()


def attend(ticket: int, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """Does one errand in a process that does others before and after.

    Args:
        ticket: its number among the errands of this process.
        function: what to do.
        arguments: with what.
    """
    for slot in _SLOTS:
        slot.begin(ticket)
    try:
        return function(*arguments)
    finally:  # what lived refers to itself; see `experiments.ensemble.worker.work_alone`
        gc.collect()
        gc.freeze()


def live(job: Job, key: str) -> bytes:
    """The counts of a run, packed.

    Raises:
        Stopped: when nobody wants it any more.
    """
    return packed(_rows(job, key))


def live_each(jobs: Sequence[Job]) -> pd.DataFrame:
    """The rows of several runs, lived through one after another.

    Args:
        jobs: those that begin in one town are best beside each other, for it is then built once.

    Raises:
        Stopped: when nobody wants it any more.
    """
    return pd.concat([_rows(job, job.key) for job in jobs], ignore_index=True)


def _rows(job: Job, key: str) -> pd.DataFrame:
    return perform(_heeding(type(job))(**vars(job)), key, _SHELF)


def _heeding(kind: type[Job]) -> type[Job]:
    """Jobs of a kind that end when nobody wants them any more, and say how far they are."""

    def tell(_: Job, stage: str, done: int, total: int) -> None:
        heed(stage, done, total)

    return type(f"Heeding{kind.__name__}", (kind,), {"tell": tell})


def heed(stage: str, done: int, total: int) -> None:
    """To be called as progress by what takes long: says how far it is, and stops when nobody wants it any more.

    Raises:
        Stopped: then.
    """
    for slot in _SLOTS:
        slot.heed(done / total if stage == "school weeks" else 0.0)


def compose(plan: Plan, command: str, runs: Sequence[bytes]) -> bytes:
    """The comparison that these runs give, packed.

    Args:
        plan: the runs.
        command: what gives the same in a terminal.
        runs: the counts of each, packed, in the order of the plan.
    """
    tables: dict[bytes, pd.DataFrame] = {}
    parts = []
    for line, run in zip(runs_of(plan).to_dict("records"), runs, strict=True):
        if run not in tables:
            tables[run] = unpacked(run)
        parts.append(tables[run].assign(**line))
    counts = pd.concat(parts, ignore_index=True)[[*RUN_COLUMNS, *COUNT_COLUMNS]]
    return packed(comparison_of(plan, counts, command))
