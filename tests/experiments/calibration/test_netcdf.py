"""The netCDF file is one that ArviZ reads, and both kinds of ArviZ are spoken to as they ask."""

import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from experiments.calibration import netcdf
from experiments.calibration.netcdf import read_posterior, write_posterior

NAMES = ("leaving.push", "truancy.age")
CHAINS = np.random.default_rng(1).standard_normal((8, 50, 2))


def test_draws_come_back_as_they_were(tmp_path: Path) -> None:
    write_posterior(tmp_path / "posterior.nc", NAMES, CHAINS)
    names, chains = read_posterior(tmp_path / "posterior.nc")
    assert names == NAMES
    np.testing.assert_array_equal(chains, CHAINS)
    assert [path.name for path in tmp_path.iterdir()] == ["posterior.nc"]


def test_arviz_reads_it_and_sums_it_up(tmp_path: Path) -> None:
    write_posterior(tmp_path / "posterior.nc", NAMES, CHAINS)
    arviz = netcdf._arviz()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = arviz.from_netcdf(str(tmp_path / "posterior.nc"))
    assert abs(float(found.posterior["truancy.age"].mean()) - CHAINS[:, :, 1].mean()) < 1e-12


@pytest.mark.parametrize(("version", "grouped"), [("0.23.4", False), ("1.0.1", True)])
def test_each_arviz_is_asked_in_its_own_words(version: str, grouped: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[tuple[Any, ...], dict[str, Any]]] = []
    known = SimpleNamespace(__version__=version, from_dict=lambda *given, **named: asked.append((given, named)))
    monkeypatch.setattr(netcdf, "_arviz", lambda: known)
    netcdf._as_inference_data({"a": CHAINS[:, :, 0]})
    (given, named) = asked[0]
    assert list(given[0] if grouped else named) == ["posterior"]
    assert bool(given) == grouped
