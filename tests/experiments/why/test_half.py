"""The split by lot, on made-up pupils whose direct effect and spill-over are known."""

from typing import Any

import numpy as np
import pytest

from experiments.why.half import DIRECT, OTHER_HALF, SPILLED, UNABLE, WHOLE, Year, split_by_lot

PUPILS = 1000
ABLE = np.arange(PUPILS) < 600
CHOSEN = np.arange(PUPILS) < 300
HOURS = np.full(PUPILS, 1000.0)
MEASURE = "missed_true"


def year(missed: Any) -> Year:
    return Year({MEASURE: 100.0 + missed}, {MEASURE: HOURS})


def split(direct: float, friends: float) -> dict[str, tuple[float, float]]:
    """Each who is supported misses `direct` hours fewer; everybody misses `friends` fewer when all are supported."""
    everybody = np.ones(PUPILS)
    full = -direct * ABLE - friends * everybody
    half = -direct * CHOSEN - friends / 2 * everybody
    return split_by_lot(MEASURE, year(0.0 * everybody), year(full), year(half), ABLE, CHOSEN)


def test_without_spill_over_all_is_direct() -> None:
    found = split(10.0, 0.0)
    assert found[WHOLE][0] == pytest.approx(-0.6)
    assert found[DIRECT][0] == pytest.approx(-0.6)
    assert [found[name][0] for name in (SPILLED, UNABLE, OTHER_HALF)] == pytest.approx([0.0, 0.0, 0.0])


def test_spill_over_is_what_is_left() -> None:
    found = split(10.0, 4.0)
    assert found[WHOLE][0] == pytest.approx(-1.0)
    assert found[DIRECT][0] == pytest.approx(-0.6)
    assert found[SPILLED][0] == pytest.approx(-0.4)
    assert found[UNABLE] == pytest.approx((-0.16, 400))
    assert found[OTHER_HALF] == pytest.approx((-0.12, 600))


def test_harm_to_others_makes_the_whole_smaller_than_the_direct_effect() -> None:
    """Places taken from others: the spill-over is in the other direction."""
    found = split(10.0, -3.0)
    assert found[WHOLE][0] == pytest.approx(-0.3)
    assert found[SPILLED][0] == pytest.approx(0.3)


def test_hours_that_are_no_longer_planned_are_not_hours_gained() -> None:
    """Who left plans fewer hours and misses as large a part of them: no rate changes."""
    stays = np.where(ABLE, 0.5, 1.0)
    base = Year({MEASURE: 100.0 * np.ones(PUPILS)}, {MEASURE: HOURS})
    gone = Year({MEASURE: 100.0 * stays}, {MEASURE: HOURS * stays})
    found = split_by_lot(MEASURE, base, gone, gone, ABLE, CHOSEN)
    assert found[WHOLE][0] == pytest.approx(0.0)
    assert found[DIRECT][0] == pytest.approx(0.0)


def test_the_whole_is_the_difference_of_rates() -> None:
    luck = np.random.default_rng(4)
    base = Year({MEASURE: luck.uniform(0, 200, PUPILS)}, {MEASURE: luck.uniform(500, 1000, PUPILS)})
    here = Year({MEASURE: luck.uniform(0, 200, PUPILS)}, {MEASURE: luck.uniform(500, 1000, PUPILS)})
    rates = [100 * each.counted[MEASURE].sum() / each.among[MEASURE].sum() for each in (base, here)]
    assert split_by_lot(MEASURE, base, here, here, ABLE, CHOSEN)[WHOLE][0] == pytest.approx(rates[1] - rates[0])
