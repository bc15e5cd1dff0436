"""Chart: one measure over the years, the base as a ghost, bands on paired differences, beside published figures."""

from functools import partial
from typing import Final

from experiments.compare.comparison import Comparison
from viz import style
from viz.compare import table
from viz.compare.marks import uncertainty
from viz.compare.words import about, digits_of, measure, plain, signed, span, title, unit
from viz.dashboard.charts import option as made
from viz.dashboard.charts import path_drawn, path_paper, path_table
from viz.dashboard.charts.chart import Chart, Mark
from viz.dashboard.charts.observed import breaks, goal, published
from viz.dashboard.charts.path_data import Path
from viz.dashboard.texts import say
from viz.language import number, three_figures

LARGE: Final = 400
SMALL: Final = 260
"""Pixels of the large figure and of one of several small ones."""


def chart(comparison: Comparison, name: str, lang: str, *, large: bool = True, everybody: bool = True) -> Chart | None:
    """One measure over the years; None where it was not counted.

    Args:
        comparison: of one scenario or more with a base.
        name: of the measure.
        lang: "nl" or "en".
        large: with published figures and the goal; without these it is one of several small figures.
        everybody: whether the comparison is of all pupils; published figures and the goal are.
    """
    seen = large and everybody
    years = table.by_year(comparison)
    lines = years[years["measure"] == name]
    if lines.empty:
        return None
    path = Path(
        comparison, name, lines, published(name) if seen else (), breaks(name) if seen else (),
        goal(name) if seen else None,
    )  # fmt: skip
    marks = [made.mark_of(place, title(comparison, each, lang)) for place, each in enumerate(comparison.scenarios)]
    base = made.ghost(title(comparison, comparison.base, lang))
    key = (base, *marks, *_seen_marks(path, lang))
    told = caption(path, lang)
    numbers, columns = path_table.numbers(path.lines, path.seen)
    heading = _title(path, lang)
    return Chart(
        name=f"path_{name}", title=heading, caption=told, about=about(comparison, lang), alt=_alt(path, heading, lang),
        option=path_drawn.option(path, base, marks, lang), height=LARGE if large else SMALL, key=key,
        table=path_table.in_words(comparison, path.lines, path.seen, lang), numbers=numbers, columns=columns,
        command=comparison.command, draw=partial(path_paper.draw, path, heading, told, lang),
    )  # fmt: skip


def multiples(comparison: Comparison, lang: str) -> tuple[Chart, ...]:
    """A small figure for each main measure; none for a single year, of which the forest says the same."""
    if comparison.years == 1:
        return ()
    found = (chart(comparison, name, lang, large=False) for name in table.MAIN)
    return tuple(each for each in found if each is not None)


def _title(path: Path, lang: str) -> str:
    named = measure(path.measure, lang)
    plain = "path_title_one" if path.alone else "path_title_plain"
    words = say(f"charts.{'path_title' if path.seen else plain}", lang, measure=named)
    return words[0].upper() + words[1:]


def caption(path: Path, lang: str) -> str:
    """How to read it."""
    comparison = path.comparison
    drawn = bool(path.lines["low"].notna().any())
    said = [
        say("charts.path_caption", lang, base=title(comparison, comparison.base, lang)),
        uncertainty(comparison, lang, drawn=drawn, key="band"),
    ]
    if path.seen:
        said.append(say("charts.path_observed", lang))
    if any(each.then for each in path.seen):
        said.append(say("charts.path_then", lang))
    if path.goal is not None:
        words = {
            "year": path.goal.year, "count": number(path.goal.count, lang), "out_of": number(path.goal.out_of, lang),
            "value": three_figures(path.goal.value, lang),
        }  # fmt: skip
        said.append(say("charts.path_goal", lang, **words))
    return " ".join(said)


def _seen_marks(path: Path, lang: str) -> list[Mark]:
    found = []
    if any(not each.provisional for each in path.seen):
        found.append(Mark(say("charts.observed", lang), "point", style.PUBLISHED, "diamond"))
    if any(each.provisional for each in path.seen):
        found.append(Mark(say("charts.provisional", lang), "point", style.PUBLISHED, "diamond", hollow=True))
    if path.goal is not None:
        found.append(Mark(say("charts.goal", lang, year=path.goal.year), "line", style.INK, dash=(6, 4)))
    return found


def _alt(path: Path, heading: str, lang: str) -> str:
    ghost = path.ghost
    digits = digits_of(path.lines.iloc[-1])
    words = {
        "title": heading, "base": title(path.comparison, path.comparison.base, lang),
        "start": plain(ghost["base_rate"].iloc[0], lang, digits),
        "end": plain(ghost["base_rate"].iloc[-1], lang, digits),
        "unit": unit(path.lines["unit"].iloc[0], lang),
    }  # fmt: skip
    said = [say("charts.alt_path" if len(ghost) > 1 else "charts.alt_path_one", lang, **words)]
    for scenario in path.comparison.scenarios:
        lines = path.of(scenario)
        if not lines.empty:
            last = lines.iloc[-1]
            digits = digits_of(last)
            around = span(last["low"], last["high"], lang, digits)
            gap = signed(last["difference"], lang, digits) + (f" ({around})" if around else "")
            named = title(path.comparison, scenario, lang)
            end = plain(last["rate"], lang, digits)
            said.append(say("charts.alt_path_here", lang, scenario=named, end=end, difference=gap))
    if path.seen:
        first, last_seen = path.seen[0], path.seen[-1]
        ends = {"start": three_figures(first.value, lang), "end": three_figures(last_seen.value, lang)}
        said.append(say("charts.alt_path_observed", lang, **ends, **{"from": first.year, "to": last_seen.year}))
    return " ".join(said)
