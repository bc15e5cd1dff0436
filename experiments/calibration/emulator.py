"""What the model would give at any point, learned from runs: a quadratic surface for each target, and how sure."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from experiments.calibration.basis import Basis, basis_around
from experiments.calibration.regression import Regression, regress
from experiments.calibration.runs import Runs
from experiments.calibration.space import Floats
from experiments.calibration.summaries import Summaries, summaries

FEWEST: Final = 20
"""Runs in which a target was counted, below which nothing is learned of it."""

_CLEAR: Final = 2.0
"""Standard deviations from 0 at which the covariance of a coefficient with others counts."""


@dataclass(frozen=True)
class Surface:
    """The emulator of one target.

    Attributes:
        basis: its terms; the same for all surfaces learned from the same waves.
        weight: coefficient of each term.
        alone: variance of the coefficients that are near 0; their covariance is left out. 0 for the others.
        active: places of the others.
        covariance: of the others.
        first_wave: the earliest wave that it was learned from.
        extra: variance between runs beyond drawing pupils one by one: chance of schools, and lack of fit.
        by_chance: the part of `extra` that runs at the same point show.
        error: root mean square of what runs lie off the surface learned without them.
        calibrated: mean square of the same, each over its own variance: 1 when the emulator knows how sure it is.
    """

    basis: Basis
    weight: Floats
    alone: Floats
    active: npt.NDArray[np.intp]
    covariance: Floats
    first_wave: int
    extra: float
    by_chance: float
    error: float
    calibrated: float

    @property
    def lack_of_fit(self) -> float:
        """Variance by which the model's own mean lies off the surface."""
        return max(0.0, self.extra - self.by_chance)

    def predict(self, terms: Floats) -> tuple[Floats, Floats]:
        """The model's mean at points, and the variance of what is not known of it.

        Args:
            terms: of its basis at the points.
        """
        used = terms[:, self.active]
        variance = np.einsum("ij,ij->i", used @ self.covariance, used) + terms**2 @ self.alone
        return terms @ self.weight, variance + self.lack_of_fit


@dataclass(frozen=True)
class Emulator:
    """The emulator of all targets.

    Attributes:
        surfaces: one for each target; None where too few runs counted any.
    """

    surfaces: tuple[Surface | None, ...]

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """Which targets it has a surface of."""
        return np.array([surface is not None for surface in self.surfaces])

    def predict(self, points: Floats) -> tuple[Floats, Floats]:
        """The model's mean at points and the variance of what is not known of it.

        Args:
            points: scores, shape (points, parameters).

        Returns:
            Two arrays of shape (points, targets), NaN for a target without surface.
        """
        mean = np.full((len(points), len(self.surfaces)), np.nan)
        variance = mean.copy()
        terms: dict[int, Floats] = {}
        for t, surface in enumerate(self.surfaces):
            if surface is not None:
                if surface.first_wave not in terms:
                    terms[surface.first_wave] = surface.basis.terms(points)
                mean[:, t], variance[:, t] = surface.predict(terms[surface.first_wave])
        return mean, variance

    def by_chance(self) -> Floats:
        """Variance between runs at the same point beyond drawing pupils one by one, shape (targets,)."""
        return np.array([np.nan if surface is None else surface.by_chance for surface in self.surfaces])


def fit(runs: Runs, share: npt.NDArray[np.bool_]) -> Emulator:
    """Learns an emulator.

    Each target's surface is learned from all runs or from the later waves only, whichever predicts the runs of the last
    wave best when each is left out in turn: a surface of a small region needs fewer terms, one of all runs has more
    to learn from.

    Args:
        runs: of one or more waves.
        share: whether each target is a share.
    """
    summed = summaries(runs.numerator, runs.denominator, share)
    return Emulator(tuple(_surface(runs, summed, t) for t in range(len(share))))


def _surface(runs: Runs, summed: Summaries, target: int) -> Surface | None:
    counted = np.isfinite(summed.value[:, target])
    if counted.sum() < FEWEST or np.ptp(summed.value[counted, target]) == 0:
        return None
    last = int(runs.wave[counted].max())
    found = [_fitted(runs, summed, target, counted & (runs.wave >= first)) for first in _firsts(runs.wave[counted])]
    best = max(found, key=lambda each: each[2].score[runs.wave[each[0]] == last].sum())
    return _made(runs, summed, target, *best)


def _firsts(waves: npt.NDArray[np.intp]) -> list[int]:
    """The earliest waves that may be learned from: all, and all but the first of three and more."""
    there = np.unique(waves).tolist()
    return there[:1] if len(there) < 3 else there[:2]


Fitted = tuple[npt.NDArray[np.bool_], Basis, Regression]


def _fitted(runs: Runs, summed: Summaries, target: int, chosen: npt.NDArray[np.bool_]) -> Fitted:
    basis = basis_around(runs.points[runs.wave >= runs.wave[chosen].min()])
    terms = basis.terms(runs.points[chosen])
    return chosen, basis, regress(terms, basis.kinds, summed.value[chosen, target], summed.chance[chosen, target])


def _made(
    runs: Runs, summed: Summaries, target: int, chosen: npt.NDArray[np.bool_], basis: Basis, found: Regression
) -> Surface:
    own = np.diag(found.covariance)
    small = found.weight**2 <= _CLEAR**2 * own
    active = np.flatnonzero(~small)
    return Surface(
        basis=basis,
        weight=found.weight,
        alone=np.where(small, own, 0.0),
        active=active,
        covariance=found.covariance[np.ix_(active, active)],
        first_wave=int(runs.wave[chosen].min()),
        extra=found.extra,
        by_chance=_by_chance(summed.value[chosen, target], summed.chance[chosen, target], runs.point[chosen]),
        error=float(np.sqrt(np.mean(found.residual**2))),
        calibrated=float(np.mean(found.residual**2 / found.variance)),
    )


def _by_chance(value: Floats, chance: Floats, point: npt.NDArray[np.intp]) -> float:
    """Variance between runs at the same point, beyond that of drawing pupils one by one; 0 without such runs."""
    order = np.argsort(point, kind="stable")
    first, second = order[:-1], order[1:]
    pairs = point[first] == point[second]
    if not pairs.any():
        return 0.0
    first, second = first[pairs], second[pairs]
    apart = (value[first] - value[second]) ** 2 / 2
    return max(0.0, float(np.mean(apart - (chance[first] + chance[second]) / 2)))
