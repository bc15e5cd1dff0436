"""What trials in several towns found, and what is true."""

from dataclasses import dataclass
from math import nan, sqrt
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from evidence.checking import Words
from experiments.chance import LEVEL, wilson
from experiments.compare.student_t import quantile
from experiments.trial.design import Design

Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Trial:
    """A trial, repeated in several towns.

    Attributes:
        scenario: name of what was tried.
        base: name of what it was held against.
        title: of the scenario.
        given: names of the interventions that were given by lot.
        supports: those of them that support single pupils.
        design: how it was set up.
        students: pupils asked for in each town; None when a number of schools was.
        schools: schools in each town; None when a number of pupils was asked for.
        years: school years.
        replicates: towns, each with a lot of its own.
        seed: of the first town; the others count on from it.
        command: what makes this again.
        figures: a line per replicate, part, name and figure (`experiments.trial.columns`).
        summary: a line per outcome over all replicates (`summary_of`).
        before_after: a line per group over all replicates (`before_after_of`).
    """

    scenario: str
    base: str
    title: Words
    given: tuple[str, ...]
    supports: tuple[str, ...]
    design: Design
    students: int | None
    schools: int | None
    years: int
    replicates: int
    seed: int
    command: str
    figures: pd.DataFrame
    summary: pd.DataFrame
    before_after: pd.DataFrame

    def of_town(self, replicate: int, part: str) -> pd.DataFrame:
        """The figures of one town: a line per name, a column per figure.

        Args:
            replicate: number of the town, 0 is the first.
            part: "flow", "outcome" or "before_after".
        """
        here = self.figures[(self.figures["replicate"] == replicate) & (self.figures["part"] == part)]
        names = list(dict.fromkeys(here["name"]))
        return here.pivot(index="name", columns="figure", values="value").reindex(names)


SUMMARY: Final = (
    "outcome", "replicates", "untreated", "truth", "truth_low", "truth_high", "estimate", "estimate_low",
    "estimate_high", "spread", "width", "power", "power_low", "power_high", "power_holm", "held", "held_low",
    "held_high", "bias", "bias_low", "bias_high", "spill", "spill_low", "spill_high", "scale", "scale_low",
    "scale_high", "naive", "wrong_sign", "exaggeration",
)  # fmt: skip
"""Columns of the summary, in order."""


def summary_of(figures: pd.DataFrame, design: Design) -> pd.DataFrame:
    """What the replicates say together, a line per outcome.

    Args:
        figures: columns replicate, part, name, figure and value.
        design: gives the outcomes and alpha.

    Returns:
        Columns `SUMMARY`; intervals are of 95 %: Student's t over towns for means, Wilson's for shares of towns.
    """
    outcomes = figures[figures["part"] == "outcome"]
    wide = outcomes.pivot(index=["name", "replicate"], columns="figure", values="value")
    lines = [_line(name, wide.loc[name], design.alpha) for name in design.outcomes]
    return pd.DataFrame(lines, columns=list(SUMMARY))


def _line(name: str, towns: pd.DataFrame, alpha: float) -> dict[str, float | str]:
    """One outcome over towns."""
    column = {str(key): towns[key].to_numpy(np.float64) for key in towns}
    estimate, truth = column["difference"], column["truth"]
    seen, known = column["p"] < alpha, np.isfinite(column["low"])
    held = (column["low"] <= truth) & (truth <= column["high"])
    size = abs(float(truth.mean()))
    return {
        "outcome": name, "replicates": len(towns), "untreated": float(column["untreated_mean"].mean()),
        **_mean("truth", truth), **_mean("estimate", estimate),
        "spread": float(estimate.std(ddof=1)) if len(estimate) > 1 else nan,
        "width": float(np.nanmean(column["high"] - column["low"])) if known.any() else nan,
        **_share("power", int(seen.sum()), len(towns)),
        "power_holm": float((column["p_holm"] < alpha).mean()),
        **_share("held", int(held[known].sum()), int(known.sum())),
        **_mean("bias", estimate - truth), **_mean("spill", column["spill"]), **_mean("scale", column["gain"] - truth),
        "naive": float(np.nanmean(column["supported_mean"] - column["unsupported_mean"]))
        if np.isfinite(column["supported_mean"] - column["unsupported_mean"]).any() else nan,
        "wrong_sign": float((np.sign(estimate[seen]) != np.sign(truth.mean())).mean()) if seen.any() else nan,
        "exaggeration": float(np.abs(estimate[seen]).mean() / size) if seen.any() and size > 0 else nan,
    }  # fmt: skip


def before_after_of(figures: pd.DataFrame) -> pd.DataFrame:
    """Absence before and after over all towns, a line per group.

    Args:
        figures: columns replicate, part, name, figure and value.

    Returns:
        Columns name ("supported", "unsupported", "controls"; "effect" is the truth), pupils (in all towns), before,
        after, difference with low and high (Student's t over towns). Shares of lessons.
    """
    rows = figures[figures["part"] == "before_after"]
    lines = []
    for name in dict.fromkeys(rows["name"]):
        here = rows[rows["name"] == name].pivot(index="replicate", columns="figure", values="value")
        after = here["after"].to_numpy(np.float64)
        before = here["before"].to_numpy(np.float64) if "before" in here else np.zeros(len(after))
        pupils = int(here["pupils"].sum()) if "pupils" in here else 0
        means = {"before": _known_mean(before), "after": _known_mean(after)}
        lines.append({"name": name, "pupils": pupils, **means, **_mean("difference", after - before)})
    found = pd.DataFrame(lines)
    return found.rename(columns={"difference_low": "low", "difference_high": "high"})


def _known_mean(values: Values) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else nan


def _mean(name: str, values: Values) -> dict[str, float]:
    """A mean over towns with its interval; NaN where one town says nothing of how towns differ."""
    known = values[np.isfinite(values)]
    middle = _known_mean(values)
    if len(known) < 2:
        return {name: middle, f"{name}_low": nan, f"{name}_high": nan}
    half = quantile(LEVEL, len(known) - 1) * float(known.std(ddof=1)) / sqrt(len(known))
    return {name: middle, f"{name}_low": middle - half, f"{name}_high": middle + half}


def _share(name: str, hits: int, out_of: int) -> dict[str, float]:
    if out_of == 0:
        return {name: nan, f"{name}_low": nan, f"{name}_high": nan}
    low, high = wilson(hits, out_of)
    return {name: hits / out_of, f"{name}_low": low, f"{name}_high": high}
