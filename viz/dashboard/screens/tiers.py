"""Tiers: pyramid beside pyramid, flows, capacity against demand, and waiting."""

import solara

from experiments.compare.comparison import Comparison
from viz.compare.rooms import LEFT
from viz.compare.tiers import TIERS
from viz.dashboard.answered import Answered
from viz.dashboard.charts import delivery, pyramid
from viz.dashboard.charts.chart import Chart
from viz.dashboard.engine import Bench
from viz.dashboard.found_screens import screen_title
from viz.dashboard.history import SetAsked
from viz.dashboard.parts import element
from viz.dashboard.side_by_side import side_by_side, there
from viz.dashboard.state import Asked
from viz.dashboard.texts import say


@solara.component
def Screen(asked: Asked, set_asked: SetAsked, bench: Bench) -> None:
    """The screen."""
    title, lead = screen_title("tiers", asked.lang), say("delivery.tiers_lead", asked.lang)
    Answered(asked, bench, title, lead, Tiers)


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
