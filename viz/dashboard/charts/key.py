"""The five key figures of a scenario, and the sentence that sums it up."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from experiments.compare.comparison import Comparison, Verdict, verdict
from experiments.compare.measured import BY_NAME, SHARES
from viz.compare import table
from viz.compare.summary import missed
from viz.compare.words import digits_of, measure, plain, say, signed, span, title, unit
from viz.dashboard.texts import say as own

SHOWN: Final = {
    "true": ("missed_true", "days_true", "chronic_true", "thuiszitter_hidden", "vsv"),
    "registered": ("missed_registered", "chronic_registered", "reported", "thuiszitter_official", "vsv"),
}
"""Side → the measures of its key figures: what truly happens, or what is written down; who leaves early on both."""


@dataclass(frozen=True)
class KeyFigure:
    """One measure of a scenario beside the base, written out.

    Attributes:
        measure: name of the measure.
        title: the same in words.
        unit: of both values.
        base: in the base.
        here: in the scenario.
        difference: with its sign, and "percentage points" where it is a share.
        interval: of the difference; empty where there is none.
        verdict: what can be said of it.
        said: the verdict in words.
    """

    measure: str
    title: str
    unit: str
    base: str
    here: str
    difference: str
    interval: str
    verdict: Verdict
    said: str


def figures(comparison: Comparison, scenario: str, side: str, lang: str) -> tuple[KeyFigure, ...]:
    """The key figures of a scenario; fewer where a measure was not counted.

    Args:
        comparison: of this scenario and a base.
        scenario: its name.
        side: "true" or "registered".
        lang: "nl" or "en".
    """
    effects = table.overall(comparison)
    lines = effects[effects["scenario"] == scenario].set_index("measure")
    return tuple(_figure(name, lines, lang) for name in SHOWN[side] if name in lines.index)


def _figure(name: str, lines: pd.DataFrame, lang: str) -> KeyFigure:
    effect = lines.loc[name]
    digits = digits_of(effect)
    points = f" {say('percent_points', lang)}" if BY_NAME[name].unit in SHARES else ""
    found = verdict(effect["low"], effect["high"])
    return KeyFigure(
        measure=name,
        title=measure(name, lang),
        unit=unit(effect["unit"], lang),
        base=plain(effect["base_rate"], lang, digits),
        here=plain(effect["rate"], lang, digits),
        difference=signed(effect["difference"], lang, digits) + points,
        interval=span(effect["low"], effect["high"], lang, digits),
        verdict=found,
        said=own(f"charts.verdict_{found}", lang),
    )


def sentence(comparison: Comparison, scenario: str, lang: str) -> str:
    """One sentence on what is truly missed, as the report begins; empty where that was not counted."""
    effects = table.overall(comparison)
    lines = effects[effects["scenario"] == scenario].set_index("measure")
    if "missed_true" not in lines.index:
        return ""
    return missed(lines.loc["missed_true"], title(comparison, scenario, lang), lang)
