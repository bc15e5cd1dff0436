"""The parameters as a table to search in."""

import pandas as pd

from evidence.mechanism_words import mechanism_words
from evidence.parameters import Parameter, Parameters
from viz.dashboard.texts import say
from viz.language import three_figures
from viz.unit_words import unit_words


def matching(parameters: Parameters, search: str, mechanism: str, lang: str) -> dict[str, Parameter]:
    """The parameters of which every word of a search is a part of what is said of them.

    Args:
        parameters: all.
        search: words; case does not count.
        mechanism: of which they are; "" is any.
        lang: "nl" or "en".
    """
    words = search.casefold().split()
    start = f"{mechanism}." if mechanism else ""
    begun = {name: each for name, each in parameters.items() if name.startswith(start)}
    return {name: each for name, each in begun.items() if _says(name, each, words, lang)}


def _says(name: str, parameter: Parameter, words: list[str], lang: str) -> bool:
    mechanism = mechanism_words(name.partition(".")[0])[lang]
    shown = [name, mechanism, getattr(parameter.meaning, lang), parameter.source, unit_words(parameter.unit, lang)]
    said = " ".join([*shown, _grade(parameter, lang)])
    return all(word in said.casefold() for word in words)


def as_table(parameters: dict[str, Parameter], lang: str) -> pd.DataFrame:
    """Meaning, value, unit, prior, evidence, source and name of these parameters, in words."""
    columns = ("meaning", "value", "unit", "prior", "grade", "source", "name")
    rows = [_row(name, each, lang) for name, each in parameters.items()]
    return pd.DataFrame(rows, columns=[say(f"assumptions.{column}", lang) for column in columns])


def mechanism_options(parameters: Parameters, lang: str) -> dict[str, str]:
    """Name of a mechanism → its words, in the order of these."""
    words = {name: mechanism_words(name)[lang] for name in parameters.mechanisms}
    return dict(sorted(words.items(), key=lambda pair: pair[1].casefold()))


def _row(name: str, parameter: Parameter, lang: str) -> list[str]:
    prior = parameter.prior
    plausible = say("assumptions.fixed", lang)
    if prior.low is not None and prior.high is not None:
        low, high = three_figures(prior.low, lang), three_figures(prior.high, lang)
        plausible = say("assumptions.range", lang, low=low, high=high)
    meaning = getattr(parameter.meaning, lang)
    value, unit = three_figures(parameter.value, lang), unit_words(parameter.unit, lang)
    return [meaning, value, unit, plausible, _grade(parameter, lang), parameter.source, name]


def _grade(parameter: Parameter, lang: str) -> str:
    fitted = say("assumptions.fitted", lang) if parameter.fitted else ""
    return say(f"scenario.grade_{parameter.grade}", lang) + fitted
