"""Tiers: pyramid beside pyramid, flows, capacity against demand, and waiting."""

import solara

from experiments.compare.comparison import Comparison
from viz.compare.rooms import LEFT
from viz.compare.tiers import TIERS
from viz.dashboard.answered import Answered
from viz.dashboard.charts import delivery, pyramid
from viz.dashboard.charts.chart import Chart
from viz.dashboard.engine import Answer, Bench
from viz.dashboard.found_screens import screen_title
from viz.dashboard.history import SetAsked
from viz.dashboard.parts import element
from viz.dashboard.side_by_side import side_by_side, there
from viz.dashboard.state import Asked
from viz.dashboard.summing import levers_in, titled
from viz.dashboard.texts import say
from viz.dashboard.use_answer import Answering


@solara.component
def Screen(asked: Asked, set_asked: SetAsked, bench: Bench) -> None:
    """The screen."""
    lang = asked.lang

    def show(answering: Answering) -> None:
        if answering.answer is not None:
            Shown(answering.answer, lang, answering.stale)

    Answered(asked, bench, screen_title("tiers", lang), say("delivery.tiers_lead", lang), show)


@solara.component
def Shown(answer: Answer, lang: str, stale: bool) -> None:
    """An answer, its scenarios by the names that the other screens give them."""
    named = solara.use_memo(lambda: titled(answer.comparison, levers_in(answer)), [answer])
    Tiers(named, lang, stale)


@solara.component
def Tiers(comparison: Comparison, lang: str, stale: bool) -> None:
    """All figures on tiers, room and waiting.

    Args:
        comparison: of one scenario or more with a base.
        lang: "nl" or "en".
        stale: whether it belongs to an earlier question.
    """
    charts = solara.use_memo(lambda: tier_charts(comparison, lang), [comparison, lang])
    if not charts["pyramids"]:
        element("p", [say("delivery.tiers_none", lang)])
    for name, made in charts.items():
        if made:
            side_by_side(say(f"delivery.tiers_{name}", lang), made, lang, stale)
    if not charts["rooms"]:
        element("p", [say("delivery.tiers_enough", lang)])


def tier_charts(comparison: Comparison, lang: str) -> dict[str, list[Chart]]:
    """The figures of each part of the screen; a part without numbers has none."""
    return {
        "pyramids": [pyramid.pyramid(comparison, each, lang) for each in pyramid.with_tiers(comparison)],
        "weeks": there([*(pyramid.weeks(comparison, tier, lang) for tier in TIERS), delivery.flows(comparison, lang)]),
        "rooms": there(
            [
                delivery.capacity(comparison, lang),
                delivery.capacity(comparison, lang, LEFT),
                delivery.waiting(comparison, lang),
            ]
        ),
    }
