"""Figure: each published figure among what the model gives over draws from the prior."""

import math
from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator, NullLocator

from experiments.calibration.prior_check import PriorCheck, Reached
from viz import panels, style
from viz.calibration.validation_texts import say
from viz.language import number
from viz.phrases import figure_name

_ROW: Final = 0.24
_ROOM: Final = 0.8
"""Inches of a row, and for the axis."""
_EDGE: Final = 10.0
"""Ratios beyond this, or below its inverse, stop at the edge."""
_TICKS: Final = (0.1, 0.2, 0.5, 1, 2, 5, 10)
_BAND: Final = "#8fbbdc"
_MARKS: Final = {"covered": ("o", style.PUBLISHED), "edge": ("o", "white"), "out of reach": ("X", "#D55E00")}
"""How a figure is reached → its mark and the colour within."""


def draw(check: PriorCheck, lang: str) -> Figure:
    """The middle 90 % of draws of each figure over the published one, and how it is reached.

    Args:
        check: the figures among the predictions.
        lang: "nl" or "en".
    """
    shown = [each for each in check.figures if each.draws]
    height = _ROOM + _ROW * len(shown)
    figure = style.framed(height, say("prior.title", lang), _caption(lang), about(check, lang), lang)
    axes = figure.subplots()
    axes.axvline(1, color=style.INK, linewidth=1)
    for row, each in enumerate(shown):
        _draw_figure(axes, row, each)
    axes.set_xscale("log")
    axes.set_xlim(1 / _EDGE / 1.1, _EDGE * 1.1)
    axes.xaxis.set_major_locator(FixedLocator(_TICKS))
    axes.xaxis.set_minor_locator(NullLocator())
    names = [figure_name(each.quantity, each.group, each.year, lang, each.over) for each in shown]
    axes.set_yticks(range(len(shown)), names)
    axes.set_ylim(len(shown) - 0.5, -0.5)
    style.tidy(axes, grid="both")
    style.number_axis(axes.xaxis, lang)
    style.name_axes(axes, say("prior.ratio", lang), "")
    panels.key_below(figure, _key(lang))
    return figure


def _caption(lang: str) -> str:
    return f"{say('prior.caption', lang)} {say('star', lang)}"


def about(check: PriorCheck, lang: str) -> str:
    """Which runs a prior check is of."""
    return say(
        "prior.about", lang, draws=check.draws, parameters=len(check.parameters), years=check.years,
        students=number(check.students, lang),
    )  # fmt: skip


def _draw_figure(axes: Axes, row: int, each: Reached) -> None:
    low, middle, high = np.clip(np.array([each.low, each.middle, each.high]) / each.observed, 1 / _EDGE, _EDGE)
    axes.barh(row, high - low, left=low, height=0.5, color=_BAND, zorder=2)
    axes.plot([middle, middle], [row - 0.25, row + 0.25], color=style.SIMULATED, linewidth=2, zorder=3)
    axes.plot([1], [row], **_mark(each.reach))


def _mark(reach: str) -> dict[str, Any]:
    marker, face = _MARKS[reach]
    return {"marker": marker, "color": face, "markeredgecolor": style.PUBLISHED, "markersize": 6, "zorder": 4,
            "linestyle": ""}  # fmt: skip


def _key(lang: str) -> dict[str, Any]:
    drawn: dict[str, Any] = {
        say("prior.band", lang): Patch(color=_BAND),
        say("prior.middle", lang): Line2D([], [], color=style.SIMULATED, linewidth=2),
    }
    return drawn | {say(f"reach.{reach}", lang): Line2D([], [], **_mark(reach)) for reach in _MARKS}


def shown_below(each: Reached, lang: str) -> str:
    """The share of predictions below a figure, in percent; a dash where there is none."""
    return say("none", lang) if math.isnan(each.below) else number(100 * each.below, lang)
