"""Figures of a screening: rates, curves over bounds, how early, under capacity, and who is missed."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from experiments.screening.cases import CONDITIONS
from experiments.screening.result import Screened
from viz import panels, style
from viz.language import check_language, number, short_number
from viz.screening.catalogue import say, sign, value

_COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#000000", "#56B4E9")
_MARKS: Final = ("o", "s", "^", "v", "P", "X", "p", "*")
_DASHES: Final = ("-", "--", "-.", ":")
_ROW: Final = 0.3
_HEIGHT: Final = 3.8
"""Inches: a row of a rule, and a figure of curves."""
_RATES: Final = ("sensitivity", "specificity", "predictive")
_NAME: Final = 34
_TITLE: Final = 22
"""Characters of a line of a row's name, and of a small panel's title."""
_KEY_COLUMNS: Final = 4


def figures(screened: Screened, lang: str = "en") -> dict[str, Figure]:
    """Draws every figure that the screening has the numbers for.

    Args:
        screened: of any number of rules.
        lang: language of all texts, "nl" or "en".

    Returns:
        Name → matplotlib figure: rules, lead, capacity, groups, and curves when there are any.

    Raises:
        BadInput: for another language.
    """
    check_language(lang)
    drawn = {
        "rules": draw_rules(screened, lang), "lead": draw_lead(screened, lang),
        "capacity": draw_capacity(screened, lang), "groups": draw_groups(screened, lang),
    }  # fmt: skip
    if len(screened.rates("curve")) > 0:
        drawn["curves"] = draw_curves(screened, lang)
    return drawn


def about(screened: Screened, lang: str) -> str:
    """Which towns a figure is of."""
    pupils = int(screened.counts[screened.counts["part"] == "size"]["pupils"].sum())
    return say(
        "about", lang, scenario=screened.title[lang], pupils=number(pupils, lang), towns=screened.replicates,
        years=screened.years,
    )  # fmt: skip


def look(place: int) -> dict[str, Any]:
    """Colour, mark and dash of a line, so that any one of them is enough."""
    return {
        "color": _COLOURS[place % len(_COLOURS)], "marker": _MARKS[place % len(_MARKS)],
        "linestyle": _DASHES[place % len(_DASHES)], "markersize": 4.5, "linewidth": 1.5,
    }  # fmt: skip


def _new(screened: Screened, name: str, height: float, lang: str) -> Figure:
    title = say(f"{name}.title", lang, what=CONDITIONS[screened.condition][lang])
    return style.framed(height, title, say(f"{name}.caption", lang), about(screened, lang), lang)


def draw_rules(screened: Screened, lang: str) -> Figure:
    """Sensitivity, specificity and predictive value of each rule."""
    rates = _everybody(screened.rates("found"))
    figure = _new(screened, "rules", _ROW * len(rates) + 0.8, lang)
    axes = figure.subplots(1, len(_RATES), sharey=True)
    for panel, rate in zip(axes, _RATES, strict=True):
        _draw_dots(panel, rates, rate, range(len(rates)), look(0))
        _percent_axis(panel, say(rate, lang), lang)
    _name_rows(axes[0], [screened.rules[name][lang] for name in rates["rule"]])
    return figure


def draw_curves(screened: Screened, lang: str) -> Figure:
    """What a moved bound gains and loses: sensitivity against false alarms, and against the predictive value."""
    curves, rules = screened.rates("curve"), _everybody(screened.rates("found"))
    figure = _new(screened, "curves", _HEIGHT, lang)
    left, right = figure.subplots(1, 2)
    marks: dict[str, Any] = {}
    for place, name in enumerate(dict.fromkeys(curves["rule"])):
        curve = curves[curves["rule"] == name]
        marks[sign(name, lang)] = Line2D([], [], **look(place))
        left.plot(100 * (1 - curve["specificity"]), 100 * curve["sensitivity"], **look(place))
        right.plot(100 * curve["sensitivity"], 100 * curve["predictive"], **look(place))
    diamond: dict[str, Any] = {"color": style.INK, "marker": "D", "linestyle": "", "markersize": 5}
    left.plot(100 * (1 - rules["specificity"]), 100 * rules["sensitivity"], **diamond)
    right.plot(100 * rules["sensitivity"], 100 * rules["predictive"], **diamond)
    lot: dict[str, Any] = {"color": style.MUTED, "linestyle": ":", "linewidth": 1.0}
    left.plot([0, 100], [0, 100], **lot)
    for panel, x, y in ((left, "false_alarms", "sensitivity"), (right, "sensitivity", "predictive")):
        _percent_axis(panel, say(x, lang), lang)
        style.number_axis(panel.yaxis, lang)
        style.name_axes(panel, say(x, lang), say(y, lang))
        panel.set_ylim(bottom=0)
    marks |= {say("the_rules", lang): Line2D([], [], **diamond), say("by_lot", lang): Line2D([], [], **lot)}
    panels.key_below(figure, marks, rows=2)
    return figure


def draw_lead(screened: Screened, lang: str) -> Figure:
    """Share of those looked for who were flagged so many weeks before."""
    figure = _new(screened, "lead", _HEIGHT, lang)
    axes = figure.subplots()
    for place, name in enumerate(screened.rules):
        early = screened.early(name)
        axes.plot(early["weeks"], 100 * early["share"], **look(place), markevery=(place % 4, 4))
    _percent(axes, say("weeks_before", lang), say("sensitivity", lang), lang)
    _key_of_rules(figure, screened, lang)
    return figure


def draw_capacity(screened: Screened, lang: str) -> Figure:
    """Share found in time against how many pupils a school can look at."""
    rates = screened.rates("capacity")
    figure = _new(screened, "capacity", _HEIGHT, lang)
    axes = figure.subplots()
    for place, name in enumerate(screened.rules):
        here = rates[rates["rule"] == name]
        axes.plot(here["place"], 100 * here["sensitivity"], **look(place))
    axes.set_xscale("log")
    axes.minorticks_off()
    axes.set_xticks(list(screened.capacities), [short_number(each, lang) for each in screened.capacities])
    _percent(axes, say("capacity_axis", lang), say("sensitivity", lang), lang)
    _key_of_rules(figure, screened, lang)
    return figure


def draw_groups(screened: Screened, lang: str) -> Figure:
    """Share found in time by group of pupils, a panel for each rule."""
    rates = screened.rates("found")
    rates = rates[rates["cases"] > 0]
    rows = list(rates[["group", "value"]].drop_duplicates().itertuples(index=False, name=None))
    columns = 5
    height = (_ROW * 0.6 * len(rows) + 0.7) * -(-len(screened.rules) // columns)
    figure = _new(screened, "groups", height, lang)
    grid = list(figure.subplots(-(-len(screened.rules) // columns), columns, sharey=True, squeeze=False).flat)
    for panel, (place, name) in zip(grid, enumerate(screened.rules), strict=False):
        here = rates[rates["rule"] == name]
        at = [rows.index(pair) for pair in zip(here["group"], here["value"], strict=True)]
        _draw_dots(panel, here, "sensitivity", at, look(0))
        _percent_axis(panel, say("sensitivity", lang) if place + columns >= len(screened.rules) else "", lang)
        panels.title(panel, style.wrapped(screened.rules[name][lang], _TITLE))
        if place % columns == 0:
            _name_rows(panel, [value(group, name, lang) for group, name in rows])
    for spare in grid[len(screened.rules) :]:
        spare.set_axis_off()
    return figure


def _everybody(rates: pd.DataFrame) -> pd.DataFrame:
    return rates[rates["group"] == "all"].reset_index(drop=True)


def _draw_dots(axes: Axes, rates: pd.DataFrame, rate: str, rows: Sequence[int], shown: dict[str, Any]) -> None:
    """A dot with its whisker for each line, in its row."""
    for row, (_, line) in zip(rows, rates.iterrows(), strict=True):
        bounds = [100 * line[f"{rate}_{side}"] for side in ("low", "high")]
        axes.plot(bounds, [row, row], color=shown["color"], linewidth=1.4)
        axes.plot([100 * line[rate]], [row], "o", color=shown["color"], markersize=4.5)


def _name_rows(axes: Axes, names: list[str]) -> None:
    axes.set_yticks(range(len(names)), [style.wrapped(name, _NAME) for name in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)


def _percent_axis(axes: Axes, words: str, lang: str) -> None:
    style.tidy(axes, grid="x")
    style.number_axis(axes.xaxis, lang)
    axes.set_xlim(-2, 102)
    style.name_axes(axes, words, "")


def _percent(axes: Axes, x: str, y: str, lang: str) -> None:
    style.tidy(axes)
    style.number_axis(axes.yaxis, lang)
    axes.set_ylim(0, 100)
    style.name_axes(axes, x, y)


def _key_of_rules(figure: Figure, screened: Screened, lang: str) -> None:
    marks = {words[lang]: Line2D([], [], **look(place)) for place, words in enumerate(screened.rules.values())}
    panels.key_below(figure, marks, rows=-(-len(marks) // _KEY_COLUMNS))
