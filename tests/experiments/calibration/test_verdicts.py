"""Checks pass when nothing is wrong, and fail as often as they say when posteriors are too narrow."""

from collections.abc import Callable

import numpy as np
import pytest

from experiments.calibration.verdicts import (
    LEVEL,
    NARROW,
    Verdict,
    covers,
    enough_inside,
    ranks_are_uniform,
    ranks_of,
)

TRIES = 400
DRAWS = 199
TRUTHS = 100
PARAMETERS = 3
HALF = 1.6449
"""Half of the middle 90 % of a standard normal distribution."""

Check = Callable[[np.random.Generator, float], Verdict]


def ranks(rng: np.random.Generator, narrow: float) -> Verdict:
    """Truths from a standard normal distribution, draws from one that is so many times too narrow."""
    truths = rng.standard_normal((TRUTHS, PARAMETERS))
    draws = rng.standard_normal((TRUTHS, DRAWS, PARAMETERS)) / narrow
    return ranks_are_uniform(np.stack([ranks_of(*pair) for pair in zip(truths, draws, strict=True)]), DRAWS)


def coverage(rng: np.random.Generator, narrow: float) -> Verdict:
    return covers(np.abs(rng.standard_normal((TRUTHS, PARAMETERS))) < HALF / narrow, 0.9)


def figures(rng: np.random.Generator, narrow: float) -> Verdict:
    return enough_inside(np.abs(rng.standard_normal(40)) < HALF / narrow, 0.9, "figures")


@pytest.mark.parametrize("check", [ranks, coverage, figures])
def test_a_sound_calibration_fails_a_check_seldom(check: Check) -> None:
    """At most 1 % by design; of 400 tries 15 or more would come once in 10,000 times at 2 %."""
    rng = np.random.default_rng(1)
    failed = sum(not check(rng, 1.0).passed for _ in range(TRIES))
    assert LEVEL == 0.01
    assert failed < 20


@pytest.mark.parametrize("check", [ranks, coverage, figures])
def test_a_posterior_that_is_too_narrow_fails_as_often_as_is_said(check: Check) -> None:
    """The share that fails has a standard error of at most 0.025. For ranks the power is that of one parameter, and
    the strictest of three decides: it may fail more often."""
    rng = np.random.default_rng(2)
    found = [check(rng, NARROW) for _ in range(TRIES)]
    failed = np.mean([not verdict.passed for verdict in found])
    said = np.mean([verdict.power for verdict in found])
    assert said > 0.5
    assert failed > said - 0.1
    if check is not ranks:
        assert failed < said + 0.1


def test_few_truths_say_that_they_tell_little() -> None:
    rng = np.random.default_rng(3)
    few = ranks_are_uniform(rng.integers(0, DRAWS + 1, (6, 2)), DRAWS)
    assert few.passed
    assert few.power < 0.1


def test_ranks_that_are_all_alike_fail() -> None:
    assert not ranks_are_uniform(np.zeros((50, 1), int), DRAWS).passed


def test_intervals_that_hold_all_truths_do_not_fail() -> None:
    assert covers(np.ones((50, 4), bool), 0.9).passed
    assert not covers(np.zeros((50, 4), bool), 0.9).passed
