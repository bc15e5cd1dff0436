"""The tables of the report: key figures, the numbers behind the figures, and what differs."""

from typing import Final

import pandas as pd

from experiments.compare.comparison import Comparison, Differs
from experiments.compare.measured import BY_NAME, GROUPS, SHARES, VALUES
from viz import html
from viz.compare import table
from viz.compare.words import (
    digits_of,
    group,
    measure,
    plain,
    say,
    share_by_parameters,
    signed,
    span,
    title,
    unit,
    value,
)
from viz.language import three_figures
from viz.levels import in_order
from viz.phrases import phrase

_SIDES: Final = ("true", "registered", "leaving", "reach")
_KEY_COLUMNS: Final = 8
_MORE_COLUMNS: Final = 2
"""Where parameters vary: the interval by luck alone, and the share of doubt that parameters make."""


def key_figures(comparison: Comparison, scenario: str, lang: str) -> str:
    """All measures of a scenario beside the base: what is true, what is registered, and who leaves early."""
    effects = table.overall(comparison)
    effects = effects[effects["scenario"] == scenario]
    base, named = (title(comparison, each, lang) for each in (comparison.base, scenario))
    heads = [say("table.measure", lang), say("table.unit", lang), base, named]
    heads += [say(f"table.{key}", lang) for key in ("difference", "interval", "relative", "sign")]
    drawn = comparison.draws > 0
    if drawn:
        heads += [say("table.luck", lang), say("table.share", lang, words=say("table.share_of", lang))]
    columns = _KEY_COLUMNS + drawn * _MORE_COLUMNS
    parts = []
    for side in _SIDES:
        lines = [effect for _, effect in effects.iterrows() if _side(effect["measure"]) == side]
        rows = [_key_row(effect, lang, drawn=drawn) for effect in lines]
        if rows:
            parts.append(html.body_of(say(f"side.{side}", lang), rows, columns))
    return html.table(say("table.caption", lang, title=named, base=base), html.heading_row(heads) + "".join(parts))


def _side(name: str) -> str:
    return BY_NAME[name].side if name in BY_NAME else "true"


def _key_row(effect: pd.Series, lang: str, *, drawn: bool) -> str:
    digits = digits_of(effect)
    relative = signed(effect["relative"], lang, 1)
    around = span(effect["relative_low"], effect["relative_high"], lang, 1)
    cells = [
        html.cell(unit(effect["unit"], lang), numeric=False),
        html.cell(plain(effect["base_rate"], lang, digits)),
        html.cell(plain(effect["rate"], lang, digits)),
        html.cell(signed(effect["difference"], lang, digits)),
        html.cell(span(effect["low"], effect["high"], lang, digits) or say("table.none", lang)),
        html.cell(f"{relative} ({around})" if around else relative),
        html.cell(plain(100 * effect["same_sign"], lang, 0)),
    ]
    if drawn:
        cells.append(html.cell(span(effect["luck_low"], effect["luck_high"], lang, digits) or say("none", lang)))
        cells.append(html.cell(share_by_parameters(effect, lang, around=True)))
    return html.row(measure(effect["measure"], lang), cells)


def by_group(comparison: Comparison, measured: str, lang: str) -> str:
    """Differences in one measure by group, a column for each scenario."""
    effects = table.by_group(comparison, measured)
    lines = effects.set_index(["scenario", "group", "value"])
    parts = []
    for name in GROUPS:
        there = set(effects.loc[effects["group"] == name, "value"])
        rows = []
        for each in VALUES.get(name) or in_order(there):
            if each in there:
                cells = [_difference(lines, (scenario, name, each), lang) for scenario in comparison.scenarios]
                rows.append(html.row(value(name, each, lang), cells))
        if rows:
            parts.append(html.body_of(group(name, lang), rows, 1 + len(comparison.scenarios)))
    heads = [say("group.group", lang), *(title(comparison, scenario, lang) for scenario in comparison.scenarios)]
    named = effects["unit"].iloc[0]
    words = f"{say('percent_points', lang)} ({unit(named, lang)})" if named in SHARES else unit(named, lang)
    base = title(comparison, comparison.base, lang)
    caption = say("group.caption", lang, measure=measure(measured, lang), base=base, unit=words)
    return html.table(caption, html.heading_row(heads) + "".join(parts))


def _difference(lines: pd.DataFrame, place: tuple[str, str, str], lang: str) -> str:
    if place not in lines.index:
        return html.cell(say("none", lang))
    effect = lines.loc[place]
    digits = digits_of(effect)
    written, around = signed(effect["difference"], lang, digits), span(effect["low"], effect["high"], lang, digits)
    return html.cell(f"{written} ({around})" if around else written)


def by_year(comparison: Comparison, lang: str) -> str:
    """The main measures of each scenario in each year."""
    years = table.by_year(comparison)
    keys = ("years.year", "years.scenario", "table.measure", "table.unit")
    heads = [*(say(key, lang) for key in keys), title(comparison, comparison.base, lang)]
    heads += [say("years.scenario", lang), say("table.difference", lang), say("table.interval", lang)]
    rows = []
    for _, effect in years[years["measure"].isin(table.MAIN)].iterrows():
        digits = digits_of(effect)
        cells = [html.cell(title(comparison, effect["scenario"], lang), numeric=False)]
        cells += [html.cell(measure(effect["measure"], lang), numeric=False)]
        cells += [html.cell(unit(effect["unit"], lang), numeric=False)]
        cells += [html.cell(plain(effect[name], lang, digits)) for name in ("base_rate", "rate")]
        cells += [html.cell(signed(effect["difference"], lang, digits))]
        cells += [html.cell(span(effect["low"], effect["high"], lang, digits) or say("table.none", lang))]
        rows.append(html.row(str(effect["year"] + 1), cells))
    inner = html.heading_row(heads) + html.wrap("tbody", "\n".join(rows))
    return html.table(say("years.caption", lang), inner)


def differs(comparison: Comparison, scenario: str, lang: str) -> str:
    """What a scenario does otherwise than the base, with source, grade of evidence and range."""
    changed = [each for each in comparison.differs if each.scenario == scenario]
    if not changed:
        return html.element("p", f"{title(comparison, scenario, lang)}: {say('differs.nothing', lang)}")
    base = title(comparison, comparison.base, lang)
    heads = [say("differs.what", lang), say("differs.base", lang, base=base)]
    heads += [say(f"differs.{key}", lang) for key in ("here", "range", "grade", "source")]
    rows = html.wrap("tbody", "\n".join(_differs_row(each, lang) for each in changed))
    caption = say("differs.caption", lang, title=title(comparison, scenario, lang))
    return html.table(caption, html.heading_row(heads) + rows)


def _differs_row(each: Differs, lang: str) -> str:
    name = f"{each.meaning[lang]} ({each.key})" + (f", {phrase(each.unit, lang)}" if each.unit else "")
    bounds = "-" if each.range is None else say("span", lang, **_ends(each.range, lang))
    cells = [html.cell(words, numeric=False) for words in (each.base[lang], each.here[lang], bounds)]
    cells.append(html.cell(say(f"grade.{each.grade}", lang), numeric=False))
    # Sources stand in the scenario files in English only.
    cells.append(html.element("td", each.source or "-", lang="en"))
    return html.row(name, cells)


def _ends(bounds: tuple[float, float], lang: str) -> dict[str, str]:
    return {"low": three_figures(bounds[0], lang), "high": three_figures(bounds[1], lang)}
