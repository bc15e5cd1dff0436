import math

import pytest

from evidence import load_observations, load_targets
from experiments.calibration.published import (
    PER,
    fitted,
    off_scale,
    on_scale,
    published_figures,
    slope,
)


def test_a_number_of_pupils_is_taken_per_pupil_of_the_country() -> None:
    figure = published_figures()["relative_2018_19"]
    assert figure.rate == pytest.approx(63732 / (974938 + 512946))
    assert figure.observed == pytest.approx(1000 * figure.rate)


def test_the_parts_of_an_error_by_hand() -> None:
    figure = published_figures()["truancy_age16_2017"]
    steep = 1 / (0.23 * 0.77)
    assert figure.sampling == pytest.approx(steep * math.sqrt(0.23 * 0.77 / 1000))
    assert figure.rounding == pytest.approx(steep * 0.01 / math.sqrt(12))
    assert figure.reporting == pytest.approx(steep * 0.23 * 0.1)
    assert figure.error == pytest.approx(math.hypot(figure.sampling, figure.rounding, figure.reporting))


def test_a_published_range_is_one_figure_in_its_middle() -> None:
    figure = published_figures()["suspension_vo_days_low"]
    assert figure.rate == 2.5
    assert figure.rounding == pytest.approx(1 / 2.5 / math.sqrt(12))
    assert not figure.share


def test_an_own_number_of_pupils_changes_the_sampling() -> None:
    plain, few, unknown = (
        published_figures(out_of=out_of)["vsv_2018_19_pct"]
        for out_of in (None, {"vsv_2018_19_pct": 100.0}, {"vsv_2018_19_pct": None})
    )
    assert few.sampling > 50 * plain.sampling
    assert unknown.sampling == 0
    assert few.reporting == plain.reporting == unknown.reporting


@pytest.mark.parametrize(("rate", "share"), [(0.02, True), (0.955, True), (3.0, False), (0.4, False)])
def test_the_scale_of_comparison_and_its_slope(rate: float, share: bool) -> None:
    assert off_scale(on_scale(rate, share), share) == pytest.approx(rate)
    step = 1e-6
    rise = (on_scale(rate + step, share) - on_scale(rate - step, share)) / (2 * step)
    assert slope(rate, share) == pytest.approx(rise, rel=1e-5)


def test_what_is_fitted_is_what_the_observations_say() -> None:
    figures = published_figures()
    assert {each.target for each in fitted(figures)} == set(load_observations().fitted)
    assert all(each.unit in PER and each.error > 0 for each in fitted(figures))
    assert set(figures) <= set(load_targets().ids)
