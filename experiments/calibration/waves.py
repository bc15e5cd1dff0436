"""Waves of runs: each is placed where the figures, by all runs so far, say that the parameters are."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from experiments.calibration.design import Region, prior_region, region_around, with_twins
from experiments.calibration.emulator import Emulator, fit
from experiments.calibration.likelihood import Likelihood
from experiments.calibration.posterior import Sampled, sample
from experiments.calibration.runs import Runs, together
from experiments.calibration.settings import Settings
from experiments.calibration.space import Floats
from experiments.calibration.summaries import Observed
from model.progress import Progress, say_nothing

STAGE: Final = "fitting"
"""What progress calls the work between the runs."""

Simulate = Callable[[Floats, int], tuple[Floats, Floats]]
"""Takes points (scores, shape (runs, parameters)) and the number of the first run; gives what each run counted for each
target and out of how many, two arrays of shape (runs, targets)."""

Place = Callable[[int, Callable[[], Region]], Region]
"""Gives the region of a wave: one that was kept, or what it is called to work out."""


@dataclass(frozen=True)
class Fitted:
    """A calibration.

    Attributes:
        runs: of all waves.
        regions: from which each wave was drawn.
        likelihood: with the emulator of all runs.
        posterior: draws.
    """

    runs: Runs
    regions: tuple[Region, ...]
    likelihood: Likelihood
    posterior: Sampled


def calibrate(
    simulate: Simulate,
    observed: Observed,
    parameters: int,
    settings: Settings,
    budget: int,
    seed: int,
    *,
    place: Place | None = None,
    progress: Progress | None = None,
) -> Fitted:
    """Fits parameters to figures.

    Args:
        simulate: the model, or a toy.
        observed: the figures.
        parameters: how many vary; their scores are standard normal beforehand.
        settings: how to go about it.
        budget: runs in all.
        seed: of where points lie and of the sampler; the same gives the same.
        place: keeps the region of each wave, so that who continues draws the same points; by default it is worked out.
        progress: called with ("fitting", done, all) after each wave and at the end.
    """
    tell, keep = progress or say_nothing, place or _worked_out
    parts: list[Runs] = []
    regions: list[Region] = []
    for wave, size in enumerate(settings.sizes(budget), 1):
        regions.append(keep(wave, lambda: _region(parts, observed, parameters, settings, seed)))
        parts.append(_wave(simulate, regions[-1], size, wave, parts, settings.twins, seed))
        tell(STAGE, wave, settings.waves + 1)
    runs = together(parts)
    likelihood = agreement(fit(runs, observed.share), observed, settings)
    posterior = sample(likelihood.log_density, parameters, seed, most_steps=settings.steps[1])
    tell(STAGE, settings.waves + 1, settings.waves + 1)
    return Fitted(runs, tuple(regions), likelihood, posterior)


def agreement(emulator: Emulator, observed: Observed, settings: Settings) -> Likelihood:
    """The likelihood that these settings ask for."""
    return Likelihood(emulator, observed, settings.discrepancy, settings.freedom)


def _worked_out(wave: int, work_out: Callable[[], Region]) -> Region:
    return work_out()


def _region(parts: list[Runs], observed: Observed, parameters: int, settings: Settings, seed: int) -> Region:
    """Where the next wave goes: around the posterior of the runs so far, tempered and widened."""
    if not parts:
        return prior_region(parameters)
    likelihood = agreement(fit(together(parts), observed.share), observed, settings)
    temper = settings.tempers[len(parts) - 1]
    found = sample(likelihood.log_density, parameters, seed, most_steps=settings.steps[0], temper=temper)
    return region_around(found.draws, settings.wider)


def _wave(
    simulate: Simulate, region: Region, size: int, wave: int, before: list[Runs], twins: float, seed: int
) -> Runs:
    first = sum(len(part) for part in before)
    number = with_twins(size, twins)
    points = region.draw(int(number.max()) + 1, seed + wave)[number]
    numerator, denominator = simulate(points, first)
    return Runs(points, np.full(size, wave), number + first, numerator, denominator)
