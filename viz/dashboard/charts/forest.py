"""Chart: every main measure with its interval, in proportion to the base, so that all stand on one scale."""

from functools import partial
from typing import Final

import pandas as pd

from experiments.compare.comparison import Comparison
from viz.compare import forest as on_paper
from viz.compare import table
from viz.compare.marks import uncertainty
from viz.compare.summary import extremes
from viz.compare.words import about, digits_of, measure, plain, say, signed, span, title, unit
from viz.dashboard.charts.chart import Chart, meanings
from viz.dashboard.charts.option import mark_of
from viz.dashboard.charts.rows import Point, Rows, height, option

_EDGE: Final = 100.0
_BEYOND: Final = 1.2
"""Whiskers are cut at this many percent, or beyond the farthest mark, as on paper."""


def chart(comparison: Comparison, lang: str) -> Chart | None:
    """Changes in proportion to the base, a row for each main measure; None where nothing was compared.

    Args:
        comparison: of one scenario or more with a base.
        lang: "nl" or "en".
    """
    effects = table.overall(comparison)
    effects = effects[effects["measure"].isin(table.MAIN)]
    lines = effects[effects["relative"].notna()]
    if lines.empty:
        return None
    names = table.known(table.MAIN, lines)
    rows = Rows(
        names=[measure(name, lang) for name in names],
        axis=say("relative_axis", lang),
        marks=[mark_of(place, title(comparison, each, lang)) for place, each in enumerate(comparison.scenarios)],
        points=[_point(comparison, names, line, lang) for _, line in lines.iterrows()],
        edge=max(_EDGE, _BEYOND * lines["relative"].abs().max()),
    )
    base, heading = title(comparison, comparison.base, lang), say("relative.title", lang)
    told = uncertainty(comparison, lang, drawn=table.has_intervals(comparison))
    return Chart(
        name="effects", title=heading, caption=f"{say('relative.caption', lang, base=base)} {told}",
        about=about(comparison, lang), alt=f"{heading}. {extremes(comparison, lines, lang)}", option=option(rows),
        height=height(rows), key=tuple(rows.marks), table=in_words(comparison, effects, lang), numbers=effects,
        columns=meanings("effects", effects), command=comparison.command,
        draw=partial(on_paper.draw_relative, comparison, lang),
    )  # fmt: skip


def _point(comparison: Comparison, names: list[str], line: pd.Series, lang: str) -> Point:
    named = f"{title(comparison, line['scenario'], lang)}\n{measure(line['measure'], lang)}"
    around = span(line["relative_low"], line["relative_high"], lang, 1)
    words = f"{named}: {signed(line['relative'], lang, 1)} %" + (f" ({around})" if around else "")
    place = comparison.scenarios.index(line["scenario"])
    return Point(
        names.index(line["measure"]), place, line["relative"], line["relative_low"], line["relative_high"], words
    )


def in_words(comparison: Comparison, effects: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Effects as a table: what, scenario, unit, base, here, difference, its interval and change in percent."""
    base = title(comparison, comparison.base, lang)
    rows = []
    for _, effect in effects.iterrows():
        digits = digits_of(effect)
        rows.append(
            {
                say("table.measure", lang): measure(effect["measure"], lang),
                say("years.scenario", lang): title(comparison, effect["scenario"], lang),
                say("table.unit", lang): unit(effect["unit"], lang),
                base: plain(effect["base_rate"], lang, digits),
                say("differs.here", lang): plain(effect["rate"], lang, digits),
                say("table.difference", lang): signed(effect["difference"], lang, digits),
                say("table.interval", lang): span(effect["low"], effect["high"], lang, digits)
                or say("table.none", lang),
                say("table.relative", lang): signed(effect["relative"], lang, 1),
            }
        )
    return pd.DataFrame(rows)
