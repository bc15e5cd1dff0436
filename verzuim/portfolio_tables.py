"""What `verzuim portfolio` prints: the packages that are not beaten, and how sure that is."""

from math import isnan
from typing import Final

from rich.console import Console
from rich.table import Table

from experiments.portfolio.portfolio import Portfolio
from experiments.portfolio.run import FRESH_FACTOR
from verzuim.listings import new_table
from viz.compare.words import signed, span
from viz.language import number, three_figures
from viz.portfolio.words import about, package, say
from viz.texts import text

_WIDEST: Final = 100
_NARROWEST: Final = 20
"""Characters of a line of running text, and that the names of packages have at least."""


def print_portfolio(found: Portfolio, lang: str, console: Console) -> None:
    """Prints a portfolio."""
    width = min(console.width, _WIDEST)
    console.print(f"{about(found, lang)}\n{_head(found, lang)}\n", highlight=False, width=width)
    console.print(_table(found, lang))
    factor = three_figures(found.national, lang)
    told = [say("reading", lang), _shrunk(found, lang), say("scaled", lang, factor=factor)]
    told.append(say(f"drawn.{found.parameters}", lang))
    out = found.looked - (1 + FRESH_FACTOR) * found.draws
    told += [say("implausible", lang, looked=found.looked, out=out)] if out else []
    for words in told:
        console.print("\n" + words, highlight=False, width=width)
    console.print("\n" + text("notice", lang), highlight=False)


def _head(found: Portfolio, lang: str) -> str:
    leavers = {"leavers": found.leavers.mean, "low": found.leavers.low, "high": found.leavers.high}
    euro = {"budget": found.budget, "pupils": found.pupils, "national": found.budget * found.national}
    return say("head", lang, **{key: number(value, lang) for key, value in (leavers | euro).items()})


def _table(found: Portfolio, lang: str) -> Table:
    heads = [say(key, lang).replace(" ", "\n") for key in ("cost", "leavers", "worst_short", "better", "days")]
    table = new_table(say("table", lang), left=[say("package", lang)], right=heads, dense=True)
    table.columns[0].min_width = _NARROWEST
    for _, line in found.best.iterrows():
        around = span(line["leavers_low"], line["leavers_high"], lang, 1)
        table.add_row(
            package(found, str(line["package"]), lang),
            number(line["cost"], lang),
            f"{signed(line['leavers'], lang, 1)} ({around})",
            signed(line["leavers_worst"], lang, 1),
            f"{number(100 * line['leavers_better'], lang)}%",
            signed(line["days"], lang, 0),
        )
    return table


def _shrunk(found: Portfolio, lang: str) -> str:
    return say("shrunk", lang, **{gain: _less(found.shrunk(gain), lang) for gain in ("leavers", "days")})


def _less(share: float, lang: str) -> str:
    if isnan(share):
        return say("no_share", lang)
    return say("less" if share >= 0 else "more", lang, share=number(abs(100 * share), lang))
