"""How the work on an answer stands, in one line, and a frame for screens that show nothing but an answer."""

from collections.abc import Callable
from typing import Any

import solara

from evidence.errors import BadInput
from experiments.compare.comparison import Comparison
from viz.dashboard.engine import Answer, Bench
from viz.dashboard.figure import FigureStyle
from viz.dashboard.parts import element
from viz.dashboard.state import Asked
from viz.dashboard.summing import levers_in, titled
from viz.dashboard.texts import say
from viz.dashboard.use_answer import Answering, use_answer
from viz.language import number

Show = Callable[[Comparison, str, bool], Any]
"""A component of a comparison, the language, and whether it belongs to an earlier question."""


@solara.component
def Answered(asked: Asked, bench: Bench, title: str, lead: str, show: Show) -> None:
    """A title, how the work stands, and what is shown of the answer once there is one.

    Args:
        asked: what the user chose.
        bench: the server's.
        title: of the screen.
        lead: one sentence below it.
        show: makes the rest, when there is an answer, of its scenarios by the names that the other screens give them.
    """
    answering = use_answer(asked, bench)
    FigureStyle()
    element("h1", [title])
    element("p", [lead])
    element("p", [standing(answering, asked.lang)], role="status", class_="verzuim-note")
    if answering.answer is not None:
        Shown(answering.answer, asked.lang, answering.stale, show)


@solara.component
def Shown(answer: Answer, lang: str, stale: bool, show: Show) -> None:
    """An answer, its scenarios named."""
    named = solara.use_memo(lambda: titled(answer.comparison, levers_in(answer)), [answer])
    show(named, lang, stale)


def standing(answering: Answering, lang: str) -> str:
    """How the work stands, in words."""
    if answering.problem is not None:
        told = str(answering.problem) if isinstance(answering.problem, BadInput) else say("shell.failed_unknown", lang)
        return say("delivery.failed", lang, problem=told)
    answer = answering.answer
    if answer is None or answering.stale:
        return say("shell.busy", lang)
    size = {"replicates": number(answer.replicates, lang), "pupils": number(answer.pupils, lang)}
    if answer.final:
        return say("delivery.done", lang, **size)
    if not answering.running:
        return say("delivery.stopped", lang, **size)
    return say("delivery.coarse" if answer.coarse else "delivery.going", lang, **size)
