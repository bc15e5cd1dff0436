"""Morris and Sobol find what moves what: on surfaces of which the answer is known, and on an emulator."""

import numpy as np
import pytest
from scipy.special import ndtr

from experiments.calibration.design import prior_region
from experiments.calibration.emulator import fit
from experiments.calibration.runs import Runs
from experiments.calibration.sensitivity import SENSITIVITY, morris, sobol
from experiments.calibration.space import space_of
from experiments.calibration.summaries import Observed
from tests.experiments.calibration.toys import Floats, Rates

SPACE = space_of(["truancy.baseline", "truancy.age", "truancy.habit"])
SLOPES = np.array([[1.0, 0.5, 0.0], [0.0, 0.0, 0.4]])
PUPILS = 10**9
"""So many that there is no chance in a rate."""


def observed(error: float) -> Observed:
    return Observed(("one", "two"), np.ones(2, bool), np.zeros(2), np.full(2, error))


def straight(points: Floats, first: int) -> tuple[Floats, Floats]:
    """Log odds that are straight lines over the unit cube."""
    share = 1 / (1 + np.exp(-(ndtr(points) @ SLOPES.T)))
    return share * PUPILS, np.full(share.shape, float(PUPILS))


def test_morris_gives_the_move_over_the_middle_of_the_prior_in_errors_of_the_figure() -> None:
    """The middle 90 % of the prior moves a straight line by 0.9 of its slope: over an error of 0.1, by 9 slopes."""
    table = morris(straight, SPACE, observed(0.1), trajectories=4, seed=1)
    assert tuple(table.columns) == SENSITIVITY
    effects = table.pivot(index="target", columns="parameter", values="effect")[list(SPACE.names)]
    np.testing.assert_allclose(effects.to_numpy(), 9 * SLOPES, atol=1e-6)
    np.testing.assert_allclose(table["other"], 0.0, atol=1e-6)


def test_sobol_of_a_straight_line_is_the_share_of_each_slope() -> None:
    """Over scores a slope's share of the variance is its square; 1,024 base points give it within 0.02."""
    table = sobol(lambda scores: scores @ SLOPES.T, SPACE, observed(0.1), 1024, seed=1)
    shares = table.pivot(index="target", columns="parameter", values="effect")[list(SPACE.names)].to_numpy()
    np.testing.assert_allclose(shares, SLOPES**2 / (SLOPES**2).sum(axis=1, keepdims=True), atol=0.02)


def test_sobol_on_the_emulator_agrees_with_sobol_on_the_model() -> None:
    """The runs of the emulator have chance in them; direct Sobol is given the model's mean itself."""
    toy = Rates(np.array([-2.0, -3.0]), SLOPES, bend=0.2)
    points = prior_region(3).draw(400, 1)
    counted, pupils = toy.simulate(points, 0)
    emulator = fit(Runs(points, np.ones(400, int), np.arange(400), counted, pupils), np.ones(2, bool))
    by_emulator = sobol(lambda scores: emulator.predict(scores)[0], SPACE, observed(0.1), 512, seed=1)
    direct = sobol(toy.mean, SPACE, observed(0.1), 512, seed=1)
    np.testing.assert_allclose(by_emulator["effect"], direct["effect"], atol=0.03)
    assert direct["effect"].max() > 0.5


def test_a_figure_that_a_run_did_not_count_is_left_out() -> None:
    def some(points: Floats, first: int) -> tuple[Floats, Floats]:
        counted, pupils = straight(points, first)
        counted[0, 1] = pupils[0, 1] = 0
        return counted, pupils

    assert set(morris(some, SPACE, observed(0.1), 2, seed=1)["target"]) == {"one"}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_seed_gives_the_same_table(seed: int) -> None:
    one, again = (morris(straight, SPACE, observed(0.1), 3, seed) for _ in range(2))
    assert one.equals(again)
