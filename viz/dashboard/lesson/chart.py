"""The figure of a reveal: each number with its interval, what was predicted, and the same as a table and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import pandas as pd

from evidence.checking import Words
from viz import style
from viz.dashboard.lesson.found import Found
from viz.dashboard.lesson.schema import Chart, NumberOf
from viz.dashboard.lesson.told import Said
from viz.dashboard.texts import say

_ROW, _ROOM = 44, 70
"""Pixels: a row of the figure, and what its axis takes."""


@dataclass(frozen=True)
class Drawn:
    """A figure as data.

    Attributes:
        title: what it shows.
        option: for ECharts; plain data for JSON.
        height: pixels that it needs.
        table: the same as words; the first column names the rows.
        alt: the same in a sentence.
    """

    title: str
    option: dict[str, Any]
    height: int
    table: pd.DataFrame
    alt: str


def drawn(chart: Chart, numbers: Sequence[NumberOf], found: Found, lang: str) -> Drawn:
    """The figure of these numbers; those that the run did not give are told, not drawn.

    Args:
        chart: what stands in the lesson.
        numbers: of the lesson.
        found: what the run gave.
        lang: "nl" or "en".
    """
    how = {number.id: number for number in numbers}
    names = [_words(how[each].title)[lang] for each in chart.numbers]
    told = [Said.of(found[each], how[each], lang) for each in chart.numbers]
    title = chart.title[lang]
    table = pd.DataFrame(
        {
            say("lesson.what", lang): names,
            chart.unit[lang]: [str(each) for each in told],
            say("lesson.from", lang): [each.low for each in told],
            say("lesson.to", lang): [each.high for each in told],
        }
    )
    rows = zip(names, told, strict=True)
    spans = [say("lesson.span", lang, name=name, value=it, low=it.low, high=it.high) for name, it in rows]
    figures = [found[each] for each in chart.numbers]
    return Drawn(
        title, _option(names, figures, spans, chart.unit[lang]), _ROW * len(names) + _ROOM, table,
        f"{title}. {'; '.join(spans)}.",
    )  # fmt: skip


def _words(title: Words | None) -> Words:
    assert title is not None  # the loader looked
    return title


def _option(names: list[str], figures: Sequence[Any], spans: list[str], unit: str) -> dict[str, Any]:
    """Points with whiskers, the first row on top."""
    points, lines = [], []
    for row, figure in enumerate(figures):
        if not isfinite(figure.value):
            continue
        points.append({"value": [figure.value, row], "tooltip": {"formatter": spans[row]}})
        if figure.sure:
            lines += [[figure.low, row], [figure.high, row], ["-", "-"]]
    text = {"fontSize": 13, "color": style.INK}
    colour = style.SIMULATED
    return {
        "animation": False,
        "grid": {"left": 8, "right": 24, "top": 12, "bottom": 36, "containLabel": True},
        "tooltip": {"trigger": "item", "renderMode": "richText", "confine": True},
        "xAxis": {
            "type": "value", "name": unit, "nameLocation": "middle", "nameGap": 26, "nameTextStyle": text,
            "axisLabel": text, "splitLine": {"lineStyle": {"color": style.GRID}},
        },
        "yAxis": {
            "type": "category", "data": names, "inverse": True, "axisTick": {"show": False},
            "axisLabel": {**text, "width": 180, "overflow": "break"},
        },
        "series": [
            {"type": "line", "data": lines, "symbol": "rect", "symbolSize": [2, 10], "silent": True,
             "lineStyle": {"color": colour, "width": 2}, "itemStyle": {"color": colour},
             "markLine": {"silent": True, "symbol": "none", "label": {"show": False}, "data": [{"xAxis": 0}],
                          "lineStyle": {"color": style.INK, "width": 1, "type": "solid"}}},
            {"type": "scatter", "data": points, "symbol": "circle", "symbolSize": 12, "itemStyle": {"color": colour}},
        ],
    }  # fmt: skip
