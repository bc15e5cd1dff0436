"""Charts: the tiers of help as a pyramid for each scenario, and week by week."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import pandas as pd
from matplotlib.figure import Figure

from experiments.compare.comparison import Comparison
from viz import style
from viz.compare import tiers as on_paper
from viz.compare.delivered import in_tiers
from viz.compare.marks import uncertainty
from viz.compare.told import of_figure
from viz.compare.words import about, title
from viz.compare.words import say as report
from viz.dashboard.charts import option as made
from viz.dashboard.charts.chart import Chart, Mark, Option, meanings
from viz.dashboard.texts import say
from viz.language import three_figures

COLOURS: Final = {3: "#D55E00", 2: "#E69F00", 1: "#56B4E9"}
"""Tier → colour, the top first; its name stands beside it, so that colour says nothing alone."""
_ALL: Final = 100.0
_HEIGHT: Final = 220
_WEEKLY: Final = 3
_PAPER: Final = 2.6
_BAR: Final = 0.62
WEEKS: Final = 300


def with_tiers(comparison: Comparison) -> list[str]:
    """The base and the scenarios that have a tiered approach, in order."""
    there = set(comparison.tiers["scenario"])
    return [each for each in (comparison.base, *comparison.scenarios) if each in there]


def means(comparison: Comparison, scenario: str) -> pd.DataFrame:
    """Share of pupils, places and pupils on the list by tier, mean over weeks: index tier, the highest first."""
    table = comparison.tiers
    mine = table[table["scenario"] == scenario]
    return mine.groupby("tier")[["percent", "places", "waiting"]].mean().sort_index(ascending=False)


def pyramid(comparison: Comparison, scenario: str, lang: str) -> Chart:
    """Bars over one middle, as wide as the share of pupils in a tier; all pyramids have one scale.

    Args:
        comparison: of one scenario or more with a base.
        scenario: one of `with_tiers`.
        lang: "nl" or "en".
    """
    tiers = means(comparison, scenario)
    heading = say("charts.pyramid_title", lang, scenario=title(comparison, scenario, lang))
    words = {int(tier): _words(int(tier), line, lang) for tier, line in tiers.iterrows()}
    caption = f"{say('charts.pyramid_caption', lang)} {report('kearney', lang)}"
    numbers = tiers.reset_index().assign(scenario=scenario)[["scenario", "tier", "percent", "places", "waiting"]]
    return Chart(
        name=f"pyramid_{scenario}", title=heading, caption=caption, about=about(comparison, lang),
        alt=say("charts.pyramid_alt", lang, title=heading, told="; ".join(words.values()) + "."),
        option=_option(tiers["percent"], words, lang), height=_HEIGHT, key=(), table=_table(tiers, lang),
        numbers=numbers, columns=meanings("tiers", numbers), command=comparison.command,
        draw=partial(_draw, comparison, tiers["percent"], heading, caption, lang),
    )  # fmt: skip


def _words(tier: int, line: pd.Series, lang: str) -> str:
    written = {name: three_figures(line[name], lang) for name in ("percent", "places", "waiting")}
    key = "charts.pyramid_tier_one" if tier == 1 else "charts.pyramid_tier"
    return say(key, lang, tier=tier, **written)


def _table(tiers: pd.DataFrame, lang: str) -> pd.DataFrame:
    keys = {"mean": "percent", "places": "places", "waiting": "waiting"}
    return pd.DataFrame(
        [
            {report("tiers.tier", lang): str(tier)}
            | {f"{report(f'tiers.{key}', lang)}, %": three_figures(line[name], lang) for key, name in keys.items()}
            for tier, line in tiers.iterrows()
        ]
    )


def _option(percents: pd.Series, words: Mapping[int, str], lang: str) -> Option:
    drawn = made.frame()
    drawn["xAxis"] = {"type": "value", "min": 0, "max": _ALL, "show": False}
    names = [report("tiers.panel", lang, tier=tier) for tier in percents.index]
    drawn["yAxis"] = made.category_axis(names, inverse=True, axisLine={"show": False}, axisTick={"show": False})
    spare = {"type": "bar", "stack": "tiers", "silent": True, "itemStyle": {"opacity": 0}, "tooltip": {"show": False}}
    bars: list[Any] = [
        made.item(
            percent, words[tier], itemStyle={"color": COLOURS[tier], "borderColor": style.INK, "borderWidth": 0.8}
        )
        for tier, percent in percents.items()
    ]
    shown = [f"{three_figures(percent, lang)} %" for percent in percents]
    for bar, text in zip(bars, shown, strict=True):
        inside = bar["value"] > _ALL / 2
        bar["label"] = {"show": True, "formatter": text, "position": "inside" if inside else "right",
                        "color": style.INK, "fontSize": 13}  # fmt: skip
    drawn["series"] = [
        {**spare, "data": [(_ALL - percent) / 2 for percent in percents]},
        {"type": "bar", "stack": "tiers", "data": bars, "barWidth": "62%", "emphasis": {"disabled": True}},
    ]
    return drawn


def _draw(comparison: Comparison, percents: pd.Series, heading: str, caption: str, lang: str) -> Figure:
    figure = style.framed(_PAPER, heading, caption, about(comparison, lang), lang)
    axes = figure.subplots()
    for row, (tier, percent) in enumerate(percents.items()):
        axes.barh(row, percent, left=(_ALL - percent) / 2, height=_BAR, color=COLOURS[tier], edgecolor=style.INK)
        place = (_ALL + percent) / 2 + 1 if percent < _ALL / 2 else _ALL / 2
        axes.text(place, row, f"{three_figures(percent, lang)} %", va="center", family=style.FONT,
                  ha="left" if percent < _ALL / 2 else "center")  # fmt: skip
    names = [report("tiers.panel", lang, tier=tier) for tier in percents.index]
    axes.set_yticks(range(len(names)), names, family=style.FONT)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_xlim(0, _ALL)
    axes.xaxis.set_visible(False)
    axes.spines[:].set_visible(False)
    return figure


def weeks(comparison: Comparison, tier: int, lang: str) -> Chart | None:
    """Share of pupils in a tier by week, with its band and its places; None where there are no tiers."""
    table = in_tiers(comparison)
    lines = table[table["tier"] == tier]
    if lines.empty:
        return None
    heading = say("charts.weeks_title", lang, tier=tier)
    drawn = bool(lines["low"].notna().any())
    told = report("tiers.band", lang, count=comparison.replicates)
    caption = f"{report('tiers.caption', lang)} {told if drawn else uncertainty(comparison, lang, drawn=False)}"
    scenarios = [each for each in comparison.scenarios if each in set(lines["scenario"])]
    marks = [made.mark_of(comparison.scenarios.index(each), title(comparison, each, lang)) for each in scenarios]
    bare = [Mark(mark.words, "line", mark.colour, "none", mark.dash) for mark in marks]
    dotted = [
        Mark(say("charts.weeks_places", lang, scenario=mark.words), "line", mark.colour, "none", (1, 3))
        for mark in marks
    ]
    series: list[Option] = []
    for place, scenario in enumerate(scenarios):
        mine = lines[lines["scenario"] == scenario]
        series += made.band(bare[place], f"band{place}", mine["low"], mine["high"])
        series.append(made.line(bare[place], [made.number(each) for each in mine["percent"]], silent=True))
        series.append(made.line(dotted[place], [made.number(each) for each in mine["places"]], silent=True))
    return Chart(
        name=f"tier_{tier}", title=heading, caption=caption, about=about(comparison, lang),
        alt=f"{heading}. {of_figure(comparison, 'tiers', lang)}", option=_over_weeks(comparison, lines, series, lang),
        height=WEEKS, key=(*bare, *dotted), table=_by_year(comparison, lines, lang), numbers=lines,
        columns=meanings("tiers", lines), command=comparison.command, draw=partial(on_paper.draw, comparison, lang),
    )  # fmt: skip


def _over_weeks(comparison: Comparison, lines: pd.DataFrame, series: list[Option], lang: str) -> Option:
    several = comparison.years > 1
    name = report("tiers.year" if several else "tiers.week", lang)
    first = lines[lines["scenario"] == lines["scenario"].iloc[0]]
    places = [str(line["year"] + 1 if several else line["week"] + 1) for _, line in first.iterrows()]
    drawn = made.frame(made.below(name))
    drawn["grid"]["top"] = 34
    every = len(places) // comparison.years - 1 if several else _WEEKLY
    labels = {"fontSize": made.SMALL, "color": style.INK, "interval": every}
    drawn["xAxis"] = made.category_axis(places, name, axisLabel=labels, axisTick={"interval": every}, boundaryGap=False)
    drawn["yAxis"] = made.upright_axis(report("tiers.percent", lang))
    drawn["series"] = series
    return drawn


def _by_year(comparison: Comparison, lines: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Of each scenario and year: the mean week, the lowest and the highest, the places and who waits."""
    rows = []
    for (year, scenario), weeks_of in lines.groupby(["year", "scenario"], sort=False):
        percent = weeks_of["percent"]
        low, high = (three_figures(each, lang) for each in (percent.min(), percent.max()))
        rows.append(
            {
                report("years.year", lang): str(int(year) + 1),
                report("years.scenario", lang): title(comparison, scenario, lang),
                f"{report('tiers.mean', lang)}, %": three_figures(percent.mean(), lang),
                report("tiers.span", lang): report("span", lang, low=low, high=high),
                report("tiers.places", lang): three_figures(weeks_of["places"].mean(), lang),
                report("tiers.waiting", lang): three_figures(weeks_of["waiting"].mean(), lang),
            }
        )
    return pd.DataFrame(rows)
