"""Known truths recovered: runs of which the parameters are known take the place of the published figures."""

from collections.abc import Callable
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
DRAWS: Final = 199
"""Draws among which a truth has its rank."""
_LEFT: Final = 0.25
"""Share of the last wave's points at most that are taken as truths, so that the emulator keeps enough to learn from."""

Posterior = Callable[[int], Floats]
"""Takes the number of a trial; gives `DRAWS` draws of scores, with the region of the last wave as the prior."""


@dataclass(frozen=True)
class Trials:
    """Runs in the place of the published figures.

    Attributes:
        truths: scores of each, shape (trials, parameters).
        value: what would be published of it, on the scale of comparison, shape (trials, targets).
        chance: variance that drawing pupils one by one gives it, same shape.
        rest: which runs are at none of these points, so that they may be learned from; shape (runs,).
    """

    truths: Floats
    value: Floats
    chance: Floats
    rest: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        """The number of trials."""
        return len(self.truths)


@dataclass(frozen=True)
class Recovered:
    """Truths and what was made of them.

    Attributes:
        truths: scores, shape (truths, parameters).
        ranks: of each among draws of its posterior, 0 to `DRAWS`.
        inside: whether each lies in the middle 90 % of its posterior.
        mean: of its posterior, same shape.
        spread: standard deviation of its posterior, same shape.
    """

    truths: Floats
    ranks: npt.NDArray[np.intp]
    inside: npt.NDArray[np.bool_]
    mean: Floats
    spread: Floats

    def verdicts(self) -> tuple[Verdict, Verdict]:
        """Whether the ranks are uniform, and whether intervals hold as many as they promise."""
        return ranks_are_uniform(self.ranks, DRAWS), covers(self.inside, INTERVAL)

    def by_truth(self, names: tuple[str, ...]) -> pd.DataFrame:
        """A line per truth and parameter: trial, parameter, score, rank, of, inside."""
        count = len(self.truths)
        return pd.DataFrame({
            "trial": np.repeat(np.arange(count), len(names)), "parameter": list(names) * count,
            "score": self.truths.ravel(), "rank": self.ranks.ravel(), "of": DRAWS, "inside": self.inside.ravel(),
        })  # fmt: skip

    def by_parameter(self, names: tuple[str, ...]) -> pd.DataFrame:
        """A line per parameter: parameter, truths, covered, uneven, limit."""
        uneven, limit = unevenness(self.ranks, DRAWS)
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
    tried = trials_of(fitted, settings, seed)
    if tried is None:
        return None
    emulator = fit(fitted.runs.only(tried.rest), fitted.likelihood.observed.share)
    return recovered(tried, emulator_posterior(fitted, emulator, tried, settings, seed), progress)


def trials_of(fitted: Fitted, settings: Settings, seed: int) -> Trials | None:
    """The trials of a calibration; None when the last wave has too few points to spare any."""
    rng, runs, observed = np.random.default_rng([seed, 1]), fitted.runs, fitted.likelihood.observed
    held = _held_out(runs, settings.trials, rng)
    if len(held) < 2:
        return None
    summed = summaries(runs.numerator[held], runs.denominator[held], observed.share)
    spread = np.hypot(observed.error, settings.discrepancy)
    value = summed.value + spread * rng.standard_t(settings.freedom, summed.value.shape)
    return Trials(runs.points[held], value, summed.chance, ~np.isin(runs.point, runs.point[held]))


def recovered(tried: Trials, posterior: Posterior, progress: Progress | None = None) -> Recovered:
    """Holds the truths of trials against the posteriors that a method makes of them."""
    tell = progress or say_nothing
    draws = []
    for place in range(len(tried)):
        draws.append(posterior(place))
        tell(CHECKS, place + 1, len(tried))
    low, high = np.quantile(draws, [(1 - INTERVAL) / 2, (1 + INTERVAL) / 2], axis=1)
    return Recovered(
        truths=tried.truths,
        ranks=np.array([ranks_of(truth, of_one) for truth, of_one in zip(tried.truths, draws, strict=True)]),
        inside=(low <= tried.truths) & (tried.truths <= high),
        mean=np.mean(draws, axis=1),
        spread=np.std(draws, axis=1),
    )


def emulator_posterior(fitted: Fitted, emulator: Emulator, tried: Trials, settings: Settings, seed: int) -> Posterior:
    """The posterior of each trial by an emulator that did not see its run."""
    observed = fitted.likelihood.observed

    def draws(place: int) -> Floats:
        noise = tried.chance[place] + np.nan_to_num(emulator.by_chance())
        known = agreement(emulator, replace(observed, value=tried.value[place]), settings)
        found = sample(
            replace(known, noise=noise).log_density, tried.truths.shape[1], seed + place,
            most_steps=settings.steps[0], log_prior=fitted.regions[-1].log_density,
        )  # fmt: skip
        return found.some(DRAWS)

    return draws


def _held_out(runs: Runs, trials: int, rng: np.random.Generator) -> npt.NDArray[np.intp]:
    """One run of each point that is taken as a truth."""
    last = np.flatnonzero(runs.wave == runs.wave.max())
    _, firsts = np.unique(runs.point[last], return_index=True)
    count = min(trials, int(_LEFT * len(firsts)))
    return np.sort(rng.choice(last[firsts], count, replace=False))
