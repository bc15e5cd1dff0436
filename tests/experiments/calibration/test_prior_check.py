import dataclasses
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from evidence import BadInput
from experiments.calibration.mark import check_mark
from experiments.calibration.prior_check import check_of, jobs_of, prior_points, reached
from experiments.calibration.published import published_figures
from experiments.calibration.space import space_of
from scenarios import load
from tests.experiments.calibration.published_counts import counts

FIGURE = published_figures()["pressure_vo_2017"]
NAMES = ("truancy.baseline", "sickness.onset")


def test_a_figure_among_the_draws_is_covered_at_the_edge_or_out_of_reach() -> None:
    around = FIGURE.value + np.linspace(-1, 1, 41)
    assert reached(FIGURE, around).reach == "covered"
    assert reached(FIGURE, around).below == pytest.approx(0.5)
    assert reached(FIGURE, around + 1 + FIGURE.error).reach == "edge"
    assert reached(FIGURE, around + 1 + 2 * FIGURE.error).reach == "out of reach"
    assert reached(FIGURE, around - 1 - 2 * FIGURE.error).below == pytest.approx(1, abs=0.01)


def test_a_figure_in_a_gap_between_draws_is_not_out_of_reach() -> None:
    far = np.concatenate([np.full(39, FIGURE.value + 3), [FIGURE.value - 3]])
    assert reached(FIGURE, far).reach == "edge"


def test_nobody_counted_is_out_of_reach() -> None:
    found = reached(FIGURE, np.full(5, np.nan))
    assert (found.reach, found.draws) == ("out of reach", 0)


def test_a_figure_drawn_from_the_prior_s_own_predictions_is_covered_as_often_as_it_should() -> None:
    """Of 1,000 figures 90 % are covered; the standard error is 1 point, so 86 or 94 % would be noticed at 99 %."""
    luck = np.random.default_rng(3)
    covered = 0
    for _ in range(1000):
        draws = luck.normal(FIGURE.value, 0.5, size=200)
        truth = luck.normal(FIGURE.value, 0.5) + luck.normal(0, FIGURE.error)
        rate = float(1 / (1 + np.exp(-truth)))
        figure = dataclasses.replace(FIGURE, rate=rate)
        covered += reached(figure, draws).reach == "covered"
    assert abs(covered / 1000 - 0.9) < 0.035


def test_draws_are_spread_over_the_prior_and_each_has_a_seed_of_its_own() -> None:
    space = space_of(NAMES)
    points = prior_points(space, 40, 1)
    strata = np.sort(np.floor(space.to_cube(points) * 40).astype(int), axis=0)
    assert (strata == np.arange(40)[:, None]).all()
    jobs = jobs_of(load("baseline"), space, points, 500, 2, 7)
    assert [job.seed for job in jobs] == list(range(7, 47))
    assert {name for job in jobs for name, _ in job.parameters} == set(NAMES)
    assert len({job.key for job in jobs}) == 40
    assert (prior_points(space, 40, 1) == points).all()


def test_too_few_draws_are_refused() -> None:
    with pytest.raises(BadInput, match="draws = 19: is too small\n  allowed: 20 or more"):
        prior_points(space_of(NAMES), 19, 1)


def test_the_check_of_made_up_runs() -> None:
    space = space_of(NAMES)
    jobs = jobs_of(load("baseline"), space, prior_points(space, 20, 1), 500, 2, 1)
    factors = np.linspace(0.5, 1.5, len(jobs))
    rows = pd.concat([counts([job.key], factor=factor) for job, factor in zip(jobs, factors, strict=True)])
    rows.loc[rows["target"] == "bullied_vo_2016", "numerator"] *= 0.1
    found = check_of(jobs, rows)
    by_name = {each.target: each.reach for each in found.figures}
    assert by_name.pop("bullied_vo_2016") == "out of reach"
    assert by_name["truancy_age16_2017"] == by_name["pressure_vo_2017"] == "covered"
    assert list(found.table.columns) == [*sorted(NAMES), *(each.target for each in found.figures)]
    assert len(found.table) == 20


def test_a_foreign_folder_is_known(tmp_path: Path) -> None:
    check_mark(tmp_path / "gone", "a.json", "x-1", "verzuim x")
    with pytest.raises(BadInput, match=r"cannot be read \(No such file or directory\)"):
        check_mark(tmp_path, "a.json", "x-1", "verzuim x")
    (tmp_path / "a.json").write_text('{"format": "y-1"}', encoding="utf-8")
    with pytest.raises(BadInput, match="was not written by verzuim x"):
        check_mark(tmp_path, "a.json", "x-1", "verzuim x")
    (tmp_path / "a.json").write_text('{"format": "x-1"}', encoding="utf-8")
    check_mark(tmp_path, "a.json", "x-1", "verzuim x")
