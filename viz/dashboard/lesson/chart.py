"""The figure of a reveal: each number with its interval, on the screen, as a table, in words and for a file."""

from collections.abc import Sequence
from functools import partial
from math import isfinite
from typing import Final

import pandas as pd
from matplotlib.figure import Figure as Drawing

from evidence.checking import Words
from viz import style
from viz.compare.marks import WHOLE, difference_scale, draw_effect, name_rows, zero_line
from viz.dashboard.charts.chart import Chart
from viz.dashboard.charts.option import mark_of
from viz.dashboard.charts.rows import Point, Rows, height, option
from viz.dashboard.lesson.found import Figure, Found
from viz.dashboard.lesson.schema import Chart as Wanted
from viz.dashboard.lesson.schema import NumberOf
from viz.dashboard.lesson.told import Said
from viz.dashboard.texts import say

_COLUMNS: Final = {
    "number": ("-", "name of the number in the lesson"),
    "value": ("see the figure", "what the towns gave"),
    "low": ("see the figure", "lower bound of its 95 % interval over towns"),
    "high": ("see the figure", "upper bound of that interval"),
}
_ROW, _ROOM, _NAME = 0.5, 1.0, 34
"""Inches of a row and of the axis; characters of a line of a name."""


def chart_of(
    name: str, wanted: Wanted, numbers: Sequence[NumberOf], found: Found, lang: str, *, about: str, command: str
) -> Chart:
    """The figure of these numbers; what the run did not give is told, not drawn.

    Args:
        name: of its files.
        wanted: what stands in the lesson.
        numbers: of the lesson.
        found: what the run gave.
        lang: "nl" or "en".
        about: which runs it is of.
        command: what makes the runs again.
    """
    how = {number.id: number for number in numbers}
    names = [_title(how[each])[lang] for each in wanted.numbers]
    told = [Said.of(found[each], how[each], lang) for each in wanted.numbers]
    figures = [found[each].size if how[each].sized else found[each] for each in wanted.numbers]
    title, unit = wanted.title[lang], wanted.unit[lang]
    pairs = zip(names, told, strict=True)
    spans = [say("lesson.span", lang, name=name, value=it, low=it.low, high=it.high) for name, it in pairs]
    rows = Rows(
        names=names, axis=unit, marks=[mark_of(0, title)],
        points=[Point(row, 0, each.value, each.low, each.high, spans[row]) for row, each in enumerate(figures)],
    )  # fmt: skip
    caption = say("lesson.caption", lang)
    return Chart(
        name=name, title=title, caption=caption, about=about, alt=f"{title}, {unit}. {'; '.join(spans)}.",
        option=option(rows), height=height(rows), key=(), table=_table(names, told, unit, lang),
        numbers=_numbers(wanted.numbers, figures), columns=_COLUMNS, command=command,
        draw=partial(_draw, rows, title, caption, about, lang), empty=not any(isfinite(each.value) for each in figures),
    )  # fmt: skip


def _title(number: NumberOf) -> Words:
    assert number.title is not None  # the loader looked
    return number.title


def _table(names: list[str], told: list[Said], unit: str, lang: str) -> pd.DataFrame:
    low, high = ([getattr(each, end) for each in told] for end in ("low", "high"))
    head = (say("lesson.what", lang), unit, say("lesson.from", lang), say("lesson.to", lang))
    return pd.DataFrame(dict(zip(head, (names, [str(each) for each in told], low, high), strict=True)))


def _numbers(ids: Sequence[str], figures: Sequence[Figure]) -> pd.DataFrame:
    ends = {end: [getattr(each, end) for each in figures] for end in ("value", "low", "high")}
    return pd.DataFrame({"number": list(ids), **ends})


def _draw(rows: Rows, title: str, caption: str, about: str, lang: str) -> Drawing:
    """The same rows for a file."""
    figure = style.framed(_ROOM + _ROW * len(rows.names), title, caption, about, lang)
    axes = figure.subplots()
    zero_line(axes)
    for point in rows.points:
        effect = {WHOLE.centre: point.centre, WHOLE.low: point.low, WHOLE.high: point.high}
        if isfinite(point.centre):
            draw_effect(axes, point.row, effect, 0, WHOLE)
    name_rows(axes, [style.wrapped(name, _NAME) for name in rows.names])
    difference_scale(axes, lang)
    style.name_axes(axes, rows.axis, "")
    return figure
