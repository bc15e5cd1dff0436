"""Figures of rows: an estimate with its interval for each scenario in each row, as in a forest plot."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final

from viz import style
from viz.compare.marks import in_row
from viz.dashboard.charts import option as made
from viz.dashboard.charts.chart import Mark, Option

ROW: Final = 30
_SCENARIO: Final = 11
_EDGES: Final = 24
"""Pixels: a row, what each scenario beyond the first adds to it, and what lies above and below."""
_CHARACTER: Final = 6.6
_AROUND: Final = 14
"""Pixels that a letter of a name takes on its line, and that lie around the lines of a name."""


@dataclass(frozen=True)
class Point:
    """One estimate.

    Attributes:
        row: number of its row, from the top.
        place: of its scenario among those compared.
        centre: the estimate.
        low: lower bound of its interval; NaN when there is none.
        high: upper bound.
        words: what is said of it when it is pointed at.
        hollow: whether its mark is open.
    """

    row: int
    place: int
    centre: float
    low: float
    high: float
    words: str
    hollow: bool = False


@dataclass(frozen=True)
class Rows:
    """A figure of rows.

    Attributes:
        names: of the rows, the first on top.
        axis: what is measured, with its unit.
        marks: one for each scenario.
        points: the estimates.
        ghosts: the same in the base, one each row at most; of no place.
        ghost: how they are drawn.
        edge: whiskers end here, in the unit of the axis; None is nowhere.
        wide: pixels of the names.
        lines: where the axis is marked across all rows.
    """

    names: Sequence[str]
    axis: str
    marks: Sequence[Mark]
    points: Sequence[Point]
    ghosts: Sequence[Point] = ()
    ghost: Mark | None = None
    edge: float | None = None
    wide: int = made.NAMES
    lines: Sequence[float] = (0.0,)


def height(rows: Rows) -> int:
    """Pixels that it needs."""
    each = ROW + _SCENARIO * (len(rows.marks) - 1)
    lines = max((len(wrap(name, int(rows.wide / _CHARACTER))) for name in rows.names), default=1)
    if lines > 1:
        each = max(each, made.LINE * lines + _AROUND)
    return each * len(rows.names) + made.below(rows.axis) + _EDGES


def option(rows: Rows) -> Option:
    """The figure; names stand on an axis of names, and marks on one of numbers behind it."""
    drawn = made.frame()
    drawn["grid"] = made.beside_names(rows.axis, rows.wide)
    drawn["xAxis"] = made.value_axis(rows.axis)
    drawn["yAxis"] = [
        made.names_axis(rows.names, rows.wide, splitLine={"show": True, "lineStyle": {"color": style.GRID}}),
        {"type": "value", "min": -0.5, "max": len(rows.names) - 0.5, "inverse": True, "show": False},
    ]
    # Lines on the axis of names keep it there when all marks are on the other.
    series: list[Any] = [{"type": "line", "data": [], "silent": True, "markLine": made.zero("xAxis", rows.lines)}]
    if rows.ghost is not None:
        shown = [made.item([each.centre, each.row], each.words) for each in rows.ghosts if made.known(each.centre)]
        series.append(made.points(rows.ghost, shown, yAxisIndex=1, z=3))
    for place, mark in enumerate(rows.marks):
        mine = [each for each in rows.points if each.place == place and made.known(each.centre)]
        series += [{**each, "yAxisIndex": 1} for each in _drawn(mark, mine, len(rows.marks), rows.edge)]
    drawn["series"] = series
    return drawn


def _drawn(mark: Mark, points: Sequence[Point], count: int, edge: float | None) -> list[Option]:
    spots = [(in_row(each.row, each.place, count), each) for each in points]
    ends = [((_cut(each.low, edge), y), (_cut(each.high, edge), y)) for y, each in spots]
    hollow = made.filled(Mark(mark.words, "point", mark.colour, mark.symbol, hollow=True))
    items = [
        made.item([each.centre, y], each.words, **({"itemStyle": hollow} if each.hollow else {})) for y, each in spots
    ]
    return [made.whiskers(mark, ends), made.points(mark, items)]


def _cut(value: float, edge: float | None) -> float:
    return value if edge is None or not made.known(value) else min(max(value, -edge), edge)
