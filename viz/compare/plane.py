"""Figure: the cost-effectiveness plane, what is paid more against what is avoided, replicate by replicate."""

from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from experiments.compare.comparison import Comparison
from experiments.compare.measured import ALL
from viz import panels, style
from viz.compare.delivered import priced
from viz.compare.marks import key, look, zero_line
from viz.compare.words import about, say

SHOWN: Final = ("day_true", "leaver")
"""What is avoided, a panel each."""
_HEIGHT: Final = 4.2
_AXIS: Final = 44
_TICKS: Final = 5
_CLOUD: Final = 3.0
_FAINT: Final = 0.4
"""Size of the mark of a replicate, and how faint it is."""


def draw(comparison: Comparison, lang: str) -> Figure:
    """Euro more against days and against early leavers avoided, per 1,000 pupils and year.

    Args:
        comparison: with at least one scenario that costs something else than the base.
        lang: "nl" or "en".
    """
    worth = priced(comparison)
    unsure = comparison.replicates > 1
    caption = say("plane.caption", lang, count=comparison.replicates) if unsure else say("plane.caption_one", lang)
    if not unsure:
        caption += " " + say("no_interval", lang)
    figure = style.framed(_HEIGHT, say("plane.title", lang), caption, about(comparison, lang), lang)
    for axes, outcome in zip(figure.subplots(1, len(SHOWN), squeeze=False)[0], SHOWN, strict=True):
        _draw_outcome(axes, comparison, worth[worth["outcome"] == outcome], outcome, lang)
    key(figure, comparison, lang, drawn=set(worth["scenario"]))
    return figure


def _draw_outcome(axes: Axes, comparison: Comparison, worth: pd.DataFrame, outcome: str, lang: str) -> None:
    zero_line(axes)
    axes.axhline(0, color=style.INK, linewidth=1.0, zorder=1)
    pairs = comparison.plane[comparison.plane["outcome"] == outcome]
    for place, scenario in enumerate(comparison.scenarios):
        for _, line in worth[(worth["scenario"] == scenario) & (worth["payer"] == ALL)].iterrows():
            _draw_scenario(axes, pairs[pairs["scenario"] == scenario], line, place)
    style.tidy(axes, grid="both")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(nbins=_TICKS))
        style.number_axis(axis, lang)
    words = (say(f"plane.avoided.{outcome}", lang), say("plane.euro", lang))
    style.name_axes(axes, *(style.wrapped(each, _AXIS) for each in words))
    panels.title(axes, say(f"outcome.{outcome}", lang))


def _draw_scenario(axes: Axes, pairs: pd.DataFrame, line: pd.Series, place: int) -> None:
    shown = look(place)
    colour = shown["color"]
    if len(pairs) > 1:
        axes.plot(
            pairs["avoided"], pairs["euro"], linestyle="", marker=shown["marker"], color=colour, markersize=_CLOUD,
            alpha=_FAINT, markeredgewidth=0,
        )  # fmt: skip
        for x, y in (
            ((line["avoided_low"], line["avoided_high"]), (line["euro"], line["euro"])),
            ((line["avoided"], line["avoided"]), (line["euro_low"], line["euro_high"])),
        ):
            axes.plot(x, y, color=colour, linestyle=shown["linestyle"], linewidth=shown["linewidth"])
    axes.plot(
        [line["avoided"]], [line["euro"]], shown["marker"], color=colour, markersize=shown["markersize"] + 2,
        markeredgecolor=style.INK, markeredgewidth=0.8, zorder=4,
    )  # fmt: skip
