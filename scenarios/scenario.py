"""A scenario as resolved, and how two of them differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from evidence.checking import Words
from evidence.parameters import Parameters, load_parameters
from scenarios.checks import STRENGTH
from scenarios.intervention import Tiers
from scenarios.planned import Planned
from scenarios.schema import Change

POPULATION: Final = "population."
"""Begins the names of the parameters that say who the pupils are."""


@dataclass(frozen=True)
class Population:
    """Who is simulated, unless flags say otherwise; either students or schools is given.

    Attributes:
        country: name of the education system.
        students: number of pupils aimed at [pupils].
        schools: number of schools.
    """

    country: str
    students: int | None
    schools: int | None


@dataclass(frozen=True)
class Run:
    """How long and with which luck, unless flags say otherwise.

    Attributes:
        years: school years.
        seed: the same seed gives the same people, events and luck.
    """

    years: int
    seed: int


@dataclass(frozen=True)
class Scenario:
    """A scenario with everything that it is based on merged in.

    Attributes:
        name: name of its file without ".toml".
        path: its file.
        based_on: the names of what it is based on, nearest first; empty for the baseline.
        population: who is simulated, unless flags say otherwise.
        run: years and seed, unless flags say otherwise.
        mechanisms: strength by mechanism, for those that differ from the parameter file.
        parameters: value by parameter name, for those that differ from the parameter file.
        changes: the changes of quantities, in the order in which they apply: first those of
            what it is based on, last those that interventions bring.
        interventions: the interventions, first those of what it is based on.
        tiers: the tiered approach; None without one.
        estimates: value by parameter name of what is held to be true of the years before a run, too, such as a draw
            of a posterior; what the scenario sets itself counts from the first day only.
    """

    name: str
    path: Path
    based_on: tuple[str, ...]
    title: Words
    question: Words | None
    description: Words
    population: Population
    run: Run
    mechanisms: dict[str, float]
    parameters: dict[str, float]
    changes: tuple[Change, ...]
    interventions: tuple[Planned, ...] = ()
    tiers: Tiers | None = None
    estimates: dict[str, float] = field(default_factory=dict)

    @property
    def supports(self) -> tuple[Planned, ...]:
        """The interventions that support single pupils."""
        return tuple(plan for plan in self.interventions if plan.intervention.unit == "pupil")

    @property
    def values(self) -> dict[str, float]:
        """Mechanisms and parameters in one: value by full parameter name."""
        strengths = {name + STRENGTH: value for name, value in self.mechanisms.items()}
        return strengths | self.parameters

    def parameter_values(self, parameters: Parameters) -> Parameters:
        """`parameters` with this scenario's values.

        Raises:
            BadInput: a name that `parameters` lacks, or a value out of bounds.
        """
        return parameters.with_values(self.values)

    def past_values(self, parameters: Parameters) -> Parameters:
        """`parameters` as they were in the years before a run: with estimates, and with what describes the population.

        Raises:
            BadInput: a name that `parameters` lacks, or a value out of bounds.
        """
        described = {name: value for name, value in self.values.items() if name.startswith(POPULATION)}
        return parameters.with_values(described | self.estimates)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a result file; absent values are left out, and so is the path."""
        return {
            "name": self.name,
            "based_on": list(self.based_on),
            "title": self.title.model_dump(),
            **({"question": self.question.model_dump()} if self.question else {}),
            "description": self.description.model_dump(),
            "population": {k: v for k, v in asdict(self.population).items() if v is not None},
            "run": asdict(self.run),
            "mechanisms": dict(self.mechanisms),
            "parameters": dict(self.parameters),
            "change": [change.model_dump(mode="json", exclude_none=True) for change in self.changes],
            "intervention": [plan.as_dict() for plan in self.interventions],
            **({"tiers": self.tiers.model_dump(mode="json", exclude_none=True)} if self.tiers else {}),
        }


@dataclass(frozen=True)
class Difference:
    """One thing that differs between two scenarios; None where one of them has nothing.

    Attributes:
        key: what differs, such as "run.years", "peer_influence.strength" or "class.size".
        base: its value in the scenario compared with.
        here: its value in this scenario.
    """

    key: str
    base: object
    here: object


def differences(scenario: Scenario, base: Scenario) -> list[Difference]:
    """What `scenario` does otherwise than `base`, in the order of a scenario file.

    Titles and descriptions are left out. A parameter that one of them leaves alone counts
    with its value in the parameter file. A change counts as a whole.
    """
    return [
        *_setting_differences(scenario, base),
        *_value_differences(scenario, base),
        *_change_differences(scenario, base),
        *_intervention_differences(scenario, base),
    ]


def _setting_differences(scenario: Scenario, base: Scenario) -> Iterator[Difference]:
    for table in ("population", "run"):
        old, new = asdict(getattr(base, table)), asdict(getattr(scenario, table))
        for key in new:
            if old[key] != new[key]:
                yield Difference(f"{table}.{key}", old[key], new[key])


def _value_differences(scenario: Scenario, base: Scenario) -> Iterator[Difference]:
    parameters = load_parameters()
    for name in parameters.names:
        default = parameters.value(name)
        old, new = base.values.get(name, default), scenario.values.get(name, default)
        if old != new:
            yield Difference(name, old, new)


def _change_differences(scenario: Scenario, base: Scenario) -> Iterator[Difference]:
    left = list(scenario.changes)
    for change in base.changes:
        if change in left:
            left.remove(change)
        else:
            yield Difference(change.quantity, described(change), None)
    for change in left:
        yield Difference(change.quantity, None, described(change))


def _intervention_differences(scenario: Scenario, base: Scenario) -> Iterator[Difference]:
    left = list(scenario.interventions)
    for plan in base.interventions:
        if plan in left:
            left.remove(plan)
        else:
            yield Difference(f"intervention.{plan.name}", used(plan), None)
    for plan in left:
        yield Difference(f"intervention.{plan.name}", None, used(plan))
    if scenario.tiers != base.tiers:
        yield Difference("tiers", base.tiers and screened(base.tiers), scenario.tiers and screened(scenario.tiers))


def used(plan: Planned) -> str:
    """How a scenario uses an intervention, in a few words, such as "dose 1, 2 fte per 1,000 pupils, for tier 2"."""
    text = f"dose {plan.use.dose:g} from year {plan.use.from_year} week {plan.use.from_week}"
    if plan.intervention.support:
        text += f", {plan.fte_per_1000:g} fte per 1,000 pupils"
    elif plan.intervention.unit == "school":
        text += f", {100 * plan.reach:g} % of the schools"
    return text if plan.use.tier is None else f"{text}, for tier {plan.use.tier}"


def screened(tiers: Tiers) -> str:
    """A tiered approach in a few words."""
    return (
        f"screening every {tiers.every_weeks} weeks, room for {tiers.two.places_per_1000:g} and "
        f"{tiers.three.places_per_1000:g} per 1,000 pupils in tiers 2 and 3"
    )


def described(change: Change) -> str:
    """A change in a few words, such as "multiply 0.8 from year 0 week 0 (sector vo)"; "times" is fidelity and dose."""
    text = f"{change.operation} {change.amount:g} from year {change.from_year}"
    text += f" week {change.from_week}"
    if change.share != 1.0:
        text += f", times {change.share:g}"
    if change.reach != 1.0:
        text += f", {100 * change.reach:g} % of the schools"
    if change.where is None:
        return text
    parts = []
    for key, value in change.where.model_dump(exclude_none=True).items():
        shown = value if isinstance(value, str) else ", ".join(value)
        parts.append(f"{key.replace('_', ' ')} {shown}")
    return f"{text} ({'; '.join(parts)})"
