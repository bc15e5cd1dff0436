"""Rules set beside each other in several towns."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from evidence.errors import BadInput, nearest_name
from experiments.ensemble.engine import run_jobs
from experiments.screening.cases import CONDITIONS, Condition
from experiments.screening.job import MEASURE, ScreenJob
from experiments.screening.measure import COLUMNS
from experiments.screening.result import Screened
from model.progress import Progress
from scenarios import Scenario, load
from scenarios.schema import LARGEST_SEED
from scenarios.screening import Screening, load_screening

CAPACITIES: Final = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Pupils per 1,000 whom a school can look at in a week, unless asked otherwise."""
MOST_CAPACITY: Final = 1000.0


@dataclass(frozen=True)
class Plan:
    """Rules that can be set beside each other.

    Attributes:
        scenario: in which is screened.
        screening: the rules.
        condition: what is screened for.
        capacities: pupils per 1,000 whom a school can look at in a week.
        students: pupils in each town; None when a number of schools is asked for.
        schools: schools in each town instead.
        years: school years.
        replicates: towns.
        seed: of the first.
    """

    scenario: Scenario
    screening: Screening
    condition: Condition
    capacities: tuple[float, ...]
    students: int | None
    schools: int | None
    years: int
    replicates: int
    seed: int

    def jobs(self) -> list[ScreenJob]:
        """The towns, in order. All conditions are counted, so that another --for runs nothing again."""
        return [
            ScreenJob(
                scenario=self.scenario, students=self.students, schools=self.schools, years=self.years,
                seed=self.seed + replicate, measure=MEASURE, screening=self.screening, capacities=self.capacities,
            )
            for replicate in range(self.replicates)
        ]  # fmt: skip


def plan(
    name: str | Path,
    condition: str,
    *,
    replicates: int,
    rules: Path | None = None,
    capacities: tuple[float, ...] = CAPACITIES,
    students: int | None = None,
    years: int | None = None,
    seed: int | None = None,
) -> Plan:
    """Rules to set beside each other, checked; nothing runs.

    Args:
        name: of the scenario, or its file.
        condition: what is screened for, a name in `CONDITIONS`.
        replicates: towns, 1 or more.
        rules: a file of rules; those of the library without one.
        capacities: pupils per 1,000 whom a school can look at in a week.
        students: pupils in each town; by default as the scenario says.
        years: school years; by default as the scenario says.
        seed: of the first town; by default as the scenario says.

    Raises:
        BadInput: about the first thing that cannot be.
    """
    if condition not in CONDITIONS:
        near = nearest_name(condition, CONDITIONS)
        raise BadInput(
            key="--for", value=condition, problem="is not screened for", allowed=tuple(CONDITIONS), nearest=near
        )
    for capacity in capacities:
        if not 0 < capacity <= MOST_CAPACITY:
            allowed = f"more than 0, up to {MOST_CAPACITY:g} pupils per 1,000 a week"
            raise BadInput(key="--capacity", value=capacity, problem="cannot be", allowed=allowed)
    wanted: Any = condition
    scenario, screening = load(name), load_screening(rules)
    first = scenario.run.seed if seed is None else seed
    if first > LARGEST_SEED - replicates + 1:
        allowed = f"0 to {LARGEST_SEED - replicates + 1:,}, for each replicate takes the next seed"
        raise BadInput(key="seed", value=first, problem="is too large", allowed=allowed)
    population = scenario.population
    return Plan(
        scenario=scenario, screening=screening, condition=wanted, capacities=tuple(sorted(set(capacities))),
        students=population.students if students is None else students,
        schools=population.schools if students is None else None,
        years=scenario.run.years if years is None else years, replicates=replicates, seed=first,
    )  # fmt: skip


def do_screening(
    asked: Plan,
    store: Path,
    *,
    command: str,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> Screened:
    """Screen in what the store lacks of a plan's towns, and sum up.

    Args:
        asked: the rules and towns.
        store: folder in which finished towns are kept (`experiments.ensemble`).
        command: what makes it again.
        workers: processes; by default the processors at hand.
        scheduler: address of a Dask scheduler instead.
        progress: called with (stage, done, total).

    Raises:
        BadInput: a store or scheduler that is no good.
    """
    jobs = asked.jobs()
    rows = run_jobs(jobs, store, workers=workers, scheduler=scheduler, progress=progress)
    return screened_of(asked, rows, command)


def screened_of(asked: Plan, rows: pd.DataFrame, command: str) -> Screened:
    """What the towns give together.

    Args:
        asked: what was asked.
        rows: of all towns, columns `experiments.screening.measure.COLUMNS`.
        command: what makes it again.
    """
    counts = rows.groupby(list(COLUMNS[:-1]), sort=False, as_index=False)["pupils"].sum()
    return Screened(
        scenario=asked.scenario.name, title=asked.scenario.title, condition=asked.condition,
        rules={rule.name: rule.title for rule in asked.screening.rule},
        sources={rule.name: rule.source for rule in asked.screening.rule}, capacities=asked.capacities,
        students=asked.students, schools=asked.schools, years=asked.years, replicates=asked.replicates,
        seed=asked.seed, command=command, counts=counts,
    )  # fmt: skip
