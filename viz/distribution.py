"""Figure: how absence is spread over pupils, as a pyramid like that of the tiers and as a curve."""

from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from experiments.chance import wilson
from experiments.results import Result
from viz import style
from viz.intervals import LEVEL
from viz.language import number, short_number
from viz.texts import text

BOUNDS: Final = (0.0, 5.0, 10.0, 20.0)
"""Lower bounds of the pyramid's steps, % of lesson hours missed; the last step is open."""
TIER_SHARES: Final = {"tier2": (5.0, 20.0), "tier3": (1.0, 5.0)}
"""Pupils who need support of that tier, % (Kearney & Graczyk 2014; `tiers` in the evidence)."""
KINDS: Final = ("true", "registered")

_LOOK: Final = {"true": style.COLOURS["stress_sick"], "registered": style.COLOURS["withdrawal"]}
_DASH: Final = {"true": "-", "registered": (0, (4, 1.5))}
_ROOM_FOR_NUMBERS: Final = 0.22
_FLOOR: Final = 0.05
_CURVE_TO: Final = 50.0

Floats = npt.NDArray[np.float64]


def draw(result: Result, lang: str) -> Figure:
    """Pupils by the share of lesson hours they missed.

    Args:
        result: with the table `absence_distribution`; years are added up.
        lang: "nl" or "en".
    """
    table = result.tables["absence_distribution"]
    caption = text("distribution.caption", lang)
    figure = style.new_figure(4.3, text("distribution.title", lang), caption, result, lang)
    pyramid, curve = figure.subplots(1, 2, width_ratios=(1.15, 1.0))
    _draw_pyramid(pyramid, table, lang)
    _draw_curve(curve, table, lang)
    return figure


def steps(table: pd.DataFrame, kind: str) -> Floats:
    """Pupils in each step of the pyramid."""
    rows = table[table["kind"] == kind]
    step = np.searchsorted(BOUNDS, rows["bin_low"].to_numpy(dtype=float), side="right") - 1
    return np.bincount(step, rows["pupils"], len(BOUNDS)).astype(np.float64)


def at_least(table: pd.DataFrame, kind: str) -> tuple[Floats, Floats]:
    """Bounds, and the % of pupils that missed at least that share of the lesson hours."""
    rows = table[table["kind"] == kind].groupby("bin_low")["pupils"].sum().sort_index()
    counts = rows.to_numpy(dtype=float)
    return rows.index.to_numpy(dtype=float), 100 * counts[::-1].cumsum()[::-1] / counts.sum()


def _draw_pyramid(axes: Axes, table: pd.DataFrame, lang: str) -> None:
    for kind, side in zip(KINDS, (-1, 1), strict=True):
        pupils = steps(table, kind)
        shares = 100 * pupils / pupils.sum()
        bounds = 100 * np.array([wilson(hits, pupils.sum(), LEVEL) for hits in pupils])
        errors = np.abs(bounds.T - shares)
        rows = np.arange(len(BOUNDS))
        axes.barh(
            rows,
            side * shares,
            0.82,
            color=_LOOK[kind],
            edgecolor=style.INK,
            linewidth=0.5,
            hatch="" if kind == "true" else "////",
            hatch_linewidth=0.5,
        )
        axes.errorbar(
            side * shares,
            rows,
            xerr=errors if side > 0 else errors[::-1],
            fmt="none",
            ecolor=style.INK,
            elinewidth=1.1,
            capsize=2.5,
        )
        for row, share, bound in zip(rows, shares, bounds, strict=True):
            axes.annotate(
                f"{number(share, lang, 1)} %",
                (side * bound[1], row),
                (side * 5, 0),
                textcoords="offset points",
                va="center",
                ha="left" if side > 0 else "right",
                fontsize=style.SMALL_SIZE,
                family=style.FONT,
            )
        axes.text(
            0.25 + 0.25 * (side + 1),
            1.02,
            text(kind, lang),
            transform=axes.transAxes,
            ha="center",
            fontsize=style.TEXT_SIZE,
            weight="bold",
            family=style.FONT,
        )
    axes.axvline(0, color=style.INK, linewidth=0.8)
    axes.set_yticks(range(len(BOUNDS)), _step_names(lang))
    axes.margins(x=_ROOM_FOR_NUMBERS)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: short_number(abs(value), lang)))
    style.tidy(axes, grid="x")
    style.name_axes(axes, text("percent_of_pupils", lang), text("share_missed", lang))


def _step_names(lang: str) -> list[str]:
    bounds = [short_number(bound, lang) for bound in BOUNDS]
    inner = [f"{low}-{high} %" for low, high in pairwise(bounds[1:])]
    return [f"< {bounds[1]} %", *inner, f"≥ {bounds[-1]} %"]


def _draw_curve(axes: Axes, table: pd.DataFrame, lang: str) -> None:
    for tier, (low, high) in TIER_SHARES.items():
        axes.axhspan(low, high, color=style.SHADE if tier == "tier2" else style.GRID, linewidth=0, zorder=0)
        axes.text(
            1.02,
            np.sqrt(low * high),
            text(tier, lang),
            transform=axes.get_yaxis_transform(),
            ha="left",
            va="center",
            fontsize=style.SMALL_SIZE,
            color=style.INK,
            family=style.FONT,
        )
    key = {}
    for kind in KINDS:
        missed, share = at_least(table, kind)
        shown = share > 0
        (key[text(kind, lang)],) = axes.plot(
            missed[shown], share[shown], color=_LOOK[kind], linestyle=_DASH[kind], linewidth=2
        )
    axes.set_yscale("log")
    axes.set_ylim(_FLOOR, 110)
    axes.set_yticks((0.1, 1, 5, 20, 100))
    axes.minorticks_off()
    axes.set_xlim(0, _CURVE_TO)
    style.number_axis(axes.yaxis, lang)
    style.tidy(axes, grid="both")
    style.name_axes(axes, text("share_missed", lang), text("at_least", lang))
    style.legend(axes, key, loc="lower left")
