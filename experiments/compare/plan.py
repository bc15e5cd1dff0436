"""Which runs a comparison takes: every scenario in every replicate, with the same people and luck."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from evidence import BadInput
from experiments.ensemble.job import Job
from scenarios import Scenario, load
from scenarios.schema import LARGEST_SEED

MEASURE: Final = "compare"
"""Name under which `experiments.compare.measure` is known to the engine."""


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
        draws: parameters of each replicate, (name, value) for all scenarios in it alike; without any all replicates
            have the values of the scenarios.
    """

    scenarios: tuple[Scenario, ...]
    students: int | None
    schools: int | None
    years: int
    replicates: int
    seed: int
    draws: tuple[tuple[tuple[str, float], ...], ...] = ()

    def jobs(self) -> list[tuple[str, int, Job]]:
        """Name of the scenario, number of the replicate from 0, and the run; replicate by replicate."""
        return [
            (scenario.name, replicate, self._job(scenario, replicate))
            for replicate in range(self.replicates)
            for scenario in self.scenarios
        ]

    def _job(self, scenario: Scenario, replicate: int) -> Job:
        return Job(
            scenario=scenario, students=self.students, schools=self.schools, years=self.years,
            seed=self.seed + replicate, parameters=self.draws[replicate] if self.draws else (), measure=MEASURE,
        )  # fmt: skip


def plan(
    names: Sequence[str | Path],
    *,
    replicates: int,
    students: int | None = None,
    years: int | None = None,
    seed: int | None = None,
    draws: pd.DataFrame | None = None,
) -> Plan:
    """The runs of a comparison, checked; nothing runs.

    With draws each replicate is another town with another draw, in every scenario the same: intervals over replicates
    then hold what is not known of these parameters, beside the chance of towns.

    Args:
        names: names in the library or scenario files, the base first; two or more.
        replicates: runs of each scenario, 1 or more.
        students: pupils in each run; by default as the base says.
        years: school years of each run; by default as the base says.
        seed: of the first replicate; by default as the base says.
        draws: of a posterior, a column for each parameter (as `Calibration.draws` has them); as many as there are
            replicates are taken, evenly.

    Raises:
        BadInput: an unknown or wrong scenario, two of the same name, of two education systems, none beside the base,
            a seed so large that the last replicate has none, or fewer draws than replicates.
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
        draws=() if draws is None else _chosen(draws, replicates),
    )


def _chosen(draws: pd.DataFrame, count: int) -> tuple[tuple[tuple[str, float], ...], ...]:
    """So many draws, evenly from all."""
    if len(draws) < count:
        raise BadInput(key="draws", value=len(draws), problem="are too few", allowed=f"{count} or more",
                       hint="each replicate has a draw of its own")  # fmt: skip
    places = np.linspace(0, len(draws) - 1, count).round().astype(int)
    rows = draws.drop(columns="draw", errors="ignore").iloc[places]
    return tuple(tuple((str(name), float(value)) for name, value in row.items()) for _, row in rows.iterrows())


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
