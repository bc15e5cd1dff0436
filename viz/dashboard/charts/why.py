"""Charts of why: what carries an effect, and what of it reaches pupils through their friends."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import pandas as pd
from matplotlib.figure import Figure

from experiments.why.explanation import COLUMNS, REST, Explanation
from viz import style
from viz.compare.words import difference_axis, digits_of, plain, signed, span
from viz.compare.words import say as report
from viz.dashboard.charts import option as made
from viz.dashboard.charts.chart import Chart, Mark, Option
from viz.dashboard.charts.rows import ROW
from viz.why import figures
from viz.why.drawing import largest_first
from viz.why.words import about, base, measure, part, say, title, whole

_COLOUR: Final = "#D55E00"
_NAME: Final = 150
_TALL: Final = 52
_BAR: Final = {"color": style.SIMULATED, "opacity": 0.55, "borderColor": style.INK, "borderWidth": 0.5}


def shares(explanation: Explanation, lang: str) -> tuple[Chart, ...]:
    """A figure for each way to split the effect: the groups first, then the parts of the largest.

    Args:
        explanation: of one scenario.
        lang: "nl" or "en".
    """
    lines = explanation.shares[explanation.shares["measure"] == explanation.measure]
    split = [table for _, table in lines.groupby(["group", "kind"], sort=False)]
    ordered = sorted(split, key=lambda table: bool(table["group"].iloc[0]))
    return tuple(_share(explanation, largest_first(table), lang) for table in ordered)


def _share(explanation: Explanation, table: pd.DataFrame, lang: str) -> Chart:
    kind, group = (str(table[name].iloc[0]) for name in ("kind", "group"))
    named = say("within", lang, group=title(explanation, kind, group, lang)) if group else say(kind, lang)
    heading = f"{named}: {measure(explanation, lang)}"
    values = {"scenario": explanation.title[lang], "base": base(explanation, lang), "whole": whole(explanation, lang)}
    names = [part(explanation, line, lang) for _, line in table.iterrows()]
    first = Mark(say("first", lang), "point", _COLOUR, "circle", hollow=True)
    last = Mark(say("last", lang), "point", _COLOUR, "diamond")
    split = table["part"] != REST
    series = [
        _bars(table, names, "share", lang),
        _spread(table),
        made.whiskers(Mark("", "line", _COLOUR, dash=(2, 3)), _pairs(table[split], "first", "last")),
        made.points(first, _spots(table[split], names, "first", lang)),
        made.points(last, _spots(table[split], names, "last", lang)),
    ]
    key = (Mark(say("share", lang), "bar", style.SIMULATED), first, last)
    told = "; ".join(
        f"{name}: {_written(line, 'share', lang)}" for name, (_, line) in zip(names, table.iterrows(), strict=True)
    )
    return Chart(
        name="_".join(["shares", kind, *([group] if group else [])]), title=heading,
        caption=say("parts.caption" if group else "caption", lang, **values), about=about(explanation, lang),
        alt=f"{heading}. {say('part', lang)}: {told}.", option=_option(table, names, series, lang),
        height=_height(table), key=key, table=_in_words(table, names, lang), numbers=table, columns=COLUMNS["shares"],
        command=explanation.command, draw=partial(_paper, explanation, "parts" if group else "shares", lang),
    )  # fmt: skip


def friends(explanation: Explanation, lang: str) -> tuple[Chart, ...]:
    """Direct effect and spill-over, a figure for each way to tell them apart."""
    lines = explanation.spill[explanation.spill["measure"] == explanation.measure]
    return tuple(_way(explanation, table, lang) for _, table in lines.groupby("way", sort=False))


def _way(explanation: Explanation, table: pd.DataFrame, lang: str) -> Chart:
    table = table.reset_index(drop=True)
    heading = f"{say(table['way'].iloc[0], lang)}: {measure(explanation, lang)}"
    names = [say(name, lang) for name in table["line"]]
    told = "; ".join(
        f"{name}: {_written(line, 'value', lang)}" for name, (_, line) in zip(names, table.iterrows(), strict=True)
    )
    series = [_bars(table, names, "value", lang), _spread(table)]
    written = pd.DataFrame(
        [
            {
                say("part", lang): name,
                report("table.difference", lang): _written(line, "value", lang),
                say("of_whole", lang): plain(line["percent"], lang, 0),
            }
            for name, (_, line) in zip(names, table.iterrows(), strict=True)
        ]
    )
    caption = say("friends.caption", lang, scenario=explanation.title[lang], base=base(explanation, lang))
    return Chart(
        name=f"friends_{table['way'].iloc[0]}", title=heading, caption=caption, about=about(explanation, lang),
        alt=f"{heading}. {told}.", option=_option(table, names, series, lang), height=_height(table), key=(),
        table=written, numbers=table, columns=COLUMNS["spill"], command=explanation.command,
        draw=partial(_paper, explanation, "friends", lang),
    )  # fmt: skip


def _paper(explanation: Explanation, name: str, lang: str) -> Figure:
    return figures(explanation, lang)[name]


def _height(table: pd.DataFrame) -> int:
    return max(ROW, _TALL) * len(table) + 90


def _option(table: pd.DataFrame, names: Sequence[str], series: list[Option], lang: str) -> Option:
    axis = difference_axis(str(table["unit"].iloc[0]), lang)
    drawn = made.frame()
    drawn["grid"] = made.beside_names(axis, _NAME)
    drawn["xAxis"] = made.value_axis(axis)
    drawn["yAxis"] = made.names_axis(names, _NAME)
    drawn["series"] = [{**series[0], "markLine": made.zero("xAxis")}, *series[1:]]
    return drawn


def _bars(table: pd.DataFrame, names: Sequence[str], column: str, lang: str) -> Option:
    items: list[Any] = [
        made.item(made.number(line[column]), f"{name}: {_written(line, column, lang)}")
        for name, (_, line) in zip(names, table.iterrows(), strict=True)
    ]
    return {"type": "bar", "data": items, "barWidth": "60%", "itemStyle": _BAR, "emphasis": {"disabled": True}}


def _pairs(table: pd.DataFrame, start: str, end: str) -> list[tuple[tuple[Any, int], tuple[Any, int]]]:
    """Both ends of a line in each row; rows are counted, for two can have one name."""
    return [((line[start], row), (line[end], row)) for row, (_, line) in enumerate(table.iterrows())]


def _spread(table: pd.DataFrame) -> Option:
    return made.whiskers(Mark("", "line", style.INK), _pairs(table, "low", "high"))


def _spots(table: pd.DataFrame, names: Sequence[str], column: str, lang: str) -> list[Option]:
    return [
        made.item([line[column], row], f"{names[row]}, {say(column, lang)}: {_one(line, column, lang)}")
        for row, (_, line) in enumerate(table.iterrows())
        if made.known(line[column])
    ]


def _digits(line: pd.Series, column: str) -> int:
    return digits_of(line.rename({column: "difference"}))


def _one(line: pd.Series, column: str, lang: str) -> str:
    return signed(line[column], lang, _digits(line, column))


def _written(line: pd.Series, column: str, lang: str) -> str:
    digits = _digits(line, column)
    around = span(line["low"], line["high"], lang, digits)
    return f"{_one(line, column, lang)} ({around})" if around else _one(line, column, lang)


def _in_words(table: pd.DataFrame, names: Sequence[str], lang: str) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                say("part", lang): name,
                say("share", lang): _written(line, "share", lang),
                say("of_whole", lang): plain(line["percent"], lang, 0),
                say("first", lang): _one(line, "first", lang),
                say("last", lang): _one(line, "last", lang),
            }
            for name, (_, line) in zip(names, table.iterrows(), strict=True)
        ]
    )
