"""Candidates and packages: which interventions, and how much of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from evidence.errors import BadInput, nearest_name
from scenarios import Intervention, Planned, Scenario, Use, load_interventions
from scenarios.intervention_files import LIBRARY

CAPACITY: Final = (0.5, 1.0, 2.0)
"""Amounts of support of single pupils that are tried: times the professionals that its file gives."""
REACH: Final = (0.25, 0.5, 1.0)
"""Amounts of measures of schools and regions that are tried: share that takes part."""
WHOLE: Final = (1.0,)
"""A measure of the country is taken or not."""


@dataclass(frozen=True)
class Candidate:
    """An intervention that a package can hold.

    Attributes:
        name: in the library.
        intervention: what its file says.
    """

    name: str
    intervention: Intervention

    @property
    def amounts(self) -> tuple[float, ...]:
        """How much of it can be taken, rising."""
        return {"pupil": CAPACITY, "country": WHOLE}.get(self.intervention.unit, REACH)

    def use(self, amount: float) -> Use:
        """So much of it in a scenario."""
        if self.intervention.unit == "pupil":
            return Use(use=self.name, capacity=amount)
        return Use(use=self.name) if self.intervention.unit == "country" else Use(use=self.name, reach=amount)

    def planned(self, amount: float) -> Planned:
        """The same as a scenario holds it."""
        return Planned(self.name, Path(LIBRARY / f"{self.name}.toml"), self.intervention, self.use(amount))


@dataclass(frozen=True)
class Package:
    """So much of each of some candidates.

    Attributes:
        amounts: (name, amount) of those that it holds, in the order of the candidates.
    """

    amounts: tuple[tuple[str, float], ...] = ()

    @property
    def name(self) -> str:
        """Its name in tables, such as "mazl 2 + mentor 0.5"."""
        return " + ".join(f"{name} {amount:g}" for name, amount in self.amounts) or NOTHING


NOTHING: Final = "nothing"
"""What a package without measures is called."""


def candidates(names: Sequence[str], base: Scenario) -> tuple[Candidate, ...]:
    """The candidates of these names.

    Args:
        names: of interventions in the library; none is all that the base does not have.
        base: the scenario that packages are added to.

    Raises:
        BadInput: an unknown name, one given twice, or one that the base has already.
    """
    known = load_interventions()
    there = {plan.name for plan in base.interventions}
    for place, name in enumerate(names):
        if name not in known:
            problem = "there is no such intervention in the library"
            near = nearest_name(name, known)
            raise BadInput(key="--candidates", value=name, problem=problem, allowed=tuple(known), nearest=near)
        if name in names[:place] or name in there:
            problem = "is named twice" if name in names[:place] else f"is in {base.name!r} already"
            raise BadInput(key="--candidates", value=name, problem=problem, hint="leave it out")
    return tuple(Candidate(name, known[name]) for name in names or [each for each in known if each not in there])


def plans_of(package: Package, among: Sequence[Candidate]) -> tuple[Planned, ...]:
    """The interventions of a package as a scenario holds them."""
    by_name = {candidate.name: candidate for candidate in among}
    return tuple(by_name[name].planned(amount) for name, amount in package.amounts)


def with_plans(base: Scenario, plans: Sequence[Planned]) -> Scenario:
    """The base with these interventions beside its own."""
    changes = tuple(change for plan in plans for change in plan.changes)
    return replace(base, changes=base.changes + changes, interventions=base.interventions + tuple(plans))
