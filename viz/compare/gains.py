"""Figures: who gains and who loses, by level, sector, sex, status of the family, background and urbanity."""

from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from experiments.compare.comparison import Comparison
from experiments.compare.measured import GROUPS, VALUES
from viz import panels, style
from viz.compare import table
from viz.compare.marks import ABSOLUTE, difference_scale, draw_effect, in_row, key, name_rows, uncertainty, zero_line
from viz.compare.words import about, difference_axis, group, measure, say, title, value
from viz.levels import in_order

SHOWN: Final = ("missed_true", "chronic_true", "vsv")
"""Measures that have such a figure."""
_LEFT: Final = "level"
"""The group with most values, which has the left half for itself."""
_ROW: Final = 0.16
_SCENARIO: Final = 0.1
_PANEL: Final = 0.42
"""Inches: a row, what each scenario adds to it, and the title of a panel."""
_LEAST: Final = 0.36
"""Height of a row that a name of two lines needs, inches."""
_AXIS: Final = 0.6
_NAME: Final = 26


def draw(comparison: Comparison, measured: str, lang: str) -> Figure:
    """Differences from the base in one measure, by group; all panels share their scale.

    Args:
        comparison: with at least one scenario.
        measured: name of the measure.
        lang: "nl" or "en".
    """
    effects = table.by_group(comparison, measured)
    rows = {name: _values(name, effects) for name in GROUPS if name in set(effects["group"])}
    right = [name for name in rows if name != _LEFT]
    row = max(_ROW + _SCENARIO * len(comparison.scenarios), _LEAST)
    tall = [_PANEL + row * len(rows[name]) for name in right]
    left = _PANEL + row * len(rows.get(_LEFT, ()))
    base = title(comparison, comparison.base, lang)
    drawn = bool(effects["low"].notna().any())
    caption = f"{say('gains.caption', lang, base=base)} {uncertainty(comparison, lang, drawn=drawn)}"
    heading = say("gains.title", lang, measure=measure(measured, lang))
    figure = style.framed(max(left, sum(tall)) + _AXIS, heading, caption, about(comparison, lang), lang)
    places = {name: place for place, name in enumerate(right)}
    grid = figure.add_gridspec(max(len(right), 1), 2, height_ratios=tall or None)
    shared: Axes | None = None
    for name, values in rows.items():
        spot = grid[:, 0] if name == _LEFT else grid[places[name], 1]
        axes = figure.add_subplot(spot, sharex=shared)
        shared = shared or axes
        _draw_group(axes, comparison, effects[effects["group"] == name], name, values, lang)
        lowest = name in (_LEFT, right[-1] if right else _LEFT)
        words = style.wrapped(difference_axis(effects["unit"].iloc[0], lang), 2 * _NAME) if lowest else ""
        style.name_axes(axes, words, "")
        axes.tick_params(labelbottom=lowest)
    key(figure, comparison, lang)
    return figure


def _values(name: str, effects: pd.DataFrame) -> list[str]:
    there = set(effects.loc[effects["group"] == name, "value"])
    return in_order(there) if name == _LEFT else [each for each in VALUES.get(name, there) if each in there]


def _draw_group(
    axes: Axes, comparison: Comparison, effects: pd.DataFrame, name: str, values: list[str], lang: str
) -> None:
    zero_line(axes)
    for place, scenario in enumerate(comparison.scenarios):
        for _, effect in effects[effects["scenario"] == scenario].iterrows():
            y = in_row(values.index(effect["value"]), place, len(comparison.scenarios))
            draw_effect(axes, y, effect, place, ABSOLUTE)
    name_rows(axes, [style.wrapped(value(name, each, lang), _NAME) for each in values])
    difference_scale(axes, lang)
    panels.title(axes, group(name, lang))
