"""Figure of a sensitivity analysis: parameters by figures."""

from typing import Final

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from viz import style
from viz.calibration.calibration_texts import say
from viz.language import number

_CELL: Final = 0.27
_ROOM: Final = 2.6
"""Inches for the names of the figures."""
_WRITTEN: Final = 1.0
"""Effects from this on are written in their cell."""
_DARK: Final = 0.55
"""Share of the largest effect from which words in a cell are white."""


def draw(table: pd.DataFrame, about: str, lang: str) -> Figure:
    """Morris' effects of each parameter on each figure, the strongest parameter first.

    Args:
        table: as `experiments.calibration.sensitivity.morris` gives it.
        about: which runs they were.
        lang: "nl" or "en".
    """
    wide = table.pivot(index="parameter", columns="target", values="effect")
    wide = wide.loc[wide.max(axis=1).sort_values(ascending=False).index]
    figure = style.framed(_ROOM + _CELL * len(wide), say("morris.title", lang), say("morris.caption", lang), about,
                          lang)  # fmt: skip
    axes = figure.subplots()
    effects = wide.to_numpy(float)
    most = max(float(effects.max()), _WRITTEN)
    axes.imshow(effects, aspect="auto", cmap="Blues", vmin=0, vmax=most)
    axes.set_xticks(np.arange(wide.shape[1]), list(wide.columns), rotation=90)
    axes.set_yticks(np.arange(len(wide)), list(wide.index))
    axes.tick_params(labelsize=style.SMALL_SIZE - 1.5, labelfontfamily=style.FONT, length=0)
    for row, column in np.argwhere(effects >= _WRITTEN):
        effect = effects[row, column]
        axes.text(column, row, number(effect, lang), ha="center", va="center", fontsize=style.SMALL_SIZE - 2,
                  family=style.FONT, color="white" if effect > _DARK * most else style.INK)  # fmt: skip
    return figure
