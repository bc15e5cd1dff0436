"""All figures of an explanation: what carries the effect, parts of the largest groups, and friends."""

from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from experiments.why.explanation import REST, Explanation
from viz import panels, style
from viz.compare.marks import difference_scale, name_rows, zero_line
from viz.compare.words import difference_axis
from viz.language import check_language
from viz.why.words import about, base, measure, part, say, title, whole

_ROW: Final = 0.36
_PANEL: Final = 1.0
_LEAST: Final = 1.6
"""Inches: a row, the title and axis of a panel, and the least height of a figure."""
_NAME: Final = 30
_AXIS: Final = 42
"""Characters of a line of a row's name and of an axis's."""
_MARGIN: Final = 0.08
"""Room left and right of what is drawn, share of the width."""
_CAP: Final = 5.0
_BAR: Final[dict[str, Any]] = {
    "facecolor": style.SIMULATED, "alpha": 0.55, "edgecolor": style.INK, "linewidth": 0.5, "height": 0.6,
}  # fmt: skip
_WHISKER: Final[dict[str, Any]] = {"color": style.INK, "linewidth": 1.2}
_FIRST: Final[dict[str, Any]] = {
    "marker": "o", "color": "#D55E00", "markerfacecolor": "white", "markersize": 6.0, "linestyle": "none",
}  # fmt: skip
_LAST: Final[dict[str, Any]] = {"marker": "D", "color": "#D55E00", "markersize": 5.5, "linestyle": "none"}


def figures(explanation: Explanation, lang: str = "en") -> dict[str, Figure]:
    """Draws what carries the effect on the measure that was asked about.

    Args:
        explanation: of one scenario.
        lang: language of all texts, "nl" or "en".

    Returns:
        Name → matplotlib figure, made without pyplot: shares; parts, where a group was taken apart; friends.

    Raises:
        BadInput: for another language.
    """
    check_language(lang)
    lines = explanation.shares[explanation.shares["measure"] == explanation.measure]
    top = [table for _, table in lines[lines["group"] == ""].groupby("kind", sort=False)]
    inner = [table for _, table in lines[lines["group"] != ""].groupby(["kind", "group"], sort=False)]
    drawn = {"shares": _figure(explanation, "shares", "caption", top, lang)}
    if inner:
        drawn["parts"] = _figure(explanation, "parts", "parts.caption", inner, lang)
    drawn["friends"] = _friends(explanation, lang)
    return drawn


def _figure(explanation: Explanation, name: str, caption: str, tables: list[pd.DataFrame], lang: str) -> Figure:
    """A panel for each table, side by side."""
    rows = max(len(table) for table in tables)
    figure = _empty(explanation, name, caption, rows, lang)
    axes = figure.subplots(1, len(tables), squeeze=False)[0]
    for panel, table in zip(axes, tables, strict=True):
        kind, group = (str(table[name].iloc[0]) for name in ("kind", "group"))
        words = say("within", lang, group=title(explanation, kind, group, lang)) if group else say(kind, lang)
        _draw_shares(panel, explanation, largest_first(table), rows, lang)
        panels.title(panel, style.wrapped(words, _AXIS))
    key = {say("share", lang): Patch(**{k: v for k, v in _BAR.items() if k != "height"})}
    marks = {say("first", lang): Line2D([], [], **_FIRST), say("last", lang): Line2D([], [], **_LAST)}
    panels.key_below(figure, key | marks)
    return figure


def _empty(explanation: Explanation, name: str, caption: str, rows: int, lang: str) -> Figure:
    values = {"scenario": explanation.title[lang], "base": base(explanation, lang)}
    told = say(caption, lang, **values, whole=whole(explanation, lang))
    words = say(f"{name}.title", lang, measure=measure(explanation, lang))
    return style.framed(max(_PANEL + _ROW * rows, _LEAST), words, told, about(explanation, lang), lang)


def largest_first(table: pd.DataFrame) -> pd.DataFrame:
    """The lines of a table of shares, largest first whatever the sign; what is left over last."""
    rest = table["part"] == REST
    return table.loc[[*table[~rest]["share"].abs().sort_values(ascending=False, kind="stable").index,
                      *table[rest].index]]  # fmt: skip


def _draw_shares(axes: Axes, explanation: Explanation, table: pd.DataFrame, rows: int, lang: str) -> None:
    zero_line(axes)
    for row, (_, line) in enumerate(table.iterrows()):
        axes.barh(row, line["share"], **_BAR)
        _whisker(axes, row, line)
        if line["part"] != REST:
            axes.plot([line["first"], line["last"]], [row, row], color=_LAST["color"], linewidth=0.8, linestyle=":")
            axes.plot([line["first"]], [row], **_FIRST)
            axes.plot([line["last"]], [row], **_LAST)
    name_rows(axes, [style.wrapped(part(explanation, line, lang), _NAME) for _, line in table.iterrows()])
    _scale(axes, str(table["unit"].iloc[0]), rows, lang)


def _whisker(axes: Axes, row: int, line: pd.Series) -> None:
    if np.isfinite(line["low"]):
        axes.plot([line["low"], line["high"]], [row, row], **_WHISKER)
        axes.plot([line["low"], line["high"]], [row, row], "|", color=style.INK, markersize=_CAP)


def _scale(axes: Axes, unit: str, rows: int, lang: str) -> None:
    """The axis of differences; as many rows in all panels of a figure, so that these are as high everywhere."""
    difference_scale(axes, lang)
    axes.margins(x=_MARGIN)
    axes.set_ylim(rows - 0.5, -0.5)
    style.name_axes(axes, style.wrapped(difference_axis(unit, lang), _AXIS), "")


def _friends(explanation: Explanation, lang: str) -> Figure:
    lines = explanation.spill[explanation.spill["measure"] == explanation.measure]
    ways = [table for _, table in lines.groupby("way", sort=False)]
    rows = max(len(table) for table in ways)
    figure = _empty(explanation, "friends", "friends.caption", rows, lang)
    axes = figure.subplots(1, len(ways), squeeze=False)[0]
    for panel, table in zip(axes, ways, strict=True):
        zero_line(panel)
        for row, (_, line) in enumerate(table.iterrows()):
            panel.barh(row, line["value"], **_BAR)
            _whisker(panel, row, line)
        name_rows(panel, [style.wrapped(say(name, lang), _NAME) for name in table["line"]])
        _scale(panel, str(table["unit"].iloc[0]), rows, lang)
        panels.title(panel, say(table["way"].iloc[0], lang))
    return figure
