"""The parameters as a table to search in."""

import pandas as pd

from evidence.parameters import Parameter, Parameters
from viz.dashboard.texts import say
from viz.language import three_figures


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
    said = " ".join([name, getattr(parameter.meaning, lang), parameter.source, parameter.grade, parameter.unit])
    return all(word in said.casefold() for word in words)


def as_table(parameters: dict[str, Parameter], lang: str) -> pd.DataFrame:
    """Name, meaning, value, unit, prior, evidence and source of these parameters, in words."""
    columns = ("name", "meaning", "value", "unit", "prior", "grade", "source")
    rows = [_row(name, each, lang) for name, each in parameters.items()]
    return pd.DataFrame(rows, columns=[say(f"assumptions.{column}", lang) for column in columns])


def _row(name: str, parameter: Parameter, lang: str) -> list[str]:
    prior = parameter.prior
    plausible = say("assumptions.fixed", lang)
    if prior.low is not None and prior.high is not None:
        low, high = three_figures(prior.low, lang), three_figures(prior.high, lang)
        plausible = say("assumptions.range", lang, low=low, high=high)
    grade = parameter.grade + (say("assumptions.fitted", lang) if parameter.fitted else "")
    meaning = getattr(parameter.meaning, lang)
    return [name, meaning, three_figures(parameter.value, lang), parameter.unit, plausible, grade, parameter.source]
