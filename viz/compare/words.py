"""What the figures and the report of a comparison call things, and how they write its numbers."""

from math import floor, isnan, log10
from typing import Final

import pandas as pd

from evidence.checking import Words
from experiments.compare.comparison import Comparison
from experiments.compare.measured import BY_NAME, GROUPS, PER_1000, UNITS, VALUES
from viz.compare.catalogue import FIGURE_TEXTS
from viz.compare.report_catalogue import REPORT_TEXTS
from viz.language import number

TEXTS: Final = FIGURE_TEXTS | REPORT_TEXTS
_MOST_DIGITS: Final = 4
_NONE: Final = "-"


def say(key: str, lang: str, **values: object) -> str:
    """The text of this key in this language, its {names} filled in."""
    return TEXTS[key][lang].format(**values) if values else TEXTS[key][lang]


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


def _in(words: Words | None, lang: str, otherwise: str) -> str:
    return words[lang] if words is not None else otherwise


def difference_axis(unit_name: str, lang: str) -> str:
    """What an axis of differences is called: percentage points, or so many per 1,000."""
    key = "difference_per_1000" if unit_name == PER_1000 else "difference_points"
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
    """How many replicates there are."""
    return _counted(comparison.replicates, "pair", "pairs", lang)


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
