"""Figure: the friendships in one simulated school, class by class."""

from collections import Counter
from itertools import pairwise
from math import ceil, cos, pi, sin, sqrt
from string import ascii_lowercase
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from experiments.results import Result
from viz import style
from viz.language import number
from viz.levels import in_order, level_rank
from viz.texts import text

MARKS: Final = {"f": "o", "m": "s"}
_MAP: Final = "YlOrBr"
_HABIT_RANGE: Final = (-2.0, 2.0)
_RADIUS: Final = 0.42
_SHAPE: Final = 1.5
_GOLDEN: Final = pi * (3 - sqrt(5))
_HEIGHT: Final = 6.3
_AREA: Final = 15000.0

Floats = npt.NDArray[np.float64]


def draw(result: Result, lang: str) -> Figure:
    """The friendship network of one school.

    Args:
        result: with a `network` whose nodes carry klas, level, school_year, sex and habit.
        lang: "nl" or "en".
    """
    network = result.network
    places, classes = layout(network)
    same, other = _ties(network, places)
    ties = len(same) + len(other)
    caption = text(
        "network.caption",
        lang,
        pupils=number(len(network), lang),
        ties=number(ties, lang),
        within=number(100 * len(same) / max(ties, 1), lang),
    )
    figure = style.new_figure(_HEIGHT, text("network.title", lang), caption, result, lang)
    axes = figure.subplots()
    crowd = sqrt(len(network) / 100)
    for segments, shade, alpha in ((other, "#7a9cc6", 0.22), (same, style.INK, 0.45)):
        axes.add_collection(
            LineCollection(
                segments,
                colors=shade,
                alpha=alpha / max(1, sqrt(crowd) / 1.2),
                linewidths=0.6,
                zorder=1,
                rasterized=True,
            )
        )
    _draw_pupils(figure, axes, network, places, lang)
    _name_classes(axes, classes, len(network))
    axes.set_aspect("equal")
    axes.set_axis_off()
    axes.autoscale_view()
    return figure


def layout(network: Any) -> tuple[dict[Any, tuple[float, float]], dict[str, tuple[float, float]]]:
    """Places of pupils and classes: classes on a grid, pupils within in a sunflower's order.

    Args:
        network: a `networkx.DiGraph` with the node attributes klas, level and school_year.

    Returns:
        node → (x, y), and the name of each class → the middle of its block.
    """
    members: dict[int, list[Any]] = {}
    for node, klas in network.nodes(data="klas"):
        members.setdefault(klas, []).append(node)
    about = {klas: _programme(network, nodes) for klas, nodes in members.items()}
    columns = _columns(len(members))
    places: dict[Any, tuple[float, float]] = {}
    classes: dict[str, tuple[float, float]] = {}
    parallel: Counter[str] = Counter()
    for block, klas in enumerate(sorted(members, key=lambda klas: (about[klas], klas))):
        middle = (float(block % columns), -float(block // columns))
        year, _, levels = about[klas]
        name = f"{levels} {year}"
        parallel[name] += 1
        classes[name + _letter(parallel[name])] = middle
        places.update(_sunflower(members[klas], middle))
    return places, classes


def _programme(network: Any, nodes: list[Any]) -> tuple[int, int, str]:
    """Programme year of a class, the place of its first level in the system, and its levels' names."""
    of_all = [network.nodes[node] for node in nodes]
    levels = in_order({about["level"] for about in of_all})
    year = Counter(about["school_year"] for about in of_all).most_common(1)[0][0]
    return year, level_rank(levels[0]), _joined(levels)


def _joined(levels: list[str]) -> str:
    """Names of the levels in a mixed class, such as vmbo-b/k/t or havo/vwo."""
    names = levels[:1]
    for before, level in pairwise(levels):
        stem = before.rpartition("-")[0] + "-"
        names.append(level.removeprefix(stem))
    return "/".join(names)


def _letter(rank: int) -> str:
    return ascii_lowercase[rank - 1] if rank <= len(ascii_lowercase) else f"-{rank}"


def _columns(blocks: int) -> int:
    """Columns of the grid on which the blocks can be largest."""
    return max(range(1, blocks + 1), key=lambda columns: min(_SHAPE / columns, 1 / ceil(blocks / columns)))


def _sunflower(nodes: list[Any], middle: tuple[float, float]) -> dict[Any, tuple[float, float]]:
    spots = {}
    for rank, node in enumerate(nodes):
        reach = _RADIUS * 0.9 * sqrt((rank + 0.5) / len(nodes))
        angle = rank * _GOLDEN
        spots[node] = (middle[0] + reach * cos(angle), middle[1] + reach * sin(angle))
    return spots


def _ties(
    network: Any, places: dict[Any, tuple[float, float]]
) -> tuple[list[list[tuple[float, float]]], list[list[tuple[float, float]]]]:
    klas = dict(network.nodes(data="klas"))
    same: list[list[tuple[float, float]]] = []
    other: list[list[tuple[float, float]]] = []
    for start, end in network.edges():
        (same if klas[start] == klas[end] else other).append([places[start], places[end]])
    return same, other


def _draw_pupils(figure: Figure, axes: Axes, network: Any, places: dict[Any, tuple[float, float]], lang: str) -> None:
    size = min(60.0, _AREA / len(network))
    for sex, mark in MARKS.items():
        nodes = [node for node, of in network.nodes(data="sex") if of == sex]
        if not nodes:
            continue
        x, y = np.array([places[node] for node in nodes]).T
        drawn = axes.scatter(
            x,
            y,
            s=size,
            c=[network.nodes[node]["habit"] for node in nodes],
            marker=mark,
            cmap=_MAP,
            vmin=_HABIT_RANGE[0],
            vmax=_HABIT_RANGE[1],
            edgecolors=style.INK,
            linewidths=0.4,
            zorder=2,
        )
    bar = figure.colorbar(drawn, ax=axes, shrink=0.6, aspect=30, pad=0.01, extend="both")
    bar.set_label(text("habit", lang), fontsize=style.SMALL_SIZE, family=style.FONT)
    bar.ax.tick_params(labelsize=style.SMALL_SIZE, labelfontfamily=style.FONT)
    style.number_axis(bar.ax.yaxis, lang)
    key = {
        text(name, lang): Line2D(
            [],
            [],
            marker=MARKS[sex],
            linestyle="",
            markerfacecolor="white",
            markeredgecolor=style.INK,
        )
        for sex, name in (("f", "girl"), ("m", "boy"))
    }
    style.legend(bar.ax, key, loc="lower right", bbox_to_anchor=(3.0, 1.05))


def _name_classes(axes: Axes, classes: dict[str, tuple[float, float]], pupils: int) -> None:
    size = style.SMALL_SIZE if len(classes) <= 24 else style.SMALL_SIZE * sqrt(24 / len(classes)) + 1
    for name, (x, y) in classes.items():
        axes.text(
            x,
            y + _RADIUS + 0.01,
            name,
            ha="center",
            va="bottom",
            fontsize=size,
            color=style.MUTED,
            family=style.FONT,
        )
