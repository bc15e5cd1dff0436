"""Published figures beside the fit: which it meets, which it cannot, and what it says of figures left out."""

from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from experiments.calibration.likelihood import Likelihood
from experiments.calibration.posterior import sample
from experiments.calibration.settings import Settings
from experiments.calibration.space import Floats, Space
from experiments.calibration.verdicts import Verdict, enough_inside
from experiments.calibration.waves import Fitted

INTERVAL: Final = 0.90
OUT_OF_REACH: Final = 3.0
"""Distances from the figure, in scales of the likelihood, from which the model is said not to reach it."""
LOOSE: Final = 0.25
"""Contraction below which a parameter is said not to be pinned down: seven eighths of the prior's width are left."""
FIRM: Final = 0.75
"""Contraction from which it is said to be pinned down for the larger part: half of the prior's width is left."""
_PRIOR_DRAWS: Final = 10_000
_POSTERIOR_DRAWS: Final = 1_000


def figures_table(fitted: Fitted, seed: int) -> pd.DataFrame:
    """Every figure beside what the prior and the posterior say of it.

    Args:
        fitted: a calibration.
        seed: of luck.

    Returns:
        A line per target: target, observed, prior_low, prior_high, simulated, low, high (the middle 90 % of what would
        be published if the model were right: parameters, emulator and the figure's own errors, without discrepancy),
        inside, z (distance of the posterior from the figure, in scales of the likelihood), nearest (the smallest such
        distance anywhere in the prior), reachable, error (of the emulator: root mean square of runs left out), and
        calibrated (see `experiments.calibration.emulator.Surface`). NaN where too few runs counted anybody.
    """
    known = fitted.likelihood
    prior, posterior = _draws(fitted, seed)
    sharp = replace(known, discrepancy=0.0)
    before, after = _published(sharp, prior, seed), _published(sharp, posterior, seed)
    low, middle, high = _quantiles(after)
    natural, surfaces = known.observed.natural, known.emulator.surfaces
    nearest = np.abs(known.distance(prior)).min(axis=0)
    return pd.DataFrame({
        "target": known.observed.targets,
        "observed": natural(known.observed.value),
        "prior_low": natural(_quantiles(before)[0]),
        "prior_high": natural(_quantiles(before)[2]),
        "simulated": natural(middle),
        "low": natural(low),
        "high": natural(high),
        "inside": (low <= known.observed.value) & (known.observed.value <= high),
        "z": known.distance(posterior).mean(axis=0),
        "nearest": nearest,
        "reachable": nearest < OUT_OF_REACH,
        "error": [np.nan if surface is None else surface.error for surface in surfaces],
        "calibrated": [np.nan if surface is None else surface.calibrated for surface in surfaces],
    })  # fmt: skip


def figures_are_met(table: pd.DataFrame) -> Verdict:
    """Whether so many figures lie in their posterior predictive intervals as these promise."""
    known = table.dropna(subset="z")
    return enough_inside(known["inside"].to_numpy(bool), INTERVAL, "figures")


def none_is_out_of_reach(table: pd.DataFrame) -> Verdict:
    """Whether the model can reach each figure by itself, and the posterior is near all; else it is wrong somewhere."""
    known = table.dropna(subset="z")
    worst = float(known[["z", "nearest"]].abs().max().max()) if len(known) else float("nan")
    return Verdict("reach", worst < OUT_OF_REACH, worst, OUT_OF_REACH, float("nan"), len(known))


def left_out(fitted: Fitted, settings: Settings, seed: int) -> tuple[pd.DataFrame, Verdict]:
    """Fits to every other figure, and predicts the others; then the other way round.

    Args:
        fitted: a calibration.
        settings: how it went about it.
        seed: of the sampler.

    Returns:
        A line per target (target, observed, low, high, inside; here the discrepancy is in the interval), and whether
        enough lie inside.
    """
    known = fitted.likelihood
    there = known.emulator.known
    inside = np.zeros(len(there), bool)
    low, high = np.full((2, len(there)), np.nan)
    for half in (0, 1):
        used = there & (np.arange(len(there)) % 2 == half)
        found = sample(_only(known, used).log_density, fitted.runs.points.shape[1], seed, most_steps=settings.steps[0])
        told = _published(known, found.some(_POSTERIOR_DRAWS), seed)
        ends = _quantiles(told)
        for target in np.flatnonzero(there & ~used):
            low[target], high[target] = ends[0][target], ends[2][target]
            inside[target] = low[target] <= known.observed.value[target] <= high[target]
    natural = known.observed.natural
    table = pd.DataFrame({
        "target": known.observed.targets, "observed": natural(known.observed.value), "low": natural(low),
        "high": natural(high), "inside": inside,
    })  # fmt: skip
    return table, enough_inside(inside[there], INTERVAL, "left_out")


def contraction(space: Space, draws: Floats) -> pd.DataFrame:
    """What the figures say of each parameter, the least pinned down first.

    Args:
        space: the parameters.
        draws: scores of the posterior.

    Returns:
        A line per parameter: parameter, unit, value (as the file has it), prior_low, prior_high, mean, low, median,
        high (middle 90 %) and contraction: 1 less the variance left of the prior's; 0 when the figures say nothing.
    """
    values = space.from_scores(draws)
    prior = space.from_cube(np.repeat([[(1 - INTERVAL) / 2], [(1 + INTERVAL) / 2]], len(space), axis=1))
    low, median, high = np.quantile(values, [(1 - INTERVAL) / 2, 0.5, (1 + INTERVAL) / 2], axis=0)
    table = pd.DataFrame({
        "parameter": space.names,
        "unit": [entry.unit for entry in space.entries],
        "value": space.defaults,
        "prior_low": prior[0],
        "prior_high": prior[1],
        "mean": values.mean(axis=0),
        "low": low,
        "median": median,
        "high": high,
        "contraction": 1 - draws.var(axis=0),
    })  # fmt: skip
    return table.sort_values("contraction", kind="stable", ignore_index=True)


def pairs(space: Space, scores: Floats) -> pd.DataFrame:
    """How parameters hang together after the figures: first, second, correlation; the strongest first.

    Args:
        space: the parameters.
        scores: draws of the posterior.
    """
    first, second = np.triu_indices(len(space), 1)
    correlation = np.atleast_2d(np.corrcoef(scores.T))[first, second]
    names = np.array(space.names, dtype=object)
    table = pd.DataFrame({"first": names[first], "second": names[second], "correlation": correlation})
    return table.sort_values("correlation", key=abs, ascending=False, kind="stable", ignore_index=True)


def _only(known: Likelihood, used: npt.NDArray[np.bool_]) -> Likelihood:
    surfaces = tuple(surface if there else None for surface, there in zip(known.emulator.surfaces, used, strict=True))
    return replace(known, emulator=replace(known.emulator, surfaces=surfaces))


def _draws(fitted: Fitted, seed: int) -> tuple[Floats, Floats]:
    rng = np.random.default_rng([seed, 2])
    prior = rng.standard_normal((_PRIOR_DRAWS, fitted.runs.points.shape[1]))
    return prior, fitted.posterior.some(_POSTERIOR_DRAWS)


def _published(known: Likelihood, points: Floats, seed: int) -> Floats:
    """What would be published at points, on the scale of comparison; normal errors."""
    mean, variance = known.emulator.predict(points)
    luck = np.random.default_rng([seed, 3]).standard_normal(mean.shape)
    return np.asarray(mean + known.scale(variance) * luck)


def _quantiles(told: Floats) -> tuple[Floats, Floats, Floats]:
    low, middle, high = np.quantile(told, [(1 - INTERVAL) / 2, 0.5, (1 + INTERVAL) / 2], axis=0)
    return low, middle, high
