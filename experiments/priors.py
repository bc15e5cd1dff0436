"""Draws of what is not known: parameters from their priors, and amounts from a plausible range."""

from collections.abc import Callable
from math import exp, inf, log, sqrt
from statistics import NormalDist
from typing import Final

from evidence.parameters import Parameter, Prior

TAIL: Final = 0.05
"""The low and high of a prior are its 5th and 95th percentiles."""

_MIDDLE: Final = 0.5
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


def around(parameter: Parameter, u: float) -> float | None:
    """A parameter as far from its own value as a prior's quantile is from its median, within its bounds.

    Values were fitted together, to what is published; priors say of each by itself how far off it could be. So draws
    lie around the value, on the scale on which the prior is symmetric, and not around the prior's median.

    Args:
        parameter: with its value, prior and bounds.
        u: quantile, above 0 and below 1; a half gives the value itself.

    Returns:
        The value, or None when it is not varied.
    """
    prior, value = parameter.prior, parameter.value
    moved, middle = quantile(prior, u), quantile(prior, _MIDDLE)
    if moved is None or middle is None:
        return None
    there, back = _SCALES[prior.shape]
    if _fits(prior, value):
        moved = back(there(value) + there(moved) - there(middle))
    low, high = parameter.bounds or (-inf, inf)
    return min(max(moved, low), high)


def _fits(prior: Prior, value: float) -> bool:
    """Whether the value can be written on the prior's scale; at its very end the prior alone counts."""
    return {"lognormal": value > 0, "logitnormal": 0 < value < 1}.get(prior.shape, True)


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
    "uniform": (_same, _same),
    "normal": (_same, _same),
    "lognormal": (log, exp),
    "logitnormal": (_logit, _expit),
}
"""Shape → to the scale on which it is symmetric, and back."""
