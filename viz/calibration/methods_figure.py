"""Figure of the cross-check: each parameter before the figures, and after them by both methods."""

from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from experiments.calibration.methods import Methods
from experiments.calibration.outcome import Calibration
from experiments.calibration.space import Floats
from viz import panels, style
from viz.calibration.calibration_texts import say
from viz.calibration.frames import AFTER, BEFORE, COLUMNS, CUT, PANEL, about, prior_values
from viz.language import number, three_figures

SECOND: Final = "#D55E00"
_BINS: Final = 24
_ROOM: Final = 0.75
_LINES: Final[tuple[dict[str, Any], ...]] = (
    {"color": AFTER, "linestyle": "-", "linewidth": 1.4},
    {"color": SECOND, "linestyle": (0, (4, 1.5)), "linewidth": 1.4},
)
"""Of the default method and of the second, told apart by their dashes."""
_MARKS: Final = ("o", "s")
_BELOW: Final = (0.10, 0.22)
"""Where the intervals lie below the densities, as a share of the highest."""


def draw_methods(found: Calibration, methods: Methods, lang: str) -> Figure:
    """Each parameter, the largest difference first.

    Args:
        found: a calibration.
        methods: its cross-check.
        lang: "nl" or "en".
    """
    table = methods.table.set_index("parameter")
    count = -(-len(table) // COLUMNS)
    figure = style.framed(PANEL * count + _ROOM, say("methods.title", lang), say("methods.caption", lang),
                          about(found, lang), lang)  # fmt: skip
    panes = figure.subplots(count, COLUMNS, squeeze=False).ravel()
    prior = prior_values(found.space)
    both = [found.space.from_scores(scores) for scores in (found.scores, methods.network.scores)]
    for pane, (name, line) in zip(panes, table.iterrows(), strict=False):
        place = found.space.names.index(str(name))
        _densities(pane, prior[:, place], [values[:, place] for values in both], lang)
        panels.title(pane, f"{name} ({number(line['apart'], lang, 1)})")
    for pane in panes[len(table) :]:
        pane.set_axis_off()
    marks = {say("prior", lang): Patch(color=BEFORE)} | {
        say(f"method.{name}", lang): Line2D([], [], marker=mark, markersize=4, **drawn)
        for name, mark, drawn in zip(("emulator", "network"), _MARKS, _LINES, strict=True)
    }
    panels.key_below(figure, marks)
    return figure


def _densities(axes: Axes, prior: Floats, both: list[Floats], lang: str) -> None:
    low, high = np.quantile(prior, CUT)
    edges = np.linspace(min(low, *(v.min() for v in both)), max(high, *(v.max() for v in both)), _BINS + 1).tolist()
    axes.hist(prior, edges, density=True, color=BEFORE)
    top = 0.0
    for values, drawn in zip(both, _LINES, strict=True):
        heights, _, _ = axes.hist(values, edges, density=True, histtype="step", **drawn)
        top = max(top, float(np.max(heights)))
    for values, drawn, mark, below in zip(both, _LINES, _MARKS, _BELOW, strict=True):
        ends = np.quantile(values, [0.05, 0.95]).tolist()
        axes.plot(ends, [-below * top] * 2, **drawn)
        axes.plot([values.mean()], [-below * top], mark, color=drawn["color"], markersize=4)
    axes.set_yticks([])
    axes.locator_params(axis="x", nbins=3)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: three_figures(value, lang)))
    style.tidy(axes, grid="x")
