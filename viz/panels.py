"""What the figures over years share: a grid of small panels, a year on each place of the horizontal axis."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from viz import style
from viz.intervals import Floats
from viz.texts import text

ROW_HEIGHT: Final = 1.75
KEY_HEIGHT: Final = 0.3
"""Inches: a row of panels, and the key below them."""

_BAND: Final = 0.25
_TICKS: Final = 4
LINE: Final[dict[str, Any]] = {
    "color": style.SIMULATED, "marker": "o", "markersize": 3.5, "markeredgecolor": style.INK, "markeredgewidth": 0.5,
}  # fmt: skip
BAND: Final[dict[str, Any]] = {"color": style.SIMULATED, "alpha": _BAND, "linewidth": 0}


def height_of(panels: int, columns: int) -> float:
    """Height of so many panels in rows, with their key, inches."""
    return ROW_HEIGHT * -(-panels // columns) + KEY_HEIGHT


def grid(figure: Figure, panels: int, columns: int, lang: str) -> list[Axes]:
    """Empty panels in rows, each with a name for its axis of years where none stands below it."""
    made = figure.subplots(-(-panels // columns), columns, squeeze=False)
    axes: list[Axes] = list(made.flat)
    for spare in axes[panels:]:
        spare.set_axis_off()
    for place, panel in enumerate(axes[:panels]):
        style.tidy(panel)
        style.number_axis(panel.yaxis, lang)
        panel.yaxis.set_major_locator(MaxNLocator(nbins=4))
        style.name_axes(panel, text("simulated_year", lang) if place + columns >= panels else "", "")
    return axes[:panels]


def draw_years(axes: Axes, values: Floats, low: Floats, high: Floats) -> None:
    """One line over the years, 1 the first, with its band where there is one."""
    years = np.arange(len(values)) + 1
    axes.fill_between(years, low, high, **BAND)
    axes.plot(years, values, **LINE)
    axes.set_xlim(0.7, len(values) + 0.3)
    axes.set_xticks(np.unique(np.rint(np.linspace(1, len(values), _TICKS))))


def title(axes: Axes, words: str) -> None:
    """What a panel shows."""
    axes.set_title(words, fontsize=style.SMALL_SIZE, color=style.INK, family=style.FONT, loc="left", weight="bold")


def key(figure: Figure, marks: Mapping[str, Any], lang: str) -> None:
    """The key below all panels: the simulated line and its band, and the marks of this figure."""
    known = {
        text("simulated", lang): Line2D([], [], **LINE),
        text("chance", lang): Patch(**BAND),
        **marks,
    }
    key_below(figure, known)


def key_below(figure: Figure, marks: Mapping[str, Any], rows: int = 1) -> None:
    """A key of so many rows below all panels, in room that it takes from them: words → what is drawn."""
    engine = figure.get_layout_engine()
    assert engine is not None
    left, bottom, width, height = engine.get()["rect"]
    room = rows * KEY_HEIGHT / figure.get_figheight()
    engine.set(rect=(left, bottom + room, width, height - room))  # type: ignore[call-arg]
    font = {"family": style.FONT, "size": style.SMALL_SIZE}
    made = figure.legend(
        list(marks.values()), list(marks), loc="lower center", bbox_to_anchor=(0.5, bottom),
        ncols=-(-len(marks) // rows), frameon=False, prop=font, borderaxespad=0.0,
    )  # fmt: skip
    made.set_in_layout(False)
