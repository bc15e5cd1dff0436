"""The emulator finds the few terms that matter, knows how sure it is, and tells chance from lack of fit."""

import numpy as np
import pytest

from experiments.calibration.basis import basis_around
from experiments.calibration.design import prior_region, with_twins
from experiments.calibration.emulator import FEWEST, Emulator, fit
from experiments.calibration.regression import regress
from experiments.calibration.runs import Runs
from experiments.calibration.summaries import summaries
from tests.experiments.calibration.toys import Floats, Rates, rates

PARAMETERS = 15
SCHOOLS = 0.1


def sparse(points: Floats) -> Floats:
    """Three of 136 terms are at work."""
    return -3 + 0.4 * points[:, 0] + 0.2 * points[:, 1] * points[:, 2] - 0.1 * points[:, 3] ** 2


@pytest.mark.parametrize("runs", [250, 1000])
def test_few_of_many_terms_are_found_and_the_error_is_as_large_as_is_said(runs: int) -> None:
    """Least squares with noise s and t terms errs by s (t / (runs - t - 1))^0.5 on new points: 0.22 and 0.08 here."""
    rng = np.random.default_rng(runs)
    points = rng.standard_normal((runs, PARAMETERS))
    noise = rng.uniform(0.02, 0.04, runs)
    value = sparse(points) + np.sqrt(noise + 0.01) * rng.standard_normal(runs)
    basis = basis_around(points)
    found = regress(basis.terms(points), basis.kinds, value, noise)
    new = rng.standard_normal((4000, PARAMETERS))
    terms = basis.terms(new)
    error = terms @ found.weight - sparse(new)
    said = np.einsum("ij,ij->i", terms @ found.covariance, terms)
    assert np.sqrt(np.mean(error**2)) < 0.5 * 0.2 * np.sqrt(basis.count / (runs - basis.count - 1))
    assert 0.4 < np.mean(error**2 / said) < 2.0


def test_noise_that_nobody_knew_of_is_found() -> None:
    """The extra variance of 0.04 is found from 1,000 runs with a standard error of 0.0025 (noise 0.05 in all)."""
    rng = np.random.default_rng(5)
    points = rng.standard_normal((1000, PARAMETERS))
    value = sparse(points) + np.sqrt(0.01 + 0.04) * rng.standard_normal(1000)
    basis = basis_around(points)
    found = regress(basis.terms(points), basis.kinds, value, np.full(1000, 0.01))
    assert abs(found.extra - 0.04) < 4 * 0.0025
    assert 0.8 < np.mean(found.residual**2 / found.variance) < 1.2


def test_what_a_fit_says_of_a_value_left_out_is_what_a_fit_without_it_says() -> None:
    """But for the scales of the prior, which the shortcut keeps: within a tenth of the noise of 0.3."""
    rng = np.random.default_rng(6)
    points = rng.standard_normal((200, 3))
    value = points[:, 0] + 0.3 * rng.standard_normal(200)
    basis, noise = basis_around(points), np.full(200, 0.05)
    terms = basis.terms(points)
    found = regress(terms, basis.kinds, value, noise)
    for out in range(20):
        rest = np.arange(200) != out
        without = regress(terms[rest], basis.kinds, value[rest], noise[rest])
        assert abs((value[out] - terms[out] @ without.weight) - found.residual[out]) < 0.1 * 0.3


def learned(toy: Rates, size: int, twins: float) -> tuple[Emulator, Runs]:
    number = with_twins(size, twins)
    points = prior_region(toy.slopes.shape[1]).draw(int(number.max()) + 1, 1)[number]
    counted, pupils = toy.simulate(points, 0)
    runs = Runs(points, np.ones(size, int), number, counted, pupils)
    return fit(runs, np.ones(len(toy.level), bool)), runs


def test_the_emulator_of_rates_is_near_the_model() -> None:
    toy = rates(parameters=4, targets=6, seed=2)
    emulator, _ = learned(toy, 400, 0.0)
    new = np.random.default_rng(8).standard_normal((2000, 4))
    mean, variance = emulator.predict(new)
    error = mean - toy.mean(new)
    assert np.sqrt(np.mean(error**2)) < 0.03
    assert np.mean(error**2 / variance) < 2.0


def test_runs_at_one_point_show_what_is_chance() -> None:
    """100 pairs of 12 targets: the variance between schools of 0.01 is found with a standard error of about 0.0004."""
    toy = rates(4, 12, 2)
    lively = Rates(toy.level, toy.slopes, schools=SCHOOLS)
    emulator, _ = learned(lively, 400, 0.25)
    assert abs(np.mean(emulator.by_chance()) - SCHOOLS**2) < 4 * 0.0004
    lack = np.mean([surface.lack_of_fit for surface in emulator.surfaces if surface is not None])
    assert lack < 0.3 * SCHOOLS**2


def test_nothing_is_said_of_a_target_that_few_runs_counted() -> None:
    toy = rates(3, 2, 1)
    points = prior_region(3).draw(100, 1)
    counted, pupils = toy.simulate(points, 0)
    pupils[FEWEST - 1 :, 0] = counted[FEWEST - 1 :, 0] = 0
    emulator = fit(Runs(points, np.ones(100, int), np.arange(100), counted, pupils), np.ones(2, bool))
    assert emulator.known.tolist() == [False, True]
    assert np.isnan(emulator.predict(points)[0][:, 0]).all()


def test_counts_that_cannot_be_are_no_share() -> None:
    with pytest.raises(ValueError, match="more were counted"):
        summaries(np.array([[3.0]]), np.array([[2.0]]), np.array([True]))
