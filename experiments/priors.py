"""Draws of what is not known: parameters from their priors, and amounts from a plausible range."""

from collections.abc import Callable
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Final

from evidence.parameters import Parameter, Prior

TAIL: Final = 0.05
"""The low and high of a prior are its 5th and 95th percentiles."""

_Z: Final = NormalDist().inv_cdf(1 - TAIL)


def quantile(prior: Prior, u: float) -> float | None:
    """The value of a prior at a quantile; None for a prior that is fixed.

    Args:
        prior: shape, 5th and 95th percentile.
        u: quantile, above 0 and below 1.

    Example:
        >>> round(quantile(Prior(shape="normal", low=0.0, high=2.0), 0.5), 6)
        1.0
        >>> round(quantile(Prior(shape="lognormal", low=0.1, high=10.0), 0.95), 6)
        10.0
    """
    if prior.shape == "fixed" or prior.low is None or prior.high is None:
        return None
    if prior.shape == "uniform":
        return prior.low + (prior.high - prior.low) * (u - TAIL) / (1 - 2 * TAIL)
    there, back = _SCALES[prior.shape]
    low, high = there(prior.low), there(prior.high)
    return back((low + high) / 2 + NormalDist().inv_cdf(u) * (high - low) / (2 * _Z))


def drawn(parameter: Parameter, u: float) -> float | None:
    """A parameter's value at a quantile of its prior, within its bounds; None when it is not varied."""
    value = quantile(parameter.prior, u)
    if value is None or parameter.bounds is None:
        return value
    return min(max(value, parameter.bounds[0]), parameter.bounds[1])


def triangular(low: float, mode: float, high: float, u: float) -> float:
    """A value in a plausible range that is likeliest at its mode, at a quantile.

    Example:
        >>> triangular(0.0, 1.0, 2.0, 0.5), triangular(3.0, 3.0, 3.0, 0.2)
        (1.0, 3.0)
    """
    width = high - low
    if width <= 0:
        return mode
    if u * width <= mode - low:
        return low + sqrt(u * width * (mode - low))
    return high - sqrt((1 - u) * width * (high - mode))


def _same(value: float) -> float:
    return value


def _logit(share: float) -> float:
    return log(share / (1 - share))


def _expit(value: float) -> float:
    return 1 / (1 + exp(-value))


_SCALES: Final[dict[str, tuple[Callable[[float], float], Callable[[float], float]]]] = {
    "normal": (_same, _same),
    "lognormal": (log, exp),
    "logitnormal": (_logit, _expit),
}
"""Shape → to the scale on which it is normal, and back."""
