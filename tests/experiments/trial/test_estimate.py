"""The estimator against known answers: coverage, false alarms and power on made-up trials, and single cases by hand."""

from math import isnan, sqrt

import numpy as np
import pytest

from experiments.chance import wilson
from experiments.trial.estimate import Estimate, arm, estimate, holm

TRIALS = 2000
ALPHA = 0.05


def made_up(
    luck: np.random.Generator, units: int, size: int, effect: float, alike: float, rate: float | None = None
) -> tuple[Estimate, float]:
    """A made-up trial, and the true effect: units of `size` pupils on average that share part of their luck."""
    sizes = luck.poisson(size - 1, units) + 1
    unit = np.repeat(np.arange(units), sizes)
    treated = np.isin(unit, luck.permutation(units)[: units // 2])
    shared = alike * luck.standard_normal(units)[unit]
    if rate is None:
        values = shared + luck.standard_normal(len(unit)) + effect * treated
    else:
        values = (luck.random(len(unit)) < np.clip(rate + alike * shared + effect * treated, 0, 1)).astype(float)
    return estimate(values, unit, treated, ALPHA, yes_no=rate is not None), effect


@pytest.mark.parametrize(
    ("units", "size", "alike", "rate"),
    [(60, 1, 0.0, None), (450, 1, 0.0, 0.1), (24, 20, 0.0, None), (24, 20, 0.5, None), (10, 100, 0.3, None)],
)
def test_without_an_effect_false_alarms_are_as_rare_as_promised_and_p_is_uniform(
    units: int, size: int, alike: float, rate: float | None
) -> None:
    """2,000 trials: a true false-alarm rate outside .035-.065 would be seen with a chance of over 90 %."""
    luck = np.random.default_rng(units + size)
    p = np.array([made_up(luck, units, size, 0.0, alike, rate)[0].p for _ in range(TRIALS)])
    low, high = wilson(int((p < ALPHA).sum()), TRIALS, 0.999)
    assert low <= ALPHA <= high
    if rate is not None:
        return  # counts of pupils take few values, and so does p
    counted = np.histogram(p, bins=10, range=(0, 1))[0]
    assert ((counted - TRIALS / 10) ** 2 / (TRIALS / 10)).sum() < 33.7  # chi-square with 9 degrees: one in 10,000


@pytest.mark.parametrize(
    ("units", "size", "alike", "rate"), [(80, 1, 0.0, None), (450, 1, 0.0, 0.17), (20, 22, 0.4, None)]
)
def test_intervals_hold_the_truth_as_often_as_promised(units: int, size: int, alike: float, rate: float | None) -> None:
    luck = np.random.default_rng(7)
    effect = -0.07 if rate else 0.3
    held = 0
    for _ in range(TRIALS):
        seen, truth = made_up(luck, units, size, effect, alike, rate)
        held += seen.low <= truth <= seen.high
    low, high = wilson(held, TRIALS, 0.999)
    assert low <= 1 - ALPHA <= high


def test_taking_pupils_of_a_class_for_independent_would_cry_wolf() -> None:
    """The same trials read as if pupils had been drawn: the reason for allowing for classes."""
    luck = np.random.default_rng(3)
    alarms = 0
    for _ in range(300):
        unit = np.repeat(np.arange(20), 20)
        treated = np.isin(unit, luck.permutation(20)[:10])
        values = 0.5 * luck.standard_normal(20)[unit] + luck.standard_normal(400)
        alarms += estimate(values, np.arange(400), treated, ALPHA, yes_no=False).p < ALPHA
    assert alarms / 300 > 0.15


def test_a_trial_as_that_of_coaching_is_worked_out_by_hand() -> None:
    """17 against 10 percent of 225 pupils each: difference -7 points, odds ratio .54, naive interval -13 to -1."""
    values = np.zeros(450)
    values[:22], values[225:263] = 1, 1
    seen = estimate(values, np.arange(450), np.arange(450) < 225, ALPHA, yes_no=True)
    assert (seen.treated.mean, seen.control.mean) == (22 / 225, 38 / 225)
    assert seen.difference == pytest.approx(-16 / 225)
    error = sqrt(sum(rate * (1 - rate) / 224 for rate in (22 / 225, 38 / 225)))
    assert (seen.high - seen.low) / 2 == pytest.approx(1.9655 * error, rel=1e-3)
    assert seen.odds_ratio == pytest.approx((22 / 203) / (38 / 187))
    assert seen.odds_low < seen.odds_ratio < seen.odds_high < 1
    assert 0.02 < seen.p < 0.04


def test_means_are_of_pupils_however_large_their_class() -> None:
    values, unit = np.array([1.0, 1, 1, 0]), np.array([5, 5, 5, 9])
    found = arm(values, unit)
    assert (found.mean, found.units, found.pupils) == (0.75, 2, 4)
    assert found.variance == pytest.approx(2 * (0.75**2 + 0.75**2) / 16)


def test_where_nothing_varies_nothing_is_claimed() -> None:
    seen = estimate(np.zeros(8), np.arange(8), np.arange(8) < 4, ALPHA, yes_no=True)
    assert (seen.difference, seen.p) == (0.0, 1.0)
    assert isnan(seen.low) and isnan(seen.odds_ratio)
    nobody = estimate(np.zeros(4), np.arange(4), np.ones(4, bool), ALPHA, yes_no=False)
    assert isnan(nobody.difference) and nobody.p == 1.0


def test_odds_need_some_with_and_some_without() -> None:
    values = np.array([0.0, 0, 0, 1, 0, 1])
    seen = estimate(values, np.arange(6), np.arange(6) < 3, ALPHA, yes_no=True)
    assert isnan(seen.odds_ratio) and not isnan(seen.low)


def test_holm_is_as_worked_out_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.6, 0.9]) == [1.0, 1.0]
    assert holm([]) == []
