"""The large figure for a file: one measure over the years, beside published figures and the goal."""

from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from viz import style
from viz.compare.marks import GHOST, key, look
from viz.compare.words import about, title, unit
from viz.dashboard.charts.path_data import Path
from viz.dashboard.texts import say

_HEIGHT: Final = 4.2
_BAND: Final = 0.18
_MOST: Final = 14
"""Names that fit below the axis."""
_SEEN: Final[dict[str, Any]] = {
    "marker": "D", "color": style.PUBLISHED, "linestyle": "", "markersize": 5.5, "markeredgecolor": style.PUBLISHED,
}  # fmt: skip
_GOAL: Final[dict[str, Any]] = {"color": style.INK, "linestyle": (0, (6, 4)), "linewidth": 1.3}
_BREAK: Final[dict[str, Any]] = {"color": style.MUTED, "linestyle": ":", "linewidth": 1.2}


def draw(path: Path, heading: str, caption: str, lang: str) -> Figure:
    """The same as on the screen.

    Args:
        path: what is drawn.
        heading: title of the figure.
        caption: how to read it.
        lang: "nl" or "en".
    """
    comparison, names = path.comparison, path.places(lang)
    figure = style.framed(_HEIGHT, heading, caption, about(comparison, lang), lang)
    axes = figure.subplots()
    style.tidy(axes)
    style.number_axis(axes.yaxis, lang)
    first = len(names) - len(path.simulated(lang))
    spots, base = range(first, len(names)), path.ghost["base_rate"].to_list()
    along = base * len(spots) if path.alone else base
    axes.plot(spots, along, **GHOST, marker="d", markerfacecolor="white", markevery=list(range(len(base))))
    for place, scenario in enumerate(comparison.scenarios):
        _draw_scenario(axes, path, scenario, place, first)
    marks: dict[str, Any] = {title(comparison, comparison.base, lang): Line2D([], [], **GHOST)}
    marks |= _draw_seen(axes, path, names, lang)
    axes.set_xlim(-0.6, len(names) - 0.4)
    step = -(-len(names) // _MOST)
    shown = [place for place, name in enumerate(names) if name.strip() and (place >= first or place % step == 0)]
    axes.set_xticks(shown, [names[place] for place in shown])
    style.name_axes(axes, "", unit(path.lines["unit"].iloc[0], lang))
    key(figure, comparison, lang, marks)
    return figure


def _draw_scenario(axes: Axes, path: Path, scenario: str, place: int, first: int) -> None:
    lines, shown = path.of(scenario), look(place) | {"markersize": 5.0}
    years = [first + spot for spot in path.spots(place)]
    low, high = (lines["base_rate"] + lines[bound] for bound in ("low", "high"))
    axes.fill_between(years, low, high, color=shown["color"], alpha=_BAND, linewidth=0)
    if len(lines) == 1 and low.notna().all():
        axes.plot([years[0], years[0]], [low.iloc[0], high.iloc[0]], color=shown["color"], linewidth=1.8)
    axes.plot(years, lines["rate"], **shown)


def _draw_seen(axes: Axes, path: Path, names: list[str], lang: str) -> dict[str, Any]:
    """Published figures, breaks and goal; their entries of the key."""
    marks: dict[str, Any] = {}
    for provisional, name in ((False, "charts.observed"), (True, "charts.provisional")):
        mine = [each for each in path.seen if each.provisional == provisional]
        if mine:
            drawn = _SEEN | {"markerfacecolor": "white" if provisional else style.PUBLISHED}
            axes.plot([names.index(each.year) for each in mine], [each.value for each in mine], **drawn, zorder=4)
            marks[say(name, lang)] = Line2D([], [], **drawn)
    for each in path.seen:
        if each.then:
            spot = (names.index(each.year), each.value)
            axes.annotate("*", spot, textcoords="offset points", xytext=(6, -2), family=style.FONT)
    for year in path.broken if path.seen else ():
        axes.axvline(names.index(year), **_BREAK)
        marks[say("charts.broken", lang)] = Line2D([], [], **_BREAK)
    if path.goal is not None:
        axes.axhline(path.goal.value, **_GOAL)
        marks[say("charts.goal", lang, year=path.goal.year)] = Line2D([], [], **_GOAL)
    return marks
