"""Points become runs of the model, and what they counted comes back in the order asked."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from evidence import BadInput
from experiments.calibration import model_runs as module
from experiments.calibration.model_runs import ModelRuns, model_runs, observed_of
from experiments.calibration.published import fitted, published_figures
from experiments.calibration.space import space_of
from experiments.ensemble import Job
from scenarios import load
from scenarios.schema import LARGEST_SEED

SPACE = space_of(["truancy.baseline", "sickness.onset"])
FIGURES = fitted(published_figures())[:3]
POINTS = np.array([[0.0, 0.0], [1.0, -1.0], [0.0, 0.0]])


@pytest.fixture
def runs(tmp_path: Path) -> ModelRuns:
    return model_runs(SPACE, load("baseline"), FIGURES, tmp_path / "runs", students=2000, years=2, seed=10)


def test_every_run_has_its_point_and_a_seed_of_its_own(runs: ModelRuns) -> None:
    jobs = runs.jobs(POINTS, 5)
    assert [job.seed for job in jobs] == [15, 16, 17]
    np.testing.assert_allclose(
        [dict(job.parameters)["truancy.baseline"] for job in jobs], SPACE.from_scores(POINTS)[:, 0]
    )
    assert jobs[0].key != jobs[2].key
    assert {job.measure for job in jobs} == {"targets"}


def test_runs_of_one_town_differ_by_their_parameters_only(runs: ModelRuns) -> None:
    jobs = replace(runs, one_town=True).jobs(POINTS, 5)
    assert {job.seed for job in jobs} == {10}
    assert jobs[0].key == jobs[2].key != jobs[1].key


def test_counts_come_in_the_order_of_points_and_targets_over_the_years_that_count(
    runs: ModelRuns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The middle target is not counted in the last run; each year counts ten times as many as the one before."""
    names = [figure.target for figure in FIGURES]

    def lived(jobs: Sequence[Job], store: Path, **rest: Any) -> pd.DataFrame:
        lines = [
            {"job": job.key, "target": name, "year": year, "numerator": 10.0**year * (job.seed + t), "denominator": 1e6}
            for job in reversed(jobs) for t, name in enumerate(names) for year in (0, 1)
            if not (t == 1 and job.seed == 12)
        ]  # fmt: skip
        return pd.DataFrame(lines).sort_values("job")

    monkeypatch.setattr(module, "run_jobs", lived)
    counted, among = runs(POINTS, 0)
    assert {figure.from_year for figure in FIGURES} == {1}
    np.testing.assert_array_equal(counted, 10 * np.array([[10, 11, 12], [11, 12, 13], [12, 0, 14]]))
    np.testing.assert_array_equal(among > 0, [[True] * 3, [True] * 3, [True, False, True]])


def test_runs_too_short_for_any_year_to_count_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="too short"):
        model_runs(SPACE, load("baseline"), FIGURES, tmp_path, students=2000, years=1, seed=1)


def test_a_seed_that_leaves_none_for_the_last_run_is_refused(runs: ModelRuns) -> None:
    with pytest.raises(BadInput, match="too large"):
        replace(runs, seed=LARGEST_SEED - 1).jobs(POINTS, 0)


def test_figures_are_compared_on_their_own_scale() -> None:
    known = observed_of(FIGURES)
    np.testing.assert_allclose(known.natural(known.value), [figure.rate for figure in FIGURES])
    assert (known.error > 0).all()
