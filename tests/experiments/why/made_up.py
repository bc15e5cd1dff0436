"""Made-up runs in the place of real ones: what a scenario does is known, and so is what each mechanism carries."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from experiments.compare.measured import ALL, MEASURES
from experiments.ensemble.job import JOB, Job

MANY = 1_000_000
BASE = 0.05
"""Share of hours missed in the base."""


SMALL_CLASSES = """
based_on = "baseline"
title = { nl = "Kleine klassen", en = "Small classes" }
description = { nl = "Kleine klassen in vo en mbo", en = "Small classes in secondary and vocational schools" }

[[change]]
quantity = "class.size"
multiply = 0.8
where = { sector = "vo" }

[[change]]
quantity = "class.size"
multiply = 0.9
where = { sector = "mbo" }
"""


def small_classes(folder: Path) -> Path:
    """A scenario file with two changes of class size."""
    path = folder / "small-classes.toml"
    path.write_text(SMALL_CLASSES, encoding="utf-8")
    return path


def strength(job: Job, name: str) -> float:
    return job.what_if.values.get(f"{name}.strength", 1.0)


def effect(job: Job) -> float:
    """Part of the hours: a change of class size brings 0.2 % when class size works, and half as much by friends."""
    changes = sum(change.quantity == "class.size" for change in job.scenario.changes)
    others = sum(change.quantity != "class.size" for change in job.scenario.changes)
    by_class = 0.002 * changes * strength(job, "class_size")
    return by_class * (1.0 + 0.5 * strength(job, "peer_influence")) + 0.001 * others


def rate(job: Job) -> float:
    luck = np.random.default_rng(job.seed)
    town = BASE * luck.uniform(0.8, 1.2) * (1.0 + strength(job, "peer_influence"))
    return float(town - effect(job) * luck.uniform(0.9, 1.1))


def rows_of(job: Job) -> pd.DataFrame:
    return pd.DataFrame(
        {
            JOB: job.key, "kind": "pupils", "year": 0, "measure": [each.name for each in MEASURES], "group": ALL,
            "value": ALL, "numerator": round(MANY * rate(job)), "denominator": MANY,
        }
    )  # fmt: skip


def run_jobs(jobs: Sequence[Job], store: Path | None = None, **_: Any) -> pd.DataFrame:
    return pd.concat([rows_of(job) for job in sorted(jobs, key=lambda job: job.key)], ignore_index=True)
