"""Fieller's interval of a ratio: what it holds, how often, and when it has no bounds."""

from math import isnan

import numpy as np
import pytest

from experiments.compare.fieller import fieller
from experiments.compare.student_t import quantile

TOWNS = 8
SIMULATIONS = 4000
"""A share of 0.95 is then known to 0.0034 (one standard error)."""
FOUR_ERRORS = 4 * np.sqrt(0.95 * 0.05 / SIMULATIONS)


def test_it_holds_the_true_ratio_as_often_as_it_says() -> None:
    luck = np.random.default_rng(3)
    t = quantile(0.95, TOWNS - 1)
    inside = 0
    for pairs in luck.multivariate_normal([30.0, 6.0], [[16.0, 3.0], [3.0, 4.0]], (SIMULATIONS, TOWNS)):
        above, below = pairs.mean(axis=0)
        spread = np.cov(pairs.T) / TOWNS
        low, high = fieller(above, below, spread[0, 0], spread[1, 1], spread[0, 1], t)
        inside += low <= 5.0 <= high
    assert abs(inside / SIMULATIONS - 0.95) < FOUR_ERRORS


@pytest.mark.parametrize(("below", "bounded"), [(2.1, True), (1.9, False), (-1.9, False), (-2.1, True)])
def test_it_has_bounds_just_when_the_denominator_surely_is_not_nought(below: float, bounded: bool) -> None:
    low, high = fieller(10.0, below, 4.0, 1.0, 0.0, t=2.0)
    assert isnan(low) == isnan(high) != bounded
    if bounded:
        assert low < 10.0 / below < high


def test_bounds_are_the_ratios_that_just_differ_from_nought() -> None:
    above, below, spread, t = 7.0, 3.0, (0.5, 0.2, 0.1), 2.3
    for ratio in fieller(above, below, *spread, t):
        variance = spread[0] + ratio**2 * spread[1] - 2 * ratio * spread[2]
        assert (above - ratio * below) ** 2 == pytest.approx(t**2 * variance)
