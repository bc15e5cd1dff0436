"""A comparison lived through: the runs, their counts, and what differs."""

from pathlib import Path
from typing import Final

import pandas as pd

from evidence import load_system
from experiments.compare.capacity import capacity_table
from experiments.compare.comparison import Comparison
from experiments.compare.costs import cost_table
from experiments.compare.differs import what_differs
from experiments.compare.levers import levers, prices
from experiments.compare.lines import COUNT_COLUMNS
from experiments.compare.paired import effects
from experiments.compare.plan import Plan
from experiments.compare.support import support_table
from experiments.compare.tiers import flow_table, tier_table
from experiments.compare.worth import worth_tables
from experiments.ensemble.engine import run_jobs
from experiments.ensemble.hands import Hands
from experiments.ensemble.job import JOB
from model.progress import Progress

NO_DRAW: Final = -1
"""The draw of a run whose parameters are fixed."""

RUN_COLUMNS = ("scenario", "replicate", "seed", "draw")
"""What stands before the counts of a run, so that one knows which run they are of."""


def compare(
    asked: Plan,
    store: Path,
    *,
    command: str,
    workers: int | Hands | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Live through what the store lacks of a plan, and compare.

    The same as `live_through`, and `comparison_of` what it gives.

    Args:
        asked: the runs.
        store: folder in which finished runs are kept (`experiments.ensemble`).
        command: what makes this comparison again.
        workers: processes, by number or as they were started before; by default the processors at hand.
        scheduler: address of a Dask scheduler instead.
        progress: called with (stage, done, total).

    Raises:
        BadInput: a store or scheduler that is no good.
    """
    counts = live_through(asked, store, workers=workers, scheduler=scheduler, progress=progress)
    return comparison_of(asked, counts, command)


def live_through(
    asked: Plan,
    store: Path,
    *,
    workers: int | Hands | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Live through what the store lacks of a plan.

    Args:
        asked: the runs.
        store: folder in which finished runs are kept (`experiments.ensemble`).
        workers: processes, by number or as they were started before; by default the processors at hand.
        scheduler: address of a Dask scheduler instead.
        progress: called with (stage, done, total).

    Returns:
        The counts of all runs: columns `RUN_COLUMNS` and `experiments.compare.lines.COUNT_COLUMNS`.

    Raises:
        BadInput: a store or scheduler that is no good.
    """
    named = asked.jobs()
    jobs = {job.key: job for _, _, job in named}
    rows = run_jobs(list(jobs.values()), store, workers=workers, scheduler=scheduler, progress=progress)
    runs = runs_of(asked).assign(**{JOB: [job.key for _, _, job in named]})
    return runs.merge(rows, on=JOB, validate="many_to_many")[[*RUN_COLUMNS, *COUNT_COLUMNS]]


def runs_of(asked: Plan) -> pd.DataFrame:
    """A line per run of a plan, in its order: columns `RUN_COLUMNS`."""
    draws = asked.draws
    lines = [
        (name, replicate, job.seed, NO_DRAW if draws is None else int(draws[replicate]))
        for name, replicate, job in asked.jobs()
    ]
    return pd.DataFrame(lines, columns=list(RUN_COLUMNS))


def comparison_of(asked: Plan, counts: pd.DataFrame, command: str) -> Comparison:
    """The comparison that these counts give.

    Args:
        asked: the runs.
        counts: columns `RUN_COLUMNS` and `experiments.compare.lines.COUNT_COLUMNS`.
        command: what makes this comparison again.
    """
    base, *others = asked.scenarios
    names = tuple(scenario.name for scenario in others)
    everyone = (base.name, *names)
    levels = [level.id for level in load_system(base.population.country).levels]
    draws, drawn = asked.draws, asked.posterior.names if asked.posterior is not None else ()
    worth, plane = worth_tables(counts, base.name, names, draws)
    return Comparison(
        base=base.name,
        scenarios=names,
        titles={scenario.name: scenario.title for scenario in asked.scenarios},
        questions={scenario.name: scenario.question or scenario.description for scenario in asked.scenarios},
        students=asked.students,
        schools=asked.schools,
        years=asked.years,
        replicates=asked.replicates,
        seed=asked.seed,
        parameters=asked.source,
        draws=0 if draws is None else len(set(draws.tolist())),
        differs=tuple(each for scenario in others for each in what_differs(scenario, base, drawn)),
        command=command,
        levers=levers(asked.scenarios),
        prices=prices(asked.scenarios),
        effects=effects(counts, base.name, names, levels, draws),
        support=support_table(counts, everyone, draws),
        capacity=capacity_table(counts, everyone, draws),
        costs=cost_table(counts, everyone, draws),
        worth=worth,
        plane=plane,
        tiers=tier_table(counts, everyone, draws),
        tier_flows=flow_table(counts, everyone, draws),
        counts=counts,
    )
