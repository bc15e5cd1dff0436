"""Known truths come back from runs; and do not where the fit thinks itself more certain than it is."""

from dataclasses import replace

import numpy as np
import pytest

from experiments.calibration.emulator import Emulator
from experiments.calibration.recovery import recover
from experiments.calibration.waves import Fitted, calibrate
from tests.experiments.calibration.toys import quick, rates

PARAMETERS, TARGETS = 3, 8
SETTINGS = quick(trials=60, tempers=(0.5, 1.0), first=0.2, steps=(500, 1000))


@pytest.fixture(scope="module")
def fitted() -> Fitted:
    toy = rates(PARAMETERS, TARGETS, seed=3)
    observed = toy.published(np.zeros(PARAMETERS), 0.1, np.random.default_rng(1))
    return calibrate(toy.simulate, observed, PARAMETERS, SETTINGS, 800, seed=1)


def test_truths_have_uniform_ranks_and_lie_in_their_intervals(fitted: Fitted) -> None:
    """Passes by chance at 1 % each; intervals 1.5 times too narrow would be seen with the power asserted."""
    found = recover(fitted, SETTINGS, seed=1)
    assert found is not None
    assert len(found.truths) == 60
    for verdict in found.verdicts():
        assert verdict.passed, verdict
    assert found.verdicts()[1].power > 0.9


def test_an_emulator_that_is_wrong_and_certain_of_it_fails(fitted: Fitted, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its surfaces are moved by twice the error of the figures."""

    def moved(self: Emulator, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        mean, variance = predict(self, points)
        return mean + 0.2, variance

    predict = Emulator.predict
    monkeypatch.setattr(Emulator, "predict", moved)
    found = recover(fitted, SETTINGS.model_copy(update={"trials": 20}), seed=1)
    assert found is not None
    assert not all(verdict.passed for verdict in found.verdicts())


def test_the_same_seed_takes_the_same_truths(fitted: Fitted) -> None:
    few = SETTINGS.model_copy(update={"trials": 4})
    one, again = recover(fitted, few, seed=5), recover(fitted, few, seed=5)
    assert one is not None
    assert again is not None
    np.testing.assert_array_equal(one.ranks, again.ranks)


def test_too_few_runs_to_spare_any_give_no_verdict(fitted: Fitted) -> None:
    assert recover(fitted, SETTINGS.model_copy(update={"trials": 1}), seed=1) is None
    small = replace(fitted, runs=fitted.runs.only(np.arange(len(fitted.runs)) % 200 == 199))
    assert recover(small, SETTINGS, seed=1) is None
