"""A regression with many more terms than matter, of values with unlike and partly known noise.

Each coefficient has a Student-t prior around 0, of which the scale is found from the data for each kind of term: most
coefficients are drawn to nearly nothing, the few large ones hardly. Solved by variational Bayes (Tipping and Lawrence
2005; Drugowitsch 2013), in which a coefficient that is drawn to nothing keeps its uncertainty. docs/calibration.md says
how it did beside a ridge and beside a relevance vector machine, which is the same with the uncertainty left out.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from experiments.calibration.space import Floats

_SHAPE: Final = 0.2
"""Half the degrees of freedom of the prior of a coefficient: the lower, the fewer are thought to matter."""
_ROUNDS: Final = (5, 100)
"""Of improving coefficients, their scales and the noise in turn: at least, at most."""
_STILL: Final = 1e-3
"""Change of the extra noise, as a share of all noise, below which the fit has settled."""
_FREE: Final = 1e-6
"""Precision of the constant, over the variance of the values: it is not drawn towards 0."""
_LEAST: Final = 1e-9
"""Least extra noise, as a share of the variance of the values: keeps weights finite."""
_START: Final = 0.1
"""Where extra noise and the size of coefficients start, as a share of the variance of the values."""


@dataclass(frozen=True)
class Regression:
    """A fitted regression.

    Attributes:
        weight: the coefficients, shape (terms,).
        covariance: of the coefficients, shape (terms, terms).
        extra: variance of the values beyond what was known of their noise.
        residual: each value minus what a fit without it, at the same scales, predicts.
        variance: of that residual, shape (values,).
    """

    weight: Floats
    covariance: Floats
    extra: float
    residual: Floats
    variance: Floats

    @property
    def score(self) -> Floats:
        """Log density that a fit without it gave each value, shape (values,)."""
        return np.asarray(-0.5 * (np.log(2 * np.pi * self.variance) + self.residual**2 / self.variance))


def regress(terms: Floats, kinds: npt.NDArray[np.intp], value: Floats, noise: Floats) -> Regression:
    """Fits a regression.

    Args:
        terms: shape (values, terms).
        kinds: the kind of each term; coefficients of one kind have one scale. Kind 0 is the constant.
        value: shape (values,).
        noise: variance of each value that is known beforehand.
    """
    size = float(value.var()) or 1.0
    extra = _START * size
    precision = np.where(kinds == 0, _FREE, 1 / _START) / size
    for rounds in range(_ROUNDS[1]):
        weight, covariance = _solve(terms, value, noise + extra, precision)
        own = np.diag(covariance)
        determined = float(np.sum(1 - precision * own))
        precision = _precision(kinds, weight**2 + own, precision)
        before, extra = extra, max(_LEAST * size, _extra(value - terms @ weight, noise, extra, determined))
        if rounds >= _ROUNDS[0] and abs(extra - before) < _STILL * float(np.mean(noise + extra)):
            break
    return _finished(terms, value, noise, extra, precision)


def _solve(terms: Floats, value: Floats, noise: Floats, precision: Floats) -> tuple[Floats, Floats]:
    """Coefficients and their covariance."""
    root = np.sqrt(noise)
    weighed = terms / root[:, None]
    covariance: Floats = np.linalg.inv(weighed.T @ weighed + np.diag(precision)).astype(np.float64)
    return covariance @ (weighed.T @ (value / root)), covariance


def _precision(kinds: npt.NDArray[np.intp], square: Floats, before: Floats) -> Floats:
    """The precision of each coefficient's prior, from its expected square and the scale of its kind."""
    found = before.copy()
    for kind in range(1, kinds.max() + 1):
        here = kinds == kind
        scale = _SHAPE * here.sum() / before[here].sum()
        found[here] = (2 * _SHAPE + 1) / (2 * scale + square[here])
    return found


def _leverage(terms: Floats, noise: Floats, covariance: Floats) -> Floats:
    """How much each value draws the fit to itself, from 0 to 1."""
    return np.asarray(np.minimum(np.einsum("ij,ij->i", terms @ covariance, terms) / noise, 1 - 1e-9))


def _extra(residual: Floats, known: Floats, extra: float, determined: float) -> float:
    """The extra variance by which residuals are as large as they should be; precise values count more.

    Args:
        residual: of a fit to all values.
        known: noise of each that is known beforehand.
        extra: the variance so far, by which values are weighed.
        determined: coefficients that the values determine, so that residuals are that much too small.
    """
    left = max(1 - determined / len(residual), 1e-3)
    return float(np.average(residual**2 / left - known, weights=(known + extra) ** -2.0))


def _finished(terms: Floats, value: Floats, known: Floats, extra: float, precision: Floats) -> Regression:
    noise = known + extra
    weight, covariance = _solve(terms, value, noise, precision)
    left = 1 - _leverage(terms, noise, covariance)
    return Regression(weight, covariance, extra, (value - terms @ weight) / left, noise / left)
