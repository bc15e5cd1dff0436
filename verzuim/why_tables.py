"""What `verzuim why` prints: what carries the effect, and what came through friends."""

from math import isnan
from typing import Any, Final

import pandas as pd
from rich.console import Console
from rich.table import Table

from experiments.why.explanation import Explanation
from verzuim.fixed_values import on_fixed_values
from verzuim.listings import new_table
from verzuim.words import say as say_here
from viz.compare.words import digits_of, signed, span
from viz.language import number
from viz.texts import text
from viz.why.words import about, difference_unit, measure, part, say, title, whole

_WIDEST: Final = 100
_NARROWEST: Final = 22
"""Characters of a line of running text, and that the names of parts have at least."""


def print_explanation(explanation: Explanation, lang: str, console: Console) -> None:
    """Prints an explanation of the measure that was asked about."""
    width = min(console.width, _WIDEST)
    lines = explanation.shares[explanation.shares["measure"] == explanation.measure]
    facts = f"{explanation.title[lang]}: {measure(explanation, lang)}, {whole(explanation, lang)}"
    console.print(f"{facts}\n{about(explanation, lang)}\n", highlight=False, width=width)
    for (kind, group), table in lines.groupby(["kind", "group"], sort=False):
        heading = (
            say("within", lang, group=title(explanation, str(kind), str(group), lang))
            if group
            else say(str(kind), lang)
        )
        console.print(_shares_table(explanation, table, heading, lang))
    spill = explanation.spill[explanation.spill["measure"] == explanation.measure]
    for way, table in spill.groupby("way", sort=False):
        console.print(_spill_table(table, say(str(way), lang), lang))
    for words in (say("order_words", lang), say("strength_words", lang), *on_fixed_values(lang)):
        console.print("\n" + words, highlight=False, width=width)
    console.print("\n" + text("notice", lang), highlight=False)


def _shares_table(explanation: Explanation, table: pd.DataFrame, heading: str, lang: str) -> Table:
    words = difference_unit(str(table["unit"].iloc[0]), lang)
    heads = [say(key, lang) for key in ("share", "of_whole", "first_short", "last_short")]
    shown = new_table(f"{heading}, {words}", left=[say("part", lang)], right=heads, dense=True)
    shown.columns[0].min_width = _NARROWEST
    digits = max(digits_of(line.rename({"share": "difference"})) for _, line in table.iterrows())
    for _, line in table.iterrows():
        ends = [signed(line[key], lang, digits) for key in ("first", "last")]
        shown.add_row(part(explanation, line, lang), *_value(line, "share", lang, digits), *ends)
    return shown


def _spill_table(table: pd.DataFrame, heading: str, lang: str) -> Table:
    words = difference_unit(str(table["unit"].iloc[0]), lang)
    heads = [say_here("difference_between", lang), say("of_whole", lang)]
    shown = new_table(f"{heading}, {words}", left=[say("part", lang)], right=heads, dense=True)
    digits = max(digits_of(line.rename({"value": "difference"})) for _, line in table.iterrows())
    for _, line in table.iterrows():
        shown.add_row(say(line["line"], lang), *_value(line, "value", lang, digits))
    return shown


def _value(line: "pd.Series[Any]", key: str, lang: str, digits: int) -> tuple[str, str]:
    """A number with its interval, and its part of the whole."""
    around = span(line["low"], line["high"], lang, digits)
    value = signed(line[key], lang, digits)
    percent = "-" if isnan(line["percent"]) else number(round(line["percent"]) or 0, lang)
    return f"{value} ({around})" if around else value, percent
