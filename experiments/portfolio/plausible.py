"""Draws that could be true: doing nothing gives leavers and absence not too far from the model at its own values.

Parameters are drawn one by one; together they can make schools that nobody has seen, and a mean over draws would then
be about those. A draw is left out when doing nothing gives more than twice, or less than half, of what the model gives
at its own values, in leavers or in days of absence. That is a crude stand-in for a calibration.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from evidence.errors import BadInput
from experiments.ensemble.job import JOB, Job
from experiments.portfolio.draws import Draw
from experiments.portfolio.lives import MEASURE, Live, Setting, seeds_of
from experiments.portfolio.measure import DAYS, LEAVERS
from experiments.portfolio.robust import Floats

FACTOR: Final = 2.0
"""Times as many or as few that is still plausible."""

MOST_TRIED: Final = 8
"""Draws looked at for each that is wanted, before it is given up."""

_GAUGES: Final = (LEAVERS, DAYS)


def plausible_draws(setting: Setting, first: int, live: Live) -> tuple[list[Draw], int]:
    """The first plausible draws, as many as the setting says.

    Args:
        setting: of all runs.
        first: number of the first draw to look at.
        live: does jobs.

    Returns:
        The draws, and how many were looked at for them.

    Raises:
        BadInput: when too few are.
    """
    found: list[Draw] = []
    own = _gauged(setting, [None], first, live)[0]
    for start in range(first, first + MOST_TRIED * setting.draws, setting.draws):
        batch = [Draw(setting.seed, start + number, setting.posterior) for number in range(setting.draws)]
        for draw, gauged in zip(batch, _gauged(setting, batch, first, live), strict=True):
            if is_plausible(gauged, own):
                found.append(draw)
            if len(found) == setting.draws:
                return found, draw.number - first + 1
    problem = f"only {len(found)} of {MOST_TRIED * setting.draws} draws looked at are plausible"
    raise BadInput(key="--draws", value=setting.draws, problem=problem, hint="take more pupils: with few, luck decides")


def is_plausible(gauged: Floats, own: Floats) -> bool:
    """Whether all gauges are within the factor of what the model gives at its own values.

    Example:
        >>> is_plausible(np.array([3.0, 11.0]), np.array([2.0, 20.0]))
        True
        >>> is_plausible(np.array([5.0, 20.0]), np.array([2.0, 20.0]))
        False
    """
    return bool(np.all((gauged <= FACTOR * own) & (gauged * FACTOR >= own)))


def _gauged(setting: Setting, draws: Sequence[Draw | None], first: int, live: Live) -> list[Floats]:
    """Leavers and days of absence when nothing is done, mean over replicates; None is the model at its own values."""
    jobs = [_jobs(setting, draw.number if draw else first, draw) for draw in draws]
    rows = live([job for each in jobs for job in each])
    lived = rows.pivot_table(index=JOB, columns="what", values="value", aggfunc="mean", sort=False)
    return [lived.loc[[job.key for job in each], list(_GAUGES)].to_numpy(np.float64).mean(axis=0) for each in jobs]


def _jobs(setting: Setting, number: int, draw: Draw | None) -> list[Job]:
    """The runs in which nothing is done, with the seeds of the draw of this number."""
    parameters = draw.parameters(setting.base) if draw else ()
    return [
        Job(setting.base, setting.students, setting.schools, setting.years, seed, parameters, MEASURE)
        for seed in seeds_of(setting, number)
    ]
