"""Who pays, for a file; and how payers are told apart, by colour and by hatch."""

from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from experiments.compare.comparison import Comparison
from viz import panels, style
from viz.compare.marks import difference_scale
from viz.compare.words import about, payer
from viz.dashboard.charts.chart import Mark
from viz.dashboard.texts import say

COLOURS: Final = {
    "school": "#56B4E9", "partnership": "#E69F00", "municipality": "#009E73", "state": "#F0E442", "health": "#CC79A7",
    "parents": "#D55E00",
}  # fmt: skip
_HATCHES: Final = {
    "school": "", "partnership": "////", "municipality": "....", "state": "xxxx", "health": "\\\\\\\\",
    "parents": "----",
}  # fmt: skip
_QUARTER: Final = 0.785
_INK: Final = "rgba(0,0,0,0.45)"
_STRIPES: Final[dict[str, Any]] = {"symbol": "rect", "color": _INK, "dashArrayX": [1, 0], "dashArrayY": [2, 6]}
DECALS: Final[dict[str, dict[str, Any]]] = {
    "school": {"symbol": "none"},
    "partnership": _STRIPES | {"rotation": _QUARTER},
    "municipality": {"symbol": "circle", "color": _INK, "symbolSize": 0.5},
    "state": {"symbol": "rect", "color": _INK, "symbolSize": 0.6, "rotation": _QUARTER},
    "health": _STRIPES | {"rotation": -_QUARTER},
    "parents": _STRIPES | {"rotation": 0},
}
"""Payer → pattern over its colour, on the screen."""
_ROOM: Final = 0.9
_ROW: Final = 0.6
_NAME: Final = 30


def mark(who: str, lang: str) -> Mark:
    """How a payer is drawn."""
    return Mark(payer(who, lang), "bar", COLOURS[who])


def draw(comparison: Comparison, amounts: pd.DataFrame, names: list[str], words: tuple[str, str], lang: str) -> Figure:
    """A bar for each scenario, divided by who pays.

    Args:
        comparison: of which it is.
        amounts: euro per pupil and year; a row for each scenario, a column for each payer.
        names: of the scenarios.
        words: title and caption.
        lang: "nl" or "en".
    """
    figure = style.framed(_ROOM + _ROW * len(names), *words, about(comparison, lang), lang)
    axes = figure.subplots()
    left = np.zeros(len(names))
    marks: dict[str, Any] = {}
    for who in amounts:
        drawn: dict[str, Any] = {
            "facecolor": COLOURS[str(who)],
            "hatch": _HATCHES[str(who)],
            "edgecolor": style.INK,
            "linewidth": 0.5,
        }
        axes.barh(range(len(names)), amounts[who], left=left, height=0.6, **drawn)
        left += amounts[who].to_numpy()
        marks[payer(str(who), lang)] = Patch(**drawn)
    axes.set_yticks(range(len(names)), [style.wrapped(name, _NAME) for name in names])
    axes.set_ylim(len(names) - 0.5, -0.5)
    difference_scale(axes, lang)
    style.name_axes(axes, say("charts.payers_axis", lang), "")
    panels.key_below(figure, marks)
    return figure
