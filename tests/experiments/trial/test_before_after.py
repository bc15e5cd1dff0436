"""Before and after, by hand and on made-up pupils who improve by themselves."""

from math import isnan

import numpy as np
import pytest

from experiments.trial.before_after import at_their_worst, change
from experiments.trial.lived import NEVER, Lived

WEEKS, PUPILS, WINDOW = 40, 4000, 5


def lived(weekly: np.ndarray, start: np.ndarray) -> Lived:
    nobody = np.zeros(weekly.shape[1], bool)
    return Lived(np.arange(weekly.shape[1]), nobody, {}, nobody, start, weekly.astype(np.float32))


def test_support_begins_on_friday_so_its_week_is_the_last_before() -> None:
    weekly = np.full((10, 4), 9.0)
    weekly[3:5, 0], weekly[5:7, 0] = 0.5, 0.25
    # The second began too early for whole weeks before, the third too late for whole weeks after, the last never.
    found = change(weekly, np.array([4, 0, 8, NEVER]), np.ones(4, bool), 2)
    assert (found.before, found.after, found.pupils) == (0.5, 0.25, 1)
    assert found.difference == -0.25
    nobody = change(weekly, np.full(4, NEVER), np.ones(4, bool), 2)
    assert nobody.pupils == 0
    assert isnan(nobody.before)


@pytest.mark.parametrize("effect", [0.0, 0.1])
def test_pupils_at_their_worst_improve_by_themselves_and_only_the_rest_is_the_effect(effect: float) -> None:
    """Weeks are luck; support begins after the first bad stretch of weeks, and takes `effect` off afterwards."""
    luck = np.random.default_rng(1)
    untreated = 0.3 + 0.1 * luck.standard_normal((WEEKS, PUPILS))
    sums = np.cumsum(untreated, axis=0)
    high = np.zeros((WEEKS, PUPILS), bool)
    high[WINDOW:] = (sums[WINDOW:] - sums[:-WINDOW]) / WINDOW > 0.36
    start = np.where(high.any(axis=0), high.argmax(axis=0), NEVER)
    after = (np.arange(WEEKS)[:, None] > start) & (start != NEVER)
    treated = np.arange(PUPILS) % 2 == 0
    all_treated = untreated - effect * after
    trial = np.where(treated, all_treated, untreated)
    begun = np.where(treated, start, NEVER)
    seen = at_their_worst(
        lived(trial, begun), lived(untreated, np.full(PUPILS, NEVER)), lived(all_treated, start), treated, ~treated,
        WINDOW,
    )  # fmt: skip
    assert seen.effect == pytest.approx(-effect, abs=1e-6)
    assert seen.supported.difference < -effect - 0.05
    assert seen.unsupported.difference == pytest.approx(seen.controls.difference, abs=0.01)
    assert seen.supported.before == seen.unsupported.before
    assert seen.controls.pupils > 100
