"""A made-up screening: counts with known rates, as `experiments.screening.measure` gives them."""

from pathlib import Path
from typing import Any

import pandas as pd

from experiments.screening.cases import CONDITIONS
from experiments.screening.measure import COLUMNS, GROUPS
from experiments.screening.result import Screened
from experiments.screening.run import plan, screened_of

CASES, OTHERS, WEEKS = 100, 1900, 40


def rows(job: Any) -> pd.DataFrame:
    """One town: each rule finds ten cases more than the rule before it, and flags a hundred others more."""
    found: list[tuple[Any, ...]] = [("", "size", "", "all", "all", 0.0, "pupils", CASES + OTHERS)]
    for condition in CONDITIONS:
        found.append((condition, "known", "", "all", "all", 0.0, "pupils", 3))
        for place, rule in enumerate(job.screening.rule):
            hits, alarms = 10 * place, 100 * place
            key = (condition, "found", rule.name)
            found += _counts((*key, "all", "all", 0.0), CASES, hits, OTHERS, alarms)
            for group, values in GROUPS.items():
                for value in values:
                    found += _counts((*key, group, value, 0.0), CASES // 2, hits // 2, OTHERS // 2, alarms // 2)
            found += _counts((*key, "path", "silent", 0.0), 10, 0, 0, 0)
            found += _counts((*key, "path", "other", 0.0), CASES - 10, hits, 0, 0)
            for capacity in job.capacities:
                here = (condition, "capacity", rule.name, "all", "all", capacity)
                found += _counts(here, CASES, min(hits, int(10 * capacity)), OTHERS, alarms)
            lead = (condition, "lead", rule.name, "all", "all")
            found += [(*lead, float(week), "found", 1) for week in range(1, hits + 1)]
        for curve in job.screening.curve:
            for place, sign in enumerate(curve.points):
                bound = sign.at_least if sign.at_least is not None else sign.at_most
                here = (condition, "curve", curve.sign, "all", "all", bound)
                found += _counts(here, CASES, 7 * place, OTHERS, 90 * place)
    for rule in job.screening.rule:
        found += [("", "week", rule.name, "all", "all", float(week), "flagged", 2) for week in range(WEEKS)]
    return pd.DataFrame(found, columns=list(COLUMNS))


def _counts(key: tuple[Any, ...], cases: int, hits: int, others: int, alarms: int) -> list[tuple[Any, ...]]:
    counts = {"cases": cases, "found": hits, "late": min(5, cases - hits), "others": others, "alarms": alarms}
    return [(*key, figure, pupils) for figure, pupils in counts.items()]


def run_jobs(jobs: list[Any], store: Path, **rest: Any) -> pd.DataFrame:
    """Made-up counts in the place of runs."""
    return pd.concat([rows(job).assign(job=job.key) for job in jobs], ignore_index=True)


def make_screened(condition: str = "leaver", replicates: int = 2) -> Screened:
    """A made-up screening in so many towns."""
    made = plan("baseline", condition, replicates=replicates)
    return screened_of(made, run_jobs(made.jobs(), Path()), f"verzuim screen --for {condition}")
