"""A question on its way to its answer, whatever the order in which its runs come in."""

import random

import pytest

from tests.dashboard.fakes import Pretended, pretend, question
from viz.dashboard.engine.answer import Answer
from viz.dashboard.engine.cache import Cache
from viz.dashboard.engine.errand import Errand
from viz.dashboard.engine.inquiry import Inquiry
from viz.dashboard.engine.ladder import FIRST_SKETCHES, SKETCHES, legs
from viz.dashboard.engine.question import Question


class Asked:
    """A question with what it told, and its errands done in an order of the test's."""

    def __init__(self, about: Question, kept: Cache | None = None) -> None:
        self.kept = kept or Cache(10**9)
        self.answers: list[Answer] = []
        self.problems: list[Exception] = []
        self.inquiry = Inquiry(about, self.kept, self._told)
        self.ahead = self.inquiry.begin()

    def _told(self, answer: Answer | None, running: bool, problem: Exception | None) -> None:
        if answer is not None:
            self.answers.append(answer)
            assert running is not answer.final
        if problem is not None:
            self.problems.append(problem)

    def do(self, place: int = 0) -> Errand:
        errand = self.ahead.pop(place)
        result = pretend(errand)
        if errand.kept:
            self.kept.put(errand.key, result)
        self.ahead += self.inquiry.take_in(errand.key, result)
        return errand

    def do_all(self) -> "Asked":
        while self.ahead:
            urgent = next((place for place, each in enumerate(self.ahead) if each.urgent), 0)
            self.do(urgent)
        return self

    @property
    def steps(self) -> list[tuple[bool, int, bool]]:
        return [(each.coarse, each.replicates, each.final) for each in self.answers]


def test_answers_come_coarse_first_and_then_sharper() -> None:
    asked = Asked(question()).do_all()
    coarse, region = [(True, 2, False), (True, 4, False)], [3, 6, 12, 16]
    assert asked.steps == coarse + [(False, towns, towns == 16) for towns in region]
    assert [each.pupils for each in asked.answers] == [2_000] * 2 + [20_000] * 4
    assert asked.inquiry.finished


def test_the_first_answer_takes_two_towns_and_no_more() -> None:
    asked = Asked(question())
    lived = 0
    while not asked.answers:
        urgent = next((place for place, each in enumerate(asked.ahead) if each.urgent), 0)
        lived += not asked.do(urgent).urgent
    assert lived == 2 * FIRST_SKETCHES


def whole_of(about: Question) -> object:
    found = Asked(about).do_all().answers[-1]
    return found.comparison


@pytest.mark.parametrize("order", range(20))
def test_the_whole_answer_is_the_same_in_any_order(order: int) -> None:
    luck = random.Random(order)
    asked = Asked(question())
    while asked.ahead:
        asked.do(luck.randrange(len(asked.ahead)))
    assert asked.answers[-1].final
    assert asked.answers[-1].comparison == whole_of(question())
    assert sum(each.final for each in asked.answers) == 1


@pytest.mark.parametrize("order", range(5))
def test_an_answer_never_gives_way_to_a_less_sharp_one(order: int) -> None:
    luck = random.Random(order)
    asked = Asked(question())
    while asked.ahead:
        asked.do(luck.randrange(len(asked.ahead)))
    sharpness = [(not coarse, towns) for coarse, towns, _ in asked.steps]
    assert sharpness == sorted(set(sharpness))


def test_what_is_answered_is_made_of_the_runs_of_the_plan_in_order() -> None:
    found = Asked(question()).do_all().answers[-1].comparison
    assert isinstance(found, Pretended)
    _, region = legs(question())
    assert list(found.runs) == [key.encode() for key, _ in region.runs]


def test_a_question_asked_again_takes_no_work() -> None:
    kept = Asked(question()).do_all().kept
    again = Asked(question(), kept)
    assert again.ahead == []
    assert again.steps == [(False, 16, True)]
    assert again.inquiry.finished


def test_another_question_takes_the_baseline_from_what_is_kept() -> None:
    kept = Asked(question(0.8)).do_all().kept
    other = Asked(question(0.9), kept)
    assert len([each for each in other.ahead if not each.urgent]) == SKETCHES + 16
    assert other.do_all().answers[-1].comparison == whole_of(question(0.9))


def test_an_answer_half_way_is_taken_up_again() -> None:
    begun = Asked(question())
    while not begun.answers or begun.answers[-1].replicates < 6:
        urgent = next((place for place, each in enumerate(begun.ahead) if each.urgent), 0)
        begun.do(urgent)
    again = Asked(question(), begun.kept)
    assert again.steps == [(True, SKETCHES, False)]
    assert not any(each.pace == "quick" for each in again.ahead if not each.urgent)
    assert again.do_all().answers[-1].comparison == whole_of(question())


def test_nothing_is_kept_and_the_answer_is_the_same() -> None:
    assert Asked(question(), Cache(0)).do_all().answers[-1].comparison == whole_of(question())


def test_how_much_is_done_grows_from_nothing_to_all() -> None:
    asked = Asked(question())
    parts = [asked.inquiry.done(lambda key: 0.0)]
    while asked.ahead:
        urgent = next((place for place, each in enumerate(asked.ahead) if each.urgent), 0)
        asked.do(urgent)
        parts.append(asked.inquiry.done(lambda key: 0.0))
    assert parts[0] == 0.0
    assert parts[-1] == 1.0
    assert parts == sorted(parts)
    assert parts[-2] > 0.95


def test_what_is_half_way_counts_half() -> None:
    asked = Asked(question())
    assert 0.45 < asked.inquiry.done(lambda key: 0.5) < 0.5
