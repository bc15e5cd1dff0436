"""What the command line prints of a run of several years: who is at school, and published figures by year.

Not every year fits beside the words on a narrow screen: then the first, the last and some between them are shown, and
the table says which.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING, Final

import pandas as pd
from rich.table import Table

from experiments.balance import CAME, came_and_went, change, pupils_by_level
from verzuim.listings import new_table
from verzuim.words import say
from viz.language import number, three_figures
from viz.phrases import phrase
from viz.texts import text

if TYPE_CHECKING:
    from verzuim.result import Result

_FIGURE: Final = 27
_NARROW: Final = 12
_GROUP: Final = 11
_MOVES: Final = 16
_VALUE: Final = 5
"""Widths of the columns, in characters: a value is three figures with the point and a sign; the name of a figure has
less on a narrow screen."""
_FEWEST: Final = 3
"""Columns of values on the narrowest screen: the first year, the last and the whole run."""

_SECTORS: Final = ("nl", "vo", "mbo")
_EVERYBODY: Final = (*_SECTORS, "vo+mbo leavers")
_ENDS: Final = ("_low", "_high")
ABOVE, BELOW = ">", "<"
"""Signs of a simulated figure that chance does not bring to the published one."""


def years_shown(years: int, room: int) -> list[int]:
    """Which years are shown when there is room for so many columns: all, or the first, the last and some between.

    Example:
        >>> years_shown(10, 4)
        [0, 3, 6, 9]
    """
    room = max(room, 2)
    if years <= room:
        return list(range(years))
    return [round(place * (years - 1) / (room - 1)) for place in range(room)]


def stock_table(result: "Result", lang: str, width: int) -> Table:
    """Pupils on 1 October of every year, by level, and how many came and went after it.

    Args:
        result: with the tables `stocks` and `flows`.
        lang: "nl" or "en".
        width: characters that the table may take.
    """
    pupils = pupils_by_level(result.tables["stocks"])
    moves = came_and_went(result.tables["flows"], result.years)
    total = pupils.sum()
    column = len(number(total.max(), lang)) + 1
    years = years_shown(result.years, (width - _MOVES) // column)
    table = new_table(
        say("stocks", lang), left=[say("level", lang)], right=[str(year + 1) for year in years], dense=True
    )
    for level, row in pupils.iterrows():
        table.add_row(str(level), *(number(row[year], lang) for year in years))
    table.add_section()
    table.add_row(say("total", lang), *(number(total[year], lang) for year in years), style="bold", end_section=True)
    for kind, row in moves.iterrows():
        sign = "+" if kind in CAME else "\N{MINUS SIGN}"
        table.add_row(say(str(kind), lang), *(_signed(sign, row[year], lang) for year in years))
    _caption(table, say("adds_up", lang), _which(years, result.years, "stocks", lang))
    return table


def _signed(sign: str, value: float, lang: str) -> str:
    return "-" if isnan(value) else sign + number(value, lang)


def _which(years: list[int], count: int, table: str, lang: str) -> str:
    """Which years are shown, where these are not all."""
    if len(years) == count:
        return ""
    named = ", ".join(str(year + 1) for year in years)
    return say("some_years", lang, years=named, count=count, table=table)


def _caption(table: Table, *lines: str) -> None:
    table.caption = "\n".join(line for line in lines if line)
    table.caption_justify = "left"


def balance_lines(result: "Result", lang: str) -> str:
    """How much the population changed over the run, and how many come and go in a year, in words."""
    pupils = pupils_by_level(result.tables["stocks"])
    total = pupils.sum()
    most = pupils.loc[(pupils.iloc[:, -1] - pupils.iloc[:, 0]).abs().idxmax()]
    moves = came_and_went(result.tables["flows"], result.years).mean(axis=1)
    changed = say(
        "change", lang, years=result.years, first=number(total.iloc[0], lang), last=number(total.iloc[-1], lang),
        percent=_percent(total, lang), level=most.name, level_first=number(most.iloc[0], lang),
        level_last=number(most.iloc[-1], lang), level_percent=_percent(most, lang),
    )  # fmt: skip
    means = {str(kind): number(value, lang) for kind, value in moves.items()}
    return f"{changed}\n{say('moves', lang, return_=means.pop('return'), **means)}"


def _percent(pupils: pd.Series, lang: str) -> str:
    changed = change(list(pupils))
    return "-" if isnan(changed) else ("+" if changed >= 0 else "") + number(changed, lang, 1)


@dataclass(frozen=True)
class Line:
    """A published figure as it is printed.

    Attributes:
        what: the figure and its unit.
        who: among whom.
        low, high: the published figure, or its range.
        by_year: its line of every simulated year.
        whole: its line over the run.
    """

    what: str
    who: str
    low: float
    high: float
    by_year: pd.DataFrame
    whole: pd.Series

    def published(self, lang: str) -> str:
        """The published figure, or its range."""
        ends = dict.fromkeys(three_figures(end, lang) for end in (self.low, self.high))
        return "-".join(ends)

    def value(self, line: pd.Series, lang: str) -> str:
        """A simulated figure, with a sign where chance does not bring it to the published one."""
        simulated = float(line["simulated"])
        if isnan(simulated):
            return "- "
        digits = 2 if simulated < 10 else 1 if simulated < 100 else 0
        sign = ABOVE if line["low"] > self.high else BELOW if line["high"] < self.low else " "
        return number(simulated, lang, digits) + sign


def lines_of(result: "Result", sector: str, lang: str) -> Iterator[Line]:
    """The published figures of a sector; both ends of a published range are one line."""
    whole = result.tables["comparison"]
    whole = whole[whole["sector"] == sector]
    years = result.tables["comparison_by_year"]
    stems = whole["target"].str.removesuffix(_ENDS[0]).str.removesuffix(_ENDS[1])
    for _, rows in whole.groupby(stems, sort=False):
        first = rows.iloc[0]
        what = f"{phrase(first['quantity'], lang)}, {phrase(first['unit'], lang)}"
        group, _, upper = str(first["group"]).partition(" years ")
        yield Line(
            say("upper_years", lang, what=what) if upper else what,
            say("everybody", lang) if group in _EVERYBODY else phrase(group, lang).removeprefix(f"{sector} "),
            float(rows["observed"].min()),
            float(rows["observed"].max()),
            years[years["target"] == first["target"]].set_index("year"),
            first,
        )


def targets_table(result: "Result", lang: str, width: int) -> Table:
    """The published figures beside the simulated ones: by sector and level, a column per year and one over the run.

    Args:
        result: with the tables `comparison` and `comparison_by_year`.
        lang: "nl" or "en".
        width: characters that the table may take.
    """
    heads = [say("quantity", lang), say("level", lang), text("published", lang)]
    room = width - 1 - _GROUP - 1 - len(heads[2])
    figure = min(_FIGURE, max(_NARROW, room - _FEWEST * (_VALUE + 1)))
    years = years_shown(result.years, (room - figure) // (_VALUE + 1) - 1)
    numbers = [heads[2], *(f"{year + 1} " for year in years), f"{say('all_years', lang)} "]
    table = new_table(say("by_year", lang), left=heads[:2], right=numbers, dense=True)
    table.columns[0].width, table.columns[1].width = figure, _GROUP
    for sector in _SECTORS:
        _add_sector(table, result, sector, years, lang)
    shown = _which(years, result.years, "comparison_by_year", lang)
    _caption(table, say("signs", lang), shown, say("notes_in", lang))
    return table


def _add_sector(table: Table, result: "Result", sector: str, years: list[int], lang: str) -> None:
    lines = list(lines_of(result, sector, lang))
    if not lines:
        return
    table.add_section()
    table.add_row(say(f"sector_{sector}", lang), style="bold")
    before = ""
    for line in lines:
        values = [line.value(line.by_year.loc[year], lang) for year in years]
        name = "" if line.what == before else line.what
        table.add_row(name, line.who, line.published(lang), *values, line.value(line.whole, lang))
        before = line.what
