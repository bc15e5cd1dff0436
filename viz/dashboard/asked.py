"""What a user asks of the dashboard, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from evidence import load_system
from experiments.ensemble.sources import model_sources
from experiments.results import versions
from scenarios import load
from viz.dashboard.levers import BASE, kept_levers, presets

SCREENS: Final = (
    "start", "scenario", "compare", "tiers", "costs", "pupil", "why", "calibration", "assumptions", "lesson", "hood",
)  # fmt: skip
"""The screens, in the order in which they are offered."""

SIDES: Final = ("true", "registered")
"""True absence, or what schools write down."""

STUDENTS: Final = (2_000, 100_000)
YEARS: Final = (1, 10)
SEEDS: Final = (0, 2**31 - 1)
MOST_KEPT: Final = 4
"""Scenarios on the screen Compare, at most."""

_DATA_DIGITS: Final = 8


@cache
def model_version() -> str:
    """The version of the program, as it was installed."""
    return versions()["verzuim"]


@cache
def data_version() -> str:
    """Eight digits that differ when a rule or a number of the model does, so that the same URL gives another result."""
    return model_sources()[:_DATA_DIGITS]


@cache
def school_types() -> tuple[str, ...]:
    """What can be chosen to be shown: the sectors and the levels of education."""
    system = load_system(load(BASE).population.country)
    return ("vo", "mbo", *(level.id for level in system.levels))


@dataclass(frozen=True)
class Asked:
    """All that a user chose; two that are equal show the same.

    Attributes:
        lang: "nl" or "en".
        screen: one of `SCREENS`.
        students: pupils in the region that is simulated, within `STUDENTS`.
        years: school years, within `YEARS`.
        seed: of the first replicate, within `SEEDS`.
        school_types: what is shown of the result: names of `school_types()`; everything when empty.
        side: true or registered absence.
        levers: value by lever, those that differ from the status quo; the rest is dropped here.
        kept: the levers of scenarios kept to compare, at most `MOST_KEPT`, each once and none the status quo.
        preset: the scenario of the library that the levers are; "" when they were moved since.
        model: version of the program.
        data: hash of its rules and numbers.
    """

    lang: str = "nl"
    screen: str = "start"
    students: int = 20_000
    years: int = 1
    seed: int = 1
    school_types: tuple[str, ...] = ()
    side: str = "true"
    levers: Mapping[str, float] = field(default_factory=dict)
    kept: tuple[Mapping[str, float], ...] = ()
    preset: str = ""
    model: str = field(default_factory=model_version)
    data: str = field(default_factory=data_version)

    def __post_init__(self) -> None:
        """Brings levers, what is kept and the preset into one form, so that equal is equal."""
        levers = kept_levers(self.levers)
        object.__setattr__(self, "levers", levers)
        kept: list[dict[str, float]] = []
        for each in map(kept_levers, self.kept):
            if each and each not in kept:
                kept.append(each)
        object.__setattr__(self, "kept", tuple(kept[:MOST_KEPT]))
        named = presets().get(self.preset)
        object.__setattr__(self, "preset", self.preset if named and named.levers == levers else "")

    def with_lever(self, name: str, value: float) -> Asked:
        """The same with one lever at another value."""
        return replace(self, levers={**self.levers, name: value})

    def without_lever(self, name: str) -> Asked:
        """The same with one lever at its status quo."""
        return replace(self, levers={key: value for key, value in self.levers.items() if key != name})

    def from_preset(self, name: str) -> Asked:
        """The same with the levers of a scenario of the library, or at the status quo for another name."""
        found = presets().get(name)
        return replace(self, levers=found.levers if found else {}, preset=name if found else "")

    def keeping(self) -> Asked:
        """The same with the scenario at hand kept to compare; as it is when there is no room or nothing differs."""
        return replace(self, kept=(*self.kept, self.levers))
