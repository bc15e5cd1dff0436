"""The sampler gives a posterior that is known: its means, its widths, its draws again for the same seed."""

import numpy as np
import pytest

from experiments.calibration.posterior import sample
from tests.experiments.calibration.toys import Floats

ERROR = 0.3


class Linear:
    """Figures that hang on parameters in a straight line, with normal errors: the posterior is normal and known."""

    def __init__(self, parameters: int) -> None:
        rng = np.random.default_rng(parameters)
        self.slopes = 0.5 * rng.standard_normal((2 * parameters, parameters))
        self.figures = self.slopes @ rng.standard_normal(parameters) + ERROR * rng.standard_normal(2 * parameters)
        self.covariance = np.linalg.inv(np.eye(parameters) + self.slopes.T @ self.slopes / ERROR**2)
        self.mean = self.covariance @ self.slopes.T @ self.figures / ERROR**2

    def log_likelihood(self, points: Floats) -> Floats:
        return np.asarray(-0.5 * (((self.figures - points @ self.slopes.T) / ERROR) ** 2).sum(axis=1))


@pytest.mark.parametrize("parameters", [1, 3, 10])
def test_means_and_widths_are_those_of_the_posterior(parameters: int) -> None:
    """With 1,500 effective draws a mean is off by 0.026 widths and a width by 2 %. A third too narrow, as the snooker
    move of emcee 3.1.6 makes them, is 15 standard errors."""
    known = Linear(parameters)
    found = sample(known.log_likelihood, parameters, seed=1, most_steps=6000)
    assert found.settled
    assert found.effective > 1500
    width = np.sqrt(np.diag(known.covariance))
    assert np.abs((found.draws.mean(axis=0) - known.mean) / width).max() < 5 * 0.026
    assert np.abs(found.draws.std(axis=0) / width - 1).max() < 5 * 0.02


def test_a_tempered_posterior_is_wider() -> None:
    known = Linear(3)
    whole = sample(known.log_likelihood, 3, seed=1, most_steps=2000)
    half = sample(known.log_likelihood, 3, seed=1, most_steps=2000, temper=0.25)
    ratio = half.draws.std(axis=0) / whole.draws.std(axis=0)
    assert (ratio > 1.3).all()
    assert (ratio < 2.2).all()


def test_the_same_seed_gives_the_same_draws() -> None:
    known = Linear(3)
    one, again, other = (sample(known.log_likelihood, 3, seed, most_steps=500) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.draws, again.draws)
    assert (one.draws[0] != other.draws[0]).any()


def test_a_chain_that_is_too_short_says_so() -> None:
    assert not sample(Linear(10).log_likelihood, 10, seed=1, most_steps=250).settled


def test_two_peaks_are_both_found() -> None:
    """Mass in two places, of which a single climb would find one."""

    def two(points: Floats) -> Floats:
        return np.logaddexp(-50 * (points[:, 0] - 1) ** 2, -50 * (points[:, 0] + 1) ** 2)

    right = (sample(two, 2, seed=3, most_steps=4000).draws[:, 0] > 0).mean()
    assert 0.35 < right < 0.65
