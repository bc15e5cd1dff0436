"""Made-up runs: the table `social` of a town, and an engine that takes them for runs."""

from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from agents.reasons import LABELS, REASONS
from experiments.compare.measure import counts
from experiments.ensemble.job import Job

LEVELS = {"vmbo-b": "vo", "vwo": "vo", "mbo-2-bol": "mbo"}
LESS = 0.8
"""What a scenario other than the baseline makes of the hours of truancy."""
_PUPILS = 50
_HOURS = 1000


def social(seed: int, years: int = 1, truancy: float = 1.0) -> pd.DataFrame:
    """A made-up table `social`, with equally many pupils in each combination of groups."""
    luck = np.random.default_rng(seed)
    kinds = list(product(range(years), LEVELS, "fm", ("low", "middle", "high"), ("here", "abroad"), ("low", "high")))
    frame = pd.DataFrame(kinds, columns=["year", "level", "sex", "ses", "background", "urbanity"])
    frame.insert(2, "sector", frame["level"].map(LEVELS))
    frame["pupils"], frame["lesson_hours"] = _PUPILS, _PUPILS * _HOURS
    for name in (*(f"true_{each}" for each in REASONS), *(f"registered_{each}" for each in LABELS)):
        frame[name] = luck.poisson(500, len(frame))
    for name in ("chronic_true", "chronic_registered", "pupils_reported", "vsv_base"):
        frame[name] = luck.binomial(_PUPILS, 0.2, len(frame))
    for name in ("long", "thuiszitter_official", "thuiszitter_hidden", "suspended", "vsv", "vsv_silent"):
        frame[name] = luck.binomial(_PUPILS, 0.01, len(frame))
    frame["true_truancy"] = (truancy * frame["true_truancy"]).round().astype(int)
    return frame


def run_jobs(jobs: Sequence[Job], store: Path, **rest: Any) -> pd.DataFrame:
    """Made-up rows in the place of runs: the same luck for the same seed, less truancy outside the baseline."""
    parts = []
    for job in sorted(jobs, key=lambda job: job.key):
        share = 1.0 if job.scenario.name == "baseline" else LESS
        rows = counts(social(job.seed, job.years, share))
        rows.insert(0, "job", job.key)
        parts.append(rows)
    return pd.concat(parts, ignore_index=True)
