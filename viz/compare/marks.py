"""How scenarios are told apart: by colour, by mark and by dash, so that any one of them is enough."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from experiments.compare.comparison import Comparison
from viz import panels, style
from viz.compare.words import of_source, say, title

_COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#000000", "#56B4E9")
_MARKS: Final = ("o", "s", "^", "D", "v", "P", "X", "p")
_DASHES: Final = ("-", "--", "-.", (0, (1, 1)), (0, (5, 1, 1, 1, 1, 1)))
GHOST: Final[dict[str, Any]] = {"color": style.MUTED, "linestyle": ":", "linewidth": 2.2}
"""How the base is drawn among the scenarios."""
_ROOM: Final = 0.72
"""Share of a row in which the marks of its scenarios lie."""
_TICKS: Final = 5
_KEY_CHARACTERS: Final = 140
_KEY_MARK: Final = 8
"""Characters that fit in a line of the key, and what a mark takes of them."""


@dataclass(frozen=True)
class Columns:
    """Columns of the table of effects that a figure draws: an estimate, its bounds, and those of luck alone if any."""

    centre: str
    low: str
    high: str
    luck_low: str = ""
    luck_high: str = ""

    @property
    def bounds(self) -> list[str]:
        """All but the estimate."""
        return [self.low, self.high, self.luck_low, self.luck_high]


ABSOLUTE: Final = Columns("difference", "low", "high", "luck_low", "luck_high")
WHOLE: Final = Columns("difference", "low", "high")
"""Without the part that luck alone makes."""
RELATIVE: Final = Columns("relative", "relative_low", "relative_high", "relative_luck_low", "relative_luck_high")
_INNER: Final = 4.2
"""Width of the part of a whisker that luck alone makes, points; the whole is thin, with ends."""


def look(place: int) -> dict[str, Any]:
    """Colour, mark and dash of the scenario at this place among those compared."""
    return {
        "color": _COLOURS[place % len(_COLOURS)],
        "marker": _MARKS[place % len(_MARKS)],
        "linestyle": _DASHES[place % len(_DASHES)],
        "markersize": 6.0,
        "markeredgewidth": 1.1,
        "linewidth": 1.6,
    }


def in_row(row: float, place: int, count: int) -> float:
    """Where in a row the mark of one of `count` scenarios lies, so that none covers another."""
    return row + (place - (count - 1) / 2) * _ROOM / count


def draw_effect(
    axes: Axes,
    y: float,
    effect: Mapping[str, float] | pd.Series,
    place: int,
    columns: Columns,
    *,
    hollow: bool = False,
) -> None:
    """One effect with its whisker, where it has one; hollow marks are what is registered.

    Where parameters vary, the inner part of the whisker, which luck alone makes, is thick.
    """
    shown = look(place)
    centre, low, high = (effect[name] for name in (columns.centre, columns.low, columns.high))
    if pd.notna(low) and pd.notna(high):
        axes.plot([low, high], [y, y], color=shown["color"], linestyle=shown["linestyle"], linewidth=1.6)
        axes.plot([low, high], [y, y], "|", color=shown["color"], markersize=5.0)
        if columns.luck_low and effect["draws"] > 0 and pd.notna(effect[columns.luck_low]):
            inner = [effect[columns.luck_low], effect[columns.luck_high]]
            axes.plot(inner, [y, y], color=shown["color"], linewidth=_INNER, solid_capstyle="butt")
    axes.plot(
        [centre], [y], shown["marker"], color=shown["color"], markersize=shown["markersize"],
        markeredgecolor=shown["color"] if hollow else style.INK, markeredgewidth=1.4 if hollow else 0.5,
        markerfacecolor="white" if hollow else shown["color"], zorder=4,
    )  # fmt: skip


def zero_line(axes: Axes) -> None:
    """Where nothing changes."""
    axes.axvline(0, color=style.INK, linewidth=1.0, zorder=1)


def difference_scale(axes: Axes, lang: str) -> None:
    """The house style for an axis of differences, with few enough numbers that none meets the next."""
    style.tidy(axes, grid="x")
    axes.xaxis.set_major_locator(MaxNLocator(nbins=_TICKS))
    style.number_axis(axes.xaxis, lang)


def name_rows(axes: Axes, names: Sequence[str]) -> None:
    """Names the rows of a panel, the first on top, with light lines between them."""
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.5, -0.5)
    for row in range(1, len(names)):
        axes.axhline(row - 0.5, color=style.GRID, linewidth=0.5, zorder=0)


def key(
    figure: Figure,
    comparison: Comparison,
    lang: str,
    more: dict[str, Any] | None = None,
    drawn: Container[str] | None = None,
) -> None:
    """The key of the scenarios below all panels, and of what else this figure draws.

    Args:
        figure: to which it belongs.
        comparison: whose scenarios are drawn.
        lang: "nl" or "en".
        more: words → what else is drawn.
        drawn: names of the scenarios that are; None is all.
    """
    marks: dict[str, Any] = dict(more or {})
    marks |= {
        title(comparison, scenario, lang): Line2D([], [], **look(place))
        for place, scenario in enumerate(comparison.scenarios)
        if drawn is None or scenario in drawn
    }
    longest = max((len(words) for words in marks), default=0)
    columns = min(max(_KEY_CHARACTERS // (longest + _KEY_MARK), 1), max(len(marks), 1))
    panels.key_below(figure, marks, -(-len(marks) // columns))


def uncertainty(comparison: Comparison, lang: str, *, drawn: bool, key: str = "interval") -> str:
    """What the whiskers or bands of a figure mean, or that there are none."""
    if not drawn:
        return say("no_interval", lang)
    return say(of_source(comparison, key), lang, count=comparison.replicates, draws=comparison.draws)
