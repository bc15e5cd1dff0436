"""The model as a calibration asks for it: counts of every target at points of the space."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from evidence.errors import BadInput
from experiments.calibration.beside import Whole, beside, wholes
from experiments.calibration.observe import over_years
from experiments.calibration.plans import Plan
from experiments.calibration.published import Published, first_years
from experiments.calibration.space import Floats, Space
from experiments.calibration.summaries import Observed
from experiments.ensemble import Job, run_jobs
from model.progress import Progress
from scenarios import Scenario, load
from scenarios.schema import LARGEST_SEED

MEASURE: Final = "targets"
"""Name under which `experiments.calibration.observe` is known to the engine."""


@dataclass(frozen=True)
class ModelRuns:
    """Runs of a scenario, kept in a store; those that the store has are not done again.

    Attributes:
        space: the parameters that vary.
        scenario: what is run.
        students: pupils in each run; None is as the scenario says.
        years: school years of each run.
        seed: of the first run; each next run has the next seed, unless all are to live in one town.
        targets: ids of the figures.
        first_year: for each the first simulated year that counts.
        beside: for some what they are compared beside (`experiments.calibration.beside`).
        store: folder of the runs.
        workers: processes; None is the processors at hand.
        scheduler: address of a Dask scheduler instead.
        one_town: whether all runs have the first seed, so that they differ by their parameters only.
        progress: called with ("runs", done, all) for each wave.
    """

    space: Space
    scenario: Scenario
    students: int | None
    years: int
    seed: int
    targets: tuple[str, ...]
    first_year: dict[str, int]
    beside: dict[str, Whole]
    store: Path
    workers: int | None = None
    scheduler: str | None = None
    one_town: bool = False
    progress: Progress | None = None

    def jobs(self, points: Floats, first: int) -> list[Job]:
        """The run at each point.

        Args:
            points: scores, shape (runs, parameters).
            first: number of the first, from 0.

        Raises:
            BadInput: a seed so large that the last run has none.
        """
        seeds = [self.seed + (0 if self.one_town else first + number) for number in range(len(points))]
        if max(seeds) > LARGEST_SEED:
            allowed = f"0 to {LARGEST_SEED - len(points) - first:,}, for each run takes the next seed"
            raise BadInput(key="seed", value=self.seed, problem="is too large", allowed=allowed)
        names = self.space.names
        return [
            Job(
                scenario=self.scenario, students=self.students, schools=None, years=self.years, seed=seed,
                parameters=tuple(zip(names, map(float, values), strict=True)), measure=MEASURE,
            )
            for seed, values in zip(seeds, self.space.from_scores(points), strict=True)
        ]  # fmt: skip

    def __call__(self, points: Floats, first: int) -> tuple[Floats, Floats]:
        """What each run counted of each target, and out of how many; two arrays of shape (runs, targets)."""
        jobs = self.jobs(points, first)
        rows = run_jobs(jobs, self.store, workers=self.workers, scheduler=self.scheduler, progress=self.progress)
        sums = beside(over_years(rows, self.first_year), self.beside).set_index(["job", "target"])
        keys = [job.key for job in jobs]
        return self._wide(sums["numerator"], keys), self._wide(sums["denominator"], keys)

    def _wide(self, sums: "pd.Series[float]", keys: list[str]) -> Floats:
        """By run and target; 0 where nobody was counted."""
        wide = sums.unstack("target").reindex(index=keys, columns=list(self.targets)).fillna(0.0)
        return wide.to_numpy(np.float64)


def observed_of(figures: Sequence[Published]) -> Observed:
    """Published figures as a calibration compares them."""
    return Observed(
        targets=tuple(each.target for each in figures),
        share=np.array([each.share for each in figures]),
        value=np.array([each.value for each in figures]),
        error=np.array([each.error for each in figures]),
    )


def model_runs(space: Space, scenario: Scenario, figures: Sequence[Published], store: Path, **how: object) -> ModelRuns:
    """The runs that these figures ask for; `how` is as for `ModelRuns`.

    Raises:
        BadInput: runs so short that no year of them counts for any figure.
    """
    made = ModelRuns(
        space=space, scenario=scenario, targets=tuple(each.target for each in figures),
        first_year=first_years(figures), beside=wholes(figures), store=store, **how,  # type: ignore[arg-type]
    )  # fmt: skip
    needed = max(made.first_year.values()) + 1
    if made.years < needed:
        hint = "the first year of a run is calmer than those after it, and does not count"
        raise BadInput(key="years", value=made.years, problem="is too short", allowed=f"{needed} or more", hint=hint)
    return made


def runs_of(plan: Plan, store: Path, **how: object) -> ModelRuns:
    """The runs of the model that a plan asks for.

    Args:
        plan: what is asked of a calibration.
        store: folder in which finished runs are kept.
        how: workers, scheduler, one_town and progress, as for `ModelRuns`.

    Raises:
        BadInput: runs so short that no year of them counts for any figure.
    """
    return model_runs(plan.space, load(plan.scenario), plan.figures, store, students=plan.students, years=plan.years,
                      seed=plan.seed, **how)  # fmt: skip
