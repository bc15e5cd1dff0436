"""The sums over towns: power, coverage, bias and spill-over of trials whose answers are known; files read back."""

from dataclasses import fields
from math import isnan
from pathlib import Path

import pandas as pd
import pytest

from evidence.errors import BadInput
from experiments.trial import kept
from experiments.trial.columns import TRIAL_COLUMNS
from experiments.trial.trial import SUMMARY, Trial
from tests.experiments.trial import synthetic

TOWNS = 300


@pytest.fixture(scope="module")
def many() -> pd.Series:
    return synthetic.make_trial(TOWNS, outcomes=("vsv", "chronic")).summary.set_index("outcome").loc["vsv"]


def test_power_and_coverage_are_those_of_such_a_trial(many: pd.Series) -> None:
    """Controls at .16, treated at .10, 225 each: power .48 by the textbook; 300 towns show it to within .08."""
    assert many["power"] == pytest.approx(0.48, abs=0.08)
    assert many["power_low"] < many["power"] < many["power_high"]
    assert many["power_holm"] < many["power"]
    assert many["held"] > 0.9


def test_spill_over_makes_an_estimate_too_small_and_that_is_told(many: pd.Series) -> None:
    assert many["spill"] == pytest.approx(synthetic.SPILL)
    assert many["bias"] == pytest.approx(-synthetic.SPILL, abs=0.006)
    assert many["bias_low"] > 0
    assert many["estimate_low"] < synthetic.EFFECT - synthetic.SPILL < many["estimate_high"]


def test_significant_trials_alone_exaggerate(many: pd.Series) -> None:
    assert many["exaggeration"] > 1.1
    assert many["wrong_sign"] == 0


def test_a_single_town_has_no_intervals_over_towns() -> None:
    trial = synthetic.make_trial(1, outcomes=("vsv",))
    line = trial.summary.iloc[0]
    assert isnan(line["truth_low"]) and isnan(line["spread"]) and isnan(line["bias_high"])
    assert line["truth"] == synthetic.EFFECT


def test_before_and_after_are_means_over_towns() -> None:
    shown = synthetic.make_trial(3).before_after.set_index("name")
    assert shown.loc["supported", "pupils"] == 90
    assert shown.loc["supported", "difference"] == pytest.approx(-0.25)
    assert shown.loc["unsupported", "difference"] == pytest.approx(-0.2)
    assert shown.loc["effect", "difference"] == pytest.approx(-0.05)


def test_figures_of_one_town_are_found() -> None:
    trial = synthetic.make_trial(2)
    flow = trial.of_town(1, "flow")
    assert list(flow.index) == ["eligible", "treated", "control"]
    assert flow.loc["treated", "supported"] == 225


def test_a_trial_is_read_back_as_it_was(tmp_path: Path) -> None:
    trial = synthetic.make_trial(3)
    kept.write(trial, tmp_path)
    back = kept.read(tmp_path)
    for field in fields(Trial):
        old, new = getattr(trial, field.name), getattr(back, field.name)
        if field.name in kept.TABLES:
            pd.testing.assert_frame_equal(old, new, check_dtype=False)
        else:
            assert old == new, field.name
    assert "not documented" not in (tmp_path / "columns.md").read_text(encoding="utf-8")
    assert tuple(TRIAL_COLUMNS["summary"]) == SUMMARY


def test_what_is_no_trial_is_refused(tmp_path: Path) -> None:
    kept.check_ours(tmp_path / "nothing")
    with pytest.raises(BadInput, match="cannot be read"):
        kept.check_ours(tmp_path)
    (tmp_path / "trial.json").write_text('{"format": "else"}')
    with pytest.raises(BadInput, match="no trial of verzuim"):
        kept.check_ours(tmp_path)
