"""Figure: pupils on 1 October over the years of a run, in all and by level: is it in balance?"""

from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from experiments.balance import change, pupils_by_level
from experiments.chance import of_count
from experiments.results import Result
from viz import panels, style
from viz.intervals import Floats
from viz.language import number
from viz.texts import text

_COLUMNS: Final = 5
_HEADROOM: Final = 1.3
"""Room above the highest point, in which the change is written."""
_FIRST: Final[dict[str, Any]] = {"color": style.INK, "linestyle": ":", "linewidth": 1.0}


def draw(result: Result, lang: str) -> Figure:
    """Pupils on 1 October by level, a panel each, with the total first.

    Args:
        result: with the table `stocks`, of several years.
        lang: "nl" or "en".
    """
    pupils = pupils_by_level(result.tables["stocks"])
    series = {text("total", lang): pupils.sum().to_numpy(float)}
    series |= {str(level): row.to_numpy(float) for level, row in pupils.iterrows()}
    height = panels.height_of(len(series), _COLUMNS)
    figure = style.new_figure(height, text("stocks.title", lang), text("stocks.caption", lang), result, lang)
    axes = panels.grid(figure, len(series), _COLUMNS, lang)
    for panel, (name, counts) in zip(axes, series.items(), strict=True):
        _draw_level(panel, counts, lang)
        panels.title(panel, name)
    for first in axes[::_COLUMNS]:
        style.name_axes(first, first.get_xlabel(), text("pupils", lang))
    panels.key(figure, {text("first_year", lang): Line2D([], [], **_FIRST)}, lang)
    return figure


def _draw_level(axes: Axes, counts: Floats, lang: str) -> None:
    low, high = np.array([of_count(count) for count in counts]).T
    axes.axhline(counts[0], **_FIRST)
    panels.draw_years(axes, counts, low, high)
    axes.set_ylim(0, max(high.max(), 1.0) * _HEADROOM)
    axes.text(
        0.98, 0.96, _percent(counts, lang), transform=axes.transAxes, ha="right", va="top", fontsize=style.SMALL_SIZE,
        family=style.FONT, color=style.INK,
    )  # fmt: skip


def _percent(counts: Floats, lang: str) -> str:
    changed = change(list(counts))
    if np.isnan(changed):
        return ""
    return f"{'+' if changed >= 0 else ''}{number(changed, lang, 1)}{'%' if lang == 'nl' else ' %'}"
