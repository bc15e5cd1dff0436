"""What is told of a gain over draws, and which packages are not beaten."""

import numpy as np
import pytest

from experiments.portfolio.front import spread_out, unbeaten
from experiments.portfolio.robust import parts_of_spread, summary, worst_mean


def test_the_worst_quarter() -> None:
    assert worst_mean(np.arange(8.0)) == 0.5
    assert worst_mean(np.array([3.0, -1.0])) == -1.0


def test_draws_and_luck_are_told_apart() -> None:
    """2,000 draws with a standard deviation of 3, and luck of 2: within four standard errors (about 5 %)."""
    luck = np.random.default_rng(5)
    values = luck.normal(0, 3, (2000, 1)) + luck.normal(0, 2, (2000, 2))
    assert parts_of_spread(values) == pytest.approx((3.0, 2.0), rel=0.08)


def test_one_replicate_does_not_tell_them_apart() -> None:
    assert np.isnan(parts_of_spread(np.ones((5, 1)))).all()


def test_luck_alone_leaves_nothing_for_draws() -> None:
    values = np.array([[1.0, -1.0], [-1.0, 1.0], [1.0, -1.0]])
    assert parts_of_spread(values) == (0.0, pytest.approx(np.sqrt(2)))


def test_how_often_it_beats_doing_nothing() -> None:
    told = summary(np.array([[1.0, 1.0], [2.0, -1.0], [-3.0, 1.0], [0.0, 0.0]]), "leavers")
    assert told["leavers_better"] == 0.5
    assert told["leavers"] == pytest.approx(0.125)
    assert told["leavers_worst"] == -1.0


def test_equal_packages_both_stay_on_the_front() -> None:
    assert unbeaten(np.array([[1.0, 1.0], [1.0, 1.0], [2.0, 1.0]])).tolist() == [True, True, False]


def test_the_ends_are_kept() -> None:
    assert spread_out([10.0 - k for k in range(11)], 3) == [10, 5, 0]
