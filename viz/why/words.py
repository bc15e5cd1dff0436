"""How an explanation calls things, and writes its numbers."""

import pandas as pd

from experiments.compare.measured import BY_NAME, SHARES
from experiments.why.explanation import REST, Explanation
from viz import runs_words
from viz.compare.words import digits_of, signed, span, unit
from viz.scenario_words import scenario_title
from viz.why.catalogue import TEXTS


def say(key: str, lang: str, **values: object) -> str:
    """The text of this key in this language, its {names} filled in."""
    return TEXTS[key][lang].format(**values) if values else TEXTS[key][lang]


def part(explanation: Explanation, line: pd.Series, lang: str) -> str:
    """How a part is called; parameters and quantities also by the name that a scenario file uses."""
    name = str(line["part"])
    if name == REST:
        return say("rest_of_group" if line["group"] else "rest", lang)
    return title(explanation, str(line["kind"]), name, lang)


def title(explanation: Explanation, kind: str, name: str, lang: str) -> str:
    """A part in words."""
    words = explanation.titles[f"{kind} {name}"][lang]
    plain = name.rpartition(": ")[2]
    return f"{plain} ({words})" if "." in plain else words


def difference_unit(name: str, lang: str) -> str:
    """The unit of a difference: percentage points, or so many per 1,000."""
    words = unit(name, lang)
    return say("points", lang, unit=words) if name in SHARES else words


def base(explanation: Explanation, lang: str) -> str:
    """What the scenario is held against."""
    return scenario_title(explanation.base, lang)


def measure(explanation: Explanation, lang: str) -> str:
    """What is explained."""
    return BY_NAME[explanation.measure].title[lang]


def whole(explanation: Explanation, lang: str) -> str:
    """The whole effect, with its interval."""
    line = explanation.effects.set_index("measure").loc[explanation.measure]
    digits = digits_of(line.rename({"effect": "difference"}))
    values = {"value": signed(line["effect"], lang, digits), "unit": difference_unit(line["unit"], lang)}
    around = span(line["low"], line["high"], lang, digits)
    return say("whole_is", lang, span=around, **values) if around else say("whole_one", lang, **values)


def about(explanation: Explanation, lang: str) -> str:
    """Which runs it is of."""
    return say(
        "about",
        lang,
        size=runs_words.size(explanation.students, explanation.schools, lang),
        years=runs_words.counted(explanation.years, "year", "years", lang),
        replicates=runs_words.counted(explanation.replicates, "pair", "pairs", lang),
    )
