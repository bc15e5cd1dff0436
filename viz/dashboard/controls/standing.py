"""How far the work on an answer is, and what a user can do about it."""

from typing import Any

import solara

from evidence.errors import BadInput
from viz.dashboard.controls.press import Press
from viz.dashboard.parts import element
from viz.dashboard.texts import say
from viz.dashboard.use_answer import Answering
from viz.language import number


@solara.component
def StandingLine(answering: Answering, lang: str) -> Any:
    """What the answer is from, how far the next is, and buttons to stop, to run, and to run by itself."""
    parts = [Told(answering, lang)]
    if answering.running:
        parts.append(_button(say("scenario.stop", lang), answering.stop))
    elif not answering.auto or answering.answer is None or not answering.answer.final or answering.stale:
        parts.append(_button(say("scenario.run", lang), answering.run))
    auto = answering.auto
    words, pressed = say("scenario.auto", lang), str(auto).lower()
    parts.append(Press([words], lambda: answering.set_auto(not auto), aria_pressed=pressed))
    if answering.problem is not None:
        known = isinstance(answering.problem, BadInput)
        why = str(answering.problem) if known else say("scenario.failed_unknown", lang)
        parts.append(element("p", [say("scenario.failed", lang, why=why)], role="alert", class_="vz-problem"))
    return element("div", parts, class_="vz-standing")


@solara.component
def Told(answering: Answering, lang: str) -> Any:
    """The words; by itself, for it is drawn anew as often as the work proceeds."""
    return element("span", [" ".join(said(answering, answering.progress.value, lang))], class_="vz-told")


def said(answering: Answering, done: float, lang: str) -> list[str]:
    """What the answer is from, and how far the next is.

    Args:
        answering: how it stands.
        done: part of the work, 0 to 1.
        lang: "nl" or "en".
    """
    answer, words = answering.answer, []
    if answer is None:
        words.append(say("scenario.waiting", lang))
    else:
        key = "scenario.standing_coarse" if answer.coarse else "scenario.standing_region"
        words.append(say(key, lang, towns=answer.replicates, pupils=number(answer.pupils, lang)))
    if answering.stale:
        words.append(say("scenario.standing_stale", lang))
    if answering.running:
        words.append(say("scenario.standing_running", lang, percent=number(100 * done, lang)))
    elif answer is not None and not answering.stale:
        words.append(say("scenario.standing_done" if answer.final else "scenario.standing_stopped", lang))
    return words


def _button(words: str, act: Any) -> Any:
    return Press([words], act)
