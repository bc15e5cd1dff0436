"""Why: the shares of mechanisms and of parts of a scenario, and what reaches pupils through their friends."""

import asyncio
from typing import Final

import solara
import solara.lab

from evidence.errors import BadInput
from experiments.why.explain import DEFAULT_MEASURE
from experiments.why.explanation import EXPLAINED, Explanation
from viz.compare.words import measure as measure_words
from viz.dashboard.charts import why
from viz.dashboard.choice import choice
from viz.dashboard.engine import Bench
from viz.dashboard.explaining import PUPILS, TOWNS, command_of, explain_here, why_question
from viz.dashboard.figure import FigureStyle
from viz.dashboard.found_screens import screen_title
from viz.dashboard.history import SetAsked
from viz.dashboard.parts import element
from viz.dashboard.side_by_side import side_by_side
from viz.dashboard.state import Asked
from viz.dashboard.texts import say
from viz.language import number
from viz.why.words import say as words

_SLOT: Final = "why"
_REGISTERED: Final = "missed_registered"


@solara.component
def Screen(asked: Asked, set_asked: SetAsked, bench: Bench) -> None:
    """The screen."""
    lang = asked.lang
    FigureStyle()
    element("h1", [screen_title("why", lang)])
    element("p", [say("delivery.why_lead", lang)])
    if not asked.levers:
        element("p", [say("delivery.why_nothing", lang)])
        return
    Asking(asked, bench)


@solara.component
def Asking(asked: Asked, bench: Bench) -> None:
    """What is to be explained, the button that has it explained, and what came of it.

    Args:
        asked: what the user chose, with something that differs from the status quo.
        bench: the server's.
    """
    lang = asked.lang
    measured, set_measured = solara.use_state(DEFAULT_MEASURE if asked.side == "true" else _REGISTERED)
    said = [dict(asked.levers), asked.years, asked.seed, measured]
    question = solara.use_memo(lambda: why_question(asked, measured), said)
    found, set_found = solara.use_state((None, None))

    async def explain() -> None:
        session = bench.session()
        try:
            wanted = session.call(_SLOT, explain_here, question, command_of(asked, measured))
            set_found((question, await asyncio.wrap_future(wanted)))
        finally:  # also when it was stopped or the screen was left: then nobody works on it any more
            session.close()

    task = solara.lab.use_task(explain, dependencies=None, prefer_threaded=False, raise_error=False)
    options = {each.name: measure_words(each.name, lang) for each in EXPLAINED}
    size = {"towns": TOWNS, "pupils": number(PUPILS, lang), "years": asked.years}
    button = (say("delivery.why_stop", lang), task.cancel) if task.pending else (say("delivery.why_run", lang), task)
    row = [
        choice(say("delivery.why_measure", lang), options, measured, set_measured),
        element("button", [button[0]], on_click=button[1], type="button", class_="vz-button vz-strong"),
    ]
    element("div", row, class_="vz-row vz-field")
    element("p", [say("delivery.why_size", lang, **size)])
    element("p", [_standing(task, lang)], role="status", class_="verzuim-note")
    of, explanation = found
    if explanation is not None:
        Explained(explanation, lang, of is not question)


def _standing(task: "solara.lab.Task[[], None]", lang: str) -> str:
    if task.pending:
        return say("delivery.why_busy", lang)
    if task.error:
        problem = task.exception
        told = str(problem) if isinstance(problem, BadInput) else say("shell.failed_unknown", lang)
        return say("delivery.failed", lang, problem=told)
    return ""


@solara.component
def Explained(explanation: Explanation, lang: str, stale: bool) -> None:
    """All figures of an explanation.

    Args:
        explanation: of one scenario.
        lang: "nl" or "en".
        stale: whether it belongs to an earlier question.
    """
    shares = solara.use_memo(lambda: why.shares(explanation, lang), [explanation, lang])
    friends = solara.use_memo(lambda: why.friends(explanation, lang), [explanation, lang])
    if stale:
        element("p", [say("delivery.why_stale", lang)])
    side_by_side(say("delivery.why_shares", lang), shares, lang, stale)
    element("p", [words("order_words", lang)])
    element("p", [words("strength_words", lang)])
    side_by_side(say("delivery.why_friends", lang), friends, lang, stale)
