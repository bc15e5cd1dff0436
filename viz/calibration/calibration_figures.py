"""Figures of a calibration: what is pinned down, parameters before and after, and those that hang together."""

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from experiments.calibration.outcome import Calibration
from experiments.calibration.space import Floats
from viz import panels, style
from viz.calibration.calibration_texts import say
from viz.calibration.frames import AFTER, BEFORE, COLUMNS, CUT, PANEL, about, prior_values
from viz.calibration.methods_figure import draw_methods
from viz.language import number, three_figures

_ROW: Final = 0.24
_ROOM: Final = 0.8
_SHOWN: Final = 6
"""Parameters in the figure of pairs."""
_DOTS: Final = 400
_BINS: Final = 30


def figures(found: Calibration, lang: str) -> dict[str, Figure]:
    """All figures by name: contraction, marginals, pairs of two parameters or more, methods after a cross-check.

    Args:
        found: a calibration.
        lang: "nl" or "en".
    """
    drawn = {"contraction": draw_contraction(found, lang), "marginals": draw_marginals(found, lang)}
    if len(found.space) > 1:
        drawn["pairs"] = draw_pairs(found, lang)
    if found.methods is not None:
        drawn["methods"] = draw_methods(found, found.methods, lang)
    return drawn


def draw_contraction(found: Calibration, lang: str) -> Figure:
    """The share of prior variance that the figures take away, for each parameter."""
    table = found.parameters
    figure = style.framed(_ROOM + _ROW * len(table), say("contraction.title", lang), say("contraction.caption", lang),
                          about(found, lang), lang)  # fmt: skip
    axes = figure.subplots()
    rows = np.arange(len(table))
    axes.barh(rows, 100 * table["contraction"].clip(lower=0), height=0.62, color=AFTER)
    axes.set_yticks(rows, list(table["parameter"]))
    axes.set_ylim(len(table) - 0.4, -0.6)
    axes.set_xlim(0, 100)
    style.tidy(axes, grid="x")
    style.number_axis(axes.xaxis, lang)
    style.name_axes(axes, say("contraction.axis", lang), "")
    return figure


def draw_marginals(found: Calibration, lang: str) -> Figure:
    """Each parameter before and after the figures."""
    table = found.parameters
    count = -(-len(table) // COLUMNS)
    figure = style.framed(PANEL * count + 0.5, say("marginals.title", lang), say("marginals.caption", lang),
                          about(found, lang), lang)  # fmt: skip
    panes = figure.subplots(count, COLUMNS, squeeze=False).ravel()
    prior = prior_values(found.space)
    after = found.space.from_scores(found.scores)
    for pane, name in zip(panes, table["parameter"], strict=False):
        place = found.space.names.index(name)
        _marginal(pane, prior[:, place], after[:, place], found.space.defaults[place], lang)
        panels.title(pane, name)
    for pane in panes[len(table) :]:
        pane.set_axis_off()
    _key(figure, lang)
    return figure


def _marginal(axes: Axes, prior: Floats, after: Floats, value: float, lang: str) -> None:
    low, high = np.quantile(prior, CUT)
    edges = np.linspace(min(low, after.min()), max(high, after.max()), _BINS + 1).tolist()
    axes.hist(prior, edges, density=True, color=BEFORE)
    axes.hist(after, edges, density=True, histtype="step", color=AFTER, linewidth=1.4)
    axes.axvline(value, color=style.INK, linestyle="--", linewidth=0.9)
    axes.set_yticks([])
    axes.locator_params(axis="x", nbins=3)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: three_figures(value, lang)))
    style.tidy(axes, grid="x")


def _key(figure: Figure, lang: str) -> None:
    marks = {
        say("prior", lang): Patch(color=BEFORE),
        say("posterior", lang): Line2D([], [], color=AFTER, linewidth=1.4),
        say("file_value", lang): Line2D([], [], color=style.INK, linestyle="--", linewidth=0.9),
    }
    panels.key_below(figure, marks)


def draw_pairs(found: Calibration, lang: str) -> Figure:
    """Draws of the parameters that hang together most, two by two."""
    chosen, names = _together(found), found.space.names
    correlation = {(each["first"], each["second"]): each["correlation"] for each in found.pairs.to_dict("records")}
    count = len(chosen)
    figure = style.framed(1.35 * (count - 1) + 0.4, say("pairs.title", lang), say("pairs.caption", lang, count=count),
                          about(found, lang), lang)  # fmt: skip
    panes = figure.subplots(count - 1, count - 1, squeeze=False, sharex="col", sharey="row")
    shown = found.scores[:: max(1, len(found.scores) // _DOTS)]
    for row in range(1, count):
        for column in range(count - 1):
            pane = panes[row - 1, column]
            if column >= row:
                pane.set_axis_off()
                continue
            x, y = chosen[column], chosen[row]
            pane.plot(shown[:, x], shown[:, y], ".", color=AFTER, markersize=2.2, alpha=0.5)
            together = number(correlation[names[x], names[y]], lang, 2)
            pane.set_title(together, fontsize=style.SMALL_SIZE, color=style.MUTED)
            style.tidy(pane, grid="both")
            style.number_axis(pane.xaxis, lang)
            style.number_axis(pane.yaxis, lang)
            _name(pane, names[x] if row == count - 1 else "", names[y] if column == 0 else "")
    return figure


def _name(axes: Axes, x: str, y: str) -> None:
    """Names both axes, the mechanism on a line of its own."""
    style.name_axes(axes, x.replace(".", ".\n"), y.replace(".", ".\n"))


def _together(found: Calibration) -> list[int]:
    """Places of the parameters in the strongest correlations."""
    named = list(dict.fromkeys(found.pairs[["first", "second"]].to_numpy().ravel()))[:_SHOWN]
    return sorted(found.space.names.index(name) for name in named)
