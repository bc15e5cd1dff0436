"""Figures of a trial: what each trial found beside the truth, and before and after without a control arm."""

from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from experiments.trial.outcomes import OUTCOMES
from experiments.trial.trial import Trial
from viz import panels, style
from viz.language import check_language, number
from viz.trial.catalogue import say

_ROW: Final = 0.14
_LEAST: Final = 2.2
"""Inches: a trial's line, and the least height of a figure."""
_ROOM: Final = 0.15
"""Share of the height that stays free above the highest mark."""
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "supported": {"color": "#0072B2", "marker": "o", "linestyle": "-"},
    "unsupported": {"color": "#D55E00", "marker": "s", "linestyle": "--"},
    "controls": {"color": "#009E73", "marker": "^", "linestyle": "-."},
}
_BAND: Final[dict[str, Any]] = {"color": style.GRID, "linewidth": 0}


def figures(trial: Trial, lang: str = "en") -> dict[str, Figure]:
    """Draws every figure that the trial has the numbers for.

    Args:
        trial: of any number of towns.
        lang: language of all texts, "nl" or "en".

    Returns:
        Name → matplotlib figure: `trials_` and the outcome's name for each outcome, and before_after when supported
        pupils have weeks on both sides.

    Raises:
        BadInput: for another language.
    """
    check_language(lang)
    drawn = {f"trials_{name}": draw_trials(trial, name, lang) for name in trial.design.outcomes}
    shown = trial.before_after.set_index("name")["pupils"]
    if shown.get("supported", 0) > 0:
        drawn["before_after"] = draw_before_after(trial, lang)
    return drawn


def about(trial: Trial, lang: str) -> str:
    """Which trials a figure is of."""
    flow = trial.of_town(0, "flow")
    units = flow.loc[["treated", "control"], "units"].sum()
    key, unit = "about" if trial.years == 1 else "about_years", say(trial.design.unit, lang)
    return say(key, lang, units=number(units, lang), unit=unit, years=trial.years, towns=trial.replicates)


def draw_trials(trial: Trial, name: str, lang: str) -> Figure:
    """Each trial's estimate with its interval, from the lowest up, and the truth behind them."""
    outcome = OUTCOMES[name]
    towns = pd.DataFrame([trial.of_town(town, "outcome").loc[name] for town in range(trial.replicates)])
    towns = towns.sort_values("difference", ignore_index=True)
    title = say("trials.title", lang, outcome=outcome.title[lang])
    caption = say("trials.caption", lang, level=number(100 * (1 - trial.design.alpha), lang))
    figure = style.framed(max(_ROW * len(towns) + 1, _LEAST), title, caption, about(trial, lang), lang)
    axes = figure.subplots()
    _draw_truth(axes, trial, name, outcome.scale)
    for place, town in towns.iterrows():
        _draw_trial(axes, float(str(place)), town, trial.design.alpha, outcome.scale)
    style.tidy(axes, grid="x")
    style.number_axis(axes.xaxis, lang)
    axes.set_yticks([])
    style.name_axes(axes, say("difference", lang, unit=outcome.unit[lang]), say("each_trial", lang))
    panels.key_below(figure, _key(lang))
    return figure


def _draw_truth(axes: Axes, trial: Trial, name: str, scale: float) -> None:
    found = trial.summary.set_index("outcome").loc[name]
    low, high = found["truth_low"], found["truth_high"]
    if np.isfinite(low):
        axes.axvspan(scale * low, scale * high, zorder=0, **_BAND)
    axes.axvline(scale * found["truth"], color=style.PUBLISHED, linestyle="--", linewidth=1.4, zorder=1)
    axes.axvline(0, color=style.MUTED, linewidth=0.8, zorder=1)


def _draw_trial(axes: Axes, y: float, town: "pd.Series", alpha: float, scale: float) -> None:
    significant = town["p"] < alpha
    if np.isfinite(town["low"]):
        axes.plot([scale * town["low"], scale * town["high"]], [y, y], color=style.SIMULATED, linewidth=1.2)
    axes.plot([scale * town["difference"]], [y], **_mark(filled=bool(significant)))


def _mark(*, filled: bool) -> dict[str, Any]:
    face = style.SIMULATED if filled else "white"
    return {
        "color": style.SIMULATED, "marker": "o", "markersize": 4.5, "markerfacecolor": face, "linestyle": "",
        "markeredgecolor": style.SIMULATED,
    }  # fmt: skip


def _key(lang: str) -> dict[str, Any]:
    return {
        say("significant", lang): Line2D([], [], **_mark(filled=True)),
        say("not_significant", lang): Line2D([], [], **_mark(filled=False)),
        say("truth", lang): (Patch(**_BAND), Line2D([], [], color=style.PUBLISHED, linestyle="--")),
        say("nothing", lang): Line2D([], [], color=style.MUTED, linewidth=0.8),
    }


def draw_before_after(trial: Trial, lang: str) -> Figure:
    """The mean absence of each group before and after support began."""
    caption = say("before_after.caption", lang, window=trial.design.window)
    figure = style.framed(3.4, say("before_after.title", lang), caption, about(trial, lang), lang)
    axes = figure.subplots()
    shown = trial.before_after.set_index("name")
    key: dict[str, Any] = {}
    for name, look in _LOOKS.items():
        if name not in shown.index or shown.loc[name, "pupils"] == 0:
            continue
        values = [100 * shown.loc[name, side] for side in ("before", "after")]
        axes.plot([0, 1], values, markersize=7, linewidth=1.8, **look)
        key[say(name, lang)] = Line2D([], [], **look)
    style.tidy(axes)
    style.number_axis(axes.yaxis, lang)
    axes.margins(y=_ROOM)
    axes.set_ylim(bottom=0)
    axes.set_xlim(-0.25, 1.25)
    axes.set_xticks([0, 1], [say("before", lang), say("after", lang)])
    style.name_axes(axes, "", say("of_lessons", lang))
    panels.key_below(figure, key)
    return figure
