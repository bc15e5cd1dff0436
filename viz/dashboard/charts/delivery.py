"""Charts of rows on what interventions do: capacity against demand, waiting, and moves between tiers."""

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd

from experiments.compare.comparison import Comparison
from viz.compare import rooms as rooms_paper
from viz.compare import tiers as tiers_paper
from viz.compare.delivered import moves, reached
from viz.compare.delivery_tables import moment
from viz.compare.marks import Columns
from viz.compare.rooms import LEFT, SHORT
from viz.compare.told import of_figure
from viz.compare.words import about, intervention, room, title, with_span
from viz.compare.words import say as report
from viz.dashboard.charts import rows_paper
from viz.dashboard.charts.chart import Chart, Mark, meanings
from viz.dashboard.charts.option import ghost, mark_of
from viz.dashboard.charts.rows import Point, Rows, height, option
from viz.dashboard.texts import say

_WAITED = Columns("waited", "waited_low", "waited_high")


def capacity(comparison: Comparison, lang: str, columns: Columns = SHORT) -> Chart | None:
    """Rooms that run short, here and in the base; None where none does.

    Args:
        comparison: of one scenario or more with a base.
        lang: "nl" or "en".
        columns: `viz.compare.rooms.SHORT` (weeks) or `LEFT` (pupils who stayed on the list).
    """
    shown = rooms_paper.names(comparison) if comparison.scenarios else []
    if not shown:
        return None
    pairs = pd.MultiIndex.from_tuples(shown)
    table = comparison.capacity
    lines = table[table.set_index(["kind", "name"]).index.isin(pairs)]
    names = [room(comparison, kind, name, lang) for kind, name in shown]
    base = ghost(title(comparison, comparison.base, lang))
    places = [shown.index((line["kind"], line["name"])) for _, line in lines.iterrows()]
    points = _points(comparison, lines, places, names, columns, lang)
    made = Rows(
        names, report(f"capacity.{columns.centre}", lang), _marks(comparison, lang),
        [point for point in points if point.place >= 0], [point for point in points if point.place < 0], base,
    )  # fmt: skip
    first = report("capacity.name", lang)
    words = {
        report("capacity.first", lang): lambda line: moment(line, lang),
        report("capacity.weeks", lang): _spanned(SHORT, lang),
        report("capacity.kept", lang): _spanned(LEFT, lang),
    }
    heading = say("charts.rooms_short_title" if columns is SHORT else "charts.rooms_left_title", lang)
    return Chart(
        name="rooms" if columns is SHORT else "rooms_left", title=heading,
        caption=f"{say('charts.rooms_caption', lang, base=base.words)} {_interval(comparison, 'rooms.whisker', lang)}",
        about=about(comparison, lang), alt=f"{heading}. {of_figure(comparison, 'rooms', lang)}", option=option(made),
        height=height(made), key=(base, *made.marks),
        table=_in_words(comparison, lines, [names[each] for each in places], first, words, lang),
        numbers=lines, columns=meanings("capacity", lines), command=comparison.command,
        draw=partial(rooms_paper.draw, comparison, lang),
    )  # fmt: skip


def waiting(comparison: Comparison, lang: str) -> Chart | None:
    """Weeks that those who start were on the list of an intervention; None where there is none for single pupils."""
    parts = [reached(comparison, scenario) for scenario in comparison.scenarios]
    lines = pd.concat(parts) if parts else comparison.support.head(0)
    lines = lines[lines["waited"].notna()]
    if lines.empty:
        return None
    there = list(dict.fromkeys(lines["intervention"]))
    names = [intervention(comparison, name, lang) for name in there]
    places = [there.index(name) for name in lines["intervention"]]
    points = _points(comparison, lines, places, names, _WAITED, lang)
    made = Rows(names, say("charts.waiting_axis", lang), _marks(comparison, lang), points)
    first = report("reach.measure", lang)
    words = {
        report("reach.percent", lang): _spanned(Columns("reached_percent", "reached_low", "reached_high"), lang),
        report("reach.waited", lang): _spanned(_WAITED, lang),
        report("reach.longest", lang): _plain("longest", lang),
        report("reach.waiting", lang): _plain("waiting", lang),
    }
    heading = say("charts.waiting_title", lang)
    caption = f"{say('charts.waiting_caption', lang)} {_interval(comparison, 'rooms.whisker', lang)}"
    told = "; ".join(point.words.replace("\n", ": ") for point in points)
    return Chart(
        name="waiting", title=heading, caption=caption, about=about(comparison, lang), alt=f"{heading}. {told}.",
        option=option(made), height=height(made), key=tuple(made.marks),
        table=_in_words(comparison, lines, [names[each] for each in places], first, words, lang),
        numbers=lines, columns=meanings("support", lines), command=comparison.command,
        draw=partial(rows_paper.draw, made, comparison, heading, caption, lang),
    )  # fmt: skip


def flows(comparison: Comparison, lang: str) -> Chart | None:
    """Moves between tiers, up first; None where there are no tiers."""
    lines = moves(comparison)
    if lines.empty:
        return None
    each = list(lines[["from_tier", "to_tier", "why"]].itertuples(index=False, name=None))
    order = sorted(set(each), key=lambda move: (move[0] > move[1], *move))
    names = [tiers_paper.move_in_words(move, lang) for move in order]
    places = [order.index(move) for move in each]
    points = _points(comparison, lines, places, names, tiers_paper.MOVES, lang)
    made = Rows(names, report("tiers.moves", lang), _marks(comparison, lang), points)
    heading = say("charts.moves_title", lang)
    told = "; ".join(point.words.replace("\n", ": ") for point in points)
    caption = f"{say('charts.moves_caption', lang)} {_interval(comparison, 'rooms.whisker', lang)}"
    first = report("tiers.move", lang)
    words = {report("tiers.moves", lang): _spanned(tiers_paper.MOVES, lang)}
    return Chart(
        name="tier_flows", title=heading, caption=caption, about=about(comparison, lang), alt=f"{heading}. {told}.",
        option=option(made), height=height(made), key=tuple(made.marks),
        table=_in_words(comparison, lines, [names[each] for each in places], first, words, lang),
        numbers=lines, columns=meanings("tier_flows", lines), command=comparison.command,
        draw=partial(tiers_paper.draw, comparison, lang),
    )  # fmt: skip


def _marks(comparison: Comparison, lang: str) -> list[Mark]:
    return [mark_of(place, title(comparison, each, lang)) for place, each in enumerate(comparison.scenarios)]


def _interval(comparison: Comparison, key: str, lang: str) -> str:
    return report(key, lang, count=comparison.replicates) if comparison.replicates > 1 else report("no_interval", lang)


def _points(
    comparison: Comparison,
    lines: pd.DataFrame,
    places: Sequence[int],
    names: Sequence[str],
    columns: Columns,
    lang: str,
) -> list[Point]:
    """A point for each line; those of the base have place -1."""
    found = []
    for row, (_, line) in zip(places, lines.iterrows(), strict=True):
        centre, low, high = (line[name] for name in (columns.centre, columns.low, columns.high))
        words = f"{title(comparison, line['scenario'], lang)}\n{names[row]}: {with_span(centre, low, high, lang)}"
        base = line["scenario"] == comparison.base
        found.append(Point(row, -1 if base else comparison.scenarios.index(line["scenario"]), centre, low, high, words))
    return found


Written = Callable[[pd.Series], str]


def _spanned(columns: Columns, lang: str) -> Written:
    return lambda line: with_span(line[columns.centre], line[columns.low], line[columns.high], lang)


def _plain(name: str, lang: str) -> Written:
    return lambda line: with_span(line[name], line[name], line[name], lang)


def _in_words(
    comparison: Comparison, lines: pd.DataFrame, names: Sequence[str], first: str, words: dict[str, Written], lang: str
) -> pd.DataFrame:
    scenario = report("years.scenario", lang)
    return pd.DataFrame(
        [
            {first: name, scenario: title(comparison, line["scenario"], lang)}
            | {heading: written(line) for heading, written in words.items()}
            for name, (_, line) in zip(names, lines.iterrows(), strict=True)
        ]
    )
