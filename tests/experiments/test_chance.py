"""Intervals of chance are those of the textbooks and hold what they say."""

import math

import numpy as np
import pytest
from scipy import stats

from experiments.chance import of_count, of_mean, of_ratio, wilson


@pytest.mark.parametrize("level", [0.90, 0.95])
def test_wilson_is_what_scipy_gives(level: float) -> None:
    for hits, out_of in ((0, 10), (3, 17), (50, 50), (380, 20_000)):
        theirs = stats.binomtest(hits, out_of).proportion_ci(level, method="wilson")
        assert wilson(hits, out_of, level) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_none_and_all_are_bounds_themselves() -> None:
    for out_of in range(1, 2000, 7):
        assert wilson(0, out_of)[0] == 0.0
        assert wilson(out_of, out_of)[1] == 1.0


def test_a_count_lies_in_its_interval_as_often_as_promised() -> None:
    # 2,000 draws: 95 % is 1,900 +- 3 standard errors (29); a 90 % interval would cover 1,800.
    draws = np.random.default_rng(3).poisson(140, 2000)
    covered = sum(low <= 140 <= high for low, high in map(of_count, draws))
    assert 1871 <= covered <= 1929
    assert of_count(0)[0] == 0
    assert of_count(0)[1] > 0


def test_a_ratio_has_the_interval_of_scipy() -> None:
    theirs = stats.contingency.relative_risk(30, 200, 20, 400).confidence_interval(0.95)
    assert of_ratio(30, 200, 20, 400) == pytest.approx((theirs.low, theirs.high), rel=1e-9)
    assert all(math.isnan(bound) for bound in of_ratio(0, 200, 20, 400))


def test_a_mean_has_the_normal_interval_and_one_value_none() -> None:
    days = np.array([2.0, 2.0, 3.0, 5.0])
    half = 1.959964 * days.std(ddof=1) / 2
    assert of_mean(days.sum(), (days**2).sum(), 4) == pytest.approx((3 - half, 3 + half), rel=1e-6)
    assert all(math.isnan(bound) for bound in of_mean(2.0, 4.0, 1))
