"""The tables of the report on money: costs, what is had for them, and what both are worked out from."""

from typing import Final

import pandas as pd

from experiments.compare.comparison import Comparison
from experiments.compare.levers import Lever, Price
from experiments.compare.worth import OUTCOMES
from viz import html
from viz.compare.delivered import by_payer, priced
from viz.compare.delivered import costs as costs_of
from viz.compare.words import between, intervention, payer, plain, say, title, with_span
from viz.language import three_figures
from viz.phrases import phrase

_COST_KEYS: Final = ("payer", "euro", "per_pupil", "range")


def costs(comparison: Comparison, scenario: str, lang: str) -> str:
    """What the interventions of a scenario cost, by intervention and payer."""
    lines = by_payer(costs_of(comparison, scenario), ["intervention"])
    named = title(comparison, scenario, lang)
    if lines.empty:
        return html.element("p", say("costs.none", lang, title=named))
    parts = []
    for name, of_one in lines.groupby("intervention", sort=False):
        rows = [_cost_row(line, lang) for _, line in of_one.iterrows()]
        parts.append(html.body_of(intervention(comparison, str(name), lang), rows, len(_COST_KEYS)))
    heads = html.heading_row(say(f"costs.{key}", lang) for key in _COST_KEYS)
    return html.table(say("costs.caption", lang, title=named), heads + "".join(parts))


def _cost_row(line: pd.Series, lang: str) -> str:
    cells = [
        plain(line["euro"], lang, 0),
        with_span(line["per_pupil"], line["per_pupil_low"], line["per_pupil_high"], lang),
        between(line["cheap"], line["dear"], lang),
    ]
    return html.row(payer(line["payer"], lang), [html.cell(each) for each in cells])


def worth(comparison: Comparison, scenario: str, lang: str) -> str:
    """What is paid for a day or an early leaver avoided, by payer."""
    table = priced(comparison)
    lines = by_payer(table[table["scenario"] == scenario], ["outcome"])
    if lines.empty:
        return ""
    keys = ("euro", "avoided", "ratio", "range", "sure")
    heads = html.heading_row([say("costs.payer", lang), *(say(f"worth.{key}", lang) for key in keys)])
    parts = []
    for outcome in OUTCOMES:
        rows = [_worth_row(line, lang) for _, line in lines[lines["outcome"] == outcome].iterrows()]
        words = say("worth.body", lang, outcome=say(f"outcome.{outcome}", lang))
        parts.append(html.body_of(words, rows, 1 + len(keys)))
    base = title(comparison, comparison.base, lang)
    caption = say("worth.caption", lang, title=title(comparison, scenario, lang), base=base)
    return html.table(caption, heads + "".join(parts))


def _worth_row(line: pd.Series, lang: str) -> str:
    cells = [
        with_span(line["euro"], line["euro_low"], line["euro_high"], lang),
        with_span(line["avoided"], line["avoided_low"], line["avoided_high"], lang),
        with_span(line["ratio"], line["ratio_low"], line["ratio_high"], lang),
        between(line["ratio_cheap"], line["ratio_dear"], lang),
    ]
    said = html.cell(say(f"sure.{line['sureness']}", lang), numeric=False)
    return html.row(payer(line["payer"], lang), [*(html.cell(each) for each in cells), said])


def levers(comparison: Comparison, lang: str) -> str:
    """What each intervention moves, with range, grade of evidence and source; what is unproven is said so."""
    keys = ("levers.amount", "differs.range", "differs.grade", "differs.source")
    heads = html.heading_row([say("differs.what", lang), *(say(key, lang) for key in keys)])
    parts = []
    for name in dict.fromkeys(lever.intervention for lever in comparison.levers):
        own = [lever for lever in comparison.levers if lever.intervention == name]
        words = f"{own[0].title[lang]}: {own[0].known[lang]}"
        parts.append(html.body_of(words, [_lever_row(lever, lang) for lever in own], 1 + len(keys)))
    return html.table(say("levers.caption", lang), heads + "".join(parts))


def _lever_row(lever: Lever, lang: str) -> str:
    grade = say(f"grade.{lever.grade}", lang)
    said = say("levers.unproven", lang, grade=grade) if lever.unproven else grade
    cells = [html.cell(words, numeric=False) for words in (lever.here[lang], between(*lever.range, lang), said)]
    # Sources stand in the files in English only.
    cells.append(html.element("td", lever.source, lang="en"))
    return html.row(f"{lever.meaning[lang]} ({lever.key}), {phrase(lever.unit, lang)}", cells)


def prices(comparison: Comparison, lang: str) -> str:
    """What the costs are worked out from."""
    keys = ("prices.euro", "prices.per", "costs.payer", "differs.range", "differs.grade", "differs.source")
    heads = html.heading_row([say("reach.measure", lang), *(say(key, lang) for key in keys)])
    rows = html.wrap("tbody", "\n".join(_price_row(price, lang) for price in comparison.prices))
    return html.table(say("prices.caption", lang), heads + rows) if comparison.prices else ""


def _price_row(price: Price, lang: str) -> str:
    words = (say(f"per.{price.per}", lang), payer(price.payer, lang), between(*price.range, lang))
    cells = [html.cell(three_figures(price.euro, lang)), *(html.cell(each, numeric=False) for each in words)]
    cells.append(html.cell(say(f"grade.{price.grade}", lang), numeric=False))
    cells.append(html.element("td", price.source, lang="en"))
    return html.row(price.title[lang], cells)
