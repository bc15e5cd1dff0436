"""Counts as runs would give them, made up around the published figures."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from experiments.calibration.patterns import CHANCE, PATTERNS
from experiments.calibration.published import Published, off_scale, on_scale, published_figures
from experiments.ensemble import Job

PEOPLE = 4000
OTHERS = {
    "suspended_boys": 0.008, "suspended_girls": 0.002, "hours_sick_vo": 0.04, "hours_truancy_vo": 0.01,
    "hours_unauthorised": 0.01, "hours_without_ground": 0.02, "friends_background": 1.1, "friends_sex": 1.5,
    "friends_year": 4.5, "together_weaker": 0.01, "together_strongest": 0.04, "vsv_girls": 0.015, "vsv_boys": 0.025,
    "vsv_minors": 0.01, "vsv_adults": 0.05, "vsv_rural": 0.015, "vsv_urban": 0.025, "left_repeated_no": 0.005,
    "left_repeated_yes": 0.02, "fell_little_calm": 0.01, "fell_little_struck": 0.04, "fell_risk_calm": 0.03,
    "fell_risk_struck": 0.08, "refused_bullied_no": 0.01, "refused_bullied_yes": 0.04, "skipped_mood_no": 0.1,
    "skipped_mood_yes": 0.2, "suspended_conduct_no": 0.003, "suspended_conduct_yes": 0.02,
}  # fmt: skip
"""Rates of the counts that are no published figure."""


def counts(
    jobs: Iterable[str], figures: Mapping[str, Published] | None = None, years: int = 2, factor: float = 1.0
) -> pd.DataFrame:
    """The published rate, times a factor, in every run and year; the first year has nobody counted.

    Args:
        jobs: keys of the runs; each has its own luck.
        figures: by default all published figures.
        years: school years.
        factor: on the rates.
    """
    known = published_figures() if figures is None else figures
    rates = {name: (consistent(each, known) * factor, each.share) for name, each in known.items()}
    rates |= {name: (rate, False) for name, rate in OTHERS.items()}
    rows: list[dict[str, Any]] = []
    for job in jobs:
        luck = np.random.default_rng(int(job[:8], 16))
        for name, (rate, share) in rates.items():
            for year in range(years):
                hits = luck.binomial(PEOPLE, min(rate, 1.0)) if share else luck.poisson(PEOPLE * rate)
                row = {"job": job, "target": name, "year": year, "numerator": float(hits if year else 0)}
                rows.append(row | {"denominator": float(PEOPLE)})
    return pd.DataFrame(rows)


def consistent(figure: Published, known: Mapping[str, Published]) -> float:
    """The rate of a figure; beside a whole that was published for another year, as it is in the year of the whole."""
    if not figure.over:
        return figure.rate
    return off_scale(figure.value + known[figure.over].value - on_scale(figure.over_rate, True), True)


def run_jobs(jobs: list[Job], store: Path, **_: Any) -> pd.DataFrame:
    """In the place of the engine."""
    return counts([job.key for job in jobs], years=jobs[0].years)


def names_of_patterns() -> set[str]:
    """The counts that patterns need."""
    return {cell.count for pattern in PATTERNS for cell in pattern.cells} - {CHANCE}
