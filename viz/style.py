"""How every figure looks: colours, hatches, marks, fonts, the title above and the notice below.

Colours are those of Okabe and Ito (2008), told apart by almost all colour-blind readers; hatches,
marks and dashes say the same without colour. Figures are plain `matplotlib.figure.Figure` objects
(no pyplot), so that two threads cannot draw into each other's figure.
"""

import textwrap
from collections.abc import Collection, Mapping
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from experiments.results import Result
from viz.language import short_number
from viz.texts import facts, text

COLOURS: Final = {
    "sick": "#56B4E9",
    "stress_sick": "#0072B2",
    "refusal": "#CC79A7",
    "truancy": "#D55E00",
    "unauthorised": "#D55E00",
    "withdrawal": "#E69F00",
    "exclusion": "#F0E442",
    "leave": "#009E73",
    "push": "#0072B2",
    "pull": "#E69F00",
    "fallout": "#CC79A7",
}
HATCHES: Final = {
    "sick": "",
    "stress_sick": "....",
    "refusal": "\\\\\\\\",
    "truancy": "////",
    "unauthorised": "////",
    "withdrawal": "----",
    "exclusion": "xxxx",
    "leave": "||||",
    "push": "////",
    "pull": "",
    "fallout": "....",
}
INK: Final = "#222222"
MUTED: Final = "#5a5a5a"
GRID: Final = "#d9d9d9"
SHADE: Final = "#ececec"
PUBLISHED: Final = "#000000"
SIMULATED: Final = "#0072B2"

WIDTH: Final = 10.0
"""Width of every figure, inches."""
DPI: Final = 120
"""Pixels per inch: a figure is 1,200 pixels wide."""

FONT: Final = "DejaVu Sans"
TITLE_SIZE: Final = 14
TEXT_SIZE: Final = 9.5
SMALL_SIZE: Final = 8.5

_LINE: Final = 0.165
_CHARACTERS: Final = 138
_MARGIN: Final = 0.12


def new_figure(height: float, title: str, caption: str, result: Result, lang: str) -> Figure:
    """An empty figure with its title and caption above and the notice and the run's facts below.

    Args:
        height: of the part to draw in, inches; title, caption and notice come on top of it.
        title: what the figure shows.
        caption: how to read it, and what its intervals mean.
        result: whose scenario, seed and pupils are named.
        lang: "nl" or "en".
    """
    return framed(height, title, caption, facts(result, lang), lang)


def framed(height: float, title: str, caption: str, about: str, lang: str) -> Figure:
    """The same, with words of one's own on which runs the figure is of."""
    lines = textwrap.wrap(caption, _CHARACTERS)
    above = _MARGIN + 0.32 + _LINE * len(lines) + _MARGIN
    below = _LINE + 2 * _MARGIN
    total = height + above + below
    figure = Figure(figsize=(WIDTH, total), dpi=DPI, layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    engine = figure.get_layout_engine()
    assert engine is not None
    engine.set(rect=(0.0, below / total, 1.0, 1 - (above + below) / total))  # type: ignore[call-arg]
    left = _MARGIN / WIDTH
    top = 1 - _MARGIN / total
    _write(figure, left, top, title, TITLE_SIZE, INK, weight="bold")
    _write(figure, left, top - 0.34 / total, "\n".join(lines), TEXT_SIZE, MUTED)
    bottom = (_MARGIN + _LINE) / total
    _write(figure, left, bottom, text("notice", lang), SMALL_SIZE, MUTED)
    _write(figure, 1 - left, bottom, about, SMALL_SIZE, MUTED, side="right")
    return figure


def _write(
    figure: Figure,
    x: float,
    y: float,
    words: str,
    size: float,
    colour: str,
    *,
    weight: str = "normal",
    side: str = "left",
) -> None:
    written = figure.text(x, y, words, fontsize=size, color=colour, weight=weight, ha=side, va="top", family=FONT)
    written.set_in_layout(False)


def wrapped(words: str, characters: int) -> str:
    """The words on lines of at most so many characters."""
    return "\n".join(textwrap.wrap(words, characters))


def tidy(axes: Axes, *, grid: str = "y") -> None:
    """Gives axes the house style: no box, a light grid along one axis, quiet ticks."""
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(MUTED)
    axes.tick_params(colors=INK, labelsize=SMALL_SIZE, labelfontfamily=FONT)
    axes.set_axisbelow(True)
    axes.grid(visible=True, axis=grid, color=GRID, linewidth=0.7)  # type: ignore[arg-type]


def name_axes(axes: Axes, x: str, y: str) -> None:
    """Names both axes, with their units."""
    axes.set_xlabel(x, fontsize=TEXT_SIZE, color=INK, family=FONT)
    axes.set_ylabel(y, fontsize=TEXT_SIZE, color=INK, family=FONT)


def number_axis(axis: Axis, lang: str) -> None:
    """Writes an axis's numbers as the language does, without needless zeros."""
    axis.set_major_formatter(FuncFormatter(lambda value, _: short_number(value, lang)))


def hatched(name: str) -> dict[str, Any]:
    """Fill of a reason, label or route: its colour, and the hatch that says it without colour."""
    return {
        "facecolor": COLOURS[name],
        "hatch": HATCHES[name],
        "edgecolor": INK,
        "linewidth": 0.4,
        "hatch_linewidth": 0.5,
    }


def legend(axes: Axes, key: Mapping[str, Any], headings: Collection[str] = (), **place: Any) -> None:
    """A legend in the house style.

    Args:
        axes: to which it belongs.
        key: words → what is drawn.
        headings: words of the key that are set as headings.
        place: as for `matplotlib.axes.Axes.legend`.
    """
    font = {"family": FONT, "size": SMALL_SIZE}
    made = axes.legend(list(key.values()), list(key), frameon=False, prop=font, **place)
    for words in made.get_texts():
        if words.get_text() in headings:
            words.set_fontweight("bold")
