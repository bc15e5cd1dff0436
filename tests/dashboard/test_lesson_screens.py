"""The screens Start and Lesson, drawn without a browser, with towns made by hand."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

solara = pytest.importorskip("solara")

from viz.dashboard.lesson.cards import sentences  # noqa: E402
from viz.dashboard.lesson.loader import challenges, lesson, lessons  # noqa: E402
from viz.dashboard.lesson.runs import Runs  # noqa: E402
from viz.dashboard.lesson.seat import CARDS, SEAT, Seat  # noqa: E402
from viz.dashboard.lesson.use_towns import Towns  # noqa: E402
from viz.dashboard.screens import lesson as lesson_screen  # noqa: E402
from viz.dashboard.screens import start as start_screen  # noqa: E402
from viz.dashboard.state import Asked  # noqa: E402

HOURS = {"baseline": 2000.0, "no-friends": 1500.0, "day-of-absence-contact": 1700.0, "contact-no-friends": 1400.0}
PRICE = {"smaller-classes": 900_000.0, "mentors": 60_000.0, "parents": 40_000.0, "package": 50_000.0}


def town_by_hand(runs: Runs, town: int) -> pd.DataFrame:
    """What a town could give: fewer hours in each scenario than in the base, a little otherwise in each town."""
    rows = []
    for name, at, job in runs.jobs():
        if at != town:
            continue
        hours = HOURS.get(name, 1800.0) + 10 * town
        lines = [
            ("pupils", measure, "all", hours, 100_000.0)
            for measure in (
                "missed_true",
                "missed_registered",
                "true_truancy",
                "registered_unauthorised",
                "vsv",
                "reported",
            )
        ]
        lines += [("pupils", "vsv_silent", "all", hours / 5, 100_000.0), ("pupils", "days_true", "all", hours, 1000.0)]
        lines += [("pupils", "chronic_true", "all", 10.0, 1000.0)]
        if name != "baseline":
            lines.append(("costs", "euro", "school", PRICE.get(name, 20_000.0), 1.0))
        rows += [
            {"job": job.key, "kind": kind, "year": 0, "week": -1, "measure": measure, "group": "all", "value": value,
             "numerator": top, "denominator": bottom}
            for kind, measure, value, top, bottom in lines
        ]  # fmt: skip
    return pd.DataFrame(rows)


def trial_by_hand(runs: Runs, town: int) -> pd.DataFrame:
    (key,) = [job.key for _, at, job in runs.jobs() if at == town]
    rows = []
    for name, before, after in (("supported", 0.2, 0.12), ("unsupported", 0.2, 0.15), ("controls", 0.2, 0.15)):
        rows += [(name, "before", before + town / 1000), (name, "after", after), (name, "pupils", 40.0)]
    rows.append(("effect", "after", -0.03 - town / 1000))
    found = pd.DataFrame(rows, columns=["name", "figure", "value"])
    return found.assign(job=key, part="before_after")


class FakeSession:
    """Gives towns by hand, at once, or fails."""

    def __init__(self, problem: Exception | None, slow: bool) -> None:
        self.problem, self.slow = problem, slow
        self.closed = False
        self.waiting: dict[int, tuple[Future[Any], Runs]] = {}

    def give(self, town: int) -> None:
        """Has a town that was asked for come in."""
        future, runs = self.waiting[town]
        future.set_result(town_by_hand(runs, town))

    def call(self, slot: str, function: Callable[..., Any], runs: Runs, town: int) -> "Future[Any]":
        future: Future[Any] = Future()
        if self.slow:
            self.waiting[town] = (future, runs)
        elif self.problem is not None:
            future.set_exception(self.problem)
        else:
            future.set_result((trial_by_hand if runs.lived.kind == "trial" else town_by_hand)(runs, town))
        return future

    def close(self) -> None:
        self.closed = True
        for future, _ in self.waiting.values():
            future.cancel()


class FakeBench:
    def __init__(self, problem: Exception | None = None, slow: bool = False) -> None:
        self.problem, self.slow = problem, slow
        self.sessions: list[FakeSession] = []

    def session(self) -> FakeSession:
        self.sessions.append(FakeSession(self.problem, self.slow))
        return self.sessions[-1]


def texts(widget: Any) -> Iterator[str]:
    """All texts under a widget."""
    for child in getattr(widget, "children", ()):
        if isinstance(child, str):
            yield child
        else:
            yield from texts(child)


def buttons(widget: Any) -> Iterator[Any]:
    for child in getattr(widget, "children", ()):
        if getattr(child, "tag", "") in ("button", "a"):
            yield child
        if not isinstance(child, str):
            yield from buttons(child)


def press(box: Any, words: str) -> None:
    """Presses the one button that has these words."""
    found = [
        each for each in buttons(box) if words in " ".join(texts(each)) or words == each.attributes.get("aria-label")
    ]
    assert found, (words, [" ".join(texts(each)) for each in buttons(box)])
    found[0].fire_event("click.prevent", None)


@contextmanager
def shown(screen: Any, lang: str, bench: FakeBench, changes: list[Asked]) -> Iterator[Any]:
    """A screen as drawn."""
    SEAT.set(Seat())
    box, context = solara.render(screen(Asked(lang=lang), changes.append, bench), handle_error=False)
    try:
        yield box
    finally:
        context.close()


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(400):
        if condition():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not come")


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", list(lessons()))
def test_a_lesson_goes_from_question_to_discussion(name: str, lang: str) -> None:
    async def sit() -> None:
        file, bench = lesson(name).file, FakeBench()
        with shown(lesson_screen.Screen, lang, bench, []) as box:
            press(box, f"{'Open les' if lang == 'nl' else 'Open lesson'} {file.place}: {file.title[lang]}")
            press(box, file.predict.option[1].text[lang])
            assert SEAT.value.choice == 1
            press(box, "Verder: laat uitrekenen" if lang == "nl" else "On: have it run")
            press(box, "Laat de steden lopen" if lang == "nl" else "Run the towns")
            await until(lambda: SEAT.value.towns.done == file.run.replicates)
            assert SEAT.value.card == "reveal"
            told = " ".join(texts(box))
            assert SEAT.value.towns.problem is None
            lines = sentences(lesson(name), SEAT.value.towns, lang)
            assert len(lines) == len(file.reveal)
            assert all(line in told for line in lines)
            pairs = zip(lines, file.reveal, strict=True)  # a number that is not there is written as a question mark
            assert all(line.count("?") <= reveal.text[lang].count("?") for line, reveal in pairs)
            assert "{" not in told
            press(box, "4. Bespreek" if lang == "nl" else "4. Discuss")
            assert file.discuss[1].question[lang].split("{")[0] in " ".join(texts(box))
            assert all(session.closed for session in bench.sessions)

    asyncio.run(sit())


def test_a_run_that_fails_is_told_and_can_be_tried_again() -> None:
    async def sit() -> None:
        bench = FakeBench(RuntimeError("no town"))
        with shown(lesson_screen.Screen, "en", bench, []) as box:
            press(box, "Open lesson 1: Drawn along: absence among friends")
            press(box, "2. Run")
            press(box, "Run the towns")
            await until(lambda: SEAT.value.towns.problem is not None)
            assert "The run did not succeed: no town" in " ".join(texts(box))
            assert any("Run the towns" in " ".join(texts(each)) for each in buttons(box))

    asyncio.run(sit())


def test_work_ends_with_the_screen_and_what_is_known_stays() -> None:
    async def sit() -> None:
        bench = FakeBench(slow=True)
        with shown(lesson_screen.Screen, "en", bench, []) as box:
            press(box, "Open lesson 1: Drawn along: absence among friends")
            press(box, "2. Run")
            press(box, "Run the towns")
            await until(lambda: bool(bench.sessions))
            bench.sessions[0].give(0)
            bench.sessions[0].give(1)
            await until(lambda: SEAT.value.towns.done == 2)
            assert "So far, with 2 of 8 towns" in " ".join(texts(box))
        assert not SEAT.value.towns.running
        assert SEAT.value.towns.found
        await until(lambda: bench.sessions[0].closed)

    asyncio.run(sit())


def test_the_budget_is_kept_to() -> None:
    async def sit() -> None:
        bench = FakeBench()
        with shown(lesson_screen.Screen, "en", bench, []) as box:
            SEAT.set(Seat(lesson="budget", card="run"))
            press(box, "Run the towns")
            await until(lambda: SEAT.value.towns.done == 8)
            press(box, "Smaller classes: price 900 euro for each pupil")
            assert "Too dear: 650 euro too much" in " ".join(texts(box))
            press(box, "Smaller classes: price 900 euro for each pupil")
            press(box, "Mentors and buddies: price 60 euro for each pupil")
            press(box, "Partnership with parents: price 40 euro for each pupil")
            assert "Left: 150 euro for each pupil." in " ".join(texts(box))
            press(box, "Run the town with this package")
            await until(lambda: SEAT.value.package.done == 8)
            assert "The package costs 50 euro for each pupil. Pupils miss 0.20 school days" in " ".join(texts(box))
            press(box, "Mentors and buddies: price 60 euro for each pupil")
            assert SEAT.value.package == Towns()  # what was bought is another package now

    asyncio.run(sit())


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_any_card_can_be_opened_before_anything_has_run(card: str, lang: str) -> None:
    async def sit() -> None:
        with shown(lesson_screen.Screen, lang, FakeBench(), []) as box:
            for name in lessons():
                SEAT.set(Seat(lesson=name, card=card))
                told = " ".join(texts(box))
                assert lesson(name).file.title[lang] in told
                assert "0800-0432" in told

    asyncio.run(sit())


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_start_has_doors_presets_and_a_challenge(lang: str) -> None:
    async def look() -> None:
        changes: list[Asked] = []
        with shown(start_screen.Screen, lang, FakeBench(), changes) as box:
            press(box, "Les" if lang == "nl" else "Lesson")
            press(box, "Betere registratie" if lang == "nl" else "Better registration")
            assert changes[0].screen == "lesson"
            assert (changes[1].preset, changes[1].screen) == ("better-registration", "scenario")
            assert changes[1].levers
            first = next(iter(challenges().values())).file
            press(box, first.predict.option[0].text[lang])
            ends = [f": {option.text[lang]}." for option in first.predict.option]
            await until(lambda: any(end in " ".join(texts(box)) for end in ends))
            press(box, "Een andere vraag" if lang == "nl" else "Another question")
            second = list(challenges().values())[1].file
            assert second.predict.question[lang] in " ".join(texts(box))

    asyncio.run(look())


def test_two_seats_differ() -> None:
    """A seat is a value: what one lesson keeps cannot be changed by another."""
    seat = Seat(lesson="budget", chosen=("mentors",))
    assert replace(seat, lesson="contagion").chosen == ("mentors",)
    assert seat.lesson == "budget"
