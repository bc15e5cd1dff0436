"""A figure of rows for a file, where the report has no such figure."""

from functools import partial

from matplotlib.figure import Figure

from experiments.compare.comparison import Comparison
from viz import style
from viz.compare.marks import WHOLE, difference_scale, draw_effect, in_row, key, name_rows, zero_line
from viz.compare.words import about
from viz.dashboard.charts.rows import Rows

_ROW = 0.4
_SCENARIO = 0.12
_ROOM = 1.0
"""Inches: a row, what a scenario adds to it, and the axis."""
_NAME = 34


def draw(rows: Rows, comparison: Comparison, heading: str, caption: str, lang: str) -> Figure:
    """The same rows as on the screen.

    Args:
        rows: what is drawn; without the base.
        comparison: of which it is.
        heading: title of the figure.
        caption: how to read it.
        lang: "nl" or "en".
    """
    height = _ROOM + len(rows.names) * (_ROW + _SCENARIO * len(rows.marks))
    figure = style.framed(height, heading, caption, about(comparison, lang), lang)
    axes = figure.subplots()
    zero_line(axes)
    place_of = partial(in_row, count=len(rows.marks))
    for point in rows.points:
        effect = {WHOLE.centre: point.centre, WHOLE.low: point.low, WHOLE.high: point.high}
        draw_effect(axes, place_of(point.row, point.place), effect, point.place, WHOLE, hollow=point.hollow)
    name_rows(axes, [style.wrapped(name, _NAME) for name in rows.names])
    difference_scale(axes, lang)
    style.name_axes(axes, rows.axis, "")
    key(figure, comparison, lang)
    return figure
