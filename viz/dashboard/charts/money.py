"""Charts on money: the cost-effectiveness plane, who pays, and what is paid per day and per leaver avoided."""

from functools import partial
from typing import Any

import pandas as pd

from experiments.compare.comparison import ALL_YEARS, Comparison
from experiments.compare.measured import ALL
from viz import style
from viz.compare import plane as on_paper
from viz.compare.delivered import by_payer, priced
from viz.compare.told import of_figure
from viz.compare.words import about, between, payer, title, with_span
from viz.compare.words import say as report
from viz.dashboard.charts import money_paper, rows_paper
from viz.dashboard.charts import option as made
from viz.dashboard.charts.chart import Chart, Mark, Option, meanings
from viz.dashboard.charts.rows import ROW, Point, Rows, height, option
from viz.dashboard.texts import say

_PLANE = 340
_CLOUD = 6
_FAINT = 0.45
_TOP = 46


def plane(comparison: Comparison, outcome: str, lang: str) -> Chart | None:
    """Euro more against what is avoided, replicate by replicate; None where nothing that costs differs.

    Args:
        comparison: of one scenario or more with a base.
        outcome: day_true or leaver.
        lang: "nl" or "en".
    """
    table = priced(comparison)
    worth = table[(table["outcome"] == outcome) & (table["payer"] == ALL)]
    if worth.empty:
        return None
    heading = say("charts.plane_title", lang, outcome=report(f"outcome.{outcome}", lang))
    several = comparison.replicates > 1
    caption = report("plane.caption" if several else "plane.caption_one", lang, count=comparison.replicates)
    caption += "" if several else " " + report("no_interval", lang)
    marks = {name: made.mark_of(place, title(comparison, name, lang))
             for place, name in enumerate(comparison.scenarios) if name in set(worth["scenario"])}  # fmt: skip
    pairs = comparison.plane[(comparison.plane["outcome"] == outcome) & comparison.plane["scenario"].isin(list(marks))]
    return Chart(
        name=f"plane_{outcome}", title=heading, caption=caption, about=about(comparison, lang),
        alt=f"{heading}. {of_figure(comparison, 'plane', lang)}", option=_plane(worth, pairs, marks, outcome, lang),
        height=_PLANE, key=tuple(marks.values()), table=_worth_in_words(comparison, worth, lang), numbers=pairs,
        columns=meanings("plane", pairs), command=comparison.command, draw=partial(on_paper.draw, comparison, lang),
    )  # fmt: skip


def _plane(worth: pd.DataFrame, pairs: pd.DataFrame, marks: dict[str, Mark], outcome: str, lang: str) -> Option:
    name = report(f"plane.avoided.{outcome}", lang)
    drawn = made.frame(made.below(name))
    drawn["grid"]["top"] = _TOP
    drawn["xAxis"] = made.value_axis(name)
    drawn["yAxis"] = made.upright_axis(report("plane.euro", lang))
    series: list[Any] = [
        {"type": "line", "data": [], "silent": True, "markLine": made.zero("xAxis")},
        {"type": "line", "data": [], "silent": True, "markLine": made.zero("yAxis")},
    ]
    for scenario, mark in marks.items():
        series += _cloud(pairs[pairs["scenario"] == scenario], mark, lang)
        line = worth[worth["scenario"] == scenario].iloc[0]
        centre = (line["avoided"], line["euro"])
        across = ((line["avoided_low"], centre[1]), (line["avoided_high"], centre[1]))
        upright = ((centre[0], line["euro_low"]), (centre[0], line["euro_high"]))
        series.append(made.whiskers(mark, [across, upright]) | {"symbolSize": 4})
        words = f"{mark.words}, {say('charts.plane_mean', lang)}\n{_pair(line, lang)}"
        series.append(made.points(mark, [made.item(list(centre), words)], symbolSize=14))
    drawn["series"] = series
    return drawn


def _cloud(pairs: pd.DataFrame, mark: Mark, lang: str) -> list[Option]:
    if len(pairs) < 2:
        return []
    items = [
        made.item(
            [each["avoided"], each["euro"]],
            f"{mark.words}, {say('charts.plane_replicate', lang, number=each['replicate'] + 1)}",
        )
        for _, each in pairs.iterrows()
    ]
    faint = {"color": mark.colour, "opacity": _FAINT, "borderWidth": 0}
    return [made.points(mark, items, symbolSize=_CLOUD, itemStyle=faint, z=3)]


def _pair(line: pd.Series, lang: str) -> str:
    euro = with_span(line["euro"], line["euro_low"], line["euro_high"], lang)
    gain = with_span(line["avoided"], line["avoided_low"], line["avoided_high"], lang)
    return f"{report('worth.euro', lang)}: {euro}\n{report('worth.avoided', lang)}: {gain}"


def _worth_in_words(comparison: Comparison, worth: pd.DataFrame, lang: str) -> pd.DataFrame:
    """What is paid more, what is avoided, the price of one, and what it says."""
    return pd.DataFrame(
        [
            {
                report("years.scenario", lang): title(comparison, line["scenario"], lang),
                report("costs.payer", lang): payer(line["payer"], lang),
                report("worth.euro", lang): with_span(line["euro"], line["euro_low"], line["euro_high"], lang),
                report("worth.avoided", lang): with_span(
                    line["avoided"], line["avoided_low"], line["avoided_high"], lang
                ),
                report("worth.ratio", lang): with_span(line["ratio"], line["ratio_low"], line["ratio_high"], lang),
                report("worth.range", lang): between(line["ratio_cheap"], line["ratio_dear"], lang),
                report("worth.sure", lang): report(f"sure.{line['sureness']}", lang),
            }
            for _, line in worth.iterrows()
        ]
    )


def prices(comparison: Comparison, outcome: str, lang: str) -> Chart | None:
    """Euro per day or leaver avoided by payer, where it has a bounded interval; None where nothing that costs differs.

    Args:
        comparison: of one scenario or more with a base.
        outcome: day_true, day_registered or leaver.
        lang: "nl" or "en".
    """
    table = priced(comparison)
    lines = by_payer(table[table["outcome"] == outcome], ["scenario"])
    if lines.empty:
        return None
    bounded = lines[lines["sureness"] == "bounded"]
    payers = list(dict.fromkeys(bounded["payer"]))
    points = [
        Point(
            payers.index(line["payer"]), comparison.scenarios.index(line["scenario"]), line["ratio"],
            line["ratio_low"], line["ratio_high"],
            f"{title(comparison, line['scenario'], lang)}\n{payer(line['payer'], lang)}: "
            + with_span(line["ratio"], line["ratio_low"], line["ratio_high"], lang),
        )
        for _, line in bounded.iterrows()
    ]  # fmt: skip
    words = report(f"outcome.{outcome}", lang)
    marks = [made.mark_of(place, title(comparison, each, lang)) for place, each in enumerate(comparison.scenarios)]
    rows = Rows([payer(each, lang) for each in payers], say("charts.prices_axis", lang, outcome=words), marks, points)
    heading, caption = say("charts.prices_title", lang, outcome=words), say("charts.prices_caption", lang)
    return Chart(
        name=f"prices_{outcome}", title=heading, caption=caption, about=about(comparison, lang),
        alt=f"{heading}. {_told(lines, comparison, lang)}", option=option(rows), height=height(rows),
        key=tuple(marks[each] for each in sorted({point.place for point in points})),
        table=_worth_in_words(comparison, lines, lang), numbers=lines, columns=meanings("worth", lines),
        command=comparison.command, empty=not points,
        draw=partial(rows_paper.draw, rows, comparison, heading, caption, lang),
    )  # fmt: skip


def _told(lines: pd.DataFrame, comparison: Comparison, lang: str) -> str:
    said = []
    for _, line in lines.iterrows():
        named = f"{title(comparison, line['scenario'], lang)}, {payer(line['payer'], lang)}"
        ratio = with_span(line["ratio"], line["ratio_low"], line["ratio_high"], lang)
        bounded = line["sureness"] == "bounded"
        said.append(f"{named}: {ratio if bounded else report('sure.' + line['sureness'], lang)}")
    return "; ".join(said) + "."


def payers(comparison: Comparison, lang: str) -> Chart | None:
    """Cost of all interventions per pupil and year, a bar for each scenario and payer; None where nothing costs.

    Args:
        comparison: of any number of scenarios with a base.
        lang: "nl" or "en".
    """
    table = comparison.costs
    lines = table[(table["year"] == ALL_YEARS) & (table["intervention"] == ALL) & (table["payer"] != ALL)]
    if lines.empty or not lines["euro"].any():
        return None
    there = [each for each in (comparison.base, *comparison.scenarios) if each in set(lines["scenario"])]
    who = list(dict.fromkeys(lines["payer"]))
    heading = say("charts.payers_title", lang)
    caption = say("charts.payers_caption", lang, base=title(comparison, comparison.base, lang))
    amounts = lines.pivot(index="scenario", columns="payer", values="per_pupil").reindex(index=there, columns=who)
    amounts = amounts.fillna(0.0)
    written = [
        {
            report("years.scenario", lang): title(comparison, line["scenario"], lang),
            report("costs.payer", lang): payer(line["payer"], lang),
            report("costs.per_pupil", lang): with_span(
                line["per_pupil"], line["per_pupil_low"], line["per_pupil_high"], lang
            ),
            report("costs.euro", lang): with_span(line["euro"], line["euro_low"], line["euro_high"], lang),
            report("costs.range", lang): between(line["cheap"], line["dear"], lang),
        }
        for _, line in lines.iterrows()
    ]
    told = "; ".join(" ".join(list(row.values())[:2]) + f": {list(row.values())[2]}" for row in written)
    names = [title(comparison, each, lang) for each in there]
    return Chart(
        name="payers", title=heading, caption=caption, about=about(comparison, lang), alt=f"{heading}. {told}.",
        option=_payers(amounts, names, lang), height=2 * _TOP + 2 * ROW * len(there) + 30,
        key=tuple(money_paper.mark(each, lang) for each in who), table=pd.DataFrame(written), numbers=lines,
        columns=meanings("costs", lines), command=comparison.command,
        draw=partial(money_paper.draw, comparison, amounts, names, (heading, caption), lang),
    )  # fmt: skip


def _payers(amounts: pd.DataFrame, names: list[str], lang: str) -> Option:
    axis = say("charts.payers_axis", lang)
    drawn = made.frame()
    drawn["grid"] = made.beside_names(axis)
    drawn["xAxis"] = made.value_axis(axis)
    drawn["yAxis"] = made.names_axis(names)
    drawn["series"] = [
        {
            "type": "bar", "stack": "payers", "name": payer(str(who), lang), "barMaxWidth": 34,
            "emphasis": {"disabled": True},
            "itemStyle": {"color": money_paper.COLOURS[str(who)], "borderColor": style.INK, "borderWidth": 0.6,
                          "decal": money_paper.DECALS[str(who)]},
            "data": [
                made.item(amount, f"{name}\n{payer(str(who), lang)}: {with_span(amount, amount, amount, lang)}")
                for name, amount in zip(names, amounts[who], strict=True)
            ],
        }
        for who in amounts
    ]  # fmt: skip
    return drawn
