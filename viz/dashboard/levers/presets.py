"""The scenarios of the library as levers to begin with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from evidence.checking import Words
from scenarios import library
from viz.dashboard.levers.what_if import BASE, levers_of


@dataclass(frozen=True)
class Preset:
    """A scenario to begin with.

    Attributes:
        name: its name in the library.
        title: in words.
        question: what it asks.
        levers: value by lever.
    """

    name: str
    title: Words
    question: Words
    levers: Mapping[str, float]


@cache
def presets() -> dict[str, Preset]:
    """The scenarios of the library beside the baseline that levers can make, by name."""
    made = {name: (scenario, levers_of(scenario)) for name, scenario in library().items() if name != BASE}
    return {
        name: Preset(name, scenario.title, scenario.question or scenario.description, levers)
        for name, (scenario, levers) in made.items()
        if levers is not None
    }
