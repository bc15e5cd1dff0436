"""Figure: absence by true reason in each school week, with the school's registration beside it."""

from textwrap import wrap
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from agents.reasons import LABELS, REASONS
from experiments.results import Result
from viz import style
from viz.intervals import school_band
from viz.language import number
from viz.texts import reason, text

WEEKS: Final = 52
EDGES: Final = np.arange(WEEKS + 1) + 0.5
"""Where each week begins and ends on the axis, on which the first week is 1."""
_TICKS: Final = (1, 10, 20, 30, 40, 50)
_PANEL_TICKS: Final = (1, 26, 52)
_TITLE_WIDTH: Final = 17
_DASHES: Final = (0, (4, 1.5))

Floats = npt.NDArray[np.float64]


class Weeks:
    """Hours of one simulated year as arrays [school, week], from the table `school_weeks`."""

    def __init__(self, table: pd.DataFrame) -> None:
        """Takes the last year in the table."""
        self.year = int(table["year"].max())
        self.rows = table[table["year"] == self.year]
        schools = self.rows.groupby("school", sort=True)["sector"].first()
        self.schools = len(schools)
        self.strata = np.unique(schools.to_numpy(), return_inverse=True)[1]
        self.planned = self.hours(["lesson_hours"])
        self.taught = self.planned.sum(axis=0) > 0

    def hours(self, columns: list[str]) -> Floats:
        """The sum of these columns, [school, week]; 0 where a week has no row."""
        total = self.rows.assign(total=self.rows[columns].sum(axis=1))
        wide = total.pivot_table(index="school", columns="week", values="total", aggfunc="sum", fill_value=0)
        hours: Floats = wide.reindex(columns=range(WEEKS), fill_value=0).to_numpy(dtype=float)
        return hours

    def percent(self, columns: list[str]) -> Floats:
        """Percent of the lesson hours per week, over all schools; NaN in holidays."""
        planned = self.planned.sum(axis=0)
        missed = self.hours(columns).sum(axis=0)
        percent = np.full(WEEKS, np.nan)
        np.divide(100 * missed, planned, out=percent, where=planned > 0)
        return percent

    def band(self, columns: list[str], seed: int) -> tuple[Floats, Floats]:
        """90 % band of `percent` had other schools been drawn."""
        lower, upper = school_band(self.hours(columns), self.planned, self.strata, seed)
        return 100.0 * lower, 100.0 * upper


def draw(result: Result, lang: str) -> Figure:
    """Absence by true reason, % of lesson hours per school week.

    Args:
        result: with the table `school_weeks`; the last year is drawn.
        lang: "nl" or "en".
    """
    weeks = Weeks(result.tables["school_weeks"])
    figure = style.new_figure(6.6, text("reasons.title", lang), _caption(weeks, result, lang), result, lang)
    parts: Any = figure.subfigures(2, 1, height_ratios=(2.1, 1.0), hspace=0.02)
    upper, lower = parts
    _draw_stack(upper.subplots(), weeks, result.seed, lang)
    panels = lower.subplots(1, len(REASONS), sharex=True)
    for axes, name in zip(panels, REASONS, strict=True):
        _draw_panel(axes, name, weeks, result.seed, lang)
    panels[0].set_ylabel(text("percent_of_hours", lang), fontsize=style.SMALL_SIZE, family=style.FONT)
    return figure


def _caption(weeks: Weeks, result: Result, lang: str) -> str:
    key = "reasons.caption" if weeks.schools > 1 else "reasons.caption_one"
    caption = text(key, lang, schools=number(weeks.schools, lang))
    return caption + (text("last_year", lang, year=weeks.year + 1) if result.years > 1 else "")


def _draw_stack(axes: Axes, weeks: Weeks, seed: int, lang: str) -> None:
    key = _draw_reasons(axes, weeks, lang)
    if weeks.schools > 1:
        key[text("interval", lang)] = _draw_whiskers(axes, weeks, seed)
    registered = weeks.percent([f"registered_{label}" for label in LABELS])
    axes.stairs(registered, EDGES, baseline=None, color="white", linewidth=4, zorder=4)
    axes.stairs(registered, EDGES, baseline=None, color=style.INK, linewidth=2, linestyle=_DASHES, zorder=5)
    key[text("registered_total", lang)] = Line2D([], [], color=style.INK, linewidth=2, linestyle=_DASHES)
    key[text("holiday", lang)] = Patch(facecolor=style.SHADE)
    _shade_holidays(axes, weeks)
    style.tidy(axes)
    style.name_axes(axes, text("school_week", lang), text("percent_of_hours", lang))
    style.number_axis(axes.yaxis, lang)
    axes.set_xlim(EDGES[0], EDGES[-1])
    axes.set_ylim(bottom=0)
    axes.set_xticks(_TICKS)
    style.legend(axes, key, loc="upper left", bbox_to_anchor=(1.0, 1.0))


def _draw_reasons(axes: Axes, weeks: Weeks, lang: str) -> dict[str, Any]:
    """Stacks the reasons; gives what belongs in the legend, the uppermost first."""
    bottom = np.zeros(WEEKS)
    key: dict[str, Any] = {}
    for name in REASONS:
        top = bottom + weeks.percent([f"true_{name}"])
        drawn = axes.stairs(top, EDGES, baseline=bottom, fill=True, **style.hatched(name))
        key = {reason(name, lang): drawn, **key}
        bottom = top
    return key


def _draw_whiskers(axes: Axes, weeks: Weeks, seed: int) -> Any:
    columns = [f"true_{name}" for name in REASONS]
    total = weeks.percent(columns)[weeks.taught]
    lower, upper = (bound[weeks.taught] for bound in weeks.band(columns, seed))
    around = np.maximum([total - lower, upper - total], 0)
    return axes.errorbar(
        1 + np.flatnonzero(weeks.taught),
        total,
        around,
        fmt="none",
        ecolor=style.INK,
        elinewidth=1.1,
        capsize=2.2,
    )


def _draw_panel(axes: Axes, name: str, weeks: Weeks, seed: int, lang: str) -> None:
    axes.stairs(
        weeks.percent([f"true_{name}"]),
        EDGES,
        baseline=None,
        color=style.INK,
        linewidth=1.2,
        zorder=3,
    )
    if weeks.schools > 1:
        lower, upper = weeks.band([f"true_{name}"], seed)
        axes.stairs(upper, EDGES, baseline=lower, fill=True, color=style.COLOURS[name], alpha=0.55)
    _shade_holidays(axes, weeks)
    style.tidy(axes)
    style.number_axis(axes.yaxis, lang)
    axes.set_title(
        "\n".join(wrap(reason(name, lang), _TITLE_WIDTH)),
        fontsize=style.SMALL_SIZE,
        family=style.FONT,
        loc="left",
    )
    axes.set_xlabel(text("week", lang), fontsize=style.SMALL_SIZE, family=style.FONT)
    axes.set_xlim(EDGES[0], EDGES[-1])
    axes.set_ylim(bottom=0)
    axes.set_xticks(_PANEL_TICKS)
    axes.locator_params(axis="y", nbins=3)


def _shade_holidays(axes: Axes, weeks: Weeks) -> None:
    for week in np.flatnonzero(~weeks.taught):
        axes.axvspan(week + 0.5, week + 1.5, color=style.SHADE, linewidth=0, zorder=0)
