"""Charts of a calibration: figures against what was observed, residuals, the posterior, and sensitivity."""

from functools import partial
from typing import Final

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from viz import style
from viz.dashboard.charts.chart import Chart, Mark
from viz.dashboard.charts.rows import Point, Rows, height, option
from viz.dashboard.fitted import Fit
from viz.dashboard.texts import say
from viz.language import three_figures

MARK: Final = Mark("", "point", style.SIMULATED, "circle")
WIDEST: Final = 300.0
"""Percent beyond which whiskers are cut."""
_MOST: Final = 20
_ROW: Final = 0.26
_ROOM: Final = 0.7

_MEANINGS: Final = {
    "row": ("-", "name of the figure or the parameter"),
    "centre": ("see axis", "estimate, in the unit of the axis"),
    "low": ("see axis", "5th percentile"),
    "high": ("see axis", "95th percentile"),
}


def charts(fit: Fit, lang: str) -> list[Chart]:
    """All charts that there are data for.

    Args:
        fit: what a calibration found.
        lang: "nl" or "en".
    """
    drawn = [_posterior(fit, lang)]
    if fit.figures is not None:
        drawn = [_observed(fit, fit.figures, lang), _residuals(fit, fit.figures, lang), *drawn]
    if fit.sobol is not None and len(fit.sobol):
        drawn.append(_sensitivity(fit, fit.sobol, lang))
    return drawn


def _observed(fit: Fit, figures: pd.DataFrame, lang: str) -> Chart:
    seen = figures["observed"].where(figures["observed"] != 0)
    parts = {name: 100 * (figures[key] / seen - 1)
             for name, key in (("centre", "simulated"), ("low", "low"), ("high", "high"))}  # fmt: skip
    return _chart("observed", fit, figures["target"], pd.DataFrame(parts), lang)


def _residuals(fit: Fit, figures: pd.DataFrame, lang: str) -> Chart:
    far = pd.to_numeric(figures["z"])
    order = far.sort_values(ascending=False, na_position="last").index
    return _chart("residuals", fit, figures["target"][order], pd.DataFrame({"centre": far[order]}), lang)


def _posterior(fit: Fit, lang: str) -> Chart:
    table = fit.parameters
    wide = table["prior_high"] - table["prior_low"]
    parts = {name: 100 * (table[key] - table["prior_low"]) / wide
             for name, key in (("centre", "median"), ("low", "low"), ("high", "high"))}  # fmt: skip
    return _chart("posterior", fit, table["parameter"], pd.DataFrame(parts), lang)


def _sensitivity(fit: Fit, sobol: pd.DataFrame, lang: str) -> Chart:
    strength = sobol.groupby("parameter")["effect"].max().sort_values(ascending=False).head(_MOST)
    parts = pd.DataFrame({"centre": 100 * strength.to_numpy()})
    return _chart("sensitivity", fit, pd.Series(strength.index), parts, lang)


def _chart(name: str, fit: Fit, rows: "pd.Series[str]", parts: pd.DataFrame, lang: str) -> Chart:
    """A chart of a row for each figure or parameter.

    Args:
        name: of the chart, and of its texts.
        fit: that it is of.
        rows: their names.
        parts: centre, and low and high where there is an interval.
        lang: "nl" or "en".
    """
    numbers = pd.DataFrame({"row": rows.to_numpy(), **{key: parts[key].to_numpy(float) for key in parts}})
    if "low" not in numbers:
        numbers = numbers.assign(low=np.nan, high=np.nan)
    heading, axis = say(f"calibration.{name}", lang), say(f"calibration.{name}_axis", lang)
    points = [
        Point(place, 0, row.centre, row.low, row.high, f"{row.row}: {_span(row, lang)}")
        for place, row in enumerate(numbers.itertuples())
    ]
    drawn = Rows(list(numbers["row"]), axis, [MARK], points, edge=WIDEST)
    return Chart(
        name=f"calibration-{name}", title=heading, caption=say(f"calibration.{name}_caption", lang), about=fit.about,
        alt=_alt(heading, numbers, lang), option=option(drawn), height=height(drawn), key=(),
        table=_in_words(numbers, axis, lang), numbers=numbers, columns=_MEANINGS, command=fit.command,
        draw=partial(_draw, numbers, heading, say(f"calibration.{name}_caption", lang), axis, fit.about, lang),
    )  # fmt: skip


def _span(row: "pd.Series[float]", lang: str) -> str:
    told = three_figures(row.centre, lang)
    if np.isnan(row.low):
        return told
    return f"{told} ({three_figures(row.low, lang)}, {three_figures(row.high, lang)})"


def _alt(heading: str, numbers: pd.DataFrame, lang: str) -> str:
    known = numbers.dropna(subset=["centre"])
    if known.empty:
        return heading
    least, most = known.loc[known["centre"].idxmin()], known.loc[known["centre"].idxmax()]
    told = say("calibration.alt", lang, count=len(known), least=least["row"], most=most["row"],
               low=three_figures(least["centre"], lang), high=three_figures(most["centre"], lang))  # fmt: skip
    return f"{heading}. {told}"


def _in_words(numbers: pd.DataFrame, axis: str, lang: str) -> pd.DataFrame:
    heads = {"row": say("calibration.row", lang), "centre": axis, "low": say("calibration.low", lang),
             "high": say("calibration.high", lang)}  # fmt: skip
    written = {heads[key]: [three_figures(value, lang) for value in numbers[key]] for key in ("centre", "low", "high")}
    return pd.DataFrame({heads["row"]: numbers["row"], **written})


def _draw(numbers: pd.DataFrame, title: str, caption: str, axis: str, about: str, lang: str) -> Figure:
    figure = style.framed(_ROOM + _ROW * len(numbers), title, caption, about, lang)
    axes = figure.subplots()
    places = np.arange(len(numbers))
    axes.hlines(places, numbers["low"], numbers["high"], color=MARK.colour)
    axes.plot(numbers["centre"], places, "o", color=MARK.colour, markeredgecolor=style.INK)
    axes.axvline(0, color=style.MUTED, linewidth=0.9)
    axes.set_yticks(places, list(numbers["row"]))
    axes.set_ylim(len(numbers) - 0.4, -0.6)
    style.tidy(axes, grid="x")
    style.number_axis(axes.xaxis, lang)
    style.name_axes(axes, axis, "")
    return figure
