"""What `verzuim compare` prints of interventions: reach and waiting, what runs short, and money."""

from collections.abc import Iterator
from typing import Final

import pandas as pd
from rich.table import Table

from experiments.compare.comparison import Comparison
from verzuim.listings import new_table
from viz.compare.delivered import by_payer, priced, reached, rooms
from viz.compare.delivery_tables import moment
from viz.compare.words import intervention, payer, room, say, with_span
from viz.language import three_figures

_SHOWN: Final = 4
"""Rooms that are printed; the report has all."""
_PER: Final = 1000


def delivery_tables(comparison: Comparison, scenario: str, lang: str) -> Iterator[Table]:
    """The tables of a scenario; none where it has no interventions."""
    if not (len(reached(comparison, scenario)) > 0 or scenario in set(priced(comparison)["scenario"])):
        return
    for made in (
        _reach(comparison, scenario, lang),
        _rooms(comparison, scenario, lang),
        _money(comparison, scenario, lang),
    ):
        if made.row_count > 0:
            yield made


def _reach(comparison: Comparison, scenario: str, lang: str) -> Table:
    heads = [say(key, lang) for key in ("reach.percent", "print.waited", "print.places")]
    table = _table("print.reach", "reach.measure", heads, lang)
    for _, line in reached(comparison, scenario).iterrows():
        table.add_row(
            intervention(comparison, line["intervention"], lang),
            with_span(line["reached_percent"], line["reached_low"], line["reached_high"], lang),
            with_span(line["waited"], line["waited_low"], line["waited_high"], lang),
            f"{three_figures(line['in_use'], lang)}/{three_figures(line['places'], lang)}",
        )
    return table


def _rooms(comparison: Comparison, scenario: str, lang: str) -> Table:
    heads = [say(key, lang) for key in ("print.first", "print.weeks", "print.base")]
    table = _table("print.room", "capacity.name", heads, lang)
    for _, line in rooms(comparison, scenario).head(_SHOWN).iterrows():
        table.add_row(
            room(comparison, line["kind"], line["name"], lang),
            moment(line, lang),
            with_span(line["short"], line["short_low"], line["short_high"], lang),
            three_figures(line["short_base"], lang),
        )
    return table


def _money(comparison: Comparison, scenario: str, lang: str) -> Table:
    heads = [say(f"print.{key}", lang) for key in ("per_pupil", "day", "leaver")]
    table = _table("print.money", "costs.payer", heads, lang)
    lines = priced(comparison)
    lines = by_payer(lines[lines["scenario"] == scenario], ["outcome"])
    for name, of_payer in lines.groupby("payer", sort=False):
        by_outcome = of_payer.set_index("outcome")
        first = of_payer.iloc[0]
        table.add_row(
            payer(str(name), lang),
            with_span(first["euro"] / _PER, first["euro_low"] / _PER, first["euro_high"] / _PER, lang),
            *(_ratio(by_outcome.loc[outcome], lang) for outcome in ("day_true", "leaver")),
        )
    return table


def _ratio(line: pd.Series, lang: str) -> str:
    """The price of what is avoided; in words where it has no bounded interval."""
    if line["sureness"] in ("unsure", "more"):
        return say(f"print.{line['sureness']}", lang)
    return with_span(line["ratio"], line["ratio_low"], line["ratio_high"], lang)


def _table(title: str, first: str, heads: list[str], lang: str) -> Table:
    return new_table(say(title, lang), left=[say(first, lang)], right=heads, dense=True)
