"""Made-up runs: the tables of a town that a comparison needs, and an engine that takes them for runs."""

from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from agents.reasons import LABELS, REASONS
from experiments.compare.delivery import capacity_lines, cost_lines, flow_lines, support_lines, tier_lines
from experiments.compare.lines import COUNT_COLUMNS
from experiments.compare.pupils import counts
from experiments.ensemble.job import Job

LEVELS = {"vmbo-b": "vo", "vwo": "vo", "mbo-2-bol": "mbo"}
LESS = 0.8
"""What a scenario other than the baseline makes of the hours of truancy."""
LESSONS = {"vmbo-b": 7, "vwo": 8, "mbo-2-bol": 5}
WEEKS = range(3)
SUPPORT = (
    "year", "week", "intervention", "region", "eligible", "found", "refused", "started", "ended", "stopped", "in_use",
    "waiting", "places", "waited", "longest", "hours",
)  # fmt: skip
COSTS = ("year", "intervention", "per", "payer", "units", "euro", "euro_low", "euro_high")
SUPPORTED = (
    "year", "intervention", "level", "sector", "sex", "ses", "background", "urbanity", "pupils", "eligible",
)  # fmt: skip
TIERS = ("year", "week", "tier", "pupils", "places", "waiting")
FLOWS = ("year", "week", "from_tier", "to_tier", "why", "pupils")
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
    for name in ("supported", "tier_2", "tier_3"):
        frame[name] = luck.binomial(_PUPILS, 0.05, len(frame))
    frame["true_truancy"] = (truancy * frame["true_truancy"]).round().astype(int)
    return frame


def services(years: int = 1) -> pd.DataFrame:
    """A made-up table `services`: two regions; the doctor has too little room in the second week of the first."""
    rows = [
        (year, week, region, service, 3.0, 2 + 4 * (service == "doctor" and region == week == 1), 2, week)
        for year, week, region, service in product(range(years), WEEKS, (1, 2), ("officer", "doctor"))
    ]
    columns = ["year", "week", "region", "service", "capacity", "waiting", "seen", "longest_wait"]
    return pd.DataFrame(rows, columns=columns)


def delivery(seed: int, years: int = 1, name: str = "coaching") -> dict[str, pd.DataFrame]:
    """Made-up tables of a run with one intervention and tiers: its list is longer than its room from week 1 on."""
    luck = np.random.default_rng(seed)
    week = [
        (year, week, name, region, 400, 20, 2, 10, 0, 1, 10 * (week + 1), 5 * week, 30, 12, week, 90.0)
        for year, week, region in product(range(years), WEEKS, (1, 2))
    ]
    euro = {"school": float(luck.integers(9_000, 11_000)), "state": 4_000.0}
    paid = [
        (year, name, "pupil", payer, 10.0, euro[payer], 0.5 * euro[payer], 2 * euro[payer])
        for year, payer in product(range(years), euro)
    ]
    reached = [
        (year, name, level, LEVELS[level], sex, "low", "here", "high", int(luck.integers(20, 40)), 400)
        for year, level, sex in product(range(years), LEVELS, "fm")
    ]
    inside = {1: 9_200, 2: 600, 3: 200}
    stood = [(year, week, tier, inside[tier], 500, 7) for year, week, tier in product(range(years), WEEKS, inside)]
    moved = [(1, 2, "screened", 90), (2, 3, "worse", 30), (2, 1, "better", 60)]
    flows = [(year, week, *move) for year, week, move in product(range(years), WEEKS, moved)]
    made = {"support": (week, SUPPORT), "support_costs": (paid, COSTS), "supported": (reached, SUPPORTED)}
    made |= {"tiers": (stood, TIERS), "tier_flows": (flows, FLOWS)}
    return {table: pd.DataFrame(rows, columns=list(columns)) for table, (rows, columns) in made.items()}


def nothing() -> dict[str, pd.DataFrame]:
    """The same tables of a run without interventions: with their columns, and empty."""
    return {name: table.iloc[:0] for name, table in delivery(0).items()}


def lines(social_table: pd.DataFrame, delivered: dict[str, pd.DataFrame], years: int = 1) -> pd.DataFrame:
    """The counts of a run with these tables."""
    enrolled = social_table.groupby("year")["pupils"].sum()
    parts = [
        counts(social_table, LESSONS),
        support_lines(delivered["support"], delivered["supported"]),
        cost_lines(delivered["support_costs"], enrolled),
        capacity_lines(services(years), delivered["support"]),
        tier_lines(delivered["tiers"]),
        flow_lines(delivered["tier_flows"], enrolled),
    ]
    return pd.concat([part for part in parts if len(part) > 0], ignore_index=True)[list(COUNT_COLUMNS)]


def run_jobs(jobs: Sequence[Job], store: Path, **rest: Any) -> pd.DataFrame:
    """Made-up rows in the place of runs: the same luck for the same seed; outside the baseline less truancy, for money.

    Only the scenario called "better-registration" has an intervention, with its cost and tiers.
    """
    parts = []
    for job in sorted(jobs, key=lambda job: job.key):
        share = 1.0 if job.scenario.name == "baseline" else LESS
        helped = job.scenario.name == "better-registration"
        delivered = delivery(job.seed, job.years) if helped else nothing()
        rows = lines(social(job.seed, job.years, share), delivered, job.years)
        rows.insert(0, "job", job.key)
        parts.append(rows)
    return pd.concat(parts, ignore_index=True)
