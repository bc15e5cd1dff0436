"""The bench with processes that live through runs."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from experiments.compare.run import compare
from experiments.run import warm_up
from model.progress import say_nothing
from tests.dashboard.fakes import question
from tests.experiments.ensemble.ended import children, has_ended, until
from viz.dashboard.engine import Answer, Bench, Question, Session
from viz.dashboard.engine.ladder import legs
from viz.dashboard.engine.staff import Processes

ROOT = Path(__file__).parents[2]
SMALL = 600
"""Pupils in towns that are there to be lived through, not to tell anything."""


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    warm_up(say_nothing)
    with Bench(hire=partial(Processes, count=(1, 1))) as made:
        yield made


def whole(session: Session, about: Question) -> Answer:
    """The whole answer, waited for."""
    session.ask(about)
    until(lambda: not session.standing.running, "there is an answer", seconds=120.0)
    assert session.standing.problem is None
    answer = session.standing.answer
    assert answer is not None
    assert answer.final
    return answer


def test_the_whole_answer_is_what_compare_gives(bench: Bench, tmp_path: Path) -> None:
    asked = question(students=SMALL)
    answer = whole(bench.session(), asked)
    _, region = legs(asked)
    made = compare(region.plan, tmp_path / "runs", command="", workers=1)
    for table in ("effects", "costs", "capacity", "tiers", "counts"):
        pd.testing.assert_frame_equal(
            getattr(answer.comparison, table), getattr(made, table), check_dtype=False, check_exact=True
        )


def test_the_answer_is_the_same_after_other_questions_were_begun(bench: Bench) -> None:
    luck = random.Random(1)
    asked = question(0.7, students=SMALL, seed=50)
    session = bench.session()
    for _ in range(8):
        session.ask(question(luck.uniform(0.6, 1.2), students=SMALL, seed=50))
    after = whole(session, asked)
    with Bench(hire=partial(Processes, count=(2, 1)), kept_bytes=0) as other:
        alone = whole(other.session(), asked)
    pd.testing.assert_frame_equal(after.comparison.effects, alone.comparison.effects, check_exact=True)


def test_a_process_killed_in_the_middle_costs_its_run_only() -> None:
    asked = question(0.75, students=SMALL, seed=90)
    before = set(children(os.getpid()))
    with Bench(hire=partial(Processes, count=(1, 1))) as bench:
        session = bench.session()
        session.ask(asked)
        until(lambda: session.standing.answer is not None, "there is a first answer")
        for pid in set(children(os.getpid())) - before:
            os.kill(pid, signal.SIGKILL)
        killed = whole(session, asked)
        again = whole(bench.session(), question(0.75, students=SMALL, seed=91))
    assert again.final
    with Bench(hire=partial(Processes, count=(1, 1))) as bench:
        alone = whole(bench.session(), asked)
    pd.testing.assert_frame_equal(killed.comparison.effects, alone.comparison.effects, check_exact=True)


def test_a_long_run_ends_when_nobody_wants_it_and_others_go_on(bench: Bench) -> None:
    """Without being heard it would take minutes, and the small question would wait for it."""
    session = bench.session()
    session.ask(question(students=100_000, years=10))
    until(lambda: session.standing.answer is not None, "there is a first answer")
    session.stop()
    assert whole(session, question(0.65, students=SMALL, seed=30)).final


def test_how_far_a_run_is_can_be_seen_while_it_lasts(bench: Bench) -> None:
    session = bench.session()
    session.ask(question(0.66, students=20_000, years=5, seed=40))
    seen: list[float] = []

    def moved() -> bool:
        seen.append(session.done())
        return len(set(seen)) > 20

    until(moved, "it has moved in small steps")
    session.close()
    assert seen == sorted(seen)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_outlives_the_server(how: signal.Signals) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.dashboard.serving"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        assert server.stdout.readline() == "busy\n"
        started = children(server.pid)
        assert len(started) >= 2
    finally:
        server.send_signal(how)
        server.wait(30)
        server.stdout.close()
    until(lambda: all(has_ended(pid) for pid in started), "its processes have ended", seconds=30.0)


def test_none_outlives_the_block() -> None:
    before = set(children(os.getpid()))
    with Bench(hire=partial(Processes, count=(1, 1))) as bench:
        session = bench.session()
        session.ask(question(students=100_000, years=10))
        until(lambda: session.standing.answer is not None, "there is a first answer")
        started = set(children(os.getpid())) - before
    assert len(started) >= 2
    assert all(has_ended(pid) for pid in started)
