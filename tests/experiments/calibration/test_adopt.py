"""A finished calibration becomes the shipped one: draws, facts, and values of which only the numbers change."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from evidence import BadInput, load_parameters
from evidence.parameters import DEFAULT_FILE
from experiments.calibration import kept
from experiments.calibration.adopt import FILE, SOBOL, adopt, centres
from experiments.calibration.fitted_values import with_values
from experiments.calibration.outcome import Calibration
from tests.experiments.calibration.synthetic import NAMES, calibration
from viz.dashboard.fitted import fit_in

TODAY = date(2026, 1, 2)


@pytest.fixture(scope="module")
def found() -> Calibration:
    return calibration()


@pytest.fixture
def folder(found: Calibration, tmp_path: Path) -> Path:
    place = tmp_path / "calibrated" / "calibration"
    place.mkdir(parents=True)
    kept.write(found, place)
    (tmp_path / "parameters.toml").write_bytes(DEFAULT_FILE.read_bytes().replace(b"fitted = true\n", b""))
    return place.parent


def test_values_are_the_centres_and_nothing_else_changes(folder: Path, found: Calibration, tmp_path: Path) -> None:
    file = tmp_path / "parameters.toml"
    first, before = file.read_bytes(), load_parameters(file)
    made = adopt(folder, tmp_path / "posterior", file, TODAY)
    now = load_parameters(file)
    assert made.names == NAMES
    assert len(made) == len(found.draws)
    told = centres(pd.DataFrame(made.draws, columns=list(made.names)), now)
    for name, entry in now.items():
        if name not in NAMES:
            assert entry == before[name]
            continue
        assert entry == before[name].model_copy(update={"value": told[name], "fitted": True})
        assert float(f"{entry.value:.4g}") == entry.value
    old, new = (text.splitlines(keepends=True) for text in (first, file.read_bytes()))
    kept_lines = [line for line in new if not line.startswith((b"value", b"fitted"))]
    assert kept_lines == [line for line in old if not line.startswith((b"value", b"fitted"))]
    again = file.read_bytes()
    adopt(folder, tmp_path / "posterior", file, TODAY)
    assert file.read_bytes() == again


def test_the_centre_of_draws_is_their_mean_in_the_own_unit() -> None:
    draws = np.array([0.001, 0.002, 0.004, 0.008])
    found = centres(pd.DataFrame({"truancy.baseline": draws}), load_parameters())
    assert load_parameters()["truancy.baseline"].prior.shape == "lognormal"
    assert found["truancy.baseline"] == pytest.approx(0.00375)


def test_how_it_was_made_and_what_it_found_are_told(folder: Path, found: Calibration, tmp_path: Path) -> None:
    adopt(folder, tmp_path / "posterior", tmp_path / "parameters.toml", TODAY)
    told = json.loads((tmp_path / "posterior" / FILE).read_text())
    assert (told["adopted"], told["draws"], told["plan"]["budget"]) == ("2026-01-02", 200, 200)
    assert told["figures"][0]["simulated"] == pytest.approx(found.figures["simulated"].iloc[0])
    fit = fit_in(tmp_path / "posterior")
    assert fit is not None and fit.sizes["budget"] == 200
    assert list(fit.figures["target"]) == list(found.figures["target"])
    assert [each.name for each in fit.checks] == [each.name for each in found.verdicts]
    assert list(fit.parameters["parameter"]) == list(found.parameters["parameter"])
    assert len(fit.sobol) == len(pd.read_parquet(tmp_path / "posterior" / SOBOL)) == len(found.sobol)


def test_what_is_no_good_is_refused_and_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    file, place = tmp_path / "parameters.toml", tmp_path / "posterior"
    with pytest.raises(BadInput, match="holds no finished calibration"):
        adopt(tmp_path, place, file)
    text = file.read_text()
    before = text.replace('prior = { shape = "lognormal", low', 'prior = { shape = "normal", low')
    for other, message in (
        (before, "is not the prior of this calibration"),
        (with_values(text, {"truancy.habit": 0.5}), "was fitted before, and this calibration lacks it"),
    ):
        file.write_text(other)
        with pytest.raises(BadInput, match=message):
            adopt(folder, place, file)
        assert file.read_text() == other
        assert not place.exists()


def test_only_the_number_changes_whatever_the_ends_of_lines() -> None:
    text = '# head\r\n[a.b]  # why\r\nvalue = 1.0  # a guess\r\nunit = "1"\r\n[a.c]\r\nvalue = 2\r\n'
    now = with_values(text, {"a.b": 0.25})
    assert now == text.replace("value = 1.0  # a guess\r\n", "value = 0.25  # a guess\r\nfitted = true\r\n")
    assert with_values(now, {"a.b": 0.25}) == now
