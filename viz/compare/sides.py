"""Figure: what truly changes beside what schools write down or report of it."""

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from experiments.compare.comparison import Comparison
from experiments.compare.measured import BY_NAME
from viz import style
from viz.compare import table
from viz.compare.marks import ABSOLUTE, difference_scale, draw_effect, in_row, key, name_rows, uncertainty, zero_line
from viz.compare.words import about, difference_axis, say, title

PAIRS: Final = {
    "pair.missed": ("missed_true", "missed_registered"),
    "pair.sick": ("true_sick", "registered_sick"),
    "pair.truancy": ("true_truancy", "registered_unauthorised"),
    "pair.exclusion": ("true_exclusion", "registered_exclusion"),
    "pair.leave": ("true_leave", "registered_leave"),
    "pair.chronic": ("chronic_true", "chronic_registered"),
    "pair.home": ("thuiszitter_hidden", "thuiszitter_official"),
}
"""What is shown → the measure of what is so, and of what is known of it."""
_ROW: Final = 0.22
_MARK: Final = 0.13
_PANEL: Final = 0.75
_NAME: Final = 26
_AXIS: Final = 90
_GREY: Final[dict[str, Any]] = {"color": style.MUTED, "marker": "o", "linestyle": "", "markersize": 6.0}


def draw(comparison: Comparison, lang: str) -> Figure:
    """Differences from the base, true and registered in one row; a panel for each unit.

    Args:
        comparison: with at least one scenario.
        lang: "nl" or "en".
    """
    effects = table.overall(comparison)
    there = set(effects["measure"])
    by_unit: dict[str, list[str]] = {}
    for pair, (true, registered) in PAIRS.items():
        if {true, registered} <= there:
            by_unit.setdefault(BY_NAME[true].unit, []).append(pair)
    row = _ROW + 2 * _MARK * len(comparison.scenarios)
    tall = [_PANEL + row * len(pairs) for pairs in by_unit.values()]
    base = title(comparison, comparison.base, lang)
    caption = f"{say('sides.caption', lang, base=base)} " + uncertainty(
        comparison, lang, drawn=table.has_intervals(comparison)
    )
    figure = style.framed(sum(tall) or _PANEL, say("sides.title", lang), caption, about(comparison, lang), lang)
    if by_unit:
        made = figure.subplots(len(by_unit), 1, squeeze=False, height_ratios=tall)
        for axes, (unit_name, pairs) in zip(made[:, 0], by_unit.items(), strict=True):
            _draw_unit(axes, comparison, effects, pairs, lang)
            style.name_axes(axes, style.wrapped(difference_axis(unit_name, lang), _AXIS), "")
    marks = {
        say("filled", lang): Line2D([], [], **_GREY),
        say("open", lang): Line2D([], [], markerfacecolor="white", **_GREY),
    }
    key(figure, comparison, lang, marks)
    return figure


def _draw_unit(axes: Axes, comparison: Comparison, effects: pd.DataFrame, pairs: list[str], lang: str) -> None:
    zero_line(axes)
    lines = effects.set_index(["scenario", "measure"])
    count = 2 * len(comparison.scenarios)
    for row, pair in enumerate(pairs):
        for place, scenario in enumerate(comparison.scenarios):
            for side, name in enumerate(PAIRS[pair]):
                if (scenario, name) in lines.index:
                    y = in_row(row, 2 * place + side, count)
                    draw_effect(axes, y, lines.loc[(scenario, name)], place, ABSOLUTE, hollow=bool(side))
    name_rows(axes, [style.wrapped(say(pair, lang), _NAME) for pair in pairs])
    difference_scale(axes, lang)
