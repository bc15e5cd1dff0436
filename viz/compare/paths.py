"""Figure: the main measures over the years of each scenario, against the path of the base."""

from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from experiments.compare.comparison import Comparison
from viz import panels, style
from viz.compare import table
from viz.compare.marks import GHOST, key, look, uncertainty
from viz.compare.words import about, measure, say, title, unit

_COLUMNS: Final = 3
_EXTRA: Final = 0.55
"""Inches that a row of these panels has over that of a figure with more of them."""
_TITLE: Final = 40
_UNIT: Final = 22
"""Characters of a line of a panel's title, and of its vertical axis."""
_BAND: Final = 0.18


def draw(comparison: Comparison, lang: str) -> Figure:
    """Rates by year, a panel for each main measure; the band is that of the difference from the base.

    Args:
        comparison: of several years.
        lang: "nl" or "en".
    """
    years = table.by_year(comparison)
    shown = table.known(table.MAIN, years)
    base = title(comparison, comparison.base, lang)
    drawn = bool(years["low"].notna().any())
    caption = f"{say('paths.caption', lang, base=base)} {uncertainty(comparison, lang, drawn=drawn, key='band')}"
    rows = -(-len(shown) // _COLUMNS)
    height = panels.height_of(len(shown), _COLUMNS) + _EXTRA * rows
    figure = style.framed(height, say("paths.title", lang), caption, about(comparison, lang), lang)
    for axes, name in zip(panels.grid(figure, len(shown), _COLUMNS, lang), shown, strict=True):
        lines = years[years["measure"] == name]
        _draw_measure(axes, comparison, lines)
        panels.title(axes, style.wrapped(measure(name, lang), _TITLE))
        style.name_axes(axes, axes.get_xlabel(), style.wrapped(unit(lines["unit"].iloc[0], lang), _UNIT))
    key(figure, comparison, lang, {base: Line2D([], [], **GHOST)})
    return figure


def _draw_measure(axes: Axes, comparison: Comparison, lines: pd.DataFrame) -> None:
    ghost = lines.drop_duplicates("year")
    axes.plot(ghost["year"] + 1, ghost["base_rate"], **GHOST)
    for place, scenario in enumerate(comparison.scenarios):
        path = lines[lines["scenario"] == scenario]
        years, shown = path["year"].to_numpy() + 1, look(place) | {"markersize": 4.0}
        low, high = (path["base_rate"] + path[bound] for bound in ("low", "high"))
        axes.fill_between(years, low, high, color=shown["color"], alpha=_BAND, linewidth=0)
        axes.plot(years, path["rate"], **shown)
    axes.set_xlim(0.7, comparison.years + 0.3)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True, min_n_ticks=1))
