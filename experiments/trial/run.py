"""A trial set up and done: in several towns, each with its own people, luck and lot."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from evidence.errors import BadInput
from experiments.ensemble.engine import run_jobs
from experiments.trial.arms import Arms, arms_of, eligible
from experiments.trial.design import Design
from experiments.trial.job import MEASURE, TrialJob
from experiments.trial.lot import draw
from experiments.trial.trial import Trial, before_after_of, summary_of
from model import SchoolSystem
from model.progress import Progress
from scenarios import Scenario, load
from scenarios.schema import LARGEST_SEED


@dataclass(frozen=True)
class Plan:
    """A trial that can be done.

    Attributes:
        arms: what is given by lot, against what.
        design: how.
        students: pupils in each town; None when a number of schools is asked for.
        schools: schools in each town instead.
        years: school years.
        replicates: towns.
        seed: of the first.
    """

    arms: Arms
    design: Design
    students: int | None
    schools: int | None
    years: int
    replicates: int
    seed: int

    def jobs(self) -> list[TrialJob]:
        """The towns, in order."""
        return [
            TrialJob(
                scenario=self.arms.scenario, students=self.students, schools=self.schools, years=self.years,
                seed=self.seed + replicate, measure=MEASURE, arms=self.arms, design=self.design,
            )
            for replicate in range(self.replicates)
        ]  # fmt: skip


def plan(
    name: str | Path,
    design: Design,
    *,
    replicates: int,
    base: str | Path | None = None,
    students: int | None = None,
    years: int | None = None,
    seed: int | None = None,
) -> Plan:
    """A trial, checked; nothing runs.

    Args:
        name: of the scenario that is tried, or its file.
        design: how.
        replicates: towns, 1 or more.
        base: what it is held against; by default what the scenario is based on.
        students: pupils in each town; by default as the scenario says.
        years: school years; by default as the scenario says.
        seed: of the first town; by default as the scenario says.

    Raises:
        BadInput: an unknown or wrong scenario, one that cannot be given by lot, a design that cannot be, or a seed so
            large that the last replicate has none.
    """
    design.check()
    scenario = load(name)
    arms = arms_of(scenario, _base_of(scenario) if base is None else load(base), design.unit)
    first = scenario.run.seed if seed is None else seed
    if first > LARGEST_SEED - replicates + 1:
        allowed = f"0 to {LARGEST_SEED - replicates + 1:,}, for each replicate takes the next seed"
        raise BadInput(key="seed", value=first, problem="is too large", allowed=allowed)
    population = scenario.population
    return Plan(
        arms=arms, design=design,
        students=population.students if students is None else students,
        schools=population.schools if students is None else None,
        years=scenario.run.years if years is None else years, replicates=replicates, seed=first,
    )  # fmt: skip


def _base_of(scenario: Scenario) -> Scenario:
    """What a scenario is based on: a file beside it, or a scenario of the library; the scenario itself without."""
    if not scenario.based_on:
        return scenario
    beside = scenario.path.with_name(f"{scenario.based_on[0]}.toml")
    return load(beside if beside.is_file() else scenario.based_on[0])


def check_lot(asked: Plan) -> None:
    """Check in the first town that there are as many units as are to be drawn.

    Raises:
        BadInput: when there are fewer.
    """
    town = SchoolSystem(**asked.jobs()[0].size, rng=asked.seed, scenario=asked.arms.base)
    draw(eligible(town, asked.arms, asked.design.unit).units, asked.design, int(town.world.seed))


def do_trial(
    asked: Plan,
    store: Path,
    *,
    command: str,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> Trial:
    """Do what the store lacks of a trial, and sum up.

    Args:
        asked: the trial.
        store: folder in which finished replicates are kept (`experiments.ensemble`).
        command: what makes it again.
        workers: processes; by default the processors at hand.
        scheduler: address of a Dask scheduler instead.
        progress: called with (stage, done, total).

    Raises:
        BadInput: a store or scheduler that is no good, or a town with too few units.
    """
    check_lot(asked)
    jobs = asked.jobs()
    rows = run_jobs(jobs, store, workers=workers, scheduler=scheduler, progress=progress)
    runs = pd.DataFrame({"replicate": range(len(jobs)), "seed": [j.seed for j in jobs], "job": [j.key for j in jobs]})
    figures = runs.merge(rows, on="job", validate="one_to_many").drop(columns="job")
    return trial_of(asked, figures, command)


def trial_of(asked: Plan, figures: pd.DataFrame, command: str) -> Trial:
    """The trial that these figures give.

    Args:
        asked: what was asked.
        figures: columns replicate, seed, part, name, figure and value.
        command: what makes it again.
    """
    scenario = asked.arms.scenario
    return Trial(
        scenario=scenario.name, base=asked.arms.base.name, title=scenario.title, given=asked.arms.given,
        supports=asked.arms.supports, design=asked.design, students=asked.students, schools=asked.schools,
        years=asked.years, replicates=asked.replicates, seed=asked.seed, command=command, figures=figures,
        summary=summary_of(figures, asked.design), before_after=before_after_of(figures),
    )  # fmt: skip
