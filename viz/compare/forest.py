"""Figures: every measure of a comparison with its interval, as a difference and in proportion."""

from dataclasses import dataclass
from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from agents.reasons import LABELS, REASONS
from experiments.compare.comparison import Comparison
from viz import panels, style
from viz.compare import table
from viz.compare.marks import (
    ABSOLUTE,
    RELATIVE,
    Columns,
    difference_scale,
    draw_effect,
    in_row,
    key,
    name_rows,
    uncertainty,
    zero_line,
)
from viz.compare.words import about, difference_axis, measure, say, title

FAMILIES: Final = {
    "hours_true": ("missed_true", *(f"true_{reason}" for reason in REASONS)),
    "hours_registered": ("missed_registered", *(f"registered_{label}" for label in LABELS)),
    "days": ("days_true", "days_registered"),
    "authorities": ("reported", "long_absence", "thuiszitter_official", "thuiszitter_hidden", "suspended"),
    "chronic": ("chronic_true", "chronic_registered"),
    "leaving": ("vsv", "vsv_silent"),
    "reached": ("supported", "tier_2", "tier_3"),
}
"""Panel → its measures, all of one unit."""
_SIDES: Final = (("hours_true", "days", "chronic", "leaving"), ("hours_registered", "authorities", "reached"))
"""Panels of the left half and of the right half, from top to bottom."""
_ROW: Final = 0.22
_SCENARIO: Final = 0.13
_PANEL: Final = 0.85
"""Inches: a row, what each scenario adds to it, and the title and axis of a panel."""
_LEAST: Final = 0.4
"""Height of a row that a name of two lines needs, inches."""
_NAME: Final = 22
"""Characters of a line of a row's name."""
_EDGE: Final = 100.0
"""Whiskers of changes in proportion are cut at this many percent, or beyond the farthest mark."""
_BEYOND: Final = 1.2


@dataclass(frozen=True)
class _Kind:
    """What differs between the two figures: their texts, and the columns that they draw."""

    name: str
    columns: Columns


def draw(comparison: Comparison, lang: str) -> Figure:
    """Differences from the base, a panel for each family of measures.

    Args:
        comparison: with at least one scenario.
        lang: "nl" or "en".
    """
    return _draw(comparison, lang, _Kind("effects", ABSOLUTE))


def draw_relative(comparison: Comparison, lang: str) -> Figure:
    """The same in proportion to the base."""
    return _draw(comparison, lang, _Kind("relative", RELATIVE))


def _draw(comparison: Comparison, lang: str, kind: _Kind) -> Figure:
    effects = table.overall(comparison)
    effects = effects[effects[kind.columns.centre].notna()]
    shown = [[(name, table.known(FAMILIES[name], effects)) for name in side] for side in _SIDES]
    shown = [[(name, rows) for name, rows in side if rows] for side in shown]
    row = max(_ROW + _SCENARIO * len(comparison.scenarios), _LEAST)
    heights = [[_PANEL + row * len(rows) for _, rows in side] for side in shown]
    base = title(comparison, comparison.base, lang)
    caption = f"{say(f'{kind.name}.caption', lang, base=base)} " + uncertainty(
        comparison, lang, drawn=table.has_intervals(comparison)
    )
    height = max((sum(side) for side in heights), default=_PANEL)
    figure = style.framed(height, say(f"{kind.name}.title", lang), caption, about(comparison, lang), lang)
    grid = figure.add_gridspec(1, len(_SIDES))
    for place, (side, tall) in enumerate(zip(shown, heights, strict=True)):
        half = figure.add_subfigure(grid[place])
        # What a half lacks in rows stays empty below it, so that a row is as high on both sides.
        spare = [height - sum(tall)] if height > sum(tall) else []
        axes = half.subplots(len(side) + len(spare), 1, squeeze=False, height_ratios=[*tall, *spare])
        for panel in axes[len(side) :, 0]:
            panel.set_axis_off()
        for panel, (name, rows) in zip(axes[:, 0], side, strict=False):
            _draw_family(panel, comparison, effects, rows, kind.columns, lang)
            panels.title(panel, say(name, lang))
    key(figure, comparison, lang)
    return figure


def _draw_family(
    axes: Axes, comparison: Comparison, effects: pd.DataFrame, rows: list[str], columns: Columns, lang: str
) -> None:
    lines = effects[effects["measure"].isin(rows)].copy()
    if columns is RELATIVE:
        edge = max(_EDGE, _BEYOND * lines[columns.centre].abs().max())
        lines[columns.bounds] = lines[columns.bounds].clip(-edge, edge)
    zero_line(axes)
    for place, scenario in enumerate(comparison.scenarios):
        for _, effect in lines[lines["scenario"] == scenario].iterrows():
            y = in_row(rows.index(effect["measure"]), place, len(comparison.scenarios))
            draw_effect(axes, y, effect, place, columns)
    name_rows(axes, [style.wrapped(_short(name, lang), _NAME) for name in rows])
    difference_scale(axes, lang)
    words = say("relative_axis", lang) if columns is RELATIVE else difference_axis(lines["unit"].iloc[0], lang)
    style.name_axes(axes, style.wrapped(words, 2 * _NAME), "")


def _short(name: str, lang: str) -> str:
    """A measure without "true" or "registered" where the panel's title says it."""
    words = measure(name, lang)
    return words.rpartition(", ")[0] if name in FAMILIES["hours_true"] + FAMILIES["hours_registered"] else words
