"""What `verzuim compare` prints: a table for each scenario, and in words what is certain and what is not."""

from typing import Final

import pandas as pd
from rich.console import Console
from rich.table import Table

from experiments.compare.comparison import Comparison, verdict
from verzuim.compare_delivery import delivery_tables
from verzuim.listings import new_table
from verzuim.words import say
from viz.compare.summary import in_words
from viz.compare.table import MAIN, overall
from viz.compare.words import about, digits_of, measure, plain, share_by_parameters, signed, span, title, unit
from viz.texts import text

_WIDEST: Final = 100
"""Characters of a line of running text, where the terminal is wider."""
_NARROWEST: Final = 20
"""Characters that the names of measures have at least; longer ones take more lines."""
_WORDED: Final = 4
"""Columns from here on hold words, which take more lines."""


def print_comparison(comparison: Comparison, lang: str, console: Console) -> None:
    """Prints a comparison as tables and in words."""
    width = min(console.width, _WIDEST)
    console.print(about(comparison, lang), highlight=False, width=width)
    for name in comparison.scenarios:
        console.print(_differs(comparison, name, lang), highlight=False, width=width)
        console.print(effects_table(comparison, name, lang))
        for table in delivery_tables(comparison, name, lang):
            console.print("", table, sep="\n")
    for words in in_words(comparison, lang):
        console.print("\n" + words, highlight=False, width=width)
    console.print("\n" + text("notice", lang), highlight=False)


def _differs(comparison: Comparison, name: str, lang: str) -> str:
    """What a scenario changes, in a line each."""
    lines = [
        f"  {each.key}: {each.here[lang]} ({each.meaning[lang]})"
        for each in comparison.differs
        if each.scenario == name
    ]
    head = say("differs_from", lang, scenario=name, base=comparison.base)
    return "\n".join(["", head, *(lines or ["  " + say("nothing_differs", lang)])])


def effects_table(comparison: Comparison, name: str, lang: str) -> Table:
    """The main measures of one scenario beside the base, all pupils and years together."""
    effects = overall(comparison)
    effects = effects[(effects["scenario"] == name) & effects["measure"].isin(MAIN)]
    heads = [say("base", lang), say("here", lang), say("difference_between", lang), say("certain", lang)]
    drawn = comparison.draws > 0
    heads += [say("by_parameters", lang)] if drawn else []
    table = new_table(title(comparison, name, lang), left=[say("quantity", lang)], right=heads, dense=True)
    table.columns[0].min_width = _NARROWEST
    for column in table.columns[_WORDED:]:
        column.no_wrap = False
    for _, effect in effects.iterrows():
        share = [share_by_parameters(effect, lang, around=False)] if drawn else []
        table.add_row(*_row(effect, lang), *share)
    return table


def _row(effect: "pd.Series", lang: str) -> list[str]:
    digits = digits_of(effect)
    difference = signed(effect["difference"], lang, digits)
    around = span(effect["low"], effect["high"], lang, digits)
    return [
        f"{measure(effect['measure'], lang)}, {unit(effect['unit'], lang)}",
        *(plain(effect[key], lang, digits) for key in ("base_rate", "rate")),
        f"{difference} ({around})" if around else difference,
        say(f"verdict_{verdict(effect['low'], effect['high'])}", lang),
    ]
