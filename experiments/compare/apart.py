"""Two kinds of doubt apart: what is not known of the parameters, and the luck of towns.

Some replicates share a draw of the posterior, each with people and luck of its own. The difference in replicate k of
draw d is m + p_d + e_dk: p is what the parameters do (variance P), e is luck (variance L). A one-way analysis of
variance with random effects gives both (Searle, Casella and McCulloch, Variance Components, 1992). With K draws and N
replicates, n_d of draw d, n' = (N - sum n_d^2 / N) / (K - 1) and q = sum n_d^2 / N^2:

- within = sum (y_dk - mean_d)^2 / (N - K), which estimates L;
- between = sum n_d (mean_d - mean)^2 / (K - 1), which estimates L + n' P;
- P = (between - within) / n', or nought where that is below nought.

The question is what the measure does in the world of the true parameters, which are one more draw, so that more
replicates do not make this doubt go away: the error of the mean has the variance (1 + q) P + L / N. Its interval does
not take P for known, which ten draws do not make it: it is the mean's interval over all values of P and L that the
two sums of squares allow (both divided by chi-squares; generalised confidence, Weerahandi 1993). So it stays honest
where the estimate of P happens to be nought. The inner interval, of luck alone, is Student's t with N - K degrees of
freedom and variance L / N: that is what more replicates make smaller.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from experiments.chance import LEVEL
from experiments.compare.means import Rates, half_width, mean, variance
from experiments.compare.student_t import quantile

Draws = npt.NDArray[np.int64]
"""The draw of each replicate, shape (replicates,)."""

_SAMPLES: Final = 2**15
"""Pairs of variances that a design's table of intervals is made of: they make its numbers exact to about 1 %."""
_SHARES: Final = 65
"""Entries of that table."""


@dataclass(frozen=True)
class Apart:
    """Doubt about means over replicates, taken apart; each of shape (cells,), NaN where there is nothing to say.

    Attributes:
        draws: draws of the posterior with a value.
        half: half the interval, of parameters and luck together.
        luck_half: half the interval of luck alone.
        sd_parameters: standard deviation that the parameters make.
        sd_luck: standard deviation that people and luck make in one replicate.
        share: of the variance behind the interval: by the parameters.
        share_low: lower bound of the 95 % interval of that share.
        share_high: upper bound.
    """

    draws: npt.NDArray[np.int64]
    half: Rates
    luck_half: Rates
    sd_parameters: Rates
    sd_luck: Rates
    share: Rates
    share_low: Rates
    share_high: Rates


def half_of(values: Rates, draws: Draws | None) -> Rates:
    """Half the interval of each mean: Student's t over replicates, or with the doubt about parameters where they vary.

    Args:
        values: shape (cells, replicates); NaN where there is none.
        draws: the draw of each replicate; None when parameters are fixed.
    """
    if draws is not None:
        return taken_apart(values, draws).half
    count = np.isfinite(values).sum(axis=1)
    return half_width(variance(values, count), count)


def with_interval(values: Rates, draws: Draws | None = None) -> dict[str, npt.NDArray[Any]]:
    """Mean over replicates with low and high, and how many replicates have a value.

    For what is counted, which is never below 0; so neither is low.

    Args:
        values: shape (cells, replicates); NaN where there is none.
        draws: the draw of each replicate; None when parameters are fixed.

    Example:
        >>> found = with_interval(np.array([[1.0, 2.0, 3.0]]))
        >>> round(float(found["mean"][0]), 3), round(float(found["high"][0]), 3)
        (2.0, 4.484)
    """
    count = np.isfinite(values).sum(axis=1)
    centre, half = mean(values, count), half_of(values, draws)
    return {
        "mean": centre,
        "low": np.where(centre > half, centre - half, 0.0 * half),
        "high": centre + half,
        "replicates": count,
    }


@dataclass(frozen=True)
class _Design:
    """How replicates lie over draws: K, N, n' and q of the text above."""

    draws: int
    runs: int
    each: float
    uneven: float


def taken_apart(values: Rates, draws: Draws, least: Rates | None = None) -> Apart:
    """The doubt about the mean of each cell.

    Args:
        values: shape (cells, replicates); NaN where there is none.
        draws: the draw of each replicate.
        least: variance that luck has in one replicate at least, shape (cells,).

    Where no draw has two replicates nothing can be told apart; the interval is then that of one more replicate.
    """
    known = np.isfinite(values)
    of_draw = (draws[:, None] == np.unique(draws)[None, :]).astype(np.float64)
    count = known.astype(np.float64) @ of_draw
    runs, there = known.sum(axis=1), (count > 0).sum(axis=1)
    middle = np.where(known, values, 0.0) @ of_draw / np.maximum(count, 1)
    off = np.where(known, values - middle @ of_draw.T, 0.0)
    floor = np.zeros(len(values)) if least is None else np.nan_to_num(least)
    with np.errstate(divide="ignore", invalid="ignore"):
        within = np.maximum(np.where(runs > there, (off**2).sum(axis=1) / (runs - there), np.nan), floor)
        apart = count * (middle - mean(values, runs)[:, None]) ** 2
        between = np.where(there > 1, apart.sum(axis=1) / (there - 1), np.nan)
    made = Apart(there.astype(np.int64), *(np.full(len(values), np.nan) for _ in range(7)))
    made.sd_luck[:] = np.sqrt(within)
    designs = np.column_stack([count.min(axis=1), runs, there, (count**2).sum(axis=1)])
    for place in {tuple(row): k for k, row in enumerate(designs)}.values():
        here = (designs == designs[place]).all(axis=1)
        _fill(made, here, _design(count[place]), between[here], within[here], floor[here])
    return made


def _design(count: Rates) -> _Design:
    counts = count[count > 0]
    runs, draws, squares = float(counts.sum()), len(counts), float((counts**2).sum())
    if draws < 2:
        return _Design(draws, int(runs), 1.0, 1.0)
    return _Design(draws, int(runs), (runs - squares / runs) / (draws - 1), squares / runs**2)


def _fill(
    made: Apart, here: npt.NDArray[np.bool_], design: _Design, between: Rates, within: Rates, floor: Rates
) -> None:
    """The cells of one design."""
    free = design.runs - design.draws
    if free > 0:
        made.luck_half[here] = quantile(LEVEL, free) * np.sqrt(within / design.runs)
    if design.draws < 2:
        return
    if free == 0:
        spread = np.maximum(between, floor) * (1 + 1 / design.draws)
        made.half[here] = quantile(LEVEL, design.draws - 1) * np.sqrt(spread)
        return
    size = between + within
    with np.errstate(divide="ignore", invalid="ignore"):
        part, ratio = np.where(size > 0, between / size, 0.0), between / within
    shares, halves = _halves(design)
    made.half[here] = np.maximum(np.sqrt(size) * np.interp(part, shares, halves), made.luck_half[here])
    made.sd_parameters[here] = np.sqrt(np.maximum(between - within, 0) / design.each)
    low, high = _ratios(design)
    for name, times in (("share", 1.0), ("share_low", low), ("share_high", high)):
        getattr(made, name)[here] = np.where(size > 0, _share(times * ratio, design), np.nan)


def _share(ratio: Rates, design: _Design) -> Rates:
    """Share of the variance behind an interval that parameters make, from between over within."""
    parameters = (1 + design.uneven) * np.maximum(ratio - 1, 0) / design.each
    with np.errstate(invalid="ignore"):
        return np.where(np.isinf(parameters), 1.0, parameters / (parameters + 1 / design.runs))


@lru_cache(maxsize=64)
def _halves(design: _Design) -> tuple[Rates, Rates]:
    """Half the interval where between + within is 1, by the share of between in that; (shares, halves)."""
    between, within, normal = _allowed(design)
    shares = np.linspace(0.0, 1.0, _SHARES)
    halves = np.empty(_SHARES)
    for place, share in enumerate(shares):
        luck = (1 - share) * within
        parameters = np.maximum(share * between - luck, 0) / design.each
        errors = normal * np.sqrt((1 + design.uneven) * parameters + luck / design.runs)
        halves[place] = np.quantile(errors, LEVEL)
    return shares, halves


@lru_cache(maxsize=64)
def _ratios(design: _Design) -> tuple[float, float]:
    """What between over within is multiplied with for the bounds of the true ratio: quantiles of Fisher's F."""
    between, within, _ = _allowed(design)
    low, high = np.quantile(between / within, [(1 - LEVEL) / 2, (1 + LEVEL) / 2]).tolist()
    return low, high


def _allowed(design: _Design) -> tuple[Rates, Rates, Rates]:
    """True over estimated variance between and within draws as the sums of squares allow them; and normal errors."""
    luck = np.random.default_rng(1)
    one, two = design.draws - 1, design.runs - design.draws
    between, within = one / luck.chisquare(one, _SAMPLES), two / luck.chisquare(two, _SAMPLES)
    return between, within, np.abs(luck.standard_normal(_SAMPLES))
