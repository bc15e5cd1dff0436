"""A made-up trial: figures of towns with a known effect, as `experiments.trial.replicate` gives them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from experiments.trial.before_after import Change, Worst
from experiments.trial.design import Design
from experiments.trial.estimate import estimate, holm
from experiments.trial.outcomes import OUTCOMES
from experiments.trial.run import Plan, plan, trial_of
from experiments.trial.trial import Trial

EFFECT, RATE, SPILL, PUPILS = -0.07, 0.17, -0.01, 450


def rows(seed: int, design: Design) -> pd.DataFrame:
    """One town's figures."""
    luck = np.random.default_rng(seed)
    treated = luck.permutation(PUPILS) < PUPILS // 2
    found: list[tuple[str, str, str, float]] = [("flow", "eligible", figure, 500.0) for figure in ("units", "pupils")]
    for name, count in (("treated", PUPILS // 2), ("control", PUPILS - PUPILS // 2)):
        found += [("flow", name, figure, float(count)) for figure in ("units", "pupils")]
        found += [("flow", name, "lost", 7.0), ("flow", name, "supported", float(count * (name == "treated")))]
    seen = {
        name: estimate(
            (luck.random(PUPILS) < np.where(treated, RATE + EFFECT, RATE + SPILL)).astype(float), np.arange(PUPILS),
            treated, design.alpha, yes_no=OUTCOMES[name].yes_no,
        )
        for name in design.outcomes
    }  # fmt: skip
    adjusted = dict(zip(seen, holm([each.p for each in seen.values()]), strict=True))
    for name, each in seen.items():
        figures = {key: getattr(each, key) for key in ("difference", "low", "high", "p", "freedom")}
        figures |= {key: getattr(each, key) for key in ("odds_ratio", "odds_low", "odds_high")}
        figures |= {"treated_mean": each.treated.mean, "control_mean": each.control.mean, "p_holm": adjusted[name]}
        figures |= {"truth": EFFECT, "gain": EFFECT, "spill": SPILL, "imbalance": 0.0, "untreated_mean": RATE}
        figures |= {"all_treated_mean": RATE + EFFECT, "supported_mean": 0.12, "unsupported_mean": 0.05}
        found += [("outcome", name, key, float(value)) for key, value in figures.items()]
    worst = Worst(Change(0.4, 0.15, 30), Change(0.4, 0.2, 30), Change(0.41, 0.21, 28))
    for name in ("supported", "unsupported", "controls"):
        here = getattr(worst, name)
        found += [("before_after", name, key, float(getattr(here, key))) for key in ("before", "after", "pupils")]
    found.append(("before_after", "effect", "after", worst.effect))
    return pd.DataFrame(found, columns=["part", "name", "figure", "value"])


def run_jobs(jobs: list[Any], store: Path, **rest: Any) -> pd.DataFrame:
    """Made-up figures in the place of runs."""
    parts = [rows(job.seed, job.design).assign(job=job.key) for job in sorted(jobs, key=lambda job: str(job.key))]
    return pd.concat(parts, ignore_index=True)


def make_plan(replicates: int = 12, **design: Any) -> Plan:
    """The plan of a made-up trial."""
    return plan("coaching", Design(**design), replicates=replicates)


def make_trial(replicates: int = 12, *, before: bool = True, **design: Any) -> Trial:
    """A made-up trial in so many towns."""
    made = make_plan(replicates, **design)
    towns = [rows(seed, made.design).assign(replicate=seed, seed=seed) for seed in range(replicates)]
    figures = pd.concat(towns, ignore_index=True)
    if not before:
        figures.loc[(figures["part"] == "before_after") & (figures["figure"] == "pupils"), "value"] = 0.0
        figures.loc[(figures["part"] == "before_after") & (figures["figure"] != "pupils"), "value"] = np.nan
    return replace(trial_of(made, figures, "verzuim trial coaching"), command="verzuim trial coaching")
