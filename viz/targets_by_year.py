"""Figure: the main published figures and what a run says of them, year by year."""

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from experiments.results import Result
from viz import panels, style
from viz.phrases import figure_name, phrase
from viz.texts import text

SHOWN: Final = (
    ("vsv_2018_19_pct",),
    ("vsv_2012_13_vo",),
    ("vsv_mbo_2018_19",),
    ("vsv_bol2_2016_17",),
    ("relative_2018_19",),
    ("long_2018_19",),
    ("at_home_2019_20",),
    ("suspension_vo_2016_17",),
    ("truancy_year1_2017",),
    ("truancy_age16_2017",),
    ("pressure_vo_2017",),
    ("pressure_age16",),
    ("bullied_vo_2016",),
    ("medical_vmbo",),
    ("repetition_total",),
    ("vmbo_to_mbo_low", "vmbo_to_mbo_high"),
)
"""Targets of the panels; two are both ends of a published range."""

_COLUMNS: Final = 4
_HEADROOM: Final = 1.25
_TITLE: Final = 26
"""Characters of a line of a panel's title."""
_TITLES: Final = 0.25
"""Room for the second line of the titles, inches a row."""
_ALL: Final = 100.0
_PUBLISHED: Final[dict[str, Any]] = {"color": style.PUBLISHED, "linestyle": "--", "linewidth": 1.3}
_RANGE: Final[dict[str, Any]] = {"facecolor": "none", "edgecolor": style.MUTED, "hatch": "////", "linewidth": 0}


def draw(result: Result, lang: str) -> Figure:
    """Each main figure over the years, with its interval, beside the published level.

    Args:
        result: with the table `comparison_by_year`, of several years.
        lang: "nl" or "en".
    """
    table = result.tables["comparison_by_year"]
    known = [ends for ends in SHOWN if set(ends) <= set(table["target"])]
    height = panels.height_of(len(known), _COLUMNS) + _TITLES * len(known) / _COLUMNS
    figure = style.new_figure(height, text("targets.title", lang), text("targets.caption", lang), result, lang)
    for axes, ends in zip(panels.grid(figure, len(known), _COLUMNS, lang), known, strict=True):
        rows = table[table["target"] == ends[0]].sort_values("year")
        observed = [float(table.loc[table["target"] == end, "observed"].iloc[0]) for end in ends]
        _draw_target(axes, rows, observed, lang)
    marks: dict[str, Any] = {text("published", lang): Line2D([], [], **_PUBLISHED)}
    if any(len(ends) > 1 for ends in known):
        marks[text("published_range", lang)] = Patch(**_RANGE)
    panels.key(figure, marks, lang)
    return figure


def _draw_target(axes: Axes, rows: pd.DataFrame, observed: list[float], lang: str) -> None:
    simulated, low, high = (rows[name].to_numpy(float) for name in ("simulated", "low", "high"))
    for value in observed:
        axes.axhline(value, **_PUBLISHED)
    if len(observed) > 1:
        axes.axhspan(min(observed), max(observed), **_RANGE)
    panels.draw_years(axes, simulated, low, high)
    first = rows.iloc[0]
    highest = max(rows[["simulated", "high"]].max().max(), *observed) * _HEADROOM
    axes.set_ylim(0, min(highest, _ALL) if first["unit"] == "%" else highest)
    words = figure_name(first["quantity"], first["group"], first["observed_year"], lang)
    panels.title(axes, style.wrapped(words, _TITLE))
    style.name_axes(axes, axes.get_xlabel(), phrase(first["unit"], lang))
