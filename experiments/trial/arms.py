"""What a trial gives by lot, against what, and to whom it can be given."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from evidence.errors import BadInput
from experiments.trial.design import Unit
from model import SchoolSystem
from model.changes import schools_where
from model.support.eligible import can_get
from model.support.only import Only
from scenarios import Planned, Scenario, load_quantities

Numbers = npt.NDArray[np.int64]

_SMALL: tuple[str, ...] = ("class", "teacher")
"""Records that a class has for itself, so that they can change in some classes of a school only."""


@dataclass(frozen=True)
class Arms:
    """The two arms.

    Attributes:
        scenario: what the treated units get.
        base: what the others go on with: the same without the interventions that are given by lot.
        given: names of these interventions.
    """

    scenario: Scenario
    base: Scenario
    given: tuple[str, ...]

    @property
    def plans(self) -> tuple[Planned, ...]:
        """The interventions that are given by lot."""
        return tuple(plan for plan in self.scenario.interventions if plan.name in self.given)

    @property
    def supports(self) -> tuple[str, ...]:
        """Names of those that support single pupils."""
        return tuple(plan.name for plan in self.plans if plan.intervention.unit == "pupil")

    def only(self, unit: Unit, numbers: Numbers, pupils: Numbers) -> Only:
        """The limit that gives the scenario to these units, or to their pupils."""
        if unit == "school":
            return Only(schools=numbers, by=self.given)
        return Only(pupils=pupils, by=self.given)


def arms_of(scenario: Scenario, base: Scenario, unit: Unit) -> Arms:
    """The arms of a trial.

    Args:
        scenario: what is to be tried.
        base: what it is held against.
        unit: what is given its arm by lot.

    Raises:
        BadInput: when the two differ in something that cannot be given to some and not to others.
    """
    named = [plan.name for plan in base.interventions]
    given = tuple(plan.name for plan in scenario.interventions if plan.name not in named)
    if not given:
        hint = "a trial gives [[intervention]]s by lot; `verzuim scenarios` lists scenarios that have them"
        raise BadInput(file=scenario.path, problem=f"has no intervention that {base.name!r} lacks", hint=hint)
    _check_rest(scenario, base, given)
    for plan in scenario.interventions:
        if plan.name in given:
            _check_unit(plan, unit)
    return Arms(scenario, _without(scenario, given, base.name), given)


def _without(scenario: Scenario, given: tuple[str, ...], name: str) -> Scenario:
    """The scenario less what is given by lot; it has its base's name."""
    return replace(
        scenario, name=name, changes=tuple(change for change in scenario.changes if change.by not in given),
        interventions=tuple(plan for plan in scenario.interventions if plan.name not in given),
    )  # fmt: skip


def _check_rest(scenario: Scenario, base: Scenario, given: tuple[str, ...]) -> None:
    """Everything else must be the same in both, for it cannot be given by lot."""
    hint = "move it to a scenario of its own, and base this one on that"
    rest = _without(scenario, given, base.name)
    for key in ("mechanisms", "parameters", "interventions", "changes", "tiers"):
        if getattr(rest, key) != getattr(base, key):
            what = {"changes": "[[change]]", "interventions": "[[intervention]]"}.get(key, f"[{key}]")
            problem = f"differs from {base.name!r} in {what} too, which nobody can be given by lot"
            raise BadInput(file=scenario.path, problem=problem, hint=hint)


def _check_unit(plan: Planned, unit: Unit) -> None:
    whose = plan.intervention.unit
    if whose == "pupil" or (whose == "school" and unit == "school"):
        return
    records = {load_quantities()[move.quantity].record for move in plan.intervention.move}
    if whose == "school" and unit == "class" and records <= set(_SMALL):
        return
    whom = "the whole country" if whose == "country" else f"whole {whose}s"
    problem = f"{plan.name} is for {whom} and cannot be given to each {unit} by lot"
    if whose == "school":
        raise BadInput(key="--unit", value=unit, problem=problem, allowed=("school",))
    raise BadInput(key="scenario", problem=problem, hint="`verzuim compare` shows what it does")


@dataclass(frozen=True)
class Eligible:
    """Who can be in the trial, in a town before its first day.

    Attributes:
        pupils: who counts, if their unit is drawn, shape (pupils,).
        unit: number of each pupil's unit, shape (pupils,).
    """

    pupils: npt.NDArray[np.bool_]
    unit: Numbers

    @property
    def units(self) -> Numbers:
        """Numbers of the units that have such pupils, in rising order."""
        return np.unique(self.unit[self.pupils])

    def of(self, numbers: Numbers) -> npt.NDArray[np.bool_]:
        """The eligible pupils of these units, shape (pupils,)."""
        return self.pupils & np.isin(self.unit, numbers)


def eligible(system: SchoolSystem, arms: Arms, unit: Unit) -> Eligible:
    """The pupils who can get one of the interventions, and their units.

    A school cannot know beforehand whom a finder will find in the year: everybody who could be found is in the trial,
    as randomised, whether support is given or not (intention to treat).
    """
    students, world = system.world.students, system.world
    can = np.zeros(len(students), bool)
    for plan in arms.plans:
        if plan.intervention.unit == "pupil":
            can |= can_get(plan, world, system.education, None)
        else:
            can |= schools_where(world, plan.who, system.education)[students.school]
    numbers = {
        "pupil": lambda: students.id,
        "class": lambda: world.classes.id[students.klas],
        "school": lambda: world.schools.id[students.school],
    }[unit]()
    return Eligible(can, np.asarray(numbers, np.int64).copy())
