"""Calibration: observed and simulated, residuals, the posterior and sensitivity."""

import solara

from viz.dashboard.charts.fit import charts
from viz.dashboard.engine import Bench
from viz.dashboard.figure import FigureAndTable, FigureStyle
from viz.dashboard.fitted import fit_in
from viz.dashboard.history import SetAsked
from viz.dashboard.parts import element
from viz.dashboard.served import SERVED
from viz.dashboard.state import Asked
from viz.dashboard.texts import say


@solara.component
def Screen(asked: Asked, set_asked: SetAsked, bench: Bench) -> None:
    """The screen."""
    lang = asked.lang
    fit = solara.use_memo(lambda: fit_in(SERVED.calibration), [])
    FigureStyle()
    element("h1", [say("calibration.title", lang)])
    element("p", [say("calibration.lead", lang)])
    if fit is None:
        element("p", [say("calibration.none", lang)])
        lines = "verzuim calibrate --out results/calibration\nverzuim dashboard --calibration results/calibration"
        element("pre", [element("code", [lines])], tabindex="0")
        return
    for chart in charts(fit, lang):
        FigureAndTable(chart, lang)
