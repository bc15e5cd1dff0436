"""The dashboard's engine, as visitors meet it: how long answers take, alone and beside others, and what it holds.

No browser: what is measured is from a lever's move to the answer at hand, and how late the server itself comes to what
it wants to do, which is what a click waits for.
"""

import json
import os
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.children import peak_memory_mb
from viz.dashboard.asking import question_of
from viz.dashboard.engine import Answer, Bench, Question, Session
from viz.dashboard.state import Asked

SIZES: Final = ((20_000, 1), (20_000, 3), (100_000, 10))
"""Pupils and years; of the last only the first answer is waited for."""
MOVES: Final = 5
"""Times that a lever is moved at each size."""
BESIDE: Final = (4, 20)
"""Sessions that move a lever at the same time."""
LOOK_SECONDS: Final = 0.002
"""How often is looked, and how often the server wants to do something."""
LEVER: Final = "class-size"
_STEPS: Final = count()


def measure() -> dict[str, Any]:
    """Everything.

    Returns:
        "ready_seconds"; "alone": a row per size; "beside": a row per number of sessions; "memory".
    """
    begun = time.perf_counter()
    with Bench() as bench:
        _until(lambda: bench.is_ready)
        ready = time.perf_counter() - begun
        first = bench.session()
        alone = [_alone(first, students, years) for students, years in SIZES]
        first.close()
        beside = [_beside(bench, sessions) for sessions in BESIDE]
        memory = _memory(bench)
    return {"ready_seconds": ready, "cores": os.cpu_count(), "alone": alone, "beside": beside, "memory": memory}


def _moved(students: int, years: int) -> Question:
    """A question that was never asked: the lever is moved on by a little."""
    return question_of(Asked(levers={LEVER: 24.9 - next(_STEPS) / 100}, students=students, years=years))


def _alone(session: Session, students: int, years: int) -> dict[str, Any]:
    """One visitor: the first move, when nothing is known yet, and some later ones."""
    waits = students * years <= SIZES[1][0] * SIZES[1][1]
    rows = [_seconds([session], students, years, waits)[0] for _ in range(MOVES)]
    session.stop()
    later = {name: float(np.median([row[name] for row in rows[1:]])) for name in rows[0]}
    return {"students": students, "years": years, "first_time": rows[0], "later": later}


def _beside(bench: Bench, sessions: int) -> dict[str, Any]:
    """Several visitors, who all move a lever at the same time, and again when all have a first answer."""
    visitors = [bench.session() for _ in range(sessions)]
    found: list[float] = []
    with _lateness() as late:
        for _ in range(MOVES):
            found += [row["first"] for row in _seconds(visitors, *SIZES[0], waits=False)]
    return {"sessions": sessions, "first": _spread(found), "late": _spread(late)}


def _seconds(sessions: Sequence[Session], students: int, years: int, waits: bool) -> list[dict[str, float]]:
    """Seconds from a move to the first answer and, when waited for, to that of the region's towns and the whole one."""
    begun = time.perf_counter()
    asked = [_moved(students, years) for _ in sessions]
    for session, question in zip(sessions, asked, strict=True):
        session.ask(question)
    rows: list[dict[str, float]] = [{} for _ in sessions]
    steps = ("first", "region", "whole") if waits else ("first",)

    def look() -> bool:
        for session, question, row in zip(sessions, asked, rows, strict=True):
            answer = session.standing.answer
            if answer is not None and answer.question is question:
                for step in _reached(answer):
                    row.setdefault(step, time.perf_counter() - begun)
        return all(step in row for row in rows for step in steps)

    _until(look)
    return [{step: row[step] for step in steps} for row in rows]


def _reached(answer: Answer) -> Iterator[str]:
    yield "first"
    if not answer.coarse:
        yield "region"
    if answer.final:
        yield "whole"


@contextmanager
def _lateness() -> Iterator[list[float]]:
    """How late a thread of this process comes to what it wants to do, time and again."""
    late: list[float] = []
    ended = threading.Event()

    def want() -> None:
        while not ended.is_set():
            due = time.perf_counter() + LOOK_SECONDS
            time.sleep(LOOK_SECONDS)
            late.append(time.perf_counter() - due)

    thread = threading.Thread(target=want)
    thread.start()
    try:
        yield late
    finally:
        ended.set()
        thread.join()


def _spread(values: Sequence[float]) -> dict[str, float]:
    return {"median": float(np.median(values)), "p95": float(np.quantile(values, 0.95)), "most": float(max(values))}


def _memory(bench: Bench) -> dict[str, float]:
    """MB of the server at most, of its processes together now, and of what is kept."""
    return {
        "server_mb": peak_memory_mb(),
        "processes_mb": sum(map(_resident_mb, _children())),
        "kept_mb": bench.held / 1e6,
    }


def _children() -> list[int]:
    mine = re.compile(rf"^PPid:\s+{os.getpid()}$", re.MULTILINE)
    return [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/status") if mine.search(path.read_text())]


def _resident_mb(pid: int) -> float:
    """What a process holds for itself, with its part of what it shares; only where the system tells (Linux)."""
    told = Path("/proc", str(pid), "smaps_rollup").read_text()
    found = re.search(r"^Pss:\s+(\d+) kB$", told, re.MULTILINE)
    return int(found.group(1)) * 1024 / 1e6 if found else 0.0


def _until(true: Callable[[], bool]) -> None:
    while not true():
        time.sleep(LOOK_SECONDS)


if __name__ == "__main__":
    print(json.dumps(measure()))
