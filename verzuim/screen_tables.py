"""What `verzuim screen` prints: a line for each rule."""

from math import isfinite
from textwrap import fill

from rich.console import Console
from rich.table import Table

from experiments.screening.cases import CONDITIONS
from experiments.screening.result import MEDIAN, Screened
from verzuim.listings import new_table
from viz.language import number, short_number
from viz.screening.catalogue import say
from viz.screening.figures import about
from viz.texts import text

_HEAD = 9
"""Characters of a line of a column's head."""
_WIDEST = 100
"""Characters of a line of running text, where the terminal is wider."""


def print_screening(screened: Screened, lang: str, console: Console) -> None:
    """Prints a screening as a table and in words."""
    width = min(console.width, _WIDEST)

    def tell(words: str) -> None:
        console.print(words, highlight=False, width=width)

    rates = screened.rates("found")
    everybody = rates[rates["group"] == "all"]
    cases, known = (number(count, lang) for count in (everybody["cases"].iloc[0], screened.known))
    tell(about(screened, lang))
    tell(say("for", lang, what=CONDITIONS[screened.condition][lang], cases=cases, known=known) + "\n")
    console.print(rules_table(screened, lang))
    tell(say("about_clear", lang))
    tell(say("about_capacity", lang, capacity=_capacity(screened, lang)))
    silent = rates[(rates["group"] == "path") & (rates["value"] == "silent")]
    if screened.condition in ("leaver", "thuiszitter") and silent["cases"].iloc[0] > 0:
        tell(say("about_silent", lang, cases=number(silent["cases"].iloc[0], lang)))
    tell("\n" + text("notice", lang))


def rules_table(screened: Screened, lang: str) -> Table:
    """Every rule: whom it finds, how often it cries wolf, how early, under capacity, and the silent ones."""
    heads = [say(key, lang) for key in ("sensitivity", "clear", "predictive", "alarms_per_find", "lead")]
    heads += [say("at_capacity", lang, capacity=_capacity(screened, lang)), say("silent", lang)]
    narrow = [fill(head, _HEAD, break_long_words=False) for head in heads]
    table = new_table(say("table", lang), left=[say("rule", lang)], right=narrow, dense=True)
    rates = screened.rates("found").set_index(["rule", "group", "value"])
    tight, leads = screened.rates("capacity").groupby("rule").first(), screened.leads().set_index("rule")
    for name, words in screened.rules.items():
        line = rates.loc[(name, "all", "all")]
        median = leads.loc[name, MEDIAN]
        table.add_row(
            words[lang],
            *(_percent(line[rate], lang) for rate in ("sensitivity", "specificity", "predictive")),
            number(line["alarms_per_find"], lang, 1) if isfinite(line["alarms_per_find"]) else "-",
            number(median, lang) if isfinite(median) else "-",
            _percent(tight.loc[name, "sensitivity"], lang),
            _percent(rates.loc[(name, "path", "silent"), "sensitivity"], lang),
        )
    return table


def _capacity(screened: Screened, lang: str) -> str:
    return short_number(screened.capacities[0], lang)


def _percent(share: float, lang: str) -> str:
    return number(100 * share, lang, 1) if isfinite(share) else "-"
