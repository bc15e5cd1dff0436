"""Draws of parameters in proportion to prior and likelihood, by emcee."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import emcee
import numpy as np

from experiments.calibration.peaks import begin
from experiments.calibration.space import Floats

LogDensity = Callable[[Floats], Floats]

_WALKERS: Final = 4
"""Walkers per parameter."""
_FEWEST_WALKERS: Final = 32
_LOOK: Final = 250
"""Steps at least between looks at whether there are enough: a look takes as long as some hundreds of steps."""
_TIMES: Final = 50
"""Autocorrelation times that the chain must be long, as emcee advises."""
_BURN: Final = 5
"""Autocorrelation times that are left out at the beginning."""
_MOVES: Final = ((emcee.moves.DEMove(), 0.9), (emcee.moves.DEMove(gamma0=1.0), 0.1))
"""Differential evolution mixes better than stretching where parameters are many, and a full step now and then finds
another mode. Not DESnookerMove: that of emcee 3.1.6 gives a normal distribution two thirds of its width."""


@dataclass(frozen=True)
class Sampled:
    """Draws, and how they were made.

    Attributes:
        chains: scores by walker, shape (walkers, draws of each, parameters).
        time: autocorrelation time of the slowest parameter, in steps.
        steps: that were taken.
        effective: independent draws that are worth as much, for the slowest parameter.
        settled: whether the chain was long enough to trust.
    """

    chains: Floats
    time: float
    steps: int
    effective: float
    settled: bool

    @property
    def draws(self) -> Floats:
        """All draws, shape (draws, parameters); walkers change fastest."""
        return np.swapaxes(self.chains, 0, 1).reshape(-1, self.chains.shape[-1])

    def some(self, count: int) -> Floats:
        """So many draws, evenly from all, or all when there are fewer."""
        places = np.linspace(0, len(self.draws) - 1, min(count, len(self.draws))).round().astype(int)
        return self.draws[places]


def sample(
    log_likelihood: LogDensity, parameters: int, seed: int, *, most_steps: int, temper: float = 1.0,
    log_prior: LogDensity | None = None,
) -> Sampled:  # fmt: skip
    """Draws from a posterior.

    Args:
        log_likelihood: of scores, shape (points, parameters), all at once.
        parameters: how many there are.
        seed: the same gives the same draws.
        most_steps: steps at most; fewer are taken when these are enough.
        temper: power of the likelihood; below 1 makes the posterior broader.
        log_prior: of scores; by default standard normal.
    """
    prior = _standard_normal if log_prior is None else log_prior
    walkers = max(_FEWEST_WALKERS, _WALKERS * parameters)
    state = np.random.RandomState(seed)

    def density(points: Floats) -> Floats:
        found = prior(points) + temper * log_likelihood(points)
        return np.asarray(np.where(np.isfinite(found), found, -np.inf))

    sampler = emcee.EnsembleSampler(walkers, parameters, density, moves=list(_MOVES), vectorize=True)
    sampler.random_state = state.get_state()
    now = begin(density, parameters, walkers, state)
    time, enough = float("inf"), float(_LOOK)
    while sampler.iteration < min(enough, most_steps):
        to_go = max(_LOOK, int(enough) + 1 - sampler.iteration)
        now = sampler.run_mcmc(now, min(to_go, most_steps - sampler.iteration))
        time = float(np.max(sampler.get_autocorr_time(tol=0)))
        enough = (_TIMES + _BURN) * time if np.isfinite(time) else float(most_steps)
    return _kept(sampler, time, sampler.iteration > enough)


def _standard_normal(points: Floats) -> Floats:
    return np.asarray(-0.5 * (points**2).sum(axis=1))


def _kept(sampler: emcee.EnsembleSampler, time: float, settled: bool) -> Sampled:
    steps = sampler.iteration
    known = time if np.isfinite(time) else steps / (2 * _BURN)
    burn = min(int(_BURN * known), steps // 2)
    thin = max(1, int(known / 2))
    chains = np.swapaxes(sampler.get_chain(discard=burn, thin=thin), 0, 1)
    effective = chains.shape[0] * (steps - burn) / max(known, 1.0)
    return Sampled(np.ascontiguousarray(chains), known, steps, effective, settled)
