"""Figures that stand in the report of a calibration only: figures beside the model, known truths, two methods."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator, NullLocator

from experiments.calibration.outcome import Calibration
from viz import panels, style
from viz.calibration.beside import Beside
from viz.calibration.fit_texts import say
from viz.calibration.frames import AFTER, BEFORE, about
from viz.calibration.methods_figure import SECOND

Ends = tuple[float, float]

_ROW: Final = 0.24
_ROOM: Final = 0.8
_EDGE: Final = 5.0
"""Ratios beyond this, or below its inverse, run on beyond the edge."""
_TICKS: Final = (0.2, 0.5, 1, 2, 5)
_BINS: Final = 10
_HEIGHT: Final = 3.2
_SURE: Final = 1.96
"""Standard errors on either side that hold 95 of 100."""
_APART: Final = 0.2
"""Rows between the two methods' intervals."""


def draw_fits(found: Calibration, shown: Sequence[Beside], lang: str) -> Figure:
    """What the model would have published, before and after the fit, over what was published."""
    figure, axes = _ratios(found, shown, "fits.title", "fits.caption", lang)
    for row, each in enumerate(shown):
        _bar(axes, row, each.prior, each.observed, color=BEFORE, height=0.72)
        _bar(axes, row, each.fitted, each.observed, color=AFTER, height=0.4)
        middle = each.simulated / each.observed
        if 1 / _EDGE <= middle <= _EDGE:
            axes.plot([middle, middle], [row - 0.2, row + 0.2], color="white", linewidth=1.8, zorder=3)
        _published(axes, row, inside=each.verdict == "met")
    key = {say("prior", lang): Patch(color=BEFORE), say("posterior", lang): Patch(color=AFTER)}
    panels.key_below(figure, key | _marks(lang))
    return figure


def draw_left_out(found: Calibration, shown: Sequence[Beside], lang: str) -> Figure:
    """What a fit to the other half of the figures predicts, over what was published."""
    figure, axes = _ratios(found, shown, "left_out.title", "left_out.figure", lang)
    for row, each in enumerate(shown):
        _bar(axes, row, each.left_out, each.observed, color=AFTER, height=0.4)
        _published(axes, row, inside=each.predicted)
    panels.key_below(figure, {say("predicted", lang): Patch(color=AFTER)} | _marks(lang))
    return figure


def _ratios(found: Calibration, shown: Sequence[Beside], title: str, caption: str, lang: str) -> tuple[Figure, Axes]:
    """Axes with a row for each figure, from a fifth of what was published to five times as much."""
    figure = style.framed(_ROOM + _ROW * len(shown), say(title, lang), say(caption, lang), about(found, lang), lang)
    axes = figure.subplots()
    axes.axvline(1, color=style.INK, linewidth=1)
    axes.set_xscale("log")
    axes.set_xlim(1 / _EDGE, _EDGE)
    axes.xaxis.set_major_locator(FixedLocator(_TICKS))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_yticks(range(len(shown)), [each.name for each in shown], parse_math=False)
    axes.set_ylim(len(shown) - 0.5, -0.5)
    style.tidy(axes, grid="both")
    style.number_axis(axes.xaxis, lang)
    style.name_axes(axes, say("ratio", lang), "")
    return figure, axes


def _bar(axes: Axes, row: int, ends: Ends, published: float, **how: Any) -> None:
    """An interval, as far as it lies within the edges; a triangle where all of it lies beyond one."""
    low, high = ends[0] / published, ends[1] / published
    if high < 1 / _EDGE or low > _EDGE:
        left = high < 1 / _EDGE
        axes.plot([1 / _EDGE * 1.03 if left else _EDGE / 1.03], [row], "<" if left else ">", color=how["color"],
                  markersize=6, clip_on=False)  # fmt: skip
        return
    low, high = max(low, 1 / _EDGE), min(high, _EDGE)
    axes.barh(row, high - low, left=low, zorder=2, **how)


def _published(axes: Axes, row: int, *, inside: bool) -> None:
    axes.plot([1], [row], **_mark(inside))


def _mark(inside: bool) -> dict[str, Any]:
    return {"marker": "o", "color": style.PUBLISHED if inside else "white", "markeredgecolor": style.PUBLISHED,
            "markersize": 5 if inside else 7, "zorder": 4, "linestyle": ""}  # fmt: skip


def _marks(lang: str) -> dict[str, Any]:
    return {say("mark.inside", lang): Line2D([], [], **_mark(True)),
            say("mark.outside", lang): Line2D([], [], **_mark(False))}  # fmt: skip


def draw_recovery(found: Calibration, lang: str) -> Figure:
    """Ranks of known truths, and how often intervals of any width hold them, against what they promise."""
    figure = style.framed(_HEIGHT, say("recovery.title", lang), say("recovery.caption", lang), about(found, lang), lang)
    left, right = figure.subplots(1, 2)
    wide = found.ranks.assign(share=(found.ranks["rank"] + 0.5) / (found.ranks["of"] + 1)).pivot(
        index="trial", columns="parameter", values="share"
    )
    _draw_ranks(left, wide, lang)
    _draw_coverage(right, wide, lang)
    key = {
        say("recovery.observed", lang): Patch(color=AFTER),
        say("recovery.sound", lang): Patch(color=BEFORE),
    }
    panels.key_below(figure, key)
    return figure


def _draw_ranks(axes: Axes, wide: pd.DataFrame, lang: str) -> None:
    shares = wide.to_numpy(float).ravel()
    counts, edges = np.histogram(shares, _BINS, (0, 1))
    expected = 1 / _BINS
    reach = _SURE * np.sqrt(expected * (1 - expected) / len(shares))
    axes.axhspan(100 * max(expected - reach, 0), 100 * (expected + reach), color=BEFORE, linewidth=0)
    axes.bar(100 * (edges[:-1] + edges[1:]) / 2, 100 * counts / len(shares), width=6, color=AFTER)
    axes.set_xlim(0, 100)
    _finish(axes, say("recovery.rank", lang), say("recovery.share", lang), lang)


def _draw_coverage(axes: Axes, wide: pd.DataFrame, lang: str) -> None:
    """Parameters of one truth are not independent, so the grey band is as wide as truths differ from each other."""
    levels = np.linspace(0.05, 0.95, 19)
    away = 2 * np.abs(wide.to_numpy(float) - 0.5)
    held = (away[None] <= levels[:, None, None]).mean(axis=2)
    alone = np.sqrt(levels * (1 - levels) / away.size)
    between = held.std(axis=1, ddof=1) / np.sqrt(held.shape[1])
    error = alone * max(1.0, float(np.sqrt(np.mean((between / alone) ** 2))))
    low, high = (np.clip(levels + sign * _SURE * error, 0, 1) for sign in (-1, 1))
    axes.fill_between(100 * levels, 100 * low, 100 * high, color=BEFORE, linewidth=0)
    axes.plot([0, 100], [0, 100], color=style.INK, linewidth=0.9, linestyle="--")
    axes.plot(100 * levels, 100 * held.mean(axis=1), color=AFTER, marker="o", markersize=3.5)
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 102)
    _finish(axes, say("recovery.promised", lang), say("recovery.held", lang), lang)


def draw_methods(found: Calibration, methods: pd.DataFrame, lang: str) -> Figure:
    """Intervals of both methods on the scale of the interval beforehand."""
    figure = style.framed(_ROOM + 1.4 * _ROW * len(methods), say("methods.title", lang), say("methods.caption", lang),
                          about(found, lang), lang)  # fmt: skip
    axes = figure.subplots()
    axes.axvspan(0, 100, color=style.SHADE, linewidth=0)
    prior = found.parameters.set_index("parameter")
    for row, each in enumerate(methods.to_dict("records")):
        low, high = prior.loc[each["parameter"], ["prior_low", "prior_high"]]
        for method, colour, shift, mark in (("emulator", AFTER, -_APART, "o"), ("network", SECOND, _APART, "D")):
            ends = [100 * (each[f"{method}_{end}"] - low) / (high - low) for end in ("low", "high")]
            axes.plot(ends, [row + shift] * 2, color=colour, marker=mark, markersize=3.5, linewidth=2)
    axes.set_yticks(range(len(methods)), list(methods["parameter"]))
    axes.set_ylim(len(methods) - 0.4, -0.6)
    _finish(axes, say("methods.axis", lang), "", lang)
    panels.key_below(figure, {
        say("emulator", lang): Line2D([], [], color=AFTER, marker="o"),
        say("network", lang): Line2D([], [], color=SECOND, marker="D"),
    })  # fmt: skip
    return figure


def _finish(axes: Axes, x: str, y: str, lang: str) -> None:
    style.tidy(axes, grid="both")
    style.number_axis(axes.xaxis, lang)
    style.number_axis(axes.yaxis, lang) if y else None
    style.name_axes(axes, x, y)
