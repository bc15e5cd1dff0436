"""Scenario: levers on one side, what they do on the other."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import solara

import viz.dashboard
from experiments.compare.comparison import Comparison
from viz.dashboard.charts import path
from viz.dashboard.charts.chart import Chart
from viz.dashboard.controls.differs import WhatDiffers
from viz.dashboard.controls.key_figures import KeyFigures
from viz.dashboard.controls.lever_panel import LeverPanel
from viz.dashboard.controls.outside import OpenFile, SameResult
from viz.dashboard.controls.settings import Settings
from viz.dashboard.controls.standing import StandingLine
from viz.dashboard.engine import Answer, Bench
from viz.dashboard.figure import FigureAndTable, FigureStyle
from viz.dashboard.parts import element
from viz.dashboard.state import Asked
from viz.dashboard.summing import KEY_MEASURES, key_figures, levers_in, sentence, shown_for, titled
from viz.dashboard.texts import say
from viz.dashboard.use_answer import Answering, use_answer

STYLE: Final = (Path(viz.dashboard.__file__).parent / "assets" / "scenario.css").read_text(encoding="utf-8")
HEIGHT: Final = 200
"""Pixels of the large figure, so that the screen needs no vertical scroll at 1366 by 768."""

SetAsked = Callable[[Asked], None]


@solara.component
def Screen(asked: Asked, set_asked: SetAsked, bench: Bench) -> Any:
    """Levers, what they do in one sentence, five key figures and a figure, and the same outside the dashboard."""
    answering = use_answer(asked, bench)
    solara.Style(STYLE)
    FigureStyle()
    head = element("div", [element("h1", [say("scenario.title", asked.lang)]), Settings(asked, set_asked)],
                   class_="vz-head")  # fmt: skip
    outside = SameResult((asked.levers,), asked, more=(OpenFile(asked, set_asked).key("open-file"),))
    rest = [WhatDiffers(asked, set_asked), outside]
    element(
        "div",
        [
            head,
            element("div", [Shown(asked, answering)], class_="vz-result"),
            LeverPanel(asked, set_asked),
            element("div", rest, class_="vz-rest"),
        ],
        class_="vz-scenario",
    )


@solara.component
def Shown(asked: Asked, answering: Answering) -> Any:
    """What the answer says, or that it is waited for."""
    if answering.answer is not None:
        Answered(asked, answering, answering.answer)
    else:
        told = element("p", [say("scenario.waiting", asked.lang)], class_="vz-sum", role="status")
        element("div", [told, StandingLine(answering, asked.lang)])


@solara.component
def Answered(asked: Asked, answering: Answering, answer: Answer) -> Any:
    """One sentence, five key figures, how far the work is, and the figure of one of them."""
    lang, stale = asked.lang, answering.stale
    measured, choose = solara.use_state("")
    comparison = solara.use_memo(
        lambda: titled(shown_for(answer.comparison, asked.school_types), levers_in(answer)),
        [answer, asked.school_types],
    )
    scenario, measures = comparison.scenarios[0], KEY_MEASURES[asked.side]
    shown = measured if measured in measures else measures[0]
    chart = solara.use_memo(lambda: figure(comparison, shown, asked), [comparison, shown, lang])
    told = sentence(comparison, scenario, replace(asked, levers=levers_in(answer)[0]))
    parts = [
        element("p", [told], class_="vz-sum vz-stale" if stale else "vz-sum", role="status"),
        KeyFigures(key_figures(comparison, scenario, asked.side, lang), shown, choose, lang, stale),
        StandingLine(answering, lang),
    ]
    if chart is not None:
        parts.append(FigureAndTable(chart, lang, stale=stale, heading="h2"))
    element("div", parts)


def figure(comparison: Comparison, measured: str, asked: Asked) -> Chart | None:
    """The large figure of a measure; published figures are of all pupils, so they are left out for some.

    Args:
        comparison: what is shown.
        measured: name of the measure.
        asked: for whom, and in which language.
    """
    made = path.chart(comparison, measured, asked.lang, large=not asked.school_types)
    return None if made is None else replace(made, height=HEIGHT)
