"""The intervals that the figures draw hold what they say."""

import numpy as np
import pytest

from viz.intervals import half_width_of_mean, school_band


def test_the_mean_of_a_histogram_has_the_usual_interval() -> None:
    centres, counts = np.array([1.0, 3.0]), np.array([50.0, 50.0])
    assert half_width_of_mean(centres, counts) == pytest.approx(1.6449 / 10, rel=1e-4)


def test_the_band_of_schools_covers_the_true_rate() -> None:
    # 200 samples of 40 schools: 180 +- 3 standard errors (13) tells 90 % from 80 or 97 %.
    draws = np.random.default_rng(5)
    covered = 0
    for sample in range(200):
        planned = draws.integers(5_000, 40_000, (40, 1)).astype(float)
        missed = planned * np.clip(draws.normal(0.06, 0.02, (40, 1)), 0, 1)
        low, high = school_band(missed, planned, np.zeros(40, dtype=np.int64), sample)
        covered += bool(low[0] <= 0.06 <= high[0])
    assert 167 <= covered <= 193


def test_the_band_has_no_value_in_a_holiday_and_no_width_for_one_school() -> None:
    planned = np.array([[100.0, 0.0]])
    low, high = school_band(np.array([[5.0, 0.0]]), planned, np.zeros(1, dtype=np.int64), 1)
    assert low[0] == high[0] == pytest.approx(0.05)
    assert np.isnan(low[1])
    assert np.isnan(high[1])


def test_each_draw_keeps_the_schools_of_each_sector() -> None:
    planned = np.full((4, 1), 100.0)
    missed = np.array([[1.0], [1.0], [9.0], [9.0]])
    low, high = school_band(missed, planned, np.array([0, 0, 1, 1]), 1)
    assert low[0] == high[0] == pytest.approx(0.05)
