"""Judgements that can turn out badly, each with what it could have seen."""

from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np
import numpy.typing as npt
from numpy.polynomial.legendre import legvander
from scipy.special import ndtr, ndtri
from scipy.stats import binom, chi2, ncx2

from experiments.calibration.space import Floats

LEVEL: Final = 0.01
"""Chance that a check fails although nothing is wrong."""
NARROW: Final = 1.5
"""The fault of which the power is told: posteriors that are so many times too narrow."""
_COMPONENTS: Final = 4
"""Polynomials of the test of ranks, as Neyman advised."""
_GRID: Final = 2000
"""Points at which a mean over all ranks is taken."""


@dataclass(frozen=True)
class Verdict:
    """What came of a check.

    Attributes:
        name: of the check.
        passed: whether it found nothing wrong.
        statistic: what was worked out.
        critical: beyond which it fails; for coverage, below which.
        power: chance that it fails when intervals are `NARROW` times too narrow; NaN where that has no meaning.
        count: of truths, or of figures, that it is made of.
    """

    name: str
    passed: bool
    statistic: float
    critical: float
    power: float
    count: int


def ranks_are_uniform(ranks: npt.NDArray[np.intp], draws: int) -> Verdict:
    """Simulation-based calibration (Talts et al. 2018): among draws of the posterior, a truth has any rank as likely.

    The least likely of the parameters' statistics decides, at a level divided by their number.

    Args:
        ranks: of each truth among the draws, from 0 to `draws`, shape (truths, parameters).
        draws: that each was held against.
    """
    statistics, critical = unevenness(ranks, draws)
    worst, truths = float(statistics.max()), len(ranks)
    return Verdict("ranks", worst <= critical, worst, critical,
                   float(ncx2.sf(critical, _COMPONENTS, truths * _departure())), truths)  # fmt: skip


def unevenness(ranks: npt.NDArray[np.intp], draws: int) -> tuple[Floats, float]:
    """How far each parameter's ranks are from uniform, and the critical value: Neyman's smooth test (1937).

    It sums the squares of what the ranks share with the first Legendre polynomials: too high or too low, too far out or
    too near the middle, and two finer forms. Chi-square over bins, which looks for any form, would see a posterior 1.5
    times too narrow in 7 % of cases with 40 truths and 34 parameters; this sees it in 48 %, and in 85 % with 80 truths.

    Args:
        ranks: of each truth among the draws, from 0 to `draws`, shape (truths, parameters).
        draws: that each was held against.
    """
    truths, parameters = ranks.shape
    shared = _smooth((ranks + 0.5) / (draws + 1)).sum(axis=1)
    return (shared**2).sum(axis=0) / truths, float(chi2.isf(LEVEL / parameters, _COMPONENTS))


def _smooth(shares: Floats) -> Floats:
    """Legendre polynomials from the first on, of unit variance over uniform shares; shape (polynomials, ...)."""
    order = np.arange(1, _COMPONENTS + 1)
    each = np.asarray(legvander(2 * shares - 1, _COMPONENTS)[..., 1:] * np.sqrt(2 * order + 1), np.float64)
    return np.moveaxis(each, -1, 0)


def _departure() -> float:
    """How far ranks are from uniform, per truth, when posteriors are too narrow: squared means of the polynomials."""
    even = (np.arange(_GRID) + 0.5) / _GRID
    return float((_smooth(ndtr(ndtri(even) * NARROW)).mean(axis=1) ** 2).sum())


def covers(inside: npt.NDArray[np.bool_], level: float) -> Verdict:
    """Whether intervals hold as many truths as they promise; holding more is no failure.

    Parameters of one truth are not independent, so the chance in the share is found between truths.

    Args:
        inside: whether each lies in its interval, shape (truths, parameters).
        level: that the intervals promise.
    """
    each = inside.mean(axis=1)
    alone = sqrt(level * (1 - level) / inside.size)  # the least that it can be, when all happen to be inside
    error = max(float(each.std(ddof=1)) / sqrt(len(each)), alone)
    critical = level + float(ndtri(LEVEL)) * error
    narrow = 2 * float(ndtr(ndtri((1 + level) / 2) / NARROW)) - 1
    power = float(ndtr((critical - narrow) / error))
    return Verdict("coverage", bool(each.mean() >= critical), float(each.mean()), critical, power, len(each))


def enough_inside(inside: npt.NDArray[np.bool_], level: float, name: str) -> Verdict:
    """Whether so many figures lie in their intervals as these promise.

    Args:
        inside: whether each figure does, shape (figures,).
        level: that the intervals promise.
        name: of the check.
    """
    count = len(inside)
    critical = int(binom.ppf(LEVEL, count, level)) if count else 0
    narrow = 2 * float(ndtr(ndtri((1 + level) / 2) / NARROW)) - 1
    power = float(binom.cdf(critical - 1, count, narrow))
    return Verdict(name, bool(inside.sum() >= critical), float(inside.sum()), float(critical), power, count)


def ranks_of(truth: Floats, draws: Floats) -> npt.NDArray[np.intp]:
    """How many draws lie below a truth, for each parameter."""
    return (draws < truth).sum(axis=0)
