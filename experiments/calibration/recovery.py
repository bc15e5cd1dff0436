"""Known truths recovered: runs of which the parameters are known take the place of the published figures."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from experiments.calibration.emulator import Emulator, fit
from experiments.calibration.posterior import sample
from experiments.calibration.runs import Runs
from experiments.calibration.settings import Settings
from experiments.calibration.space import Floats
from experiments.calibration.summaries import summaries
from experiments.calibration.verdicts import Verdict, covers, ranks_are_uniform, ranks_of, unevenness
from experiments.calibration.waves import Fitted, agreement
from model.progress import Progress, say_nothing

INTERVAL: Final = 0.90
"""Level of the intervals that are to hold the truths."""
CHECKS: Final = "checks"
"""What progress calls the work."""
_DRAWS: Final = 199
"""Draws among which a truth has its rank."""
_LEFT: Final = 0.25
"""Share of the last wave's points at most that are taken as truths, so that the emulator keeps enough to learn from."""


@dataclass(frozen=True)
class Recovered:
    """Truths and what was made of them.

    Attributes:
        truths: scores, shape (truths, parameters).
        ranks: of each among draws of its posterior, 0 to `_DRAWS`.
        inside: whether each lies in the middle 90 % of its posterior.
    """

    truths: Floats
    ranks: npt.NDArray[np.intp]
    inside: npt.NDArray[np.bool_]

    def verdicts(self) -> tuple[Verdict, Verdict]:
        """Whether the ranks are uniform, and whether intervals hold as many as they promise."""
        return ranks_are_uniform(self.ranks, _DRAWS), covers(self.inside, INTERVAL)

    def by_truth(self, names: tuple[str, ...]) -> pd.DataFrame:
        """A line per truth and parameter: trial, parameter, score, rank, of, inside."""
        count = len(self.truths)
        return pd.DataFrame({
            "trial": np.repeat(np.arange(count), len(names)), "parameter": list(names) * count,
            "score": self.truths.ravel(), "rank": self.ranks.ravel(), "of": _DRAWS, "inside": self.inside.ravel(),
        })  # fmt: skip

    def by_parameter(self, names: tuple[str, ...]) -> pd.DataFrame:
        """A line per parameter: parameter, truths, covered, uneven, limit."""
        uneven, limit, _ = unevenness(self.ranks, _DRAWS)
        return pd.DataFrame({
            "parameter": names, "truths": len(self.truths), "covered": self.inside.mean(axis=0), "uneven": uneven,
            "limit": limit,
        })  # fmt: skip


def recover(fitted: Fitted, settings: Settings, seed: int, progress: Progress | None = None) -> Recovered | None:
    """Takes runs of the last wave for the published figures, with the errors that these have, and fits to them.

    The emulator learns from the other runs. The points of the last wave were drawn from a region: that is the prior of
    this check, so that in a sound calibration the truths have uniform ranks.

    Args:
        fitted: a calibration.
        settings: how it went about it.
        seed: of which runs, their errors and the sampler.
        progress: called with ("checks", done, all).

    Returns:
        None when the last wave has too few points to spare any.
    """
    tell, rng = progress or say_nothing, np.random.default_rng([seed, 1])
    held = _held_out(fitted.runs, settings.trials, rng)
    if len(held) < 2:
        return None
    rest = ~np.isin(fitted.runs.point, fitted.runs.point[held])
    emulator = fit(fitted.runs.only(rest), fitted.likelihood.observed.share)
    ranks, inside = [], []
    for place, run in enumerate(held):
        truth = fitted.runs.points[run]
        draws = _posterior(fitted, emulator, settings, int(run), rng, seed + place)
        ranks.append(ranks_of(truth, draws))
        low, high = np.quantile(draws, [(1 - INTERVAL) / 2, (1 + INTERVAL) / 2], axis=0)
        inside.append((low <= truth) & (truth <= high))
        tell(CHECKS, place + 1, len(held))
    return Recovered(fitted.runs.points[held], np.array(ranks), np.array(inside))


def _held_out(runs: Runs, trials: int, rng: np.random.Generator) -> npt.NDArray[np.intp]:
    """One run of each point that is taken as a truth."""
    last = np.flatnonzero(runs.wave == runs.wave.max())
    _, firsts = np.unique(runs.point[last], return_index=True)
    count = min(trials, int(_LEFT * len(firsts)))
    return np.sort(rng.choice(last[firsts], count, replace=False))


def _posterior(
    fitted: Fitted, emulator: Emulator, settings: Settings, run: int, rng: np.random.Generator, seed: int
) -> Floats:
    """Draws that the figures of one run give, with errors drawn from what the likelihood says that they are."""
    known = fitted.likelihood
    one = fitted.runs.only(np.arange(len(fitted.runs)) == run)
    summed = summaries(one.numerator, one.denominator, known.observed.share)
    spread = np.hypot(known.observed.error, settings.discrepancy)
    value = summed.value[0] + spread * rng.standard_t(settings.freedom, len(spread))
    noise = summed.chance[0] + np.nan_to_num(emulator.by_chance())
    likelihood = replace(agreement(emulator, replace(known.observed, value=value), settings), noise=noise)
    found = sample(
        likelihood.log_density, len(fitted.runs.points[0]), seed, most_steps=settings.steps[0],
        log_prior=fitted.regions[-1].log_density,
    )  # fmt: skip
    return found.some(_DRAWS)
