"""Figure: new early school leavers by level and by the route out, beside the published figures."""

from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from agents.reasons import ROUTES
from experiments.chance import wilson
from experiments.results import Result
from viz import style
from viz.intervals import LEVEL
from viz.levels import sums_by_level
from viz.texts import text

_ROW_HEIGHT: Final = 0.3
_AXES_HEIGHT: Final = 0.9


def draw(result: Result, lang: str) -> Figure:
    """New early leavers per level in % of the pupils under 23.

    Args:
        result: with the tables `groups` (years are added up) and `comparison`.
        lang: "nl" or "en".
    """
    sums = sums_by_level(result.tables["groups"])
    sums = sums[sums["vsv_base"] > 0]
    height = _AXES_HEIGHT + _ROW_HEIGHT * max(len(sums), 6)
    figure = style.new_figure(height, text("vsv.title", lang), text("vsv.caption", lang), result, lang)
    axes = figure.subplots()
    rows = np.arange(len(sums))
    left = np.zeros(len(sums))
    key: dict[str, Any] = {}
    for route in ROUTES:
        width = (100 * sums[f"vsv_{route}"] / sums["vsv_base"]).to_numpy()
        key[text(route, lang)] = axes.barh(rows, width, 0.7, left=left, **style.hatched(route))
        left = left + width
    total = (100 * sums["vsv"] / sums["vsv_base"]).to_numpy()
    pairs = zip(sums["vsv"], sums["vsv_base"], strict=True)
    bounds = 100 * np.array([wilson(hits, out_of, LEVEL) for hits, out_of in pairs]).reshape(-1, 2)
    axes.errorbar(
        total,
        rows,
        xerr=np.abs(bounds.T - total),
        fmt="none",
        ecolor=style.INK,
        elinewidth=1.2,
        capsize=2.5,
    )
    observed = published(result.tables.get("comparison"), list(sums.index))
    if observed:
        (key[text("published", lang)],) = axes.plot(
            list(observed.values()),
            list(observed),
            "D",
            color="white",
            markeredgecolor=style.PUBLISHED,
            markersize=7,
            markeredgewidth=1.5,
            zorder=5,
        )
    axes.set_yticks(rows, list(sums.index))
    axes.set_ylim(len(sums) - 0.5, -0.5)
    axes.set_xlim(left=0)
    style.tidy(axes, grid="x")
    style.name_axes(axes, text("vsv.axis", lang), text("level", lang))
    style.number_axis(axes.xaxis, lang)
    style.legend(axes, key, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return figure


def published(comparison: pd.DataFrame | None, levels: list[str]) -> dict[int, float]:
    """Row of a level → its published share of new early leavers, %, where there is one."""
    if comparison is None:
        return {}
    found = {}
    for _, target in comparison.iterrows():
        group = "-".join(sorted(str(target["group"]).lower().split()))
        if target["quantity"] != "new early leavers" or target["unit"] != "%":
            continue
        for row, level in enumerate(levels):
            if "-".join(sorted(level.split("-"))) == group:
                found[row] = float(target["observed"])
    return found
