"""Who is served, what goes on and what is let go, with a staff that does as the test says."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest

from evidence import BadInput
from tests.dashboard.fakes import FakeStaff, question
from viz.dashboard.engine.answer import Answer
from viz.dashboard.engine.cache import Cache
from viz.dashboard.engine.call import Call
from viz.dashboard.engine.desk import MOST_TRIES, Desk
from viz.dashboard.engine.inquiry import Inquiry
from viz.dashboard.engine.ladder import SKETCHES, legs
from viz.dashboard.engine.question import Question


class Room:
    """A desk with a staff, and what its clients were told."""

    def __init__(self, quick: int = 2, patient: int = 2) -> None:
        self.staff = FakeStaff(quick, patient)
        self.kept = Cache(10**9)
        self.desk = Desk(self.staff, self.kept, self._watch)
        self.answers: dict[object, list[Answer]] = {}
        self.problems: dict[object, Exception] = {}

    @staticmethod
    def _watch(done: "Future[Any]", ended: Callable[[], None]) -> None:
        done.add_done_callback(lambda _: ended())

    def ask(self, client: object, about: Question) -> Inquiry:
        told = self.answers.setdefault(client, [])

        def tell(answer: Answer | None, running: bool, problem: Exception | None) -> None:
            if answer is not None:
                told.append(answer)
            if problem is not None:
                self.problems[client] = problem

        inquiry = Inquiry(about, self.kept, tell)
        self.desk.ask(client, inquiry)
        return inquiry

    def under_way(self) -> set[str]:
        return {errand.key for errand in self.staff.under_way.values()}

    def place_of(self, key: str) -> int:
        return next(place for place, errand in self.staff.under_way.items() if errand.key == key)


def whole_of(about: Question) -> object:
    room = Room()
    room.ask("one", about)
    room.staff.work()
    return room.answers["one"][-1].comparison


def test_everything_is_done_once_and_then_nothing_is_left() -> None:
    room = Room()
    room.ask("one", question())
    room.staff.work()
    assert room.answers["one"][-1].final
    assert max(Counter(errand.key for errand in room.staff.given).values()) == 1
    assert room.desk.wanter_of("one") is None


def test_newer_input_lets_go_of_older_work_but_not_of_what_both_need() -> None:
    room = Room()
    room.ask("one", question(0.8))
    room.staff.finish(0)
    of_both = {key for leg in legs(question(0.9)) for key, _ in leg.runs}
    lone = {place for place, each in room.staff.under_way.items() if each.key not in of_both}
    shared = set(room.staff.under_way) - lone
    assert lone, "something of the older question alone is under way"
    assert shared
    room.ask("one", question(0.9))
    assert set(room.staff.stopped) == lone
    room.staff.heed()
    given = len(room.staff.given)
    room.staff.work()
    older = {key for leg in legs(question(0.8)) for key, _ in leg.runs} - of_both
    assert not older & {each.key for each in room.staff.given[given:]}
    assert room.answers["one"][-1].comparison == whole_of(question(0.9))
    assert room.answers["one"][-1].question.key == question(0.9).key


def test_a_slider_that_is_dragged_leaves_one_question() -> None:
    room = Room()
    for step in range(50):
        room.ask("one", question(0.5 + step / 100))
        room.staff.heed()
    room.staff.work()
    last = question(0.99)
    assert room.answers["one"][-1].question.key == last.key
    assert room.answers["one"][-1].comparison == whole_of(last)
    assert {each.question.key for each in room.answers["one"]} == {last.key}


def test_two_who_ask_the_same_have_it_done_once() -> None:
    room = Room()
    room.ask("one", question())
    room.ask("two", question())
    room.staff.work()
    assert max(Counter(errand.key for errand in room.staff.given).values()) == 1
    assert room.answers["one"][-1].comparison == room.answers["two"][-1].comparison


def test_who_leaves_takes_nothing_from_who_stays() -> None:
    room = Room()
    room.ask("one", question())
    room.ask("two", question())
    room.desk.stop("one")
    assert room.staff.stopped == []
    room.staff.work()
    assert room.answers["one"] == []
    assert room.answers["two"][-1].final


def test_stop_ends_all_that_is_for_one_alone() -> None:
    room = Room()
    room.ask("one", question())
    room.staff.work(5)
    room.desk.stop("one")
    assert sorted(room.staff.stopped) == sorted(room.staff.under_way)
    room.staff.heed()
    assert room.staff.under_way == {}


def test_what_was_stopped_too_late_is_kept_all_the_same() -> None:
    room = Room()
    room.ask("one", question())
    late = room.under_way()
    room.desk.stop("one")
    room.staff.work()
    assert all(room.kept.get(key) is not None for key in late)


def test_what_is_asked_again_while_it_stops_is_done() -> None:
    room = Room()
    room.ask("one", question())
    room.desk.stop("one")
    room.ask("one", question())
    room.staff.heed()
    room.staff.work()
    assert room.answers["one"][-1].comparison == whole_of(question())


def test_a_process_that_dies_costs_its_errand_only() -> None:
    room = Room()
    room.ask("one", question())
    for place in list(room.staff.under_way):
        room.staff.die(place)
    room.staff.work()
    assert room.answers["one"][-1].comparison == whole_of(question())
    assert sum(Counter(errand.key for errand in room.staff.given).values()) == len(set(room.staff.given)) + 4


def test_a_question_that_kills_who_works_on_it_is_given_up_and_others_go_on() -> None:
    room = Room()
    deadly, harmless = question(0.8), question(0.8, seed=100)
    room.ask("one", deadly)
    room.ask("two", harmless)
    killer = legs(deadly)[0].runs[0][0]
    deaths = 0
    while "one" not in room.problems:
        if killer in room.under_way():
            room.staff.die(room.place_of(killer))
            deaths += 1
        else:
            room.staff.work(1)
    assert deaths == MOST_TRIES
    assert isinstance(room.problems["one"], BadInput)
    room.staff.heed()
    room.staff.work()
    assert room.answers["two"][-1].final
    assert "two" not in room.problems


def test_processes_that_died_while_idle_are_not_held_against_a_question() -> None:
    room = Room()
    room.ask("one", question())
    for _ in range(5):
        for place in list(room.staff.under_way):
            room.staff.was_dead(place)
    room.staff.work()
    assert room.problems == {}
    assert room.answers["one"][-1].comparison == whole_of(question())


def test_an_error_is_told_to_who_asked_and_to_nobody_else() -> None:
    room = Room()
    room.ask("one", question(0.8))
    room.ask("two", question(0.8, seed=100))
    broken = legs(question(0.8))[0].runs[0][0]
    room.staff.break_off(room.place_of(broken), BadInput(problem="cannot be"))
    assert str(room.problems["one"]) == "cannot be"
    room.staff.heed()
    room.staff.work()
    assert room.answers["two"][-1].final


def test_twenty_sessions_get_their_first_answers_together() -> None:
    """After so much work as all first answers take, and a little, everybody has one; nobody is far ahead."""
    room = Room()
    for client in range(20):
        room.ask(client, question(0.5 + client / 100))
    quick = 0
    while any(not told for told in room.answers.values()):
        places = [place for place in room.staff.under_way if place < 2]
        room.staff.finish(places[0])
        quick += 1
    shared, own = SKETCHES, 20 * SKETCHES
    assert quick <= shared + own + 2 * 20  # runs, and at most two answers worked out for each
    assert max(each[-1].replicates for each in room.answers.values()) <= SKETCHES


def test_who_comes_as_the_twenty_first_waits_for_no_more_than_a_round() -> None:
    room = Room()
    for client in range(20):
        room.ask(client, question(0.5 + client / 100, students=100_000, years=10))
    room.ask("late", question(0.99, students=100_000, years=10))
    quick = 0
    while not room.answers["late"]:
        places = [place for place in room.staff.under_way if place < 2]
        room.staff.finish(places[0])
        quick += 1
    assert quick <= SKETCHES + 2 * 21 + 21 + 4  # the baseline, two rounds of runs, their answers, what was under way


def test_what_is_waited_for_never_waits_for_what_takes_long() -> None:
    room = Room()
    room.ask("one", question(students=100_000, years=10))
    while len(room.answers["one"]) < 2:
        places = [place for place in room.staff.under_way if place < 2]
        room.staff.finish(places[0])
    assert sorted(room.staff.under_way) == [2, 3]
    room.ask("two", question(0.7, seed=9))
    assert sorted(room.staff.under_way) == [0, 1, 2, 3]


def test_a_newer_call_of_the_same_slot_cancels_the_older() -> None:
    room = Room(quick=1, patient=1)
    older, newer = Call("pupil", len, ("abc",), "patient"), Call("pupil", len, ("abcd",), "patient")
    room.desk.ask("one", older)
    room.desk.ask("one", newer)
    room.staff.heed()
    room.staff.work()
    assert older.future.cancelled()
    assert newer.future.result() == 4


def test_a_call_stands_beside_a_question() -> None:
    room = Room()
    room.ask(("one", "answer"), question())
    call = Call("pupil", len, ("abc",), "quick")
    room.desk.ask(("one", "pupil"), call)
    room.staff.work()
    assert call.future.result() == 3
    assert room.answers[("one", "answer")][-1].final


@pytest.mark.parametrize("cancelled", [False, True])
def test_a_call_that_fails_tells_who_waits_if_anybody_does(cancelled: bool) -> None:
    room = Room(quick=1, patient=1)
    call = Call("pupil", len, (3,), "quick")
    room.desk.ask("one", call)
    if cancelled:
        call.future.cancel()
    room.staff.break_off(0, TypeError("no length"))
    assert call.future.cancelled() is cancelled
    if not cancelled:
        assert isinstance(call.future.exception(), TypeError)


def test_when_nothing_works_any_more_everybody_is_told() -> None:
    room = Room()
    room.ask("one", question(0.8))
    room.ask("two", question(0.9))
    room.desk.fail_all(BadInput(problem="nothing works"))
    assert set(room.problems) == {"one", "two"}
