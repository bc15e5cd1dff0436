"""Charts of a calibration: figures against what was observed, residuals, the posterior, and sensitivity."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from evidence.parameters import load_parameters
from viz import style
from viz.calibration.fit_texts import say as report
from viz.dashboard.charts.chart import Chart, Mark
from viz.dashboard.charts.rows import Point, Rows, height, option
from viz.dashboard.fitted import Fit
from viz.dashboard.texts import say
from viz.language import number, three_figures
from viz.phrases import figure_name, phrase
from viz.scenario_words import scenario_title
from viz.unit_words import unit_words

MARK: Final = Mark("", "point", style.SIMULATED, "circle")
WIDEST: Final = 300.0
"""Percent beyond which whiskers are cut."""
BADLY: Final = 2.0
"""Standard errors beyond which a figure is met badly."""
_WIDE: Final = 176
"""Pixels of names, which are whole sentences here."""
_MOST: Final = 20
_ROW: Final = 0.3
_ROOM: Final = 0.7
_NAME: Final = 58

_MEANINGS: Final = {
    "target": ("-", "id of the published figure, as in evidence/targets.csv"),
    "parameter": ("-", "name in evidence/parameters.toml"),
    "unit": ("-", "unit of the figure or the parameter"),
    "observed": ("unit", "the figure as published"),
    "simulated": ("unit", "median of what the fitted model gives"),
    "low": ("unit", "5th percentile of the same"),
    "high": ("unit", "95th percentile of the same"),
    "centre": ("see the axis of the figure", "what is drawn: the dot"),
    "from": ("see the axis of the figure", "what is drawn: the lower end of the line"),
    "to": ("see the axis of the figure", "what is drawn: the upper end of the line"),
    "prior_low": ("unit", "5th percentile of what was plausible beforehand"),
    "prior_high": ("unit", "95th percentile of what was plausible beforehand"),
    "median": ("unit", "median after the figures"),
    "contraction": ("share", "share of the variance beforehand that the figures took away"),
}


def charts(fit: Fit, lang: str) -> list[Chart]:
    """All charts that there are data for.

    Args:
        fit: what a calibration found.
        lang: "nl" or "en".
    """
    figures = fit.figures.dropna(subset=["z"])
    drawn = [_observed(fit, figures, lang), _residuals(fit, figures, lang), _posterior(fit, lang)]
    return [*drawn, _sensitivity(fit, lang)] if len(fit.sobol) else drawn


def about(fit: Fit, lang: str) -> str:
    """Which runs a fit is of; what is not known of it is left out."""
    known = {name: number(value, lang) for name, value in fit.sizes.items() if isinstance(value, int)}
    if fit.sizes.get("scenario"):
        known["scenario"] = scenario_title(str(fit.sizes["scenario"]), lang)
    return report("about", lang, **known) if len(known) == len(fit.sizes) else fit.command


def names_of(figures: pd.DataFrame, lang: str) -> list[str]:
    """Published figures in words."""
    lines = figures.to_dict("records")
    return [figure_name(each["quantity"], each["group"], each["year"], lang, each["over"]) for each in lines]


def _observed(fit: Fit, figures: pd.DataFrame, lang: str) -> Chart:
    seen = figures["observed"].where(figures["observed"] != 0)
    drawn = {name: 100 * (figures[key] / seen - 1)
             for name, key in (("centre", "simulated"), ("from", "low"), ("to", "high"))}  # fmt: skip
    numbers = figures[["target", "unit", "observed", "simulated", "low", "high"]].assign(**drawn)
    between = [_between(low, high, lang) for low, high in zip(figures["low"], figures["high"], strict=True)]
    words = {
        report("figure", lang): names_of(figures, lang),
        report("observed", lang): _written(figures["observed"], lang),
        report("simulated", lang): _written(figures["simulated"], lang),
        report("posterior_interval", lang): between,
        report("unit", lang): [phrase(each, lang) for each in figures["unit"]],
        report("judged", lang): [report("met" if each else "missed", lang) for each in figures["inside"]],
    }
    return _chart("observed", fit, numbers, words, lang)


def _residuals(fit: Fit, figures: pd.DataFrame, lang: str) -> Chart:
    """To the right where the model gives more than was published; the farthest first."""
    order = figures["z"].abs().sort_values(ascending=False, kind="stable").index
    sorted_ = figures.loc[order]
    numbers = sorted_[["target", "unit", "observed", "simulated"]].assign(centre=-sorted_["z"])
    axis = say("calibration.residuals_axis", lang)
    words = {report("figure", lang): names_of(sorted_, lang), axis: _written(numbers["centre"], lang)}
    return _chart("residuals", fit, numbers, words, lang, lines=(-BADLY, 0.0, BADLY))


def _posterior(fit: Fit, lang: str) -> Chart:
    table = fit.parameters
    wide = table["prior_high"] - table["prior_low"]
    drawn = {name: 100 * (table[key] - table["prior_low"]) / wide
             for name, key in (("centre", "median"), ("from", "low"), ("to", "high"))}  # fmt: skip
    columns = ["parameter", "unit", "prior_low", "prior_high", "low", "median", "high", "contraction"]
    before, after = ([_between(low, high, lang) for low, high in zip(table[low_], table[high_], strict=True)]
                     for low_, high_ in (("prior_low", "prior_high"), ("low", "high")))  # fmt: skip
    words = {
        report("parameter", lang): _meanings(table["parameter"], lang),
        say("calibration.id", lang): list(table["parameter"]),
        report("prior_interval", lang): before,
        say("calibration.median", lang): _written(table["median"], lang),
        report("posterior_interval", lang): after,
        report("unit", lang): [unit_words(each, lang) for each in table["unit"]],
        report("taken", lang): [three_figures(round(max(0.0, 100 * each)), lang) for each in table["contraction"]],
    }
    return _chart("posterior", fit, table[columns].assign(**drawn), words, lang, lines=(0.0, 100.0))


def _sensitivity(fit: Fit, lang: str) -> Chart:
    known = fit.sobol.dropna(subset=["effect"])
    most = known.loc[known.groupby("parameter")["effect"].idxmax()]
    most = most.sort_values("effect", ascending=False, kind="stable").head(_MOST)
    named = dict(zip(fit.figures["target"], names_of(fit.figures, lang), strict=True))
    numbers = most[["parameter", "target"]].assign(centre=100 * most["effect"])
    words = {
        report("parameter", lang): _meanings(most["parameter"], lang),
        say("calibration.id", lang): list(most["parameter"]),
        say("calibration.sensitivity_axis", lang): _written(numbers["centre"], lang),
        say("calibration.most_on", lang): [named.get(each, each) for each in most["target"]],
    }
    return _chart("sensitivity", fit, numbers, words, lang)


def _meanings(names: "pd.Series[str]", lang: str) -> list[str]:
    """What parameters stand for, in words."""
    known = load_parameters()
    return [str(getattr(known[name].meaning, lang)).rstrip(".") if name in known else name for name in names]


def _written(values: "pd.Series[float]", lang: str) -> list[str]:
    return [three_figures(value, lang) for value in values]


def _between(low: float, high: float, lang: str) -> str:
    return report("span", lang, low=three_figures(low, lang), high=three_figures(high, lang))


def _chart(
    name: str, fit: Fit, numbers: pd.DataFrame, words: Mapping[str, list[str]], lang: str,
    lines: tuple[float, ...] = (0.0,),
) -> Chart:  # fmt: skip
    """A chart of a row for each figure or parameter.

    Args:
        name: of the chart, and of its texts.
        fit: that it is of.
        numbers: with `centre`, and `from` and `to` where there is an interval.
        words: the table; its first column names the rows.
        lang: "nl" or "en".
        lines: where the axis is marked.
    """
    numbers = numbers.reset_index(drop=True)
    rows = next(iter(words.values()))
    drawn = numbers.reindex(columns=["centre", "from", "to"]).astype(float)
    heading, axis = say(f"calibration.{name}", lang), say(f"calibration.{name}_axis", lang)
    caption = say(f"calibration.{name}_caption", lang)
    points = [
        Point(place, 0, centre, low, high, f"{row}: {_span(centre, low, high, lang)}")
        for place, (row, (centre, low, high)) in enumerate(zip(rows, drawn.to_numpy(), strict=True))
    ]
    made = Rows(rows, axis, [MARK], points, edge=WIDEST, wide=_WIDE, lines=lines)
    return Chart(
        name=f"calibration-{name}", title=heading, caption=caption, about=about(fit, lang),
        alt=_alt(heading, rows, drawn["centre"], lang), option=option(made), height=height(made), key=(),
        table=pd.DataFrame(words), numbers=numbers, columns={key: _MEANINGS[key] for key in numbers},
        command=fit.command, draw=partial(_draw, made, drawn, heading, caption, about(fit, lang), lang),
    )  # fmt: skip


def _span(centre: float, low: float, high: float, lang: str) -> str:
    told = three_figures(centre, lang)
    return told if np.isnan(low) else f"{told} ({_between(low, high, lang)})"


def _alt(heading: str, rows: list[str], centres: "pd.Series[float]", lang: str) -> str:
    known = centres.dropna()
    if known.empty:
        return heading
    least, most = int(known.idxmin()), int(known.idxmax())
    told = say("calibration.alt", lang, count=len(known), least=rows[least], most=rows[most],
               low=three_figures(known[least], lang), high=three_figures(known[most], lang))  # fmt: skip
    return f"{heading}. {told}"


def _draw(rows: Rows, drawn: pd.DataFrame, title: str, caption: str, told: str, lang: str) -> Figure:
    names = [style.wrapped(name, _NAME) for name in rows.names]
    lines = max(name.count("\n") for name in names) + 1
    figure = style.framed(_ROOM + _ROW * (1 + lines) / 2 * len(names), title, caption, told, lang)
    axes: Any = figure.subplots()
    places = np.arange(len(names))
    axes.hlines(places, drawn["from"].clip(-WIDEST, WIDEST), drawn["to"].clip(-WIDEST, WIDEST), color=MARK.colour)
    axes.plot(drawn["centre"], places, "o", color=MARK.colour, markeredgecolor=style.INK)
    for at in rows.lines:
        axes.axvline(at, color=style.MUTED, linewidth=0.9)
    axes.set_yticks(places, names, parse_math=False)
    axes.set_ylim(len(names) - 0.4, -0.6)
    style.tidy(axes, grid="x")
    style.number_axis(axes.xaxis, lang)
    style.name_axes(axes, rows.axis, "")
    return figure
