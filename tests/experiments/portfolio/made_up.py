"""Made-up runs in the place of real ones: what measures cost and do is known, with luck of town and draw."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from experiments.ensemble.job import JOB, Job
from experiments.portfolio.measure import DAYS, LEAVERS, PAYERS, PUPILS

PUPILS_IN_RUN = 2000
#: intervention → (euro, leavers and days avoided) of the amount 1.
EFFECTS = {"mazl": (20_000.0, 2.0, 900.0), "registration": (5_000.0, 0.5, 400.0), "buddy": (9_000.0, 0.0, -10.0)}


def amount(plan: Any) -> float:
    use = plan.use
    return float(use.capacity if plan.intervention.unit == "pupil" else plan.reach)


def values_of(job: Job) -> dict[str, float]:
    luck = np.random.default_rng(job.seed)
    town, chance = luck.normal(0, 3), np.random.default_rng([job.seed, len(job.scenario.interventions)]).normal(0, 0.3)
    told = dict.fromkeys(PAYERS, 0.0) | {PUPILS: PUPILS_IN_RUN, LEAVERS: 40 + town + chance, DAYS: 20_000 + 100 * town}
    for plan in job.scenario.interventions:
        euro, leavers, days = (amount(plan) * each for each in EFFECTS[plan.name])
        told["school"] += euro
        told[LEAVERS] -= leavers
        told[DAYS] -= days
    return told


def run_jobs(jobs: Sequence[Job], store: Path | None = None, **_: Any) -> pd.DataFrame:
    rows = [
        {JOB: job.key, "year": year, "what": what, "value": value}
        for job in sorted(jobs, key=lambda job: job.key)
        for year in range(job.years)
        for what, value in values_of(job).items()
    ]
    return pd.DataFrame(rows)
