"""What the figures and the report of a comparison call things, and how they write its numbers."""

from math import floor, isnan, log10
from typing import Final

import pandas as pd

from evidence.checking import Words
from experiments.compare.comparison import Comparison
from experiments.compare.measured import ALL, BY_NAME, GROUPS, SHARES, UNITS, VALUES
from viz.compare.catalogue import FIGURE_TEXTS
from viz.compare.delivery_catalogue import DELIVERY_TEXTS
from viz.compare.posterior_catalogue import POSTERIOR_TEXTS
from viz.compare.report_catalogue import REPORT_TEXTS
from viz.language import number, three_figures

TEXTS: Final = FIGURE_TEXTS | REPORT_TEXTS | DELIVERY_TEXTS | POSTERIOR_TEXTS
_MOST_DIGITS: Final = 4
_NONE: Final = "-"


def say(key: str, lang: str, **values: object) -> str:
    """The text of this key in this language, its {names} filled in."""
    return TEXTS[key][lang].format(**values) if values else TEXTS[key][lang]


def of_source(comparison: Comparison, key: str) -> str:
    """The key of a text that says something else where parameters are drawn from the posterior."""
    return key if comparison.draws == 0 else f"{key}_posterior"


def title(comparison: Comparison, scenario: str, lang: str) -> str:
    """How a scenario is called; by its name where it has no title."""
    return _in(comparison.titles.get(scenario), lang, scenario)


def question(comparison: Comparison, scenario: str, lang: str) -> str:
    """What a scenario asks; empty where it asks nothing."""
    return _in(comparison.questions.get(scenario), lang, "")


def measure(name: str, lang: str) -> str:
    """How a measure is called."""
    return _in(BY_NAME[name].title if name in BY_NAME else None, lang, name)


def unit(name: str, lang: str) -> str:
    """How a unit is called."""
    return _in(UNITS.get(name), lang, name)


def group(name: str, lang: str) -> str:
    """How a group of pupils is called."""
    return _in(GROUPS.get(name), lang, name)


def value(group_name: str, name: str, lang: str) -> str:
    """How one value of a group is called: a level by its own name."""
    return _in(VALUES.get(group_name, {}).get(name), lang, name)


def intervention(comparison: Comparison, name: str, lang: str) -> str:
    """How an intervention is called; by its name where it has no title."""
    titles = {lever.intervention: lever.title for lever in comparison.levers}
    return say("all_interventions", lang) if name == ALL else _in(titles.get(name), lang, name)


def payer(name: str, lang: str) -> str:
    """How who pays is called."""
    return say("all_payers", lang) if name == ALL else say(f"payer.{name}", lang)


def room(comparison: Comparison, kind: str, name: str, lang: str) -> str:
    """How a service or an intervention is called."""
    return say(f"service.{name}", lang) if kind == "service" else intervention(comparison, name, lang)


def with_span(value: float, low: float, high: float, lang: str) -> str:
    """A number of three figures with its interval behind it; a dash for no number.

    Where there is no interval, or nothing to see of it in three figures, there is the number alone.
    """
    written = three_figures(value, lang)
    same = {written} == {three_figures(bound, lang) for bound in (low, high)}
    around = "" if same or isnan(low) or isnan(high) else between(low, high, lang)
    return say("with_span", lang, value=written, span=around) if around else written


def between(low: float, high: float, lang: str) -> str:
    """Two numbers of three figures, such as "2.5 to 3"; a dash where there are none."""
    if isnan(low) or isnan(high):
        return _NONE
    return say("span", lang, low=three_figures(low, lang), high=three_figures(high, lang))


def _in(words: Words | None, lang: str, otherwise: str) -> str:
    return words[lang] if words is not None else otherwise


def difference_axis(unit_name: str, lang: str) -> str:
    """What an axis of differences is called: percentage points, or the unit itself."""
    key = "difference_points" if unit_name in SHARES else "difference_in"
    return say(key, lang, unit=unit(unit_name, lang))


def about(comparison: Comparison, lang: str) -> str:
    """Which runs a figure is of."""
    return say(
        "about",
        lang,
        size=size(comparison, lang),
        years=years(comparison, lang),
        replicates=replicates(comparison, lang),
    )


def years(comparison: Comparison, lang: str) -> str:
    """How many school years a run has."""
    return _counted(comparison.years, "year", "years", lang)


def replicates(comparison: Comparison, lang: str) -> str:
    """How many replicates there are, and of how many draws of the posterior."""
    runs = _counted(comparison.replicates, "pair", "pairs", lang)
    return f"{runs} · {_counted(comparison.draws, 'draw', 'draws', lang)}" if comparison.draws else runs


def size(comparison: Comparison, lang: str) -> str:
    """How many pupils or schools a run has."""
    if comparison.students is not None:
        return say("students", lang, count=number(comparison.students, lang))
    return _counted(comparison.schools or 0, "school", "schools", lang)


def _counted(count: int, one: str, more: str, lang: str) -> str:
    return say(one, lang) if count == 1 else say(more, lang, count=number(count, lang))


def digits_of(effect: pd.Series) -> int:
    """Digits after the point that an effect deserves: two figures of half its interval, or of the difference."""
    half = (effect["high"] - effect["low"]) / 2
    shown = abs(effect["difference"]) if isnan(half) or half == 0 else half
    if isnan(shown) or shown == 0:
        return 1
    return min(max(1 - floor(log10(shown)), 1), _MOST_DIGITS)


def plain(value: float, lang: str, digits: int) -> str:
    """A number, or a dash where there is none."""
    return _NONE if isnan(value) else number(value, lang, digits)


def signed(value: float, lang: str, digits: int) -> str:
    """The same, with a plus sign for a rise; no sign when it is written as nought."""
    if isnan(value):
        return _NONE
    written = number(abs(value), lang, digits)
    if round(abs(value), digits) == 0:
        return written
    return ("+" if value > 0 else "\N{MINUS SIGN}") + written


def span(low: float, high: float, lang: str, digits: int) -> str:
    """An interval in words; empty where there is none."""
    if isnan(low) or isnan(high):
        return ""
    return say("span", lang, low=signed(low, lang, digits), high=signed(high, lang, digits))


def share_by_parameters(effect: pd.Series, lang: str, *, around: bool) -> str:
    """The part of the doubt about an effect that parameters make, in percent; a dash where it cannot be told.

    Args:
        effect: a line of the table of effects.
        lang: "nl" or "en".
        around: with its interval behind it.
    """
    share, low, high = (plain(100 * effect[f"by_parameters{end}"], lang, 0) for end in ("", "_low", "_high"))
    return f"{share} ({say('span', lang, low=low, high=high)})" if around and share != _NONE else share
