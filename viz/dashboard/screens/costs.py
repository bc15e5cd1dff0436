"""Costs: the cost-effectiveness plane, who pays, and what is paid per absent day and per early leaver avoided."""

import solara

from experiments.compare.comparison import Comparison
from viz.compare import money_tables
from viz.compare.plane import SHOWN
from viz.compare.words import say as report
from viz.dashboard.answered import Answered
from viz.dashboard.charts import money
from viz.dashboard.charts.chart import Chart
from viz.dashboard.engine import Bench
from viz.dashboard.figure import raw
from viz.dashboard.found_screens import screen_title
from viz.dashboard.history import SetAsked
from viz.dashboard.parts import element, folded
from viz.dashboard.side_by_side import side_by_side, there
from viz.dashboard.state import Asked
from viz.dashboard.texts import say


@solara.component
def Screen(asked: Asked, set_asked: SetAsked, bench: Bench) -> None:
    """The screen."""
    title, lead = screen_title("costs", asked.lang), say("delivery.costs_lead", asked.lang)
    Answered(asked, bench, title, lead, Costs)


@solara.component
def Costs(comparison: Comparison, lang: str, stale: bool) -> None:
    """All figures on money, and what the amounts are made of.

    Args:
        comparison: of one scenario or more with a base.
        lang: "nl" or "en".
        stale: whether it belongs to an earlier question.
    """
    charts = solara.use_memo(lambda: cost_charts(comparison, lang), [comparison, lang])
    if not any(charts.values()):
        element("p", [say("delivery.costs_none", lang)])
        return
    for name, made in charts.items():
        if made:
            side_by_side(say(f"delivery.costs_{name}", lang), made, lang, stale)
    element("p", [report("costs.apart", lang)])
    element("p", [report("worth.how", lang)])
    if comparison.prices:
        prices = element("div", [raw("div", money_tables.prices(comparison, lang))], class_="verzuim-figure")
        folded(say("delivery.costs_from", lang), prices)


def cost_charts(comparison: Comparison, lang: str) -> dict[str, list[Chart]]:
    """The figures of each part of the screen; a part without numbers has none."""
    return {
        "gain": there([money.plane(comparison, outcome, lang) for outcome in SHOWN]),
        "who": there([money.payers(comparison, lang), *(money.prices(comparison, each, lang) for each in SHOWN)]),
    }
