import dataclasses
import math

import numpy as np
import pandas as pd
import pytest

from evidence import BadInput
from experiments.calibration.over_runs import over_runs
from experiments.calibration.predictive import LEVEL, check, freedom, inside
from experiments.calibration.published import off_scale, published_figures
from tests.experiments.calibration.published_counts import counts

FIGURE = dataclasses.replace(published_figures()["pressure_vo_2017"], from_year=0)


def of_runs(hits: "np.ndarray[tuple[int], np.dtype[np.int64]]", among: int) -> pd.DataFrame:
    return pd.DataFrame(
        {"job": [f"{k:02}" for k in range(len(hits))], "target": FIGURE.target, "year": 0,
         "numerator": hits.astype(float), "denominator": float(among)}
    )  # fmt: skip


def test_an_interval_holds_the_figure_as_often_as_it_says_when_the_model_is_right() -> None:
    """Runs and published figure drawn as the model of errors says, with towns that differ.

    Of 2,000 intervals at 90 % the share that holds has a standard error of 0.7 points: one that held in truth 87 or
    93 % would be noticed with a chance of 99 %. That the mean of few rates is not quite normal takes up to a point.
    """
    luck = np.random.default_rng(1)
    held = 0
    for _ in range(2000):
        town = luck.normal(0, 0.15, size=5)
        hits = luck.binomial(2000, 1 / (1 + np.exp(-(FIGURE.value + town))))
        seen = FIGURE.value + luck.normal(0, FIGURE.error)
        figure = dataclasses.replace(FIGURE, rate=off_scale(seen, True))
        held += bool(check(of_runs(hits, 2000), {FIGURE.target: figure})[0].inside)
    assert abs(held / 2000 - LEVEL) < 0.03


def test_a_figure_far_from_the_runs_is_outside_and_its_z_says_how_far() -> None:
    runs = of_runs(np.array([500, 510, 490, 505, 495]), 5000)
    found = check(runs, {FIGURE.target: FIGURE})[0]
    assert found.inside is False
    assert found.z > 5
    assert found.simulated == pytest.approx(10, rel=0.01)
    assert found.low < found.simulated < found.high < found.observed


def test_more_runs_leave_the_errors_of_the_figure_and_no_more() -> None:
    wide, narrow = (
        check(of_runs(np.random.default_rng(3).binomial(1000, 0.38, size=runs), 1000), {FIGURE.target: FIGURE})[0]
        for runs in (3, 400)
    )
    assert narrow.noise < 0.1 * FIGURE.error < wide.noise
    reach = math.log(narrow.high / (100 - narrow.high)) - math.log(narrow.simulated / (100 - narrow.simulated))
    assert reach == pytest.approx(1.645 * FIGURE.error, rel=0.03)


def test_the_spread_between_runs_is_found_by_leaving_each_out() -> None:
    """400 runs of 2,000 pupils at 10 %: the standard deviation of the log odds of all is that of 800,000 draws."""
    hits = np.random.default_rng(5).binomial(2000, 0.1, size=400)
    runs = of_runs(hits, 2000)
    found = over_runs(runs, runs["job"].to_numpy(object), True)
    assert found.noise == pytest.approx(1 / math.sqrt(800_000 * 0.1 * 0.9), rel=0.1)
    assert found.value == pytest.approx(math.log(hits.sum() / (800_000 - hits.sum())), abs=1e-4)


def test_a_rare_event_is_not_biased_by_runs_in_which_it_did_not_happen() -> None:
    hits = np.random.default_rng(7).poisson(0.5, size=200)
    runs = of_runs(hits, 1000)
    found = over_runs(runs, runs["job"].to_numpy(object), False)
    assert math.exp(found.value) == pytest.approx(0.0005, rel=0.3)
    assert found.noise > 0.05


def test_nothing_counted_leaves_no_certainty() -> None:
    runs = of_runs(np.zeros(4, np.int64), 1000)
    found = over_runs(runs, runs["job"].to_numpy(object), True)
    assert found.noise > 1
    nobody = runs.assign(denominator=0.0)
    assert math.isnan(over_runs(nobody, runs["job"].to_numpy(object), True).noise)


@pytest.mark.parametrize(("noise", "spread", "runs", "expected"), [(1, 1, 5, 4), (0, 1, 5, 1000), (1, 2, 5, 64)])
def test_degrees_of_freedom(noise: float, spread: float, runs: int, expected: int) -> None:
    assert freedom(noise, spread, runs) == expected


def test_all_fitted_figures_are_judged_and_no_others() -> None:
    """Runs that have the published rates: of 34 intervals at 90 % hardly one misses, as the figures are drawn at 0."""
    figures = published_figures()
    found = check(counts(["0" * 32, "1" * 32, "2" * 32]), figures)
    fits = sum(each.fit for each in figures.values())
    assert inside(found) == (fits, fits)
    assert {each.target for each in found if each.inside is not None} == {n for n, e in figures.items() if e.fit}
    halved = check(counts(["0" * 32, "1" * 32, "2" * 32], factor=0.4), figures)
    alone = [each for each in halved if each.fit and not each.over]
    assert inside(alone)[0] < 0.2 * len(alone)


def test_one_run_or_one_year_is_refused() -> None:
    with pytest.raises(BadInput, match="leaves chance unknown"):
        check(counts(["0" * 32]), published_figures())
    with pytest.raises(BadInput, match="leaves no year that counts\n  allowed: 2 or more"):
        check(counts(["0" * 32, "1" * 32], years=1), published_figures())
