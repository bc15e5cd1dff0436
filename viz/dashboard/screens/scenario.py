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
from viz.dashboard.engine import Bench
from viz.dashboard.figure import FigureAndTable, FigureStyle
from viz.dashboard.parts import element
from viz.dashboard.state import Asked
from viz.dashboard.summing import KEY_MEASURES, key_figures, levers_in, sentence, shown_for, titled
from viz.dashboard.texts import say
from viz.dashboard.use_answer import Answering, use_answer

STYLE: Final = (Path(viz.dashboard.__file__).parent / "assets" / "scenario.css").read_text(encoding="utf-8")
HEIGHT: Final = 250
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
    rest = [WhatDiffers(asked, set_asked), SameResult((asked.levers,), asked), OpenFile(asked, set_asked)]
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
    """What the answer says."""
    lang = asked.lang
    measured, choose = solara.use_state("")
    standing = StandingLine(answering, lang)
    answer = answering.answer
    if answer is None:
        element("div", [element("p", [say("scenario.waiting", lang)], class_="vz-sum", role="status"), standing])
        return
    comparison = solara.use_memo(
        lambda: titled(shown_for(answer.comparison, asked.school_types), levers_in(answer)),
        [answer, asked.school_types],
    )
    scenario = comparison.scenarios[0]
    measures = KEY_MEASURES[asked.side]
    measured = measured if measured in measures else measures[0]
    told = sentence(comparison, scenario, replace(asked, levers=levers_in(answer)[0]))
    stale = answering.stale
    chart = solara.use_memo(lambda: figure(comparison, measured, asked), [comparison, measured, lang])
    parts = [
        element("p", [told], class_="vz-sum vz-stale" if stale else "vz-sum", role="status"),
        KeyFigures(key_figures(comparison, scenario, asked.side, lang), measured, choose, lang, stale),
        standing,
    ]
    if chart is not None:
        parts.append(FigureAndTable(chart, lang, stale=stale))
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
