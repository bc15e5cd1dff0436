"""Which runs a comparison takes: every scenario in every replicate, with the same people and luck."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

import numpy as np

from evidence import BadInput, nearest_name
from evidence.posterior import Posterior, shipped_posterior
from experiments.compare.apart import Draws
from experiments.ensemble.job import Job
from scenarios import Scenario, load
from scenarios.schema import LARGEST_SEED

MEASURE: Final = "compare"
"""Name under which `experiments.compare.measure` is known to the engine."""

SOURCES: Final = ("posterior", "fixed")
"""What a user may ask for by name."""
Source = Literal["posterior", "fixed", "own"]
"""Where the values of fitted parameters come from: draws of the shipped posterior, the parameter file, or draws of
one's own."""

_ROUND: Final = 2
"""Draws that take turns until each has had as many replicates; so two replicates have two draws, and four have two
draws twice, of which the second tells luck from parameters."""


@dataclass(frozen=True)
class Plan:
    """The runs of a comparison.

    Attributes:
        scenarios: the base first.
        students: pupils asked for in each run; None when a number of schools is.
        schools: schools in each run; None when a number of pupils is asked for.
        years: school years of each run.
        replicates: runs of each scenario, the seeds counting on from `seed`.
        seed: seed of the first replicate.
        posterior: of which each replicate takes a draw; None leaves all parameters at their values.
    """

    scenarios: tuple[Scenario, ...]
    students: int | None
    schools: int | None
    years: int
    replicates: int
    seed: int
    posterior: Posterior | None = None

    @property
    def source(self) -> Source:
        """Where the values of fitted parameters come from."""
        if self.posterior is None:
            return "fixed"
        return "own" if self.posterior.own else "posterior"

    @property
    def draws(self) -> Draws | None:
        """The number of the draw that each replicate takes, shape (replicates,); None when all are fixed.

        The order is that of the first seed, the same for all scenarios; more replicates leave the first ones as they
        are.
        """
        if self.posterior is None:
            return None
        order = self.posterior.order(self.seed)
        return np.array([order[place_of_draw(replicate) % len(order)] for replicate in range(self.replicates)])

    def jobs(self) -> list[tuple[str, int, Job]]:
        """Name of the scenario, number of the replicate from 0, and the run; replicate by replicate."""
        draws = self.draws
        return [
            (scenario.name, replicate, self._job(scenario, replicate, None if draws is None else int(draws[replicate])))
            for replicate in range(self.replicates)
            for scenario in self.scenarios
        ]

    def _job(self, scenario: Scenario, replicate: int, draw: int | None) -> Job:
        drawn = () if self.posterior is None or draw is None else self.posterior.values(draw)
        # What a scenario sets itself stays as it says; the years before are the same for all.
        own = tuple((name, value) for name, value in drawn if name not in scenario.values)
        return Job(
            scenario=replace(scenario, estimates=dict(drawn)), students=self.students, schools=self.schools,
            years=self.years, seed=self.seed + replicate, parameters=own, measure=MEASURE,
        )  # fmt: skip


def place_of_draw(replicate: int) -> int:
    """Which draw in the order a replicate takes: 0, 1, 0, 1, 2, 3, 2, 3, ...

    Args:
        replicate: number of the replicate, the first is 0.

    Example:
        >>> [place_of_draw(replicate) for replicate in range(6)]
        [0, 1, 0, 1, 2, 3]
    """
    return _ROUND * (replicate // (2 * _ROUND)) + replicate % _ROUND


def plan(
    names: Sequence[str | Path],
    *,
    replicates: int,
    students: int | None = None,
    years: int | None = None,
    seed: int | None = None,
    parameters: str | Posterior | None = None,
) -> Plan:
    """The runs of a comparison, checked; nothing runs.

    With a posterior each replicate is another town with a draw of the parameters, in every scenario the same; two
    replicates share a draw, so that intervals tell what is not known of these parameters from the chance of towns.

    Args:
        names: names in the library or scenario files, the base first; two or more.
        replicates: runs of each scenario, 1 or more.
        students: pupils in each run; by default as the base says.
        years: school years of each run; by default as the base says.
        seed: of the first replicate; by default as the base says.
        parameters: "posterior" or "fixed", by default the former where a posterior is shipped; or a posterior of one's
            own (`evidence.posterior.posterior_of`).

    Raises:
        BadInput: an unknown or wrong scenario, two of the same name, of two education systems, none beside the base,
            a seed so large that the last replicate has none, or a posterior that is not there or is damaged.
    """
    found = tuple(load(name) for name in names)
    _check_together(found)
    base = found[0]
    first = base.run.seed if seed is None else seed
    if first > LARGEST_SEED - replicates + 1:
        allowed = f"0 to {LARGEST_SEED - replicates + 1:,}, for each replicate takes the next seed"
        raise BadInput(key="seed", value=first, problem="is too large", allowed=allowed)
    population = base.population
    return Plan(
        scenarios=found,
        students=population.students if students is None else students,
        schools=population.schools if students is None else None,
        years=base.run.years if years is None else years,
        replicates=replicates,
        seed=first,
        posterior=posterior_for(parameters),
    )


def posterior_for(parameters: str | Posterior | None) -> Posterior | None:
    """The posterior that is drawn from; None when parameters stay at their values.

    Args:
        parameters: "posterior", "fixed", None for the first where there is one, or a posterior itself.

    Raises:
        BadInput: another word, "posterior" where none is shipped, or a damaged one.
    """
    if isinstance(parameters, Posterior):
        return parameters
    if parameters is not None and parameters not in SOURCES:
        raise BadInput(key="--parameters", value=parameters, problem="is no source of values",
                       allowed=", ".join(SOURCES), nearest=nearest_name(parameters, SOURCES))  # fmt: skip
    found = shipped_posterior() if parameters != "fixed" else None
    if found is None and parameters == "posterior":
        hint = "--parameters fixed takes the values of evidence/parameters.toml; `verzuim calibrate` fits them"
        raise BadInput(key="--parameters", value=parameters, problem="no posterior is shipped", hint=hint)
    return found


def _check_together(found: Sequence[Scenario]) -> None:
    if len(found) < 2:
        hint = "for instance: verzuim compare baseline smaller-classes"
        raise BadInput(problem="a comparison takes a base and at least one other scenario", hint=hint)
    seen: dict[str, Scenario] = {}
    for scenario in found:
        if scenario.name in seen:
            hint = "give each scenario once; files with the same name need different names"
            raise BadInput(key="scenario", value=scenario.name, problem="is named twice", hint=hint)
        seen[scenario.name] = scenario
        if scenario.population.country != found[0].population.country:
            problem = f"is of another education system than {found[0].name!r}"
            raise BadInput(
                file=scenario.path, key="population.country", value=scenario.population.country, problem=problem
            )
