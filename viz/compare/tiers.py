"""Figure: the tiers of help, who is in them week by week and who moves between them."""

from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from experiments.compare.comparison import Comparison
from viz import panels, style
from viz.compare.delivered import in_tiers, moves
from viz.compare.marks import Columns, difference_scale, draw_effect, in_row, key, look, name_rows, uncertainty
from viz.compare.words import about, say

TIERS: Final = (2, 3)
"""Those with a panel: everybody else is in tier 1."""
MOVES: Final = Columns("per_1000", "low", "high")
_WEEKS: Final = 52
_PATHS: Final = 2.4
_ROW: Final = 0.22
_SCENARIO: Final = 0.1
_PANEL: Final = 0.8
"""Inches: the upper panels, a row of moves and what each scenario adds to it, and a panel's title and axis."""
_BAND: Final = 0.18
_PLACES: Final = 0.9
"""Line of a tier's places."""


def draw(comparison: Comparison, lang: str) -> Figure:
    """Shares in tiers 2 and 3 over the weeks, and moves between tiers.

    Args:
        comparison: with a scenario that has tiers.
        lang: "nl" or "en".
    """
    weeks, flows = in_tiers(comparison), moves(comparison)
    rows = _rows(flows)
    below = _PANEL + len(rows) * (_ROW + _SCENARIO * len(comparison.scenarios))
    drawn = bool(weeks["low"].notna().any())
    told = say("tiers.band", lang, count=comparison.replicates) if drawn else uncertainty(comparison, lang, drawn=False)
    caption = f"{say('tiers.caption', lang)} {told}"
    heights = [_PATHS, below] if rows else [_PATHS]
    figure = style.framed(sum(heights), say("tiers.title", lang), caption, about(comparison, lang), lang)
    grid = figure.add_gridspec(len(heights), len(TIERS), height_ratios=heights)
    for place, tier in enumerate(TIERS):
        axes = figure.add_subplot(grid[0, place])
        _draw_weeks(axes, comparison, weeks[weeks["tier"] == tier], lang)
        panels.title(axes, say("tiers.panel", lang, tier=tier))
    if rows:
        _draw_moves(figure.add_subplot(grid[1, :]), comparison, flows, rows, lang)
    key(figure, comparison, lang, drawn=set(weeks["scenario"]))
    return figure


def _rows(flows: pd.DataFrame) -> list[tuple[int, int, str]]:
    """Tiers from and to, and why, of all moves there are: up first, then down."""
    pairs = flows[["from_tier", "to_tier", "why"]].drop_duplicates()
    return sorted(pairs.itertuples(index=False, name=None), key=lambda move: (move[0] > move[1], *move))


def _draw_weeks(axes: Axes, comparison: Comparison, weeks: pd.DataFrame, lang: str) -> None:
    several = comparison.years > 1
    for place, scenario in enumerate(comparison.scenarios):
        lines = weeks[weeks["scenario"] == scenario]
        if lines.empty:
            continue
        # Weeks from 1 on, or years from 1 on with their weeks as parts.
        when = 1 + (lines["year"] + lines["week"] / _WEEKS if several else lines["week"])
        shown = look(place) | {"marker": ""}
        axes.fill_between(when, lines["low"], lines["high"], color=shown["color"], alpha=_BAND, linewidth=0)
        axes.plot(when, lines["percent"], **shown)
        axes.plot(when, lines["places"], color=shown["color"], linestyle=":", linewidth=_PLACES)
    style.tidy(axes)
    axes.set_ylim(bottom=0)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True, min_n_ticks=1))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5))
    style.number_axis(axes.yaxis, lang)
    style.name_axes(axes, say("tiers.year" if several else "tiers.week", lang), say("tiers.percent", lang))


def _draw_moves(
    axes: Axes, comparison: Comparison, flows: pd.DataFrame, rows: list[tuple[int, int, str]], lang: str
) -> None:
    lines = flows.set_index(["scenario", "from_tier", "to_tier", "why"])
    for row, move in enumerate(rows):
        for place, scenario in enumerate(comparison.scenarios):
            if (scenario, *move) in lines.index:
                y = in_row(row, place, len(comparison.scenarios))
                draw_effect(axes, y, lines.loc[(scenario, *move)], place, MOVES)
    name_rows(axes, [move_in_words(move, lang) for move in rows])
    difference_scale(axes, lang)
    axes.set_xlim(left=min(0.0, axes.get_xlim()[0]))
    style.name_axes(axes, say("tiers.moves", lang), "")
    panels.title(axes, say("tiers.flows", lang))


def move_in_words(move: tuple[int, int, str], lang: str) -> str:
    """Tiers from and to, and why."""
    start, end, why = move
    return say("move", lang, start=start, end=end, why=say(f"why.{why}", lang))
