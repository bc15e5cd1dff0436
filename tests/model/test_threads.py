"""Schools are shared out over threads, every school once."""

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents import records
from agents.records import Records
from evidence import BadInput
from model import SchoolSystem
from model.machine import MOST_THREADS
from model.threads import GROUPS_PER_THREAD, check_threads, make_pool, over_schools, school_groups


def schools_of(sizes: list[int]) -> Records:
    schools = records.empty(records.SCHOOL, len(sizes))
    schools.pupils = sizes
    return schools


@given(sizes=st.lists(st.integers(0, 3000), min_size=1, max_size=60).filter(any), threads=st.integers(1, 20))
def test_every_school_is_in_one_group(sizes: list[int], threads: int) -> None:
    groups = school_groups(schools_of(sizes), threads)
    assert [school for first, last in groups for school in range(first, last)] == list(range(len(sizes)))
    assert 1 <= len(groups) <= (threads * GROUPS_PER_THREAD if threads > 1 else 1)


@given(sizes=st.lists(st.integers(50, 3000), min_size=1, max_size=60), threads=st.integers(2, 8))
def test_groups_have_about_as_many_pupils(sizes: list[int], threads: int) -> None:
    """No group is larger than its share by more than one school."""
    share = sum(sizes) / (threads * GROUPS_PER_THREAD)
    for first, last in school_groups(schools_of(sizes), threads):
        assert sum(sizes[first:last]) <= share + max(sizes)


@pytest.mark.parametrize("threads", [1, 2, MOST_THREADS])
def test_a_number_of_threads_is_taken_as_it_is(threads: int) -> None:
    assert check_threads(threads) == threads


@pytest.mark.parametrize("threads", [0, -1, MOST_THREADS + 1, 1.0, 2.5, True, "2", (2,)])
def test_what_is_no_number_of_threads_is_refused(threads: Any) -> None:
    with pytest.raises(BadInput, match="threads"):
        check_threads(threads)
    with pytest.raises(BadInput, match="threads"):
        SchoolSystem(students=200, threads=threads)


def test_by_default_all_processors_at_hand_are_used() -> None:
    found = check_threads(None)
    assert 1 <= found <= (os.cpu_count() or 1)


@pytest.mark.parametrize("threads", [1, 2])
def test_work_is_done_on_every_group_and_its_errors_are_heard(threads: int) -> None:
    done = np.zeros(10, dtype=int)

    def work(world: Any, first: int, last: int, more: int) -> None:
        world[first:last] += more

    def broken(world: Any, first: int, last: int) -> None:
        raise ZeroDivisionError

    with make_pool(threads) as pool:
        over_schools(pool, [(0, 3), (3, 7), (7, 10)], work, done, 2)
        assert (done == 2).all()
        with pytest.raises(ZeroDivisionError):
            over_schools(pool, [(0, 3)], broken, done)


INTERRUPTED = """
import signal, sys, threading
from model.threads import make_pool

signal.signal(signal.SIGINT, signal.default_int_handler)
start = threading.Event.wait

def interrupted(event, *limit):  # by which a thread that starts another waits until it runs
    found = start(event, *limit)
    signal.raise_signal(signal.SIGINT)
    return found

threading.Event.wait = interrupted
try:
    make_pool(int(sys.argv[1]))
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_an_interruption_while_threads_start_ends_the_program() -> None:
    where = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", INTERRUPTED, "2"], env=where, timeout=60, check=False)
    assert done.returncode == 130


def test_one_thread_is_the_one_that_asks() -> None:
    with make_pool(1) as pool:
        assert pool.submit(threading.get_ident).result() == threading.get_ident()
