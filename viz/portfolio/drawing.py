"""The figure of a portfolio: what packages cost against what they avoid."""

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from experiments.portfolio.portfolio import SEARCH, Portfolio
from experiments.portfolio.run import FRESH_FACTOR
from viz import panels, style
from viz.language import check_language, number, short_number
from viz.portfolio.words import about, package, say

_HEIGHT: Final = 4.2
_LINE: Final = 0.19
_LIST: Final = 130
"""Inches of the panels and of a line of the list of packages below them, and its characters."""
_TICKS: Final = 5
_SCALES: Final = ((1e6, "million_euro"), (1e3, "thousand_euro"), (1.0, "euro"))
_TRIED: Final[dict[str, Any]] = {"marker": ".", "color": "#b0b0b0", "markersize": 4.5, "linestyle": "none"}
_SEARCH: Final[dict[str, Any]] = {"marker": "x", "color": "#D55E00", "markersize": 5.5, "linestyle": "none"}
_FRESH: Final[dict[str, Any]] = {
    "marker": "o", "color": style.SIMULATED, "markeredgecolor": style.INK, "markersize": 7.0, "linestyle": "none",
}  # fmt: skip
_WORST: Final[dict[str, Any]] = {"marker": "v", "color": "#009E73", "markersize": 5.5, "linestyle": "none"}
_BUDGET: Final[dict[str, Any]] = {"color": style.INK, "linestyle": "--", "linewidth": 1.0}


def figures(found: Portfolio, lang: str = "en") -> dict[str, Figure]:
    """Draws the packages.

    Args:
        found: the outcome of a search.
        lang: language of all texts, "nl" or "en".

    Returns:
        "front" → matplotlib figure, made without pyplot.

    Raises:
        BadInput: for another language.
    """
    check_language(lang)
    names = [f"{place}  {package(found, name, lang)}" for place, name in enumerate(found.best["package"], start=1)]
    listed = [line for name in names for line in style.wrapped(name, _LIST).split("\n")]
    below = _LINE * len(listed)
    caption = say("front.caption", lang, fresh=number(FRESH_FACTOR * found.draws, lang))
    figure = style.framed(_HEIGHT + below, say("front.title", lang), caption, about(found, lang), lang)
    grid = figure.add_gridspec(2, 1, height_ratios=[_HEIGHT, below + _LINE])
    upper, lower = (figure.add_subfigure(grid[place]) for place in range(2))
    scale = next((each for each in _SCALES if found.budget >= 2 * each[0]), _SCALES[-1])
    for axes, gain in zip(upper.subplots(1, 2, squeeze=False)[0], ("leavers", "days"), strict=True):
        _draw(axes, found, gain, scale, lang)
    font: dict[str, Any] = {"family": style.FONT, "fontsize": style.SMALL_SIZE}
    lower.text(0.01, 0.99, "\n".join(listed), va="top", ha="left", color=style.INK, **font)
    panels.key_below(figure, _key(lang))
    return {"front": figure}


def _key(lang: str) -> dict[str, Any]:
    marks = {"fresh": _FRESH, "worst": _WORST, "search": _SEARCH, "tried": _TRIED, "budget": _BUDGET}
    return {say(name, lang): Line2D([], [], **mark) for name, mark in marks.items()}


def _draw(axes: Axes, found: Portfolio, gain: str, scale: tuple[float, str], lang: str) -> None:
    before = found.packages[found.packages["stage"] == SEARCH]
    best = found.best
    searched = before.set_index("package").loc[best["package"]]
    axes.axhline(0, color=style.GRID, linewidth=1.0, zorder=0)
    axes.axvline(found.budget, **_BUDGET)
    axes.plot(before["cost"], before[gain], zorder=2, **_TRIED)
    axes.plot(searched["cost"], searched[gain], zorder=3, **_SEARCH)
    axes.vlines(best["cost"], best[f"{gain}_low"], best[f"{gain}_high"], color=style.SIMULATED, linewidth=1.4)
    axes.plot(best["cost"], best[gain], zorder=4, **_FRESH)
    axes.plot(best["cost"], best[f"{gain}_worst"], zorder=3, **_WORST)
    _number(axes, best, gain)
    style.tidy(axes, grid="both")
    axes.xaxis.set_major_locator(MaxNLocator(nbins=_TICKS))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: short_number(value / scale[0], lang)))
    style.number_axis(axes.yaxis, lang)
    style.name_axes(axes, say("cost_axis", lang, unit=say(scale[1], lang)), say(f"{gain}_axis", lang))


def _number(axes: Axes, best: pd.DataFrame, gain: str) -> None:
    """Each package has the number under which it is listed."""
    for place, line in best.iterrows():
        axes.annotate(
            str(int(str(place)) + 1), (line["cost"], line[gain]), xytext=(6, 5), textcoords="offset points",
            fontsize=style.SMALL_SIZE, family=style.FONT, color=style.INK,
        )  # fmt: skip
