"""The report of a comparison: one HTML page that stands alone."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from experiments.compare.comparison import Comparison
from experiments.results import versions
from viz import html, page
from viz.compare import delivery_tables, gains, money_tables, table, tables, told
from viz.compare.drawing import pictures
from viz.compare.summary import alt, in_words
from viz.compare.words import measure, of_source, question, replicates, say, size, title, years
from viz.language import check_language, number

Drawn = Mapping[str, str]

_BY: Final = "verzuim compare"
_ELSEWHERE: Final = ("rooms", "plane", "tiers")
"""Figures that stand in a section of their own, beside their tables."""
_LIMITS: Final = ("model", "by_hand", "interval", "paired", "registered", "left_out", "definitions")
_BY_SOURCE: Final = ("by_hand", "interval")
"""Limits that are others where parameters are drawn from the posterior."""


def report(comparison: Comparison, lang: str = "en", drawn: Drawn | None = None) -> str:
    """A page with what is asked and certain, key figures, reach, costs, tiers, figures, what differs, and limits.

    Args:
        comparison: of any number of scenarios with a base, with any number of replicates.
        lang: language of all texts, "nl" or "en"; sources are as the scenario files have them.
        drawn: what `pictures` drew of it in this language; None draws them here.

    Returns:
        HTML with its style and its figures inside: it loads nothing and needs no script.

    Raises:
        BadInput: for another language.

    Example:
        >>> Path("report.html").write_text(report(comparison, "nl"), encoding="utf-8")  # doctest: +SKIP
    """
    check_language(lang)
    shown = pictures(comparison, lang) if drawn is None else drawn
    parts = [
        *(part(comparison, lang) for part in (_questions, _short, _key_figures)),
        *(part(comparison, shown, lang) for part in (_reach, _money, _tiers, _figures)),
        *(part(comparison, lang) for part in (_differs, _levers, _limits, _made)),
    ]
    about = f"{size(comparison, lang)} · {years(comparison, lang)} · {replicates(comparison, lang)}"
    return page.stand_alone(_heading(comparison, lang), about, parts, lang, _BY)


def _heading(comparison: Comparison, lang: str) -> str:
    base = title(comparison, comparison.base, lang)
    if not comparison.scenarios:
        return say("heading_none", lang, base=base)
    named = ", ".join(title(comparison, each, lang) for each in comparison.scenarios)
    return say("heading", lang, base=base, scenarios=named)


def _section(name: str, inner: str, lang: str, **values: str) -> str:
    return page.section(name, say(name, lang, **values), inner)


def _questions(comparison: Comparison, lang: str) -> str:
    asked = [(title(comparison, each, lang), question(comparison, each, lang)) for each in comparison.scenarios]
    inner = "".join(html.element("dt", name) + html.element("dd", words) for name, words in asked if words)
    return _section("questions", html.wrap("dl", inner), lang) if inner else ""


def _short(comparison: Comparison, lang: str) -> str:
    return _section("short", "\n".join(html.element("p", words) for words in in_words(comparison, lang)), lang)


def _key_figures(comparison: Comparison, lang: str) -> str:
    if table.overall(comparison).empty:
        return ""
    made = [tables.key_figures(comparison, scenario, lang) for scenario in comparison.scenarios]
    return _section("key_figures", "\n".join(made), lang)


def _reach(comparison: Comparison, drawn: Drawn, lang: str) -> str:
    if not comparison.scenarios:
        return ""
    made = [delivery_tables.reach(comparison, scenario, lang) for scenario in comparison.scenarios]
    if len(table.by_group(comparison, "supported")) > 0:
        groups = tables.by_group(comparison, "supported", lang)
        made.append(html.wrap("details", html.element("summary", say("reach.open", lang)) + groups))
    made.append(_apart(comparison, "rooms", drawn, lang))
    made += [delivery_tables.capacity(comparison, scenario, lang) for scenario in comparison.scenarios]
    return _section("reach", "\n".join(made), lang)


def _money(comparison: Comparison, drawn: Drawn, lang: str) -> str:
    if not comparison.scenarios:
        return ""
    made = [money_tables.costs(comparison, scenario, lang) for scenario in comparison.scenarios]
    if "plane" in drawn:
        made.append(html.element("p", say("costs.apart", lang)))
        made += [money_tables.worth(comparison, scenario, lang) for scenario in comparison.scenarios]
        made += [html.element("p", say("worth.how", lang)), _apart(comparison, "plane", drawn, lang)]
    return _section("money", "\n".join(made), lang)


def _tiers(comparison: Comparison, drawn: Drawn, lang: str) -> str:
    if "tiers" not in drawn:
        return ""
    made = [_apart(comparison, "tiers", drawn, lang), html.element("p", say("kearney", lang))]
    made += [delivery_tables.tiers(comparison, scenario, lang) for scenario in comparison.scenarios]
    return _section("tiers", "\n".join(made), lang)


def _apart(comparison: Comparison, name: str, drawn: Drawn, lang: str) -> str:
    """One of the figures that stand beside their tables; nothing where it was not drawn."""
    if name not in drawn:
        return ""
    return page.drawing(say(f"{name}.title", lang), drawn[name], told.alt(comparison, name, lang))


def _figures(comparison: Comparison, drawn: Drawn, lang: str) -> str:
    names = [name for name in drawn if name not in _ELSEWHERE]
    if not names:
        return _section("figures", html.element("p", say("alt.no_figures", lang)), lang)
    return _section("figures", "\n".join(_figure(comparison, name, drawn, lang) for name in names), lang)


def _figure(comparison: Comparison, name: str, drawn: Drawn, lang: str) -> str:
    heading, effects = _shown(comparison, name, lang)
    made = page.drawing(heading, drawn[name], alt(comparison, heading, effects, lang))
    behind = _behind(comparison, name, lang)
    return made + (html.wrap("details", html.element("summary", behind[0]) + behind[1]) if behind else "")


def _shown(comparison: Comparison, name: str, lang: str) -> tuple[str, pd.DataFrame]:
    """Title of a figure, and the lines of the table that it draws."""
    kind, _, measured = name.partition("_")
    if kind == "gains":
        return say("gains.title", lang, measure=measure(measured, lang)), table.by_group(comparison, measured)
    if kind == "paths":
        lines = table.by_year(comparison)
        return say("paths.title", lang), lines[lines["year"] == lines["year"].max()]
    return say(f"{name}.title", lang), table.overall(comparison)


def _behind(comparison: Comparison, name: str, lang: str) -> tuple[str, str] | None:
    """Words and table of the numbers of a figure that stand nowhere else."""
    measured = name.removeprefix("gains_")
    if measured in gains.SHOWN:
        opened = say("group.open", lang, measure=measure(measured, lang))
        return opened, tables.by_group(comparison, measured, lang)
    return (say("years.open", lang), tables.by_year(comparison, lang)) if name == "paths" else None


def _differs(comparison: Comparison, lang: str) -> str:
    if not comparison.scenarios:
        return ""
    made = "\n".join(tables.differs(comparison, scenario, lang) for scenario in comparison.scenarios)
    return _section("differs", made, lang, base=title(comparison, comparison.base, lang))


def _levers(comparison: Comparison, lang: str) -> str:
    if not comparison.levers:
        return _section("levers", html.element("p", say("levers.none", lang)), lang) if comparison.scenarios else ""
    return _section("levers", money_tables.levers(comparison, lang) + money_tables.prices(comparison, lang), lang)


def _limits(comparison: Comparison, lang: str) -> str:
    names = [*_LIMITS, *(["one_year"] if comparison.years == 1 else [])]
    keys = [of_source(comparison, f"limit.{name}") if name in _BY_SOURCE else f"limit.{name}" for name in names]
    items = "\n".join(html.element("li", say(key, lang)) for key in keys)
    return _section("limits", html.wrap("ul", items), lang)


def _made(comparison: Comparison, lang: str) -> str:
    runs = say(
        "made.runs_text",
        lang,
        size=size(comparison, lang),
        years=years(comparison, lang),
        replicates=replicates(comparison, lang),
        first=comparison.seed,
        last=comparison.seed + max(comparison.replicates, 1) - 1,
    )
    drawn = say(f"made.parameters_{comparison.parameters}", lang, draws=comparison.draws)
    facts = {"command": html.element("code", comparison.command), "runs": runs, "parameters": drawn}
    ratio = table.overall(comparison)["variance_ratio"].median()
    if pd.notna(ratio):
        facts["variance"] = say("made.variance_text", lang, ratio=number(100 * ratio, lang))
    facts["version"] = "; ".join(f"{name} {version}" for name, version in versions().items())
    return _section("made", page.terms({say(f"made.{name}", lang): facts[name] for name in facts}), lang)
