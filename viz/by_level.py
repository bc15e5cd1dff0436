"""Figure: absence by reason for each level, true above registered."""

from typing import Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from agents.reasons import LABELS, REASONS
from experiments.results import Result
from viz import style
from viz.intervals import half_width_of_mean
from viz.levels import sums_by_level
from viz.texts import label, reason, text

_TRUE_BAR: Final = 0.46
_REGISTERED_BAR: Final = 0.28
_ROW_HEIGHT: Final = 0.36
_AXES_HEIGHT: Final = 0.9


def draw(result: Result, lang: str) -> Figure:
    """Absence by true reason and by registered label per level, % of lesson hours.

    Args:
        result: with the tables `groups` and `absence_distribution`; years are added up.
        lang: "nl" or "en".
    """
    sums = sums_by_level(result.tables["groups"])
    sums = sums[sums["lesson_hours"] > 0]
    height = _AXES_HEIGHT + _ROW_HEIGHT * max(len(sums), 8)
    figure = style.new_figure(height, text("by_level.title", lang), text("by_level.caption", lang), result, lang)
    axes = figure.subplots()
    spread = result.tables["absence_distribution"]
    true = [f"true_{name}" for name in REASONS]
    registered = [f"registered_{name}" for name in LABELS]
    _draw_bars(axes, sums, true, -_TRUE_BAR, _half_widths(spread, sums, "true"))
    _draw_bars(axes, sums, registered, _REGISTERED_BAR, _half_widths(spread, sums, "registered"))
    axes.set_yticks(range(len(sums)), list(sums.index))
    axes.set_ylim(len(sums) - 0.5, -0.5)
    style.tidy(axes, grid="x")
    style.name_axes(axes, text("percent_of_hours", lang), text("level", lang))
    style.number_axis(axes.xaxis, lang)
    _draw_legend(axes, lang)
    return figure


def _half_widths(spread: pd.DataFrame, sums: pd.DataFrame, kind: str) -> list[float]:
    widths = []
    for level in sums.index:
        bins = spread[(spread["level"] == level) & (spread["kind"] == kind)]
        counts = bins["pupils"].to_numpy(dtype=float)
        centres = ((bins["bin_low"] + bins["bin_high"]) / 2).to_numpy(dtype=float)
        widths.append(half_width_of_mean(centres, counts) if counts.sum() > 0 else np.nan)
    return widths


def _draw_bars(axes: Axes, sums: pd.DataFrame, columns: list[str], thickness: float, half_widths: list[float]) -> None:
    """Stacks the columns; a negative thickness is above the row's line, a positive one below."""
    rows = np.arange(len(sums)) + thickness / 2
    left = np.zeros(len(sums))
    for column in columns:
        name = column.partition("_")[2]
        width = (100 * sums[column] / sums["lesson_hours"]).to_numpy()
        axes.barh(rows, width, abs(thickness), left=left, **style.hatched(name))
        left = left + width
    axes.errorbar(left, rows, xerr=half_widths, fmt="none", ecolor=style.INK, elinewidth=1.2, capsize=2.5)


def _draw_legend(axes: Axes, lang: str) -> None:
    headings = [text("true_reasons", lang), text("registered_as", lang)]
    # The second heading's names can be those of the first: a space at the end keeps them apart.
    key = {
        headings[0]: Line2D([], [], linestyle=""),
        **{reason(name, lang): Patch(**style.hatched(name)) for name in REASONS},
        headings[1]: Line2D([], [], linestyle=""),
        **{f"{label(name, lang)} ": Patch(**style.hatched(name)) for name in LABELS},
    }
    style.legend(axes, key, headings, loc="upper left", bbox_to_anchor=(1.0, 1.0))
