"""Two methods agree where nothing is wrong, and it is told where they do not."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.special import ndtr

from experiments.calibration import neural
from experiments.calibration.design import Region, prior_region
from experiments.calibration.methods import APART, Methods, compared, cross_check, known_truths, overlap
from experiments.calibration.neural_fit import Answer, answer, figures_used
from experiments.calibration.proposal import Proposal, drawn_by, effective, proposal_of
from experiments.calibration.recovery import recover, trials_of
from experiments.calibration.space import space_of
from experiments.calibration.waves import Fitted, calibrate
from tests.experiments.calibration.test_neural import needs_sbi
from tests.experiments.calibration.toys import quick, rates

NAMES = ("truancy.baseline", "sickness.onset", "leaving.push")
SPACE = space_of(NAMES)
RUNS = 300
ROUNDS = 150
"""Rounds through the runs at most, where a network need not know how narrow the narrowest posterior is."""
SETTINGS = quick(trials=10, tempers=(0.5, 1.0), steps=(500, 1000), freedom=3.0)


def fitted(shift: float = 0.0) -> Fitted:
    toy = rates(len(NAMES), 8, seed=3)
    moved = replace(toy, shift=shift * (np.arange(8) < 2))
    observed = moved.published(np.zeros(len(NAMES)), 0.1, np.random.default_rng(1))
    return calibrate(moved.simulate, observed, len(NAMES), SETTINGS, RUNS, seed=1)


@pytest.fixture
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neural, "_MOST_ROUNDS", ROUNDS)


@pytest.fixture(scope="module")
def sound() -> Fitted:
    return fitted()


def test_weights_turn_a_posterior_under_the_mixture_into_one_under_the_prior() -> None:
    """One score, seen with an error of 0.5 as 1: drawn under the mixture by brute force."""
    rng = np.random.default_rng(1)
    mixture = Proposal((prior_region(1), Region(np.array([0.8]), np.array([[0.6]]))), (0.4, 0.6))
    points = np.where(rng.random(200_000) < 0.4, rng.standard_normal(200_000), 0.8 + 0.6 * rng.standard_normal(200_000))
    kept = points[rng.random(len(points)) < np.exp(-0.5 * ((1.0 - points) / 0.5) ** 2)][:, None]
    weights = mixture.weights(kept, prior_region(1))
    mean = float(weights @ kept[:, 0])
    assert mean == pytest.approx(0.8, abs=0.01)
    assert float(weights @ (kept[:, 0] - mean) ** 2) ** 0.5 == pytest.approx(0.2**0.5, abs=0.01)
    assert kept.std() < 0.42  # without weights it is narrower
    assert 1000 < effective(weights) < len(kept)


def test_no_weight_is_more_than_one_over_the_share_of_the_first_wave() -> None:
    mixture = proposal_of(np.array([1, 1, 2, 2, 2]), (prior_region(2), Region(np.ones(2), 0.1 * np.eye(2))))
    assert mixture.shares == (0.4, 0.6)
    points = np.random.default_rng(1).standard_normal((1000, 2))
    prior = -0.5 * (points**2).sum(axis=1)
    assert np.exp(prior - mixture.log_density(points)).max() <= 1 / 0.4 + 1e-9


def test_draws_come_in_proportion_to_their_weights() -> None:
    places = drawn_by(np.array([0.1, 0.0, 0.6, 0.3]), 1000, seed=1)
    assert np.bincount(places, minlength=4).tolist() == pytest.approx([100, 0, 600, 300], abs=1)
    assert np.corrcoef(places, np.arange(1000))[0, 1] ** 2 < 0.02  # in no order


@pytest.mark.parametrize("apart", [0.0, 1.0, 3.0])
def test_overlap_is_that_of_two_normal_distributions(apart: float) -> None:
    draws = np.random.default_rng(1).standard_normal((2, 4000))
    assert overlap(draws[0], draws[1] + apart) == pytest.approx(2 * ndtr(-apart / 2), abs=0.04)


def test_a_parameter_of_which_the_means_lie_apart_comes_first_and_fails_the_verdict() -> None:
    rng = np.random.default_rng(1)
    default, network = rng.standard_normal((2, 3000, 3))
    same = Methods(Answer(network, 500.0, 9), compared(SPACE, default, network), pd.DataFrame(), ())
    assert same.verdict.passed
    network[:, 1] = 2 * network[:, 1] + 3
    found = replace(same, table=compared(SPACE, default, network))
    first = found.table.iloc[0]
    assert first["parameter"] == NAMES[1]
    assert first["apart"] == pytest.approx(1.5, abs=0.1)  # 3, in the wider width of 2
    assert first["network_low"] == pytest.approx(SPACE.from_scores([[0.0, 3 - 2 * 1.645, 0.0]])[0, 1], rel=0.1)
    assert not found.verdict.passed
    assert not replace(same, network=Answer(network, 20.0, 9)).verdict.passed  # too few draws are left


@needs_sbi
@pytest.mark.slow
def test_methods_agree_on_sound_figures(sound: Fitted) -> None:
    found = cross_check(sound, SPACE, SETTINGS, 1, None, None)
    assert found.verdict.passed, found.table
    assert (found.table["network_sd"] / found.table["emulator_sd"]).between(0.7, 1.5).all()
    assert found.table["overlap"].min() > 0.7
    assert found.left_out == ()


@needs_sbi
@pytest.mark.slow
def test_both_methods_find_known_truths(sound: Fitted, few_rounds: None) -> None:
    """Of 30 scores 90 % intervals hold 22 or more with chance .99; half as wide, with chance .15."""
    tried, by_default = trials_of(sound, SETTINGS, 1), recover(sound, SETTINGS, 1)
    assert tried is not None and by_default is not None
    known = known_truths(sound, SETTINGS, tried, by_default, 1).set_index(["method", "moved"])
    assert (known["trials"] == 10).all()
    assert known.loc[("network", 0), "coverage"] > 0.72
    assert known.loc[("emulator", 0), "coverage"] > 0.72
    assert known.loc[("network", 2), "error"] > known.loc[("network", 0), "error"]
    assert known.loc[("emulator, normal", 2), "error"] > 1.2 * known.loc[("emulator", 2), "error"]


@needs_sbi
@pytest.mark.slow
def test_figures_moved_by_something_the_model_lacks_make_the_methods_differ(few_rounds: None) -> None:
    found = cross_check(fitted(shift=1.5), SPACE, SETTINGS, 1, None, None)
    assert not found.verdict.passed
    assert found.verdict.statistic > APART
    assert found.known.empty


@needs_sbi
@pytest.mark.slow
def test_the_same_seed_gives_the_same_answer(sound: Fitted, few_rounds: None) -> None:
    small = replace(sound, runs=sound.runs.only(np.arange(RUNS) % 4 == 0))
    one, again = answer(small, SETTINGS, 2), answer(small, SETTINGS, 2)
    np.testing.assert_array_equal(one.scores, again.scores)
    assert one.effective == again.effective


def test_a_figure_that_runs_often_lack_is_not_shown_to_the_network(sound: Fitted) -> None:
    denominator = sound.runs.denominator.copy()
    denominator[::10, 4] = 0
    assert figures_used(replace(sound, runs=replace(sound.runs, denominator=denominator))).tolist() == [
        place != 4 for place in range(8)
    ]
