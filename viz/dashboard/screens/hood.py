"""Under the hood: Mesa's SolaraViz on a small school, with step, play, reset and parameters."""

from functools import partial
from typing import Any, Final

import solara
from mesa.visualization import SolaraViz
from solara.components.applayout import sidebar_portal

from model import SchoolSystem
from scenarios import load
from viz.dashboard.charts.days import by_day, by_reason
from viz.dashboard.choice import choice
from viz.dashboard.engine import Bench
from viz.dashboard.figure import FigureAndTable, FigureStyle
from viz.dashboard.history import SetAsked
from viz.dashboard.parts import element
from viz.dashboard.state import Asked
from viz.dashboard.texts import say

STUDENTS: Final = 300
SEEDS: Final = 99
_LARGEST: Final = 2000
_STEP: Final = 100
_SCENARIOS: Final = ("baseline", "coaching", "mazl", "smaller-classes", "rti")
_PLAY_MILLISECONDS: Final = 300


@solara.component
def Screen(asked: Asked, set_asked: SetAsked, bench: Bench) -> None:
    """The screen; its system is made here, so that each session has its own."""
    lang = asked.lang
    scenario, set_scenario = solara.use_state(_SCENARIOS[0])
    FigureStyle()
    element("h1", [say("hood.title", lang)])
    element("p", [say("hood.lead", lang)])
    titles = {name: getattr(load(name).title, lang) for name in _SCENARIOS}
    choice(say("hood.scenario", lang), titles, scenario, set_scenario)
    Viewer(scenario, lang).key(scenario)


@solara.component
def Viewer(scenario: str, lang: str) -> None:
    """Mesa's view; what it puts into a side bar stands beside it."""
    system = solara.use_memo(lambda: SchoolSystem(students=STUDENTS, rng=1, threads=1, scenario=scenario), [])
    aside = sidebar_portal.use_portal()
    parameters = {
        "students": _slider(say("hood.students", lang), STUDENTS, 200, _LARGEST, _STEP),
        "rng": _slider(say("hood.seed", lang), 1, 1, SEEDS, 1),
        "scenario": scenario,
        "threads": 1,
    }
    shown = [partial(draw, chart=chart, lang=lang) for chart in (by_day, by_reason)]
    view = SolaraViz(
        system, components=[(each, 0) for each in shown], model_params=parameters, name=say("hood.title", lang),
        play_interval=_PLAY_MILLISECONDS,
    )  # fmt: skip
    element("div", [element("div", [view]), element("div", aside, lang="en")], class_="vz-two vz-hood")


def _slider(label: str, value: int, low: int, high: int, step: int) -> dict[str, Any]:
    return {"type": "SliderInt", "label": label, "value": value, "min": low, "max": high, "step": step}


def draw(model: SchoolSystem, chart: Any, lang: str) -> Any:
    """One of the figures, as Mesa asks for it."""
    return FigureAndTable(chart(model, lang), lang, heading="h2")
