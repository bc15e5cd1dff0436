"""Parameters and luck taken apart: known variances are found, and intervals hold the truth as often as they say."""

import numpy as np
import pytest

from experiments.compare.apart import taken_apart

CELLS = 4000
FOUR_ERRORS = 4 * np.sqrt(0.95 * 0.05 / CELLS)
"""Four standard errors of a share of 0.95: chance passes it in fewer than one test of 10,000."""


def made(parameters: float, draws: np.ndarray, seed: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Differences with mean nought and luck of variance 1; what the draws do; and what the true parameters do."""
    luck = np.random.default_rng(seed)
    of_draw = parameters * luck.standard_normal((CELLS, draws.max() + 1))
    values = of_draw[:, draws] + luck.standard_normal((CELLS, len(draws)))
    return values, of_draw, parameters * luck.standard_normal(CELLS)


EVEN = np.repeat(np.arange(10), 2)
UNEVEN = np.array([0, 1, 0, 1, 2, 3, 2, 3, 4, 5, 4])


def test_worked_out_by_hand() -> None:
    # means of draws 2, 5 and 8; within 2, 2 and 2 over 3; between 2 * (9 + 0 + 9) / 2.
    values = np.array([[1.0, 3.0, 4.0, 6.0, 7.0, 9.0]])
    found = taken_apart(values, np.array([0, 0, 1, 1, 2, 2]))
    assert (found.draws[0], found.sd_luck[0]) == (3, pytest.approx(np.sqrt(2)))
    assert found.sd_parameters[0] == pytest.approx(np.sqrt((18 - 2) / 2))
    assert found.luck_half[0] == pytest.approx(3.182446 * np.sqrt(2 / 6), rel=1e-5)
    parameters = (1 + 1 / 3) * 8
    assert found.share[0] == pytest.approx(parameters / (parameters + 2 / 6))


@pytest.mark.parametrize("draws", [EVEN, UNEVEN], ids=["even", "uneven"])
@pytest.mark.parametrize("parameters", [0.0, 0.5, 1.0, 3.0])
def test_intervals_hold_the_truth_as_often_as_they_say(parameters: float, draws: np.ndarray) -> None:
    """Luck alone to the last percent; both together at least 0.92, for ten draws do not know a variance."""
    values, of_draw, truth = made(parameters, draws)
    found, mean = taken_apart(values, draws), values.mean(axis=1)
    assert np.mean(np.abs(mean - of_draw[:, draws].mean(axis=1)) <= found.luck_half) == pytest.approx(
        0.95, abs=FOUR_ERRORS
    )
    assert np.mean(np.abs(mean - truth) <= found.half) > 0.92
    assert (found.half >= found.luck_half).all()
    ratio = parameters**2 * (1 + (np.bincount(draws) ** 2).sum() / len(draws) ** 2)
    share = ratio / (ratio + 1 / len(draws))
    inside = (found.share_low <= share + 1e-9) & (share - 1e-9 <= found.share_high)
    assert np.mean(inside) > 0.95 - FOUR_ERRORS


def test_the_mean_of_estimates_is_the_variance_that_there_is() -> None:
    """With parameters that matter nothing is cut off at nought, so the estimate of P is right in the mean."""
    values, _, _ = made(3.0, EVEN)
    found = taken_apart(values, EVEN)
    assert np.mean(found.sd_parameters**2) == pytest.approx(9.0, abs=4 * 9.0 * np.sqrt(2 / 9 / CELLS) * 1.1)
    assert np.mean(found.sd_luck**2) == pytest.approx(1.0, abs=4 * np.sqrt(2 / 10 / CELLS))


@pytest.mark.parametrize("parameters", [1.0, 2.0, 3.0])
def test_parameters_that_matter_are_seen_as_often_as_fishers_f_says(parameters: float) -> None:
    """How often they surely make half of the doubt: 0.31, 0.87 and 0.98, from F with 9 and 10 degrees of freedom.

    The table of samples knows a quantile of F to about 2 %, which moves these shares by less than 0.01.
    """
    fisher = pytest.importorskip("scipy.stats").f(9, 10)
    least = (1 + 2 * (1 / 20) / 1.1) * fisher.ppf(0.975)
    power = fisher.sf(least / (1 + 2 * parameters**2))
    values, _, _ = made(parameters, EVEN)
    seen = np.mean(taken_apart(values, EVEN).share_low > 0.5)
    assert seen == pytest.approx(power, abs=4 * np.sqrt(power * (1 - power) / CELLS) + 0.01)


def test_nothing_is_ever_negative_and_nothing_is_something_without_luck() -> None:
    found = taken_apart(np.array([[0.0] * 4, [1.0, 2.0, 1.0, 2.0], [1.0, 2.0, 2.0, 1.0]]), np.array([0, 1, 0, 1]))
    assert (found.half[0], found.luck_half[0], found.sd_parameters[0]) == (0, 0, 0)
    assert np.isnan(found.share[0])
    assert (found.luck_half[1], found.share[1], found.share_low[1]) == (0, 1, 1)
    assert found.half[1] > 0
    assert (found.sd_parameters[2], found.share[2]) == (0, 0)


def test_chance_has_the_least_that_rare_cases_give() -> None:
    found = taken_apart(np.zeros((1, 4)), np.array([0, 1, 0, 1]), np.array([4.0]))
    assert found.sd_luck[0] == 2
    assert found.half[0] >= found.luck_half[0] > 0


def test_without_a_second_replicate_of_any_draw_nothing_is_told_apart() -> None:
    found = taken_apart(np.array([[1.0, 3.0]]), np.array([4, 2]))
    assert found.half[0] == pytest.approx(12.7062 * np.sqrt(2 * 1.5), rel=1e-4)
    assert np.isnan([found.luck_half[0], found.share[0], found.sd_parameters[0]]).all()
    one = taken_apart(np.array([[1.0, np.nan]]), np.array([4, 2]))
    assert np.isnan([one.half[0], one.luck_half[0]]).all()


def test_towns_without_such_pupils_are_left_out() -> None:
    values = np.array([[1.0, 3.0, 4.0, 6.0, np.nan, np.nan]])
    found = taken_apart(values, np.array([0, 0, 1, 1, 2, 2]))
    without = taken_apart(values[:, :4], np.array([0, 0, 1, 1]))
    assert found.draws[0] == 2
    assert found.half[0] == without.half[0]
