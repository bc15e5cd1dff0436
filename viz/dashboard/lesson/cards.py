"""The four cards of a lesson as parts of a page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from viz.dashboard.figure import FigureAndTable, FigureStyle
from viz.dashboard.lesson.chart import chart_of
from viz.dashboard.lesson.guide import evidence_numbers, reference
from viz.dashboard.lesson.loader import Lesson
from viz.dashboard.lesson.press import Press
from viz.dashboard.lesson.schema import Predict
from viz.dashboard.lesson.seat import Seat
from viz.dashboard.lesson.told import Said, answer, sentence
from viz.dashboard.lesson.use_towns import Towns
from viz.dashboard.parts import element
from viz.dashboard.texts import say
from viz.language import number

Act = Callable[[], None]


def predict_card(predict: Predict, choice: int | None, lang: str, choose: Callable[[int], None], go: Act) -> None:
    """The question, and its answers as buttons of which one is pressed.

    Args:
        predict: the question.
        choice: place of the answer chosen; None before.
        lang: "nl" or "en".
        choose: called with the place of an answer.
        go: called to go on.
    """
    element("p", [predict.question[lang]], class_="vz-question", id="question")
    answers(predict, choice, lang, choose)
    if choice is None:
        element("p", [say("lesson.first", lang)])
    else:
        element("p", [Press(say("lesson.to_run", lang), go, strong=True)])


def answers(predict: Predict, choice: int | None, lang: str, choose: Callable[[int], None]) -> Any:
    """The answers of a question."""
    options = [
        Press(each.text[lang], partial(choose, at), pressed=at == choice) for at, each in enumerate(predict.option)
    ]
    return element("div", options, class_="vz-answers", role="group", aria_labelledby="question")


def run_card(running: str, seat: Seat, lang: str, begin: Act, stop: Act) -> None:
    """What is lived through, and the button that begins it."""
    element("p", [running])
    if not seat.towns.running:
        element("p", [Press(say("lesson.go", lang), begin, strong=True)])
    progress(seat.towns, lang, stop)


def progress(towns: Towns, lang: str, stop: Act) -> None:
    """How far the towns are, and what went wrong."""
    if towns.problem is not None:
        element("p", [say("lesson.failed", lang, problem=str(towns.problem))], role="alert")
    if towns.running:
        told = say("lesson.running", lang, done=towns.done, all=towns.all)
        bar = element("progress", max=str(towns.all), value=str(towns.done), aria_label=told)
        line = [bar, " ", element("span", [told], role="status"), " ", Press(say("lesson.stop", lang), stop)]
        element("p", line)


def reveal_card(each: Lesson, seat: Seat, lang: str, again: Act, stop: Act) -> None:
    """What the towns show: of the answer given beforehand, in sentences and as a figure."""
    towns, file = seat.towns, each.file
    progress(towns, lang, stop)
    if towns.found is None or towns.runs is None:
        element("p", [say("lesson.reading", lang)])
        return
    if towns.done < towns.all:
        element("p", [say("lesson.so_far", lang, done=towns.done, all=towns.all)])
    element("p", [say("lesson.found_for", lang, question=file.predict.question[lang])])
    element("p", [verdict(file.predict, seat.choice, towns, lang)], class_="vz-question", role="status")
    element("ul", [element("li", [line]) for line in sentences(each, towns, lang)])
    lived = towns.runs.lived
    told = {"towns": towns.done, "students": number(lived.students, lang)}
    element("p", [element("small", [say("lesson.interval", lang, **told)])])
    about = say("lesson.about", lang, name=file.title[lang], seed=lived.seed, **told)
    FigureStyle()
    FigureAndTable(
        chart_of(each.name, file.chart, file.number, towns.found, lang, about=about, command=towns.runs.command), lang
    )
    if not towns.running:
        element("p", [Press(say("lesson.again", lang), again)])


def verdict(predict: Predict, choice: int | None, towns: Towns, lang: str) -> str:
    """What is said of the answer given beforehand; without one, which it is."""
    assert towns.found is not None
    found = answer(predict, towns.found)
    if found.right is None:
        return say("lesson.no_answer", lang)
    right = predict.option[found.right].text[lang]
    return say(f"lesson.{'wrong' if choice is None else found.of(choice)}", lang, answer=right)


def sentences(each: Lesson, towns: Towns, lang: str) -> list[str]:
    """What may be said after the run; of a direction that is not sure, that it is not."""
    assert towns.found is not None
    numbers = {how.id: how for how in each.file.number}
    lines = []
    for reveal in each.file.reveal:
        said = sentence(reveal, each.file.number, towns.found, lang)
        if said.text is not None:
            lines.append(said.text)
            continue
        how = numbers[str(said.number)]
        if how.title is None:
            lines.append(say(f"lesson.{said.sureness}_plain", lang))
        else:
            figure = Said.of(towns.found[how.id], how, lang)
            lines.append(say(f"lesson.{said.sureness}", lang, name=how.title[lang], low=figure.low, high=figure.high))
    return lines


def discuss_card(each: Lesson, lang: str) -> None:
    """The questions, and the sources that bear on them."""
    ids = [source.id for source in each.file.source]
    known = evidence_numbers(each.file.number, lang)
    questions = []
    for discuss in each.file.discuss:
        places = ", ".join(f"[{ids.index(name) + 1}]" for name in discuss.sources)
        questions.append(element("li", [f"{discuss.question[lang].format(**known)} {places}"]))
    element("ol", questions, class_="vz-questions")
    element("h3", [say("lesson.sources", lang)])
    element("ol", [element("li", [reference(source, lang).replace("*", "")]) for source in each.file.source])
