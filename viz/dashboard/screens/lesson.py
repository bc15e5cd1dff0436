"""Lessons: cards to predict, run, reveal and discuss, with role sheets and what a teacher needs."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import solara

from viz.dashboard.engine import Bench
from viz.dashboard.history import SetAsked
from viz.dashboard.lesson.budget_card import BudgetCard
from viz.dashboard.lesson.cards import discuss_card, predict_card, reveal_card, run_card
from viz.dashboard.lesson.loader import Lesson, lesson, lessons
from viz.dashboard.lesson.press import Press
from viz.dashboard.lesson.runs import Runs
from viz.dashboard.lesson.seat import CARDS, SEAT, Seat
from viz.dashboard.lesson.teacher import care_part, role_part, teacher_part
from viz.dashboard.lesson.use_towns import Towns, use_towns
from viz.dashboard.parts import element
from viz.dashboard.state import Asked
from viz.dashboard.texts import say


@solara.component
def Screen(asked: Asked, set_asked: SetAsked, bench: Bench) -> None:
    """The screen."""
    seat = SEAT.value
    if seat.lesson:
        Sitting(lesson(seat.lesson), asked.lang, bench).key(seat.lesson)
    else:
        _choose(asked.lang)


def _choose(lang: str) -> None:
    """All lessons, to choose from."""
    element("h1", [say("lesson.title", lang)])
    element("p", [say("lesson.intro", lang, minutes=sum(step.minutes for step in _first().file.plan))])
    with solara.Div(classes=["vz-lessons"]):
        for name, each in lessons().items():
            _offer(name, each, lang)
    care_part(lang)


def _first() -> Lesson:
    return next(iter(lessons().values()))


def _offer(name: str, each: Lesson, lang: str) -> Any:
    title = each.file.title[lang]

    def sit() -> None:
        SEAT.set(Seat(lesson=name))

    go = Press(say("lesson.start", lang), sit, label=say("lesson.open", lang, place=each.file.place, title=title))
    words = [element("h2", [f"{each.file.place}. {title}"]), element("p", [each.file.goal[lang]])]
    return element("section", [*words, element("p", [element("small", [each.file.subjects[lang]])]), go])


@solara.component
def Sitting(each: Lesson, lang: str, bench: Bench) -> None:
    """One lesson.

    Args:
        each: the lesson.
        lang: "nl" or "en".
        bench: the server's bench.
    """
    seat, file = SEAT.value, each.file

    def change(**values: Any) -> None:
        SEAT.set(replace(SEAT.value, **values))

    def keep(towns: Towns) -> None:
        shows = towns.found is not None and SEAT.value.card == "run"
        change(towns=towns, **({"card": "reveal"} if shows else {}))

    begin, stop = use_towns(bench, lambda: SEAT.value.towns, keep)
    runs = Runs(file.run, each.scenarios, file.number)

    def again() -> None:
        last = seat.towns.runs or runs
        begin(runs.with_seed(last.lived.seed + last.lived.replicates))

    element("p", [_back(lang, stop)])
    element("h1", [f"{file.place}. {file.title[lang]}"])
    _steps(seat, lang, change)
    with solara.Div(classes=["vz-two"]):
        with solara.Div(classes=["vz-card"]):
            element("h2", [_heading(seat.card, lang)])
            if seat.card == "predict":
                predict_card(file.predict, seat.choice, lang, lambda at: change(choice=at), lambda: change(card="run"))
            elif seat.card == "run":
                run_card(file.running[lang], seat, lang, lambda: begin(runs), stop)
            elif seat.card == "reveal":
                reveal_card(each, seat, lang, again, stop)
                if file.budget is not None:
                    BudgetCard(each, lang, bench)
            else:
                discuss_card(each, lang)
        with solara.Div():
            role_part(file, lang)
            teacher_part(each, lang)
            care_part(lang)


def _heading(card: str, lang: str) -> str:
    name = say(f"lesson.{card}", lang)
    return say("lesson.card", lang, at=CARDS.index(card) + 1, all=len(CARDS), name=name)


def _back(lang: str, stop: Callable[[], None]) -> Any:
    def leave() -> None:
        stop()
        SEAT.set(Seat())

    return Press(say("lesson.back", lang), leave)


def _steps(seat: Seat, lang: str, change: Callable[..., None]) -> Any:
    """The cards as steps; each can be opened, for a teacher goes back and forth."""
    steps = [_step(at, card, seat, lang, change) for at, card in enumerate(CARDS, start=1)]
    return element("nav", [element("ol", steps, class_="vz-steps")], aria_label=say("lesson.steps", lang))


def _step(at: int, card: str, seat: Seat, lang: str, change: Callable[..., None]) -> Any:
    words = f"{at}. {say(f'lesson.{card}', lang)}"
    return element("li", [Press(words, lambda: change(card=card), step=card == seat.card)])
