"""Processes that are started first: who does what, and that they are gone when they should be."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from experiments.ensemble import Job, run_jobs
from experiments.ensemble.hands import Hands, get_ready
from tests.experiments.ensemble.ended import has_ended, until
from verzuim.hands import ready_hands


def who(number: int) -> tuple[int, int]:
    """The number, and the process that was asked."""
    time.sleep(0.05)
    return number, os.getpid()


def dies_elsewhere(number: int, parent: int) -> int:
    """The number; any process but this one dies of it."""
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fails(number: int) -> int:
    """Never gives anything."""
    raise ZeroDivisionError(f"{number} is divided by zero")


def test_everything_is_done_once_and_given_in_order() -> None:
    with Hands(2) as hands:
        done = hands.each(who, [(number,) for number in range(9)])
    assert [number for number, _ in done] == list(range(9))
    assert len({pid for _, pid in done}) == 2
    assert os.getpid() not in {pid for _, pid in done}


def test_what_dead_processes_had_is_done_here() -> None:
    with Hands(2) as hands:
        assert hands.each(dies_elsewhere, [(number, os.getpid()) for number in range(5)]) == list(range(5))


def test_an_error_is_told() -> None:
    with Hands(1) as hands, pytest.raises(ZeroDivisionError, match="3 is divided"):
        hands.each(fails, [(3,)])


@pytest.mark.parametrize("goes_wrong", [False, True])
def test_they_end_with_the_block(goes_wrong: bool) -> None:
    pids: set[int] = set()
    try:
        with Hands(2) as hands:
            pids = {pid for _, pid in hands.each(who, [(number,) for number in range(6)])}
            hands.all_do(time.sleep, 60.0 if goes_wrong else 0.0)
            if goes_wrong:
                raise LookupError
    except LookupError:
        pass
    until(lambda: all(has_ended(pid) for pid in pids), "the processes have ended", seconds=20.0)


def test_lent_processes_do_jobs_and_are_still_there(jobs: list[Job], rows_here: pd.DataFrame, tmp_path: Path) -> None:
    with Hands(2) as hands:
        hands.all_do(get_ready)
        rows = run_jobs(jobs, tmp_path, workers=hands)
        assert [number for number, _ in hands.each(who, [(1,), (2,)])] == [1, 2]
    pd.testing.assert_frame_equal(rows, rows_here)


def test_lent_processes_drop_what_they_have_when_a_job_fails(job_of: Callable[..., Job], tmp_path: Path) -> None:
    pids: set[int] = set()
    with pytest.raises(ZeroDivisionError), Hands(2) as hands:
        pids = {pid for _, pid in hands.each(who, [(1,), (2,)])}
        run_jobs([job_of(5, measure="failing")], tmp_path, workers=hands)
    until(lambda: all(has_ended(pid) for pid in pids), "the processes have ended", seconds=20.0)


@pytest.mark.parametrize(("jobs", "scheduler"), [(1, None), (0, None), (-3, None), (1000, None), (4, "tcp://x:1")])
def test_none_are_started_where_none_work(jobs: int, scheduler: str | None) -> None:
    with ready_hands(jobs, scheduler) as hands:
        assert hands is None


def test_as_many_are_started_as_asked() -> None:
    with ready_hands(3, None) as hands:
        assert hands is not None
        assert len(hands) == 3
