"""A network finds a posterior that is known; the same seed finds the same."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from experiments.calibration import neural
from experiments.calibration.likelihood import GAUSSIAN
from experiments.calibration.neural import Lessons, Network, learn
from experiments.calibration.verdicts import covers
from verzuim.extras import TORCH

SLOPES = np.array([[1.0, 0.0], [0.5, 1.0], [0.0, 0.7]])
ERROR = 0.5
LEVEL = 0.9
ROUNDS = 60
"""Rounds through the runs at most: enough for this posterior, and a tenth of what a calibration takes."""

needs_sbi = pytest.mark.skipif(
    not all(find_spec(name) for name in ("sbi", "torch")),
    reason="sbi and torch are not installed: pip install -e '.[calibration]'",
)


def lessons(runs: int, seed: int = 1) -> Lessons:
    """Figures that are linear in two scores, without chance of their own."""
    points = np.random.default_rng(seed).standard_normal((runs, 2))
    value = points @ SLOPES.T
    return Lessons(points, np.arange(runs), value, np.full(value.shape, ERROR), GAUSSIAN)


def exact(figures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of the posterior; normal scores, normal errors."""
    covariance = np.linalg.inv(np.eye(2) + SLOPES.T @ SLOPES / ERROR**2)
    return figures @ SLOPES @ covariance / ERROR**2, covariance


@pytest.fixture(autouse=True, scope="module")
def few_rounds() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neural, "_MOST_ROUNDS", ROUNDS)
        yield


@pytest.fixture(scope="module")
def network(few_rounds: None) -> Network:
    return learn(lessons(1500), seed=1)


@needs_sbi
@pytest.mark.slow
def test_mean_and_width_of_a_known_posterior_are_found(network: Network) -> None:
    """Over 200 figures. Seen with near certainty: means off by a third of a width, widths off by a sixth."""
    rng = np.random.default_rng(3)
    truths = rng.standard_normal((200, 2))
    figures = truths @ SLOPES.T + ERROR * rng.standard_normal((200, 3))
    draws = np.array([network.draw(each, 500, seed) for seed, each in enumerate(figures)])
    mean, covariance = exact(figures)
    width = np.sqrt(np.diag(covariance))
    off = (draws.mean(axis=1) - mean) / width
    assert np.sqrt((off**2).mean()) < 0.25
    assert np.abs(off.mean(axis=0)).max() < 0.15
    assert np.abs(draws.std(axis=1).mean(axis=0) / width - 1).max() < 0.12
    low, high = np.quantile(draws, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=1)
    found = covers((low <= truths) & (truths <= high), LEVEL)
    assert found.passed, found
    assert found.power > 0.99


@needs_sbi
@pytest.mark.slow
def test_the_same_seed_gives_the_same_draws_and_leaves_torch_as_it_was(network: Network) -> None:
    import torch

    threads, luck = torch.get_num_threads(), torch.get_rng_state()
    few, figures = lessons(100), np.zeros(3)
    first, again, other = (learn(few, seed).draw(figures, 50, seed) for seed in (4, 4, 5))
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).max() > 0.01
    assert torch.get_num_threads() == threads
    assert torch.equal(torch.get_rng_state(), luck)


@needs_sbi
@pytest.mark.slow
def test_a_figure_that_was_not_counted_stands_in_the_middle(network: Network) -> None:
    hidden = network.draw(np.array([1.0, np.nan, 1.0]), 50, 1)
    np.testing.assert_array_equal(hidden, network.draw(np.array([1.0, network.inputs.centre[1], 1.0]), 50, 1))


def test_the_message_names_the_torch_that_is_pinned() -> None:
    pins = (Path(__file__).parents[3] / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert f"torch=={TORCH}" in pins
