"""The bench and its sessions, with a staff that needs no processes."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from tests.dashboard.fakes import FakeStaff, pretend, question
from tests.experiments.ensemble.ended import until
from viz.dashboard.engine import Bench, Session, Standing
from viz.dashboard.engine.errand import Errand
from viz.dashboard.engine.staff import End, Post


class Threads(FakeStaff):
    """Does errands at once, in threads; or holds them until the test lets go.

    Attributes:
        open: while it is set, errands are done.
    """

    def __init__(self, post: Post, ready: Callable[[], None]) -> None:
        super().__init__()
        self.open = threading.Event()
        self.open.set()
        self._ready = ready
        self._pool = ThreadPoolExecutor(4)

    def begin(self) -> None:
        self._ready()

    def give(self, place: int, errand: Errand) -> "Future[Any]":
        self.given.append(errand)
        self.under_way[place] = errand
        return self._pool.submit(self._do, errand)

    def free(self, place: int, done: "Future[Any]") -> End:
        del self.under_way[place]
        return "ended"

    def end(self) -> None:
        super().end()
        self.open.set()
        self._pool.shutdown()

    def _do(self, errand: Errand) -> Any:
        self.open.wait()
        return pretend(errand)


class Hired:
    """Remembers the staff that a bench was given."""

    staff: Threads

    def __call__(self, post: Post, ready: Callable[[], None]) -> Threads:
        self.staff = Threads(post, ready)
        return self.staff


def is_final(session: Session) -> Callable[[], bool]:
    return lambda: session.standing.answer is not None and session.standing.answer.final


def test_a_session_hears_of_better_answers_until_the_whole_one() -> None:
    async def heard(session: Session) -> list[Standing]:
        found: list[Standing] = []
        async for standing in session.news():
            found.append(standing)
            if standing.answer is not None and standing.answer.final:
                session.close()
        return found

    with Bench(hire=Hired()) as bench:
        session = bench.session()
        session.ask(question())
        found = asyncio.run(heard(session))
    whole = found[-1]
    assert whole.answer is not None
    assert not whole.running
    assert whole.problem is None
    assert whole.answers(question())
    assert not whole.answers(question(0.7))
    towns = [(not each.answer.coarse, each.answer.replicates) for each in found if each.answer is not None]
    assert towns == sorted(towns)


def test_an_older_answer_stays_in_sight_and_is_known_to_be_stale() -> None:
    hired = Hired()
    with Bench(hire=hired) as bench:
        session = bench.session()
        session.ask(question(0.8))
        until(is_final(session), "there is an answer", seconds=20)
        hired.staff.open.clear()
        session.ask(question(0.9))
        standing = session.standing
        assert standing.running
        assert standing.answers(question(0.8))
        assert not standing.answers(question(0.9))
        hired.staff.open.set()
        until(lambda: session.standing.answers(question(0.9)), "there is a new answer", seconds=20)


def test_stop_keeps_what_is_known_and_nothing_comes_after_it() -> None:
    hired = Hired()
    with Bench(hire=hired) as bench:
        session = bench.session()
        hired.staff.open.clear()
        session.ask(question())
        until(lambda: len(hired.staff.under_way) == 4, "all are at work", seconds=20)
        session.stop()
        hired.staff.open.set()
        until(lambda: not hired.staff.under_way, "all are idle", seconds=20)
        assert session.standing.answer is None
        assert not session.standing.running
        session.ask(question())
        until(is_final(session), "it was asked again", seconds=20)


def test_sessions_are_apart() -> None:
    with Bench(hire=Hired()) as bench:
        sessions = [bench.session() for _ in range(20)]
        for number, session in enumerate(sessions):
            session.ask(question(0.5 + number / 100))
        for session in sessions:
            until(is_final(session), "there is an answer", seconds=60)
        for number, session in enumerate(sessions):
            assert session.standing.answers(question(0.5 + number / 100))


def test_a_closed_session_leaves_nothing() -> None:
    hired = Hired()
    with Bench(hire=hired) as bench:
        session = bench.session()
        hired.staff.open.clear()
        session.ask(question())
        session.close()
        assert session.standing.answer is None
        hired.staff.open.set()
        until(lambda: not hired.staff.under_way, "all are idle", seconds=20)
        assert session.standing.answer is None
    assert len(hired.staff.given) <= 4


def test_who_listens_in_a_loop_that_is_gone_does_no_harm() -> None:
    async def begin(session: Session) -> None:
        news = session.news()
        await anext(news)
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)

    with Bench(hire=Hired()) as bench:
        session = bench.session()
        asyncio.run(begin(session))
        session.ask(question())
        until(is_final(session), "there is an answer", seconds=20)


def test_news_are_repeated_while_work_goes_on() -> None:
    async def listened(session: Session) -> int:
        told = 0
        async for _ in session.news(0.01):
            told += 1
            if told == 5:
                break
        return told

    hired = Hired()
    with Bench(hire=hired) as bench:
        session = bench.session()
        hired.staff.open.clear()
        session.ask(question())
        assert asyncio.run(asyncio.wait_for(listened(session), 20)) == 5
        assert 0.0 <= session.done() < 1.0


def test_a_call_gives_what_the_function_gives() -> None:
    with Bench(hire=Hired()) as bench:
        assert bench.session().call("pupil", pow, 2, 5).result(20) == 32


class Broken(Threads):
    """A staff that cannot hand out anything."""

    def give(self, place: int, errand: Errand) -> "Future[Any]":
        raise OSError("no more processes")


def test_when_nothing_works_any_more_everybody_is_told_also_who_comes_later() -> None:
    with Bench(hire=Broken) as bench:
        first, later = bench.session(), bench.session()
        first.ask(question())
        until(lambda: isinstance(first.standing.problem, OSError), "the first is told", seconds=20)
        assert not first.standing.running
        later.ask(question())
        until(lambda: isinstance(later.standing.problem, OSError), "the later is told", seconds=20)
        with pytest.raises(OSError, match="no more processes"):
            later.call("pupil", pow, 2, 5).result(20)


def test_the_staff_ends_with_the_bench() -> None:
    hired = Hired()
    with Bench(hire=hired):
        pass
    assert hired.staff.ended
