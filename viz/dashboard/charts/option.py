"""How every figure looks on the screen: the house style of `viz.style` and `viz.compare.marks` for ECharts."""

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Any, Final

from viz import style
from viz.compare.marks import look
from viz.dashboard.charts.chart import NARROW, Mark, Option

SMALL: Final = 12
LINE: Final = 16
"""Pixels: letters of an axis, and a line of them."""
_NAME_GAP: Final = 28
_LAST: Final = 36
"""Pixels right of the axis: half of its last number stands there."""
_EDGE: Final = {"left": 8, "right": 20, "top": 14}
FONT: Final = f'"{style.FONT}", Verdana, "Segoe UI", sans-serif'
NAMES: Final = 128
"""Pixels of the names of rows, so that a phone has room for the figure."""
GAP: Final = "-"
"""How ECharts is told that there is no number."""
BAND: Final = 0.18

_SYMBOLS: Final = {"o": "circle", "s": "rect", "^": "triangle", "D": "diamond"}
_OTHER: Final = "pin"
_DASHES: Final = {"-": (), "--": (8, 4), "-.": (9, 4, 2, 4), ":": (2, 3)}
_FINE: Final = (2, 2)


def mark_of(place: int, words: str) -> Mark:
    """Colour, mark and dash of the scenario at this place, as in the figures of the report."""
    drawn = look(place)
    dash = _DASHES.get(drawn["linestyle"], _FINE) if isinstance(drawn["linestyle"], str) else _FINE
    return Mark(words, "line", drawn["color"], _SYMBOLS.get(drawn["marker"], _OTHER), dash)


def ghost(words: str) -> Mark:
    """How the base is drawn among the scenarios."""
    return Mark(words, "line", style.MUTED, "diamond", _DASHES[":"], hollow=True)


def frame(below: int = 0) -> Option:
    """An empty figure; what may be said of its marks is written by us, so nothing is made of HTML.

    Args:
        below: pixels for names below the horizontal axis.
    """
    return {
        "animation": False,
        "textStyle": {"fontFamily": FONT, "color": style.INK},
        "grid": {**_EDGE, "bottom": 12 + below, "containLabel": True},
        "tooltip": {"trigger": "item", "renderMode": "richText", "confine": True,
                    "textStyle": {"fontSize": SMALL, "color": style.INK}},
        "series": [],
    }  # fmt: skip


def below(name: str) -> int:
    """Pixels that the name of a horizontal axis takes."""
    return _NAME_GAP + LINE * (1 + style.wrapped(name, NARROW).count("\n")) if name else 0


def value_axis(name: str = "", /, **more: Any) -> Option:
    """An axis of numbers; the widget writes them as the language does.

    Args:
        name: of a horizontal one: what is measured, with its unit.
        more: other settings of ECharts.
    """
    axis = {
        "type": "value",
        "splitNumber": 4,
        "axisLabel": {"fontSize": SMALL, "color": style.INK, "hideOverlap": True},
        "axisLine": {"show": True, "onZero": False, "lineStyle": {"color": style.MUTED}},
        "splitLine": {"lineStyle": {"color": style.GRID}},
    }
    if name:
        axis |= _name(style.wrapped(name, NARROW))
    return axis | more


def category_axis(names: Sequence[str], name: str = "", **more: Any) -> Option:
    """An axis of names."""
    axis = {
        "type": "category",
        "data": list(names),
        "axisLabel": {"fontSize": SMALL, "color": style.INK, "hideOverlap": True},
        "axisTick": {"alignWithLabel": True},
        "axisLine": {"lineStyle": {"color": style.MUTED}},
    }
    return axis | (_name(style.wrapped(name, NARROW)) if name else {}) | more


def upright_axis(name: str, **more: Any) -> Option:
    """A vertical axis of numbers, with its name above it."""
    named = {"align": "left", "fontSize": SMALL, "color": style.INK, "lineHeight": LINE}
    room = {"boundaryGap": [0, "5%"]}  # so that no mark lies on the edge
    return value_axis(name=style.wrapped(name, NARROW), nameLocation="end", nameTextStyle=named, **(room | more))


def beside_names(axis: str, wide: int = NAMES) -> Option:
    """Where a figure with `names_axis` stands: the same place whatever the names, so that figures line up.

    Args:
        axis: name of the horizontal axis.
        wide: pixels of the names.
    """
    return {**_EDGE, "left": wide + 14, "right": _LAST, "bottom": below(axis) + 8, "containLabel": False}


def names_axis(names: Sequence[str], wide: int = NAMES, **more: Any) -> Option:
    """The vertical axis of names of rows, the first on top; long names have several lines.

    Args:
        names: of the rows.
        wide: pixels that they have.
        more: other settings of ECharts.
    """
    labels = {"fontSize": SMALL, "lineHeight": LINE, "color": style.INK, "width": wide, "overflow": "break",
              "interval": 0}  # fmt: skip
    return category_axis(names, inverse=True, axisLabel=labels, axisTick={"show": False}, **more)


def _name(words: str) -> Option:
    return {"name": words, "nameLocation": "middle", "nameGap": _NAME_GAP,
            "nameTextStyle": {"fontSize": SMALL, "color": style.INK, "lineHeight": LINE}}  # fmt: skip


def line(mark: Mark, data: Sequence[Any], **more: Any) -> Option:
    """A line with its marks."""
    return {
        "type": "line", "name": mark.words, "data": list(data), "symbol": mark.symbol, "symbolSize": 8,
        "showAllSymbol": True, "lineStyle": {"color": mark.colour, "width": 2, "type": list(mark.dash) or "solid"},
        "itemStyle": filled(mark), "emphasis": {"disabled": True}, **more,
    }  # fmt: skip


def points(mark: Mark, data: Sequence[Any], **more: Any) -> Option:
    """Marks without a line."""
    return {"type": "scatter", "name": mark.words, "data": list(data), "symbol": mark.symbol, "symbolSize": 10,
            "itemStyle": filled(mark), "emphasis": {"disabled": True}, "z": 4, **more}  # fmt: skip


def filled(mark: Mark) -> Option:
    """Fill and edge of a mark."""
    if mark.hollow:
        return {"color": "#ffffff", "borderColor": mark.colour, "borderWidth": 1.6}
    return {"color": mark.colour, "borderColor": style.INK, "borderWidth": 0.5}


def whiskers(mark: Mark, ends: Iterable[tuple[Sequence[Any], Sequence[Any]]]) -> Option:
    """Lines between pairs of places, with a stroke at each end; pairs without a number are left out."""
    data: list[Any] = []
    for start, end in ends:
        if all(known(each) for each in (*start, *end)):
            data += [list(start), list(end), [GAP, GAP]]
    return {
        "type": "line", "name": mark.words, "data": data, "symbol": "rect", "symbolSize": [2, 8], "silent": True,
        "showAllSymbol": True, "lineStyle": {"color": mark.colour, "width": 1.8, "type": list(mark.dash) or "solid"},
        "itemStyle": {"color": mark.colour}, "emphasis": {"disabled": True}, "tooltip": {"show": False},
    }  # fmt: skip


def band(mark: Mark, name: str, low: Sequence[Any], high: Sequence[Any]) -> list[Option]:
    """The room between two lines over the same places.

    Args:
        mark: whose band it is.
        name: of this band; no two of a figure are the same.
        low: lower line; NaN where there is none.
        high: upper line.
    """
    both = [(float(a), float(b)) for a, b in zip(low, high, strict=True)]
    lower = [number(a) if known(b) else GAP for a, b in both]
    width = [number(b - a) if known(a) and known(b) else GAP for a, b in both]
    shared = {"type": "line", "name": mark.words, "stack": name, "stackStrategy": "all", "symbol": "none",
              "silent": True, "lineStyle": {"opacity": 0}, "emphasis": {"disabled": True},
              "tooltip": {"show": False}}  # fmt: skip
    return [{**shared, "data": lower},
            {**shared, "data": width, "areaStyle": {"color": mark.colour, "opacity": BAND}}]  # fmt: skip


def zero(axis: str, at: Sequence[float] = (0.0,)) -> Option:
    """The line where nothing changes, or other lines, on "xAxis" or "yAxis"; it goes into a series."""
    return {
        "silent": True, "symbol": "none", "label": {"show": False}, "data": [{axis: each} for each in at],
        "lineStyle": {"color": style.INK, "width": 1, "type": "solid"},
    }  # fmt: skip


def item(value: Any, words: str, **more: Any) -> Option:
    """A place with what is said of it when it is pointed at."""
    return {"value": value, "tooltip": {"formatter": words}, **more}


def known(value: Any) -> bool:
    """Whether there is something to draw: a name, or a number."""
    return isinstance(value, str) or (value is not None and isfinite(value))


def number(value: float) -> Any:
    """A number as ECharts takes it."""
    return float(value) if known(value) else GAP
