"""The tables of the report on what interventions do: reach and waiting, room, and tiers."""

import pandas as pd

from experiments.compare.comparison import Comparison
from viz import html
from viz.compare.delivered import in_tiers, moves, reached, rooms
from viz.compare.tiers import move_in_words
from viz.compare.words import between, intervention, plain, room, say, title, with_span
from viz.language import three_figures


def reach(comparison: Comparison, scenario: str, lang: str) -> str:
    """Whom the interventions for single pupils reach, and who waits."""
    lines, named = reached(comparison, scenario), title(comparison, scenario, lang)
    if lines.empty:
        return html.element("p", say("reach.nobody", lang, title=named))
    keys = ("measure", "eligible", "reached", "percent", "waited", "longest", "places", "waiting")
    rows = [_reach_row(comparison, line, lang) for _, line in lines.iterrows()]
    inner = html.heading_row(say(f"reach.{key}", lang) for key in keys) + html.wrap("tbody", "\n".join(rows))
    return html.table(say("reach.caption", lang, title=named), inner)


def _reach_row(comparison: Comparison, line: pd.Series, lang: str) -> str:
    cells = [
        plain(line["eligible"], lang, 0),
        plain(line["reached"], lang, 0),
        with_span(line["reached_percent"], line["reached_low"], line["reached_high"], lang),
        with_span(line["waited"], line["waited_low"], line["waited_high"], lang),
        three_figures(line["longest"], lang),
        f"{three_figures(line['in_use'], lang)} / {three_figures(line['places'], lang)}",
        three_figures(line["waiting"], lang),
    ]
    return html.row(intervention(comparison, line["intervention"], lang), [html.cell(each) for each in cells])


def capacity(comparison: Comparison, scenario: str, lang: str) -> str:
    """Which room runs short, which first, and how often, here and in the base."""
    lines, base = rooms(comparison, scenario), title(comparison, comparison.base, lang)
    if lines.empty:
        return ""
    keys = ("name", "first", "ran_out", "soonest", "weeks", "weeks_base", "kept", "kept_base")
    heads = html.heading_row(say(f"capacity.{key}", lang, base=base) for key in keys)
    rows = [_room_row(comparison, line, lang) for _, line in lines.iterrows()]
    caption = say("capacity.table", lang, title=title(comparison, scenario, lang))
    return html.table(caption, heads + html.wrap("tbody", "\n".join(rows)))


def _room_row(comparison: Comparison, line: pd.Series, lang: str) -> str:
    cells = [
        moment(line, lang),
        plain(100 * line["ran_out"], lang, 0),
        plain(100 * line["first"], lang, 0),
        with_span(line["short"], line["short_low"], line["short_high"], lang),
        three_figures(line["short_base"], lang),
        three_figures(line["left"], lang),
        three_figures(line["left_base"], lang),
    ]
    return html.row(room(comparison, line["kind"], line["name"], lang), [html.cell(each) for each in cells])


def moment(line: pd.Series, lang: str) -> str:
    """When a room first ran short: school year and week, both from 1; never when it did not."""
    if pd.isna(line["first_year"]):
        return say("never", lang)
    return say("when", lang, year=int(line["first_year"]) + 1, week=int(line["first_week"]) + 1)


def tiers(comparison: Comparison, scenario: str, lang: str) -> str:
    """How many pupils are in tiers 2 and 3, and how many move."""
    table = in_tiers(comparison)
    weeks = table[table["scenario"] == scenario]
    if weeks.empty:
        return ""
    keys = ("tier", "mean", "span", "places", "waiting")
    rows = []
    for tier, lines in weeks.groupby("tier"):
        cells = [
            three_figures(lines["percent"].mean(), lang),
            between(lines["percent"].min(), lines["percent"].max(), lang),
            three_figures(lines["places"].mean(), lang),
            three_figures(lines["waiting"].mean(), lang),
        ]
        rows.append(html.row(str(tier), [html.cell(each) for each in cells]))
    heads = html.heading_row(say(f"tiers.{key}", lang) for key in keys)
    caption = say("tiers.table", lang, title=title(comparison, scenario, lang))
    return html.table(caption, heads + html.wrap("tbody", "\n".join(rows))) + _flows(comparison, scenario, lang)


def _flows(comparison: Comparison, scenario: str, lang: str) -> str:
    table = moves(comparison)
    lines = table[table["scenario"] == scenario]
    if lines.empty:
        return ""
    rows = [
        html.row(
            move_in_words((line["from_tier"], line["to_tier"], line["why"]), lang),
            [html.cell(with_span(line["per_1000"], line["low"], line["high"], lang))],
        )
        for _, line in lines.iterrows()
    ]
    heads = html.heading_row([say("tiers.move", lang), say("tiers.moves", lang)])
    caption = say("tiers.flow_table", lang, title=title(comparison, scenario, lang))
    return html.table(caption, heads + html.wrap("tbody", "\n".join(rows)))
