"""The cross-check: neural posterior estimation beside the default method, on the same runs."""

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import pandas as pd
from scipy.stats import gaussian_kde

from experiments.calibration.emulator import fit
from experiments.calibration.likelihood import GAUSSIAN
from experiments.calibration.neural_fit import Answer, answer, figures_used, trial_posterior
from experiments.calibration.recovery import INTERVAL, Recovered, Trials, emulator_posterior, recovered
from experiments.calibration.settings import Settings
from experiments.calibration.space import Floats, Space
from experiments.calibration.verdicts import Verdict
from experiments.calibration.waves import Fitted
from model.progress import Progress, say_nothing

APART: Final = 1.0
"""Distance of two means, in units of the wider standard deviation, from which methods are said to differ: who took the
other method would name a best value outside the middle two thirds of this one."""
FEWEST_EFFECTIVE: Final = 100
"""Equal draws that the network's weighed ones must be worth, below which it says nothing."""
STAGE: Final = "cross-check"
"""What progress calls the work."""
KNOWN: Final = ("method", "moved", "coverage", "error", "spread", "trials")
"""Columns of `known_truths`."""

_MOVED: Final = 2
_BY: Final = 10.0
"""Figures that are moved in the hard trials, and by how many of their errors, as by something that the model lacks."""
_SMOOTHED: Final = 4_000
"""Draws at most that a density is made of."""
_GRID: Final = 400
_BEYOND: Final = 4.0
"""Points on which overlap is worked out, and standard deviations that they reach beyond the means."""


@dataclass(frozen=True)
class Methods:
    """Both methods side by side.

    Attributes:
        network: what the network made of the figures.
        table: how both differ for each parameter (`compared`).
        known: what both make of known truths (`known_truths`); empty when there were too few runs for trials.
        left_out: figures that too few runs counted for the network.
    """

    network: Answer
    table: pd.DataFrame
    known: pd.DataFrame
    left_out: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Whether no parameter's means lie apart, by a network of which enough draws are left."""
        worst = float(self.table["apart"].abs().max())
        passed = worst < APART and self.network.effective >= FEWEST_EFFECTIVE
        return Verdict("methods", passed, worst, APART, float("nan"), len(self.table))

    def facts(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "effective": self.network.effective,
            "rounds": self.network.rounds,
            "left_out": list(self.left_out),
            "parameters": self.table.to_dict("records"),
            "known_truths": self.known.to_dict("records"),
        }


def cross_check(
    fitted: Fitted, space: Space, settings: Settings, seed: int, tried: Trials | None, by_default: Recovered | None,
    progress: Progress | None = None,
) -> Methods:  # fmt: skip
    """Fits by the second method, and holds both against each other.

    Args:
        fitted: a calibration.
        space: its parameters.
        settings: how it went about it.
        seed: of the networks, their draws and which figures are moved.
        tried: the trials of the calibration; None when there were too few runs for any.
        by_default: what the default method made of them.
        progress: called with ("cross-check", done, all).
    """
    tell = progress or say_nothing
    tell(STAGE, 0, 2)
    network = answer(fitted, settings, seed)
    tell(STAGE, 1, 2)
    known = pd.DataFrame(columns=list(KNOWN))
    if tried is not None and by_default is not None:
        known = known_truths(fitted, settings, tried, by_default, seed)
    tell(STAGE, 2, 2)
    lost = fitted.likelihood.emulator.known & ~figures_used(fitted)
    left_out = tuple(name for name, gone in zip(fitted.likelihood.observed.targets, lost, strict=True) if gone)
    return Methods(network, compared(space, fitted.posterior.draws, network.scores), known, left_out)


def compared(space: Space, default: Floats, network: Floats) -> pd.DataFrame:
    """The posteriors of two methods, parameter by parameter.

    Args:
        space: the parameters.
        default: scores by the emulator, shape (draws, parameters).
        network: scores by the network.

    Returns:
        A line per parameter, the largest difference first: parameter, unit; emulator_mean, emulator_sd, network_mean,
        network_sd as scores; emulator_low, emulator_high, network_low, network_high (middle 90 %) in the parameter's
        unit; apart (network minus emulator, in units of the wider sd) and overlap (shared area of both densities).
    """
    table = pd.DataFrame({"parameter": space.names, "unit": [entry.unit for entry in space.entries]})
    for name, draws in (("emulator", default), ("network", network)):
        ends = space.from_scores(np.quantile(draws, [(1 - INTERVAL) / 2, (1 + INTERVAL) / 2], axis=0))
        table[f"{name}_mean"], table[f"{name}_sd"] = draws.mean(axis=0), draws.std(axis=0)
        table[f"{name}_low"], table[f"{name}_high"] = ends
    wider = table[["emulator_sd", "network_sd"]].max(axis=1)
    table["apart"] = (table["network_mean"] - table["emulator_mean"]) / wider
    table["overlap"] = [overlap(default[:, j], network[:, j]) for j in range(len(space))]
    return table.sort_values("apart", key=lambda apart: -apart.abs(), kind="stable", ignore_index=True)


def overlap(first: Floats, second: Floats) -> float:
    """Area that the densities of two samples share: 1 when they are alike, 0 when they lie apart.

    Example:
        >>> overlap(np.array([0.0, 0.1, 0.2]), np.array([9.0, 9.1, 9.2])) < 0.001
        True
    """
    reach = _BEYOND * max(first.std(), second.std())
    grid = np.linspace(min(first.mean(), second.mean()) - reach, max(first.mean(), second.mean()) + reach, _GRID)
    lower = np.minimum(_density(first, grid), _density(second, grid))
    return float(min(1.0, lower.sum() * (grid[1] - grid[0])))


def _density(draws: Floats, grid: Floats) -> Floats:
    return np.asarray(gaussian_kde(draws[:: max(1, len(draws) // _SMOOTHED)])(grid))


def known_truths(fitted: Fitted, settings: Settings, tried: Trials, by_default: Recovered, seed: int) -> pd.DataFrame:
    """What both methods make of the same known truths, as they are and with two figures of each moved.

    The emulator also with a normal likelihood in the place of Student's t ("emulator, normal"): what its tails are for.

    Args:
        fitted: a calibration.
        settings: how it went about it.
        tried: runs in the place of the figures.
        by_default: what the default method made of these.
        seed: of the network and of which figures are moved.

    Returns:
        Columns method, moved (figures), coverage (truths in their 90 % intervals), error (mean distance of a truth from
        the mean of its posterior), spread (mean standard deviation; both in scores) and trials.
    """
    hard = _moved(fitted, settings, tried, seed)
    emulator = fit(fitted.runs.only(tried.rest), fitted.likelihood.observed.share)
    network = trial_posterior(fitted, settings, tried, seed)
    normal = settings.model_copy(update={"freedom": GAUSSIAN})

    def by_emulator(trials: Trials, how: Settings) -> Recovered:
        return recovered(trials, emulator_posterior(fitted, emulator, trials, how, seed))

    found = [
        ("emulator", 0, by_default),
        ("emulator, normal", 0, by_emulator(tried, normal)),
        ("network", 0, recovered(tried, network(tried))),
        ("emulator", _MOVED, by_emulator(hard, settings)),
        ("emulator, normal", _MOVED, by_emulator(hard, normal)),
        ("network", _MOVED, recovered(hard, network(hard))),
    ]
    return pd.DataFrame([(method, moved, *_told(each)) for method, moved, each in found], columns=list(KNOWN))


def _told(found: Recovered) -> tuple[float, float, float, int]:
    error = float(np.abs(found.mean - found.truths).mean())
    return float(found.inside.mean()), error, float(found.spread.mean()), len(found.truths)


def _moved(fitted: Fitted, settings: Settings, tried: Trials, seed: int) -> Trials:
    """The trials with two figures of each moved, up or down."""
    rng = np.random.default_rng([seed, 4])
    scale = np.hypot(fitted.likelihood.observed.error, settings.discrepancy)
    places, value = np.flatnonzero(figures_used(fitted)), tried.value.copy()
    for trial in range(len(tried)):
        some = rng.choice(places, min(_MOVED, len(places)), replace=False)
        value[trial, some] += _BY * scale[some] * rng.choice([-1.0, 1.0], len(some))
    return replace(tried, value=value)
