"""Figure: each published figure beside the same figure in the simulation, as a ratio."""

from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator

from experiments.comparison import without_make_up
from experiments.results import Result
from viz import style
from viz.language import three_figures
from viz.phrases import figure_name, phrase
from viz.texts import text

_ROW_HEIGHT: Final = 0.25
_AXES_HEIGHT: Final = 1.0
_EDGE: Final = 10.0
"""Ratios beyond this, or below its inverse, are drawn as a triangle at the edge."""
_COLUMNS: Final = (0.29, 0.64, 0.68)
"""Where the columns of numbers end, and where that of units begins, as shares of their axes."""
_TICKS: Final = (0.1, 0.2, 0.5, 1, 2, 5, 10)


def draw(result: Result, lang: str) -> Figure:
    """Simulated over published for each target but those on the make-up of the population.

    Args:
        result: with the table `comparison`.
        lang: "nl" or "en".
    """
    table = without_make_up(result.tables["comparison"])
    table = table[(table["observed"] > 0) & table["simulated"].notna()].reset_index(drop=True)
    height = _AXES_HEIGHT + _ROW_HEIGHT * len(table)
    caption = text("comparison.caption", lang)
    figure = style.new_figure(height, text("comparison.title", lang), caption, result, lang)
    axes, numbers = figure.subplots(1, 2, sharey=True, width_ratios=(1.0, 0.95))
    axes.axvline(1, color=style.INK, linewidth=1)
    for row, target in table.iterrows():
        _draw_target(axes, int(str(row)), target)
    axes.set_xscale("log")
    axes.set_xlim(1 / _EDGE / 1.15, _EDGE * 1.15)
    axes.xaxis.set_major_locator(FixedLocator(_TICKS))
    axes.minorticks_off()
    axes.set_yticks(range(len(table)), [_name(target, lang) for _, target in table.iterrows()])
    axes.set_ylim(len(table) - 0.5, -0.5)
    style.tidy(axes, grid="both")
    style.number_axis(axes.xaxis, lang)
    style.name_axes(axes, text("ratio", lang), "")
    _write_numbers(numbers, table, lang)
    return figure


def _name(target: pd.Series, lang: str) -> str:
    return figure_name(target["quantity"], target["group"], target["observed_year"], lang)


def interval(target: pd.Series) -> tuple[float, float] | None:
    """Interval of simulated over published, where the table has one."""
    if np.isnan(target["low"]):
        return None
    return target["low"] / target["observed"], target["high"] / target["observed"]


def _draw_target(axes: Axes, row: int, target: pd.Series) -> None:
    ratio = target["simulated"] / target["observed"]
    inside = 1 / _EDGE <= ratio <= _EDGE
    bounds = interval(target)
    if bounds is not None and inside:
        axes.plot(np.clip(bounds, 1 / _EDGE, _EDGE), [row, row], color=style.SIMULATED, linewidth=2)
    mark = "o" if inside else ("<" if ratio < 1 else ">")
    place = float(np.clip(ratio, 1 / _EDGE, _EDGE))
    axes.plot([place], [row], mark, color=style.SIMULATED, markersize=7, markeredgecolor=style.INK)


def _write_numbers(axes: Axes, table: pd.DataFrame, lang: str) -> None:
    """Writes both numbers and the unit of each row, as a table on axes of their own."""
    place = axes.get_yaxis_transform()
    font: dict[str, Any] = {"transform": place, "fontsize": style.SMALL_SIZE, "family": style.FONT}
    columns = {
        "published": [three_figures(value, lang) for value in table["observed"]],
        "simulated": [three_figures(value, lang) for value in table["simulated"]],
        "unit": [phrase(unit, lang) for unit in table["unit"]],
    }
    for (key, words), x in zip(columns.items(), _COLUMNS, strict=True):
        side = "left" if key == "unit" else "right"
        axes.text(x, -0.65, text(key, lang), ha=side, va="bottom", weight="bold", **font)
        for row, word in enumerate(words):
            axes.text(x, row, word, ha=side, va="center", **font)
    axes.set_axis_off()
