"""Figure: capacity against demand, in how many weeks a list was longer than the room, and how many stayed on it."""

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from experiments.compare.comparison import Comparison
from viz import style
from viz.compare.delivered import rooms
from viz.compare.marks import Columns, difference_scale, draw_effect, in_row, key, name_rows, uncertainty
from viz.compare.words import about, room, say, title

SHORT: Final = Columns("short", "short_low", "short_high")
LEFT: Final = Columns("left", "left_low", "left_high")
_ROW: Final = 0.3
_SCENARIO: Final = 0.1
_PANEL: Final = 0.9
_NAME: Final = 30
_AXIS: Final = 46
_GHOST: Final[dict[str, Any]] = {
    "color": style.MUTED, "marker": "d", "linestyle": "", "markersize": 7.0, "markerfacecolor": "white",
}  # fmt: skip


def names(comparison: Comparison) -> list[tuple[str, str]]:
    """Kind and name of the rooms that run short in any scenario: services first, then interventions."""
    found = pd.concat([rooms(comparison, scenario) for scenario in comparison.scenarios])
    pairs = found[["kind", "name"]].drop_duplicates().sort_values("kind", ascending=False, kind="stable")
    return list(pairs.itertuples(index=False, name=None))


def draw(comparison: Comparison, lang: str) -> Figure:
    """A row for each service and intervention whose room runs short, with the base behind it.

    Args:
        comparison: in which some room runs short.
        lang: "nl" or "en".
    """
    shown, base = names(comparison), title(comparison, comparison.base, lang)
    height = _PANEL + len(shown) * (_ROW + _SCENARIO * len(comparison.scenarios))
    drawn = bool(comparison.capacity["short_low"].notna().any())
    told = (
        say("rooms.whisker", lang, count=comparison.replicates) if drawn else uncertainty(comparison, lang, drawn=False)
    )
    caption = f"{say('rooms.caption', lang, base=base)} {told}"
    figure = style.framed(height, say("rooms.title", lang), caption, about(comparison, lang), lang)
    made = figure.subplots(1, 2, sharey=True, squeeze=False)[0]
    for axes, columns in zip(made, (SHORT, LEFT), strict=True):
        _draw_panel(axes, comparison, shown, columns)
        difference_scale(axes, lang)
        style.name_axes(axes, style.wrapped(say(f"capacity.{columns.centre}", lang), _AXIS), "")
    labels = [style.wrapped(room(comparison, kind, name, lang), _NAME) for kind, name in shown]
    name_rows(made[0], labels)
    key(figure, comparison, lang, {base: Line2D([], [], **_GHOST)})
    return figure


def _draw_panel(axes: Axes, comparison: Comparison, shown: list[tuple[str, str]], columns: Columns) -> None:
    lines = comparison.capacity.set_index(["scenario", "kind", "name"])
    for row, (kind, name) in enumerate(shown):
        if (comparison.base, kind, name) in lines.index:
            axes.plot([lines.loc[(comparison.base, kind, name), columns.centre]], [row], zorder=2, **_GHOST)
        for place, scenario in enumerate(comparison.scenarios):
            if (scenario, kind, name) in lines.index:
                y = in_row(row, place, len(comparison.scenarios))
                draw_effect(axes, y, lines.loc[(scenario, kind, name)], place, columns)
    axes.set_xlim(left=min(0.0, axes.get_xlim()[0]))
