"""Published figures against runs: how large the difference is beside the chance and the errors that are in it.

The interval says where the published figure would lie if the model with these parameters were right. Its parts are told
apart: the chance of runs (what is left of it in all together), the sampling and the rounding of the published figure,
and its errors of reporting. What is not known of the parameters is not in it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from evidence.errors import BadInput
from experiments.calibration.beside import beside, wholes
from experiments.calibration.observe import over_years
from experiments.calibration.over_runs import over_runs
from experiments.calibration.published import Published, first_years
from experiments.compare.student_t import quantile

Jobs = npt.NDArray[np.object_]

LEVEL: Final = 0.90
"""Chance that an interval holds the published figure when the model is right."""
_MOST_FREEDOM: Final = 1000
"""Degrees of freedom beyond which Student's t is the normal distribution for all that is shown."""


@dataclass(frozen=True)
class Checked:
    """One published figure beside the runs; standard deviations are on the scale of comparison (`published`).

    Attributes:
        target: its id.
        quantity: what is counted.
        group: of whom.
        year: school year or year of the published figure.
        unit: unit of observed, simulated, low and high.
        fit: whether parameters are fitted to it.
        side: registered or true.
        observed: the published figure.
        simulated: the same in the runs together; NaN where nobody could be counted.
        low: lower end of the interval.
        high: upper end of the interval.
        one_run: standard deviation of the chance of one run of this size.
        noise: of the runs together: `one_run` over the root of their number.
        sampling: of the published figure.
        rounding: of the published figure.
        reporting: of the published figure.
        z: observed less simulated, in standard deviations of all these together.
        over: the target beside which it is compared (`experiments.calibration.beside`); "" when by itself.
        inside: whether the published figure lies in the interval; None where there is none, or it is not fitted.
        note: what is not the same in the model.
        source: where it was published.
    """

    target: str
    quantity: str
    group: str
    year: str
    unit: str
    fit: bool
    side: str
    observed: float
    simulated: float
    low: float
    high: float
    one_run: float
    noise: float
    sampling: float
    rounding: float
    reporting: float
    z: float
    over: str
    inside: bool | None
    note: str
    source: str


def check(counts: pd.DataFrame, figures: Mapping[str, Published], level: float = LEVEL) -> list[Checked]:
    """Every published figure beside the runs.

    Args:
        counts: columns job and those of `experiments.calibration.observe`, of two runs or more.
        figures: the published figures.
        level: of the intervals.

    Raises:
        BadInput: fewer than two runs, or runs so short that no year of them counts.
    """
    if counts["job"].nunique() < 2:
        raise BadInput(key="replicates", value=1, problem="leaves chance unknown", allowed="2 or more")
    sums = beside(over_years(counts, first_years(figures.values())), wholes(figures.values()))
    fits = [name for name, each in figures.items() if each.fit]
    if fits and not sums["target"].isin(fits).any():
        first = min(figures[name].from_year for name in fits)
        hint = "the first year of a run is calmer than those after it, and does not count"
        raise BadInput(key="years", value=first, problem="leaves no year that counts", allowed=f"{first + 1} or more",
                       hint=hint)  # fmt: skip
    jobs = np.sort(counts["job"].unique().astype(object))
    return [_checked(each, sums[sums["target"] == name], jobs, level) for name, each in figures.items()]


def _checked(figure: Published, counts: pd.DataFrame, jobs: Jobs, level: float) -> Checked:
    told = asdict(figure)
    kept = {name: told[name] for name in Checked.__dataclass_fields__ if name in told}
    found = over_runs(counts, jobs, figure.share)
    noise = found.noise
    if math.isnan(noise):
        nan = float("nan")
        return Checked(**kept, observed=figure.observed, simulated=nan, low=nan, high=nan, one_run=nan, noise=nan,
                       z=nan, inside=None)  # fmt: skip
    spread = math.hypot(noise, figure.error)
    reach = quantile(level, freedom(noise, spread, len(jobs))) * spread
    away = figure.value - found.value
    return Checked(
        **kept, observed=figure.observed, simulated=figure.shown(found.value), low=figure.shown(found.value - reach),
        high=figure.shown(found.value + reach), one_run=noise * math.sqrt(len(jobs)), noise=noise,
        z=_ratio(away, spread), inside=abs(away) <= reach if figure.fit else None,
    )  # fmt: skip


def freedom(noise: float, spread: float, runs: int) -> int:
    """Degrees of freedom when only a part of a spread was found from runs (Welch and Satterthwaite)."""
    if noise == 0.0:
        return _MOST_FREEDOM
    return max(1, min(_MOST_FREEDOM, math.floor((runs - 1) * (spread / noise) ** 4)))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else float("nan")


def inside(checked: Sequence[Checked]) -> tuple[int, int]:
    """How many of the fitted figures lie inside their intervals, and of how many."""
    judged = [each.inside for each in checked if each.fit and each.inside is not None]
    return sum(judged), len(judged)
