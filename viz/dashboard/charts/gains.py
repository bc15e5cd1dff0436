"""Chart: who gains and who loses, by level, sector, sex, status of the family, background and urbanity."""

from functools import partial

import pandas as pd

from experiments.compare.comparison import Comparison
from experiments.compare.measured import BY_NAME, GROUPS, VALUES
from viz.compare import gains as on_paper
from viz.compare import table
from viz.compare.marks import uncertainty
from viz.compare.summary import extremes
from viz.compare.words import about, difference_axis, digits_of, group, measure, say, signed, span, title, value
from viz.dashboard.charts.chart import Chart, meanings
from viz.dashboard.charts.option import mark_of
from viz.dashboard.charts.rows import Point, Rows, height, option
from viz.levels import in_order


def chart(comparison: Comparison, measured: str, lang: str) -> Chart | None:
    """Differences from the base in one measure, a row for each group; None where there are none.

    Args:
        comparison: of one scenario or more with a base.
        measured: name of the measure.
        lang: "nl" or "en".
    """
    effects = table.by_group(comparison, measured)
    if effects.empty:
        return None
    cells = [(name, each) for name in GROUPS for each in _values(name, effects)]
    names = _names(cells, lang)
    rows = Rows(
        names=names,
        axis=difference_axis(BY_NAME[measured].unit, lang),
        marks=[mark_of(place, title(comparison, each, lang)) for place, each in enumerate(comparison.scenarios)],
        points=[_point(comparison, cells, line, lang) for _, line in effects.iterrows()],
    )
    base, heading = title(comparison, comparison.base, lang), say("gains.title", lang, measure=measure(measured, lang))
    told = uncertainty(comparison, lang, drawn=bool(effects["low"].notna().any()))
    return Chart(
        name=f"gains_{measured}", title=heading, caption=f"{say('gains.caption', lang, base=base)} {told}",
        about=about(comparison, lang), alt=f"{heading}. {extremes(comparison, effects, lang)}", option=option(rows),
        height=height(rows), key=tuple(rows.marks), table=_in_words(comparison, effects, cells, lang),
        numbers=effects, columns=meanings("effects", effects), command=comparison.command,
        draw=partial(on_paper.draw, comparison, measured, lang),
    )  # fmt: skip


def _values(name: str, effects: pd.DataFrame) -> list[str]:
    """Values of a group, in order."""
    there = set(effects.loc[effects["group"] == name, "value"])
    return [each for each in VALUES.get(name) or in_order(there) if each in there]


def _names(cells: list[tuple[str, str]], lang: str) -> list[str]:
    """What rows are called; with the group's name where another group has a value of that name."""
    plain = [value(name, each, lang) for name, each in cells]
    return [
        f"{group(name, lang)}: {words}" if plain.count(words) > 1 else words
        for (name, _), words in zip(cells, plain, strict=True)
    ]


def _point(comparison: Comparison, cells: list[tuple[str, str]], line: pd.Series, lang: str) -> Point:
    words = f"{title(comparison, line['scenario'], lang)}\n{value(line['group'], line['value'], lang)}: "
    place = comparison.scenarios.index(line["scenario"])
    row = cells.index((line["group"], line["value"]))
    return Point(row, place, line["difference"], line["low"], line["high"], words + _written(line, lang))


def _written(effect: pd.Series, lang: str) -> str:
    digits = digits_of(effect)
    written, around = signed(effect["difference"], lang, digits), span(effect["low"], effect["high"], lang, digits)
    return f"{written} ({around})" if around else written


def _in_words(comparison: Comparison, effects: pd.DataFrame, cells: list[tuple[str, str]], lang: str) -> pd.DataFrame:
    lines = effects.set_index(["scenario", "group", "value"])
    rows = []
    for name, each in cells:
        row = {say("group.group", lang): f"{group(name, lang)}: {value(name, each, lang)}"}
        for scenario in comparison.scenarios:
            place = (scenario, name, each)
            row[title(comparison, scenario, lang)] = (
                _written(lines.loc[place], lang) if place in lines.index else say("none", lang)
            )
        rows.append(row)
    return pd.DataFrame(rows)
