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
_WRITTEN: Final = {"morris": 1.0, "sobol": 0.1}
"""Effects from this on are written in their cell."""
_SCALE: Final = {"morris": 1.0, "sobol": 100.0}
"""What effects are multiplied with where they are written: Sobol's are shares, shown in %."""
_DARK: Final = 0.55
"""Share of the largest effect from which words in a cell are white."""


def draw(table: pd.DataFrame, about: str, lang: str, kind: str = "morris") -> Figure:
    """Effects of each parameter on each figure, the strongest parameter first.

    Args:
        table: as `experiments.calibration.sensitivity` gives it.
        about: which runs they were.
        lang: "nl" or "en".
        kind: "morris" or "sobol".
    """
    wide = table.pivot(index="parameter", columns="target", values="effect")
    strongest = wide.max(axis=1).sort_values(ascending=False).index
    wide = wide.loc[strongest, list(dict.fromkeys(table["target"]))]
    figure = style.framed(_ROOM + _CELL * len(wide), say(f"{kind}.title", lang),
                          say(f"{kind}.caption", lang), about, lang)  # fmt: skip
    axes = figure.subplots()
    effects = wide.to_numpy(float)
    written = _WRITTEN[kind]
    most = max(float(np.nanmax(effects)), written)
    axes.imshow(effects, aspect="auto", cmap="Blues", vmin=0, vmax=most)
    axes.set_xticks(np.arange(wide.shape[1]), list(wide.columns), rotation=90)
    axes.set_yticks(np.arange(len(wide)), list(wide.index))
    axes.tick_params(labelsize=style.SMALL_SIZE - 1.5, labelfontfamily=style.FONT, length=0)
    for row, column in np.argwhere(effects >= written):
        effect = effects[row, column]
        words = number(_SCALE[kind] * effect, lang)
        axes.text(column, row, words, ha="center", va="center", fontsize=style.SMALL_SIZE - 2,
                  family=style.FONT, color="white" if effect > _DARK * most else style.INK)  # fmt: skip
    return figure
