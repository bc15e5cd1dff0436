"""Figures of a validation: all published figures, and one for each pattern."""

import math
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator, NullLocator

from experiments.calibration.pattern_checks import CheckedCell, CheckedPattern
from experiments.calibration.patterns import PATTERNS, Pattern
from experiments.calibration.predictive import Checked
from experiments.calibration.validation import Validation
from viz import panels, style
from viz.calibration.validation_texts import say
from viz.language import number
from viz.phrases import figure_name

_ROW: Final = 0.24
"""Inches of a row of the figure of targets."""
_CELL: Final = 0.42
_ROOM: Final = 0.8
"""Inches for the axis of a figure."""
_EDGE: Final = 5.0
"""Ratios beyond this, or below its inverse, are drawn as a triangle at the edge."""
_TICKS: Final = (0.2, 0.5, 1, 2, 5)
_BANDS: Final = (("reporting", "#d7e6f2", 0.72), ("sampling", "#8fbbdc", 0.5), ("noise", "#0072B2", 0.28))
"""Parts of the interval from the outside in: the colour of a band, and its height in rows."""


def figures(validation: Validation, lang: str) -> dict[str, Figure]:
    """All figures by name: `targets`, and `pattern_<name>` for each pattern that has a number.

    Args:
        validation: the runs beside what is known.
        lang: "nl" or "en".
    """
    drawn = {"targets": draw_targets(validation, lang)}
    known = {each.name: each for each in PATTERNS}
    for checked in validation.patterns:
        if any(not math.isnan(cell.simulated) for cell in checked.cells):
            drawn[f"pattern_{checked.name}"] = draw_pattern(validation, known[checked.name], checked, lang)
    return drawn


def about(validation: Validation, lang: str) -> str:
    """Which runs a validation is of."""
    return say(
        "about", lang, scenario=validation.scenario, students=number(validation.students, lang),
        years=validation.years, replicates=validation.replicates,
    )  # fmt: skip


def draw_targets(validation: Validation, lang: str) -> Figure:
    """Published over simulated for each figure that is fitted, with the parts of its interval."""
    shown = [each for each in validation.figures if each.fit and each.inside is not None]
    height = _ROOM + _ROW * len(shown)
    caption = f"{say('targets.caption', lang)} {say('star', lang)}"
    figure = style.framed(height, say("targets.title", lang), caption, about(validation, lang), lang)
    axes = figure.subplots()
    axes.axvline(1, color=style.INK, linewidth=1)
    for row, each in enumerate(shown):
        _draw_bands(axes, row, each)
        _draw_mark(axes, row, each)
    axes.set_xscale("log")
    axes.set_xlim(1 / _EDGE / 1.1, _EDGE * 1.1)
    axes.xaxis.set_major_locator(FixedLocator(_TICKS))
    axes.xaxis.set_minor_locator(NullLocator())
    names = [figure_name(each.quantity, each.group, each.year, lang, each.over) for each in shown]
    axes.set_yticks(range(len(shown)), names)
    axes.set_ylim(len(shown) - 0.5, -0.5)
    style.tidy(axes, grid="both")
    style.number_axis(axes.xaxis, lang)
    style.name_axes(axes, say("ratio", lang), "")
    panels.key_below(figure, _key(lang))
    return figure


def _draw_bands(axes: Axes, row: int, each: Checked) -> None:
    """The interval around 1 by its parts, each with those inside it."""
    spreads = {
        "noise": each.noise,
        "sampling": math.hypot(each.noise, each.sampling, each.rounding),
        "reporting": math.hypot(each.noise, each.sampling, each.rounding, each.reporting),
    }
    whole = math.log(each.high / each.simulated), math.log(each.simulated / each.low)
    for name, colour, height in _BANDS:
        part = spreads[name] / spreads["reporting"]
        ends = math.exp(-part * whole[1]), math.exp(part * whole[0])
        low, high = np.clip(ends, 1 / _EDGE / 1.1, _EDGE * 1.1)
        axes.barh(row, high - low, left=low, height=height, color=colour, zorder=2)


def _draw_mark(axes: Axes, row: int, each: Checked) -> None:
    ratio = each.observed / each.simulated
    within = 1 / _EDGE <= ratio <= _EDGE
    mark = "o" if within else ("<" if ratio < 1 else ">")
    place = float(np.clip(ratio, 1 / _EDGE, _EDGE))
    axes.plot([place], [row], mark, **_mark(bool(each.inside)))


def _mark(inside: bool) -> dict[str, Any]:
    face = style.PUBLISHED if inside else "white"
    return {"color": face, "markeredgecolor": style.PUBLISHED, "markersize": 6, "zorder": 3, "linestyle": ""}


def _key(lang: str) -> dict[str, Any]:
    bands = {say(name, lang): Patch(color=colour) for name, colour, _ in reversed(_BANDS)}
    marks = {
        say("inside", lang): Line2D([], [], marker="o", **_mark(True)),
        say("outside", lang): Line2D([], [], marker="o", **_mark(False)),
    }
    return bands | marks


def draw_pattern(validation: Validation, pattern: Pattern, checked: CheckedPattern, lang: str) -> Figure:
    """The rates of a pattern with their intervals, beside the published ones."""
    caption = say("pattern.caption", lang, source=pattern.source[lang], verdict=say(checked.verdict, lang))
    height = _ROOM + _CELL * len(checked.cells)
    figure = style.framed(height, pattern.title[lang], caption, about(validation, lang), lang)
    axes = figure.subplots()
    for row, cell in enumerate(checked.cells):
        _draw_cell(axes, row, cell)
    axes.set_yticks(range(len(checked.cells)), [_title(cell, lang) for cell in checked.cells])
    axes.set_ylim(len(checked.cells) - 0.5, -0.5)
    axes.set_xlim(left=0)
    style.tidy(axes, grid="x")
    style.number_axis(axes.xaxis, lang)
    style.name_axes(axes, say(f"unit.{pattern.unit}", lang), "")
    panels.key_below(figure, _pattern_key(checked.cells, lang))
    return figure


_SIMULATED: Final[dict[str, Any]] = {
    "marker": "o", "color": style.SIMULATED, "markeredgecolor": style.INK, "markersize": 7, "linewidth": 2,
}  # fmt: skip
_PUBLISHED: Final[dict[str, Any]] = {
    "marker": "D", "color": "white", "markeredgecolor": style.PUBLISHED, "markersize": 6, "linestyle": "",
}  # fmt: skip


def _draw_cell(axes: Axes, row: int, cell: CheckedCell) -> None:
    if not math.isnan(cell.low):
        axes.plot([cell.low, cell.high], [row, row], color=style.SIMULATED, linewidth=2)
    if not math.isnan(cell.simulated):
        axes.plot([cell.simulated], [row], **_SIMULATED)
    if not math.isnan(cell.published):
        axes.plot([cell.published], [row], **_PUBLISHED)


def _title(cell: CheckedCell, lang: str) -> str:
    return cell.title_nl if lang == "nl" else cell.title_en


def _pattern_key(cells: Sequence[CheckedCell], lang: str) -> dict[str, Any]:
    key: dict[str, Any] = {say("simulated", lang): Line2D([], [], **_SIMULATED)}
    if any(not math.isnan(cell.published) for cell in cells):
        key[say("published", lang)] = Line2D([], [], **_PUBLISHED)
    return key
