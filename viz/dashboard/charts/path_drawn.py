"""The figure of a measure over the years as it is drawn on the screen."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from viz import style
from viz.compare.words import digits_of, plain, signed, span, title, unit
from viz.compare.words import say as report
from viz.dashboard.charts import option as made
from viz.dashboard.charts import path_table
from viz.dashboard.charts.chart import Mark, Option
from viz.dashboard.charts.observed import Goal
from viz.dashboard.charts.path_data import Path
from viz.dashboard.texts import say
from viz.language import short_number, three_figures

_FINE: Final = 11
"""Pixels of letters beside a line."""
_TOP: Final = 34
_HOLLOW: Final = {"color": "#ffffff", "borderColor": style.PUBLISHED, "borderWidth": 1.6}
_STAR: Final = {"show": True, "formatter": "*", "position": "right", "fontSize": made.SMALL}


def option(path: Path, base: Mark, marks: Sequence[Mark], lang: str) -> Option:
    """Options for ECharts.

    Args:
        path: what is drawn.
        base: how the base is drawn.
        marks: how the scenarios are, in order.
        lang: "nl" or "en".
    """
    drawn = made.frame()
    places = path.places(lang)
    first = len(places) - len(path.simulated(lang))
    drawn["xAxis"] = made.category_axis(places)
    drawn["grid"]["top"] = _TOP
    drawn["yAxis"] = made.upright_axis(unit(path.lines["unit"].iloc[0], lang), scale=True)
    series: list[Any] = []
    for place, (scenario, mark) in enumerate(zip(path.comparison.scenarios, marks, strict=True)):
        spots = [places[first + spot] for spot in path.spots(place)]
        series += _scenario(path.of(scenario), places, spots, mark, f"band{place}", lang)
    series.append(made.line(base, [*[made.GAP] * first, *_ghost(path, lang)], z=3))
    if path.seen:
        series.append(_seen(path, places, lang))
    if path.goal is not None:
        series.append(_goal(path.goal, lang))
    drawn["series"] = series
    return drawn


def _scenario(
    lines: pd.DataFrame, places: Sequence[str], spots: Sequence[str], mark: Mark, name: str, lang: str
) -> list[Option]:
    low, high = (lines["base_rate"] + lines[bound] for bound in ("low", "high"))
    items = [made.item(made.number(line["rate"]), _words(mark.words, line, lang)) for _, line in lines.iterrows()]
    drawn = [made.line(mark, _at(places, spots, items, made.GAP), z=4)]
    if len(lines) == 1:  # A band over one place has no width.
        return [made.whiskers(mark, [((spots[0], low.iloc[0]), (spots[0], high.iloc[0]))]), *drawn]
    lower, upper = (_at(places, spots, list(bound), float("nan")) for bound in (low, high))
    return [*made.band(mark, name, lower, upper), *drawn]


def _at(places: Sequence[str], spots: Sequence[str], values: Sequence[Any], gap: Any) -> list[Any]:
    """A value at each place: these at these, and nothing elsewhere."""
    there = dict(zip(spots, values, strict=True))
    return [there.get(place, gap) for place in places]


def _ghost(path: Path, lang: str) -> list[Any]:
    """The base in every simulated place; of one year a mark, and a line on to the scenarios beside it."""
    items = [made.item(line["base_rate"], _ghost_words(path, line, lang)) for _, line in path.ghost.iterrows()]
    more = len(path.comparison.scenarios) if path.alone else 0
    return [*items, *({**item, "symbol": "none"} for item in items * more)]


def _ghost_words(path: Path, line: pd.Series, lang: str) -> str:
    named = title(path.comparison, path.comparison.base, lang)
    return f"{named}, {say('charts.sim_year', lang, year=line['year'] + 1)}: {three_figures(line['base_rate'], lang)}"


def _words(scenario: str, line: pd.Series, lang: str) -> str:
    digits = digits_of(line)
    around = span(line["low"], line["high"], lang, digits)
    gap = signed(line["difference"], lang, digits) + (f" ({around})" if around else "")
    when = say("charts.sim_year", lang, year=line["year"] + 1)
    return f"{scenario}, {when}: {plain(line['rate'], lang, digits)}\n{report('table.difference', lang)}: {gap}"


def _seen(path: Path, places: Sequence[str], lang: str) -> Option:
    items = []
    for each in path.seen:
        words = f"{each.year}: {three_figures(each.value, lang)}\n{path_table.remark(each, lang)}"
        more = ({"itemStyle": _HOLLOW} if each.provisional else {}) | ({"label": _STAR} if each.then else {})
        items.append(made.item([each.year, each.value], words, **more))
    mark = Mark(say("charts.observed", lang), "point", style.PUBLISHED, "diamond")
    lines = [{"xAxis": year} for year in path.broken if year in places]
    label = {
        "formatter": say("charts.broken", lang),
        "fontSize": _FINE,
        "color": style.MUTED,
        "position": "insideEndTop",
    }
    dotted = {"color": style.MUTED, "type": "dotted", "width": 1.2}
    broken = {"silent": True, "symbol": "none", "data": lines, "lineStyle": dotted, "label": label}
    return made.points(mark, items, markLine=broken)


def _goal(target: Goal, lang: str) -> Option:
    words = f"{say('charts.goal', lang, year=target.year)}: {short_number(round(target.value, 2), lang)}"
    mark = {
        "silent": True, "symbol": "none", "data": [{"yAxis": target.value}],
        "lineStyle": {"color": style.INK, "type": [6, 4], "width": 1.4},
        "label": {"formatter": words, "position": "insideStartBottom", "fontSize": _FINE, "color": style.INK},
    }  # fmt: skip
    # A mark alone does not stretch the axis: so the line also has one point, which is not drawn.
    hidden = {"symbolSize": 0, "tooltip": {"show": False}, "silent": True}
    return {"type": "scatter", "data": [[0, target.value]], **hidden, "markLine": mark}
