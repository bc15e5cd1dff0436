"""What a researcher makes of a trial: the difference between the arms, its interval and its p-value.

One estimator serves pupils, classes and schools that were given their arm by lot: the mean of an arm is that of its
pupils, its variance that of the deviations of units (for a unit of one pupil the ordinary variance), the interval and
the p-value are Student's t with Welch's degrees of freedom. So it allows for pupils of one class being alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, isfinite, log, nan, sqrt

import numpy as np
import numpy.typing as npt

from experiments.compare.student_t import quantile, within

Values = npt.NDArray[np.float64]
Units = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Arm:
    """One arm.

    Attributes:
        mean: over its pupils; NaN without pupils.
        variance: of that mean; NaN below two units.
        units: how many units were given this arm and have pupils.
        pupils: how many.
    """

    mean: float
    variance: float
    units: int
    pupils: int


@dataclass(frozen=True)
class Estimate:
    """What was found of one outcome.

    Attributes:
        treated: the arm that got the scenario.
        control: the other.
        difference: mean of the treated less that of the controls.
        low: lower bound of its interval; NaN where nothing varies.
        high: upper bound.
        p: chance of a difference at least as far from zero when there is none; 1 where nothing varies.
        freedom: degrees of freedom.
        odds_ratio: of a yes-or-no outcome; NaN otherwise, or when nobody or everybody of an arm has it.
        odds_low: lower bound of its interval.
        odds_high: upper bound.
    """

    treated: Arm
    control: Arm
    difference: float
    low: float
    high: float
    p: float
    freedom: int
    odds_ratio: float
    odds_low: float
    odds_high: float


def estimate(values: Values, unit: Units, treated: npt.NDArray[np.bool_], alpha: float, *, yes_no: bool) -> Estimate:
    """Compare the arms.

    Args:
        values: outcome of each pupil, shape (n,).
        unit: number of the unit that each pupil was drawn with, shape (n,).
        treated: whether that unit was allocated to the scenario, shape (n,); the same within a unit.
        alpha: chance of a false alarm that is accepted, such as 0.05; intervals are of 1 - alpha.
        yes_no: whether values are 0 and 1, so that odds have a meaning.
    """
    one, other = arm(values[treated], unit[treated]), arm(values[~treated], unit[~treated])
    difference, variance = one.mean - other.mean, one.variance + other.variance
    freedom = _freedom(one, other)
    if not isfinite(variance) or variance <= 0:
        return Estimate(one, other, difference, nan, nan, 1.0, freedom, nan, nan, nan)
    error, t = sqrt(variance), quantile(1 - alpha, freedom)
    p = 1 - within(abs(difference) / error, freedom)
    odds = _odds_ratio(one, other, t) if yes_no else (nan, nan, nan)
    return Estimate(one, other, difference, difference - t * error, difference + t * error, p, freedom, *odds)


def arm(values: Values, unit: Units) -> Arm:
    """The mean over pupils, and its variance over units (the linearised variance of a ratio).

    Args:
        values: shape (n,).
        unit: of each, shape (n,).
    """
    pupils = len(values)
    if pupils == 0:
        return Arm(nan, nan, 0, 0)
    mean = float(values.mean())
    _, place = np.unique(unit, return_inverse=True)
    deviations = np.bincount(place, weights=values - mean)
    units = len(deviations)
    spread = float((deviations**2).sum()) * units / (units - 1) if units > 1 else nan
    return Arm(mean, spread / pupils**2, units, pupils)


def _freedom(one: Arm, other: Arm) -> int:
    """Degrees of freedom after Welch (1947), rounded down; 1 at least."""
    parts = [(each.variance, each.units - 1) for each in (one, other) if each.units > 1 and each.variance > 0]
    if not parts:
        return max(one.units + other.units - 2, 1)
    total = sum(variance for variance, _ in parts)
    return max(int(total**2 / sum(variance**2 / freedom for variance, freedom in parts)), 1)


def _odds_ratio(one: Arm, other: Arm, t: float) -> tuple[float, float, float]:
    """Ratio of the odds with its interval, symmetric on the scale of the logarithm (delta method)."""
    if not all(0 < each.mean < 1 for each in (one, other)):
        return nan, nan, nan
    logs = [log(each.mean / (1 - each.mean)) for each in (one, other)]
    spread = sqrt(sum(each.variance / (each.mean * (1 - each.mean)) ** 2 for each in (one, other)))
    middle = logs[0] - logs[1]
    return exp(middle), exp(middle - t * spread), exp(middle + t * spread)


def holm(p: Sequence[float]) -> list[float]:
    """P-values that allow for several outcomes being looked at (Holm 1979), in the order given.

    Rejecting each that is below alpha keeps the chance of any false alarm at alpha, however outcomes hang together.

    Example:
        >>> holm([0.01, 0.04, 0.03])
        [0.03, 0.06, 0.06]
    """
    order = sorted(range(len(p)), key=lambda place: p[place])
    found, least = [0.0] * len(p), 0.0
    for rank, place in enumerate(order):
        least = max(least, min((len(p) - rank) * p[place], 1.0))
        found[place] = least
    return found
