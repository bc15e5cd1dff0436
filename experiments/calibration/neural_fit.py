"""The network's answer to the question that a calibration asks: same runs, same figures, same errors, same prior.

Later waves were not drawn from the prior. The network learns the posterior under the mixture of regions that all runs
were drawn from, and its draws are weighed by prior over mixture: no run is thrown away, and weights have a bound, for
the first wave covers the prior. (To train on the first wave alone errs twice as much; truncated proposals, TSNPE, ask
for waves that are cut pieces of the prior, which the waves of the emulator are not. docs/calibration.md.)
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from experiments.calibration.neural import Lessons, learn
from experiments.calibration.proposal import drawn_by, effective, proposal_of
from experiments.calibration.recovery import DRAWS, Posterior, Trials
from experiments.calibration.settings import Settings
from experiments.calibration.space import Floats
from experiments.calibration.summaries import summaries
from experiments.calibration.waves import Fitted

Used = npt.NDArray[np.bool_]

_COUNTED: Final = 0.95
"""Share of the runs that must have counted a figure, for the network needs a number of each."""
_RAW: Final = 20_000
"""Draws of the network, of which weights leave fewer."""
_KEPT: Final = 4_000
_RAW_TRIAL: Final = 4_000


@dataclass(frozen=True)
class Answer:
    """What a network makes of the figures.

    Attributes:
        scores: draws of the posterior, shape (draws, parameters).
        effective: equal draws that they are worth.
        rounds: through all runs in which the network learned.
    """

    scores: Floats
    effective: float
    rounds: int


def figures_used(fitted: Fitted) -> Used:
    """The figures that a network is shown: those that the emulator knows and that nearly all runs counted."""
    counted = np.mean(fitted.runs.denominator > 0, axis=0)
    return np.asarray(fitted.likelihood.emulator.known & (counted >= _COUNTED))


def answer(fitted: Fitted, settings: Settings, seed: int) -> Answer:
    """Draws of the posterior of the published figures.

    A run has chance that published figures have not. The errors that are added to its summaries are smaller by that, so
    that both together are as large as the errors of the figures.

    Args:
        fitted: a calibration.
        settings: how it went about it.
        seed: of the network and its draws.
    """
    known, runs = fitted.likelihood, fitted.runs
    own = summaries(runs.numerator, runs.denominator, known.observed.share).chance + known.emulator.by_chance()
    wanted = known.observed.error**2 + settings.discrepancy**2
    error = np.sqrt(np.maximum(0.0, wanted - np.nan_to_num(own)))
    used = figures_used(fitted)
    network = learn(_lessons(fitted, settings, used, error, np.ones(len(runs), bool)), seed)
    raw = network.draw(known.observed.value[used], _RAW, seed)
    weights = proposal_of(runs.wave, fitted.regions).weights(raw, fitted.regions[0])
    return Answer(raw[drawn_by(weights, _KEPT, seed)], effective(weights), network.rounds)


def trial_posterior(fitted: Fitted, settings: Settings, tried: Trials, seed: int) -> Callable[[Trials], Posterior]:
    """The posterior of trials by one network that saw none of their runs.

    Their figures come from single runs, so the whole errors are added to summaries; the region of the last wave is the
    prior, as it is for the emulator.

    Args:
        fitted: a calibration.
        settings: how it went about it.
        tried: says which runs may be learned from.
        seed: of the network and its draws.

    Returns:
        What takes trials with these truths, whatever their figures, and gives their posterior.
    """
    runs, observed, used = fitted.runs, fitted.likelihood.observed, figures_used(fitted)
    error = np.broadcast_to(np.hypot(observed.error, settings.discrepancy), runs.numerator.shape)
    network = learn(_lessons(fitted, settings, used, error, tried.rest), seed)
    proposal = proposal_of(runs.wave[tried.rest], fitted.regions)

    def posterior(trials: Trials) -> Posterior:
        def draws(place: int) -> Floats:
            raw = network.draw(trials.value[place, used], _RAW_TRIAL, seed + place)
            return np.asarray(raw[drawn_by(proposal.weights(raw, fitted.regions[-1]), DRAWS, seed + place)])

        return draws

    return posterior


def _lessons(fitted: Fitted, settings: Settings, used: Used, error: Floats, chosen: npt.NDArray[np.bool_]) -> Lessons:
    runs = fitted.runs
    value = summaries(runs.numerator, runs.denominator, fitted.likelihood.observed.share).value
    some = np.ix_(chosen, used)
    return Lessons(runs.points[chosen], runs.point[chosen], value[some], error[some], settings.freedom)
