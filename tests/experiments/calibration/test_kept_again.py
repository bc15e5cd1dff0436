"""A calibration read back from its folder is the one that was written; anything else is one clear error."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from evidence import BadInput
from experiments.calibration import kept, kept_again
from experiments.calibration.outcome import Calibration
from tests.experiments.calibration.synthetic import NAMES, calibration, with_methods


@pytest.fixture(scope="module")
def found() -> Calibration:
    return calibration()


@pytest.fixture
def folder(found: Calibration, tmp_path: Path) -> Path:
    place = tmp_path / kept_again.OUTCOME
    place.mkdir()
    kept.write(found, place)
    return tmp_path


def test_what_is_read_is_what_was_written(found: Calibration, folder: Path) -> None:
    again = kept_again.read(folder).found
    for name, table in kept.tables(found).items():
        pd.testing.assert_frame_equal(kept.tables(again)[name], table, check_dtype=False, rtol=1e-9)
    np.testing.assert_allclose(again.posterior.chains, found.posterior.chains, atol=1e-6)
    assert again.space == found.space
    assert [str(each) for each in again.plan.figures] == [str(each) for each in found.plan.figures]
    assert [str(each) for each in again.verdicts] == [str(each) for each in found.verdicts]
    assert kept_again.read(folder / kept_again.OUTCOME).found.command == found.command


def test_a_cross_check_is_read_with_the_rest(found: Calibration, tmp_path: Path) -> None:
    both = with_methods(found)
    assert both.methods is not None
    kept.write(both, tmp_path)
    again = kept_again.read(tmp_path)
    assert again.methods is not None
    pd.testing.assert_frame_equal(again.methods, both.methods.table, check_dtype=False)
    assert again.found.verdicts[-1].name == "methods"


def test_ranks_and_coverage_are_those_of_the_checks(found: Calibration) -> None:
    by_name = {each.name: each for each in found.verdicts}
    assert found.coverage["covered"].mean() == pytest.approx(by_name["coverage"].statistic)
    assert found.coverage["uneven"].max() == pytest.approx(by_name["ranks"].statistic)
    assert found.coverage["limit"].iloc[0] == pytest.approx(by_name["ranks"].critical)
    assert len(found.ranks) == by_name["ranks"].count * len(NAMES)
    assert found.ranks.groupby("parameter", sort=False)["inside"].mean().tolist() == found.coverage["covered"].tolist()
    assert (found.ranks["rank"] <= found.ranks["of"]).all()


def test_pairs_are_the_correlations_of_the_draws_the_strongest_first(found: Calibration) -> None:
    assert len(found.pairs) == len(NAMES) * (len(NAMES) - 1) / 2
    assert found.pairs["correlation"].abs().is_monotonic_decreasing
    scores = pd.DataFrame(found.posterior.draws, columns=list(NAMES)).corr()
    for each in found.pairs.to_dict("records"):
        assert each["correlation"] == pytest.approx(scores.loc[each["first"], each["second"]])


def cut(name: str) -> Callable[[Path], object]:
    return lambda place: (place / name).write_bytes((place / name).read_bytes()[:99])


def gone(name: str) -> Callable[[Path], object]:
    return lambda place: (place / name).unlink()


def told(change: Callable[[dict[str, object]], object]) -> Callable[[Path], object]:
    def apply(place: Path) -> None:
        content = json.loads((place / kept.FILE).read_text(encoding="utf-8"))
        change(content)
        (place / kept.FILE).write_text(json.dumps(content), encoding="utf-8")

    return apply


def without_a_line(place: Path) -> None:
    table = pd.read_parquet(place / "figures.parquet")
    table.iloc[1:].to_parquet(place / "figures.parquet", index=False)


def without_a_column(place: Path) -> None:
    pd.read_parquet(place / "coverage.parquet").drop(columns="uneven").to_parquet(place / "coverage.parquet")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (gone("posterior.nc"), "posterior.nc: is missing"),
        (cut("posterior.nc"), "posterior.nc: cannot be read"),
        (gone("ranks.parquet"), "ranks.parquet: is missing"),
        (cut("sobol.parquet"), "sobol.parquet: cannot be read"),
        (without_a_column, "coverage.parquet: uneven: is a column that is missing"),
        (without_a_line, "figures.parquet: is not of the same calibration"),
        (cut(kept.FILE), "calibration.json: cannot be read"),
        (told(lambda content: content.update(format="other")), "was not written by verzuim calibrate"),
        (told(lambda content: content.pop("published")), "'published' is missing"),
        (told(lambda content: content.update(sampler=None)), "is damaged"),
        (told(lambda content: content["plan"].update(budget="many")), "is damaged"),  # type: ignore[attr-defined]
        (told(lambda content: content["plan"]["parameters"].update(  # type: ignore[index]
            {"no.such": {"value": 1, "prior": {}, "bounds": None}})), "no.such"),
    ],
)  # fmt: skip
def test_a_damaged_calibration_is_one_clear_error(folder: Path, damage: Callable[[Path], object], words: str) -> None:
    damage(folder / kept_again.OUTCOME)
    with pytest.raises(BadInput) as error:
        kept_again.read(folder)
    assert words in str(error.value)
