"""Calibration: observed and simulated, residuals, the posterior and sensitivity."""

from typing import Final

import solara

from viz.calibration.fit_texts import say as report
from viz.calibration.verdict_words import judged, what_it_sees, what_was_found
from viz.dashboard.charts.fit import about, charts
from viz.dashboard.engine import Bench
from viz.dashboard.figure import FigureAndTable, FigureStyle
from viz.dashboard.fitted import Check, Fit, fit_in
from viz.dashboard.history import SetAsked
from viz.dashboard.parts import element
from viz.dashboard.served import SERVED
from viz.dashboard.state import Asked
from viz.dashboard.texts import say
from viz.language import number

_LINES: Final = "verzuim calibrate --out results/calibration\nverzuim dashboard --calibration results/calibration"
_FIGURES: Final = "figures"


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
        element("pre", [element("code", [_LINES])], tabindex="0")
        return
    Found(fit, lang)


@solara.component
def Found(fit: Fit, lang: str) -> None:
    """What a calibration found, and what is not known of it.

    Args:
        fit: the calibration.
        lang: "nl" or "en".
    """
    made = solara.use_memo(lambda: charts(fit, lang), [fit, lang])
    element("p", [summary(fit, lang)], class_="vz-question")
    element("p", [about(fit, lang)], class_="verzuim-note")
    element("h2", [report("checks", lang)])
    element("ul", [element("li", [_check(each, lang)]) for each in fit.checks])
    drawn = [FigureAndTable(chart, lang, heading="h2").key(chart.name) for chart in made]
    element("div", drawn, class_="verzuim-figures")


def summary(fit: Fit, lang: str) -> str:
    """How many parameters were fitted to how many figures, and how many of these are met."""
    told = say("calibration.summary", lang, parameters=number(len(fit.parameters), lang),
               figures=number(len(fit.figures), lang))  # fmt: skip
    met = next((each for each in fit.checks if each.name == _FIGURES), None)
    if met is None:
        return told
    inside = say("calibration.summary_met", lang, met=number(met.statistic, lang), figures=number(met.count, lang))
    return f"{told} {inside}"


def _check(check: Check, lang: str) -> str:
    """A check in one line: its name, what came of it, what that means, and what was found."""
    came = judged(check)
    means = report("means.weak" if came == "weak" else f"means.{check.name}.{came}", lang)
    sees = what_it_sees(check, lang)
    found = report("found", lang, told=what_was_found(check, lang) + (f"; {sees}" if sees else ""))
    return f"{report(f'title.{check.name}', lang)}: {report(came, lang)}. {means} {found}"
