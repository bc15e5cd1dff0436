"""A calibration as files: whole, explained, and gone on with only as it was begun."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from rich.console import Console

from evidence import BadInput
from experiments.calibration import kept
from experiments.calibration.design import Region
from experiments.calibration.outcome import Calibration
from experiments.calibration.outcome_columns import OUTCOME_COLUMNS
from experiments.calibration.plans import keep_plan, kept_region
from tests.experiments.calibration.synthetic import FIGURES, NAMES, calibration, plan_of, with_methods
from verzuim.calibrate_tables import print_calibration


@pytest.fixture(scope="module")
def found() -> Calibration:
    return calibration()


def test_what_the_figures_say_nothing_of_comes_first(found: Calibration) -> None:
    first = found.parameters.iloc[0]
    assert first["parameter"] == "truancy.age"
    assert abs(first["contraction"]) < 0.15
    assert found.parameters["contraction"].iloc[1:].min() > 0.3
    assert found.parameters["contraction"].is_monotonic_increasing


def test_the_figure_out_of_reach_is_named_and_the_others_are_met(found: Calibration) -> None:
    figures = found.figures.set_index("target")
    last = found.plan.figures[FIGURES - 1].target
    assert not figures.loc[last, "reachable"]
    assert figures.drop(last)["inside"].mean() >= 0.9
    verdicts = {verdict.name: verdict.passed for verdict in found.verdicts}
    assert not verdicts["reach"]
    assert set(verdicts) == {"figures", "reach", "left_out", "ranks", "coverage"}


def test_a_figure_that_no_run_counts_is_left_out_and_named(tmp_path: Path) -> None:
    found = calibration(uncounted=0)
    name = found.plan.figures[0].target
    assert found.figures.set_index("target")["z"].isna().to_dict() == {
        figure.target: figure.target == name for figure in found.plan.figures
    }
    assert name not in set(found.sobol["target"])
    assert [verdict.count for verdict in found.verdicts[:3]] == [FIGURES - 1] * 3
    kept.write(found, tmp_path)
    console = Console(record=True, width=120, quiet=False)
    print_calibration(found, "en", console)
    assert f"counted in too few runs: {name}" in console.export_text()


def test_draws_are_possible_values_of_the_parameters(found: Calibration) -> None:
    assert list(found.draws.columns) == ["draw", *NAMES]
    assert len(found.draws) == 200
    for name, entry in zip(NAMES, found.space.entries, strict=True):
        assert all(entry.allows(value) for value in found.draws[name])


def test_files_hold_all_tables_with_every_column_explained(found: Calibration, tmp_path: Path) -> None:
    kept.write(found, tmp_path)
    tables = kept.tables(found)
    for name, table in tables.items():
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / f"{name}.parquet"), table, check_dtype=False)
        free = {"draws", "runs"}
        assert set(OUTCOME_COLUMNS[name]) <= set(table)
        assert name in free or set(table) == set(OUTCOME_COLUMNS[name])
    assert "not documented" not in (tmp_path / "columns.md").read_text(encoding="utf-8")
    told = json.loads((tmp_path / kept.FILE).read_text(encoding="utf-8"))
    assert told["plan"]["budget"] == 200
    assert len(told["verdicts"]) == 5
    assert (tmp_path / kept.NETCDF).stat().st_size > 1000


@pytest.mark.parametrize(("lang", "words"), [("nl", "NIET in orde: grootste afstand"), ("en", "NOT in order: largest")])
def test_how_the_methods_differ_is_kept_and_told(found: Calibration, lang: str, words: str, tmp_path: Path) -> None:
    both = with_methods(found)
    kept.write(both, tmp_path)
    for name in ("methods", "known"):
        assert list(pd.read_parquet(tmp_path / f"{name}.parquet")) == list(OUTCOME_COLUMNS[name])
    told = json.loads((tmp_path / kept.FILE).read_text(encoding="utf-8"))
    assert told["cross_check"]["parameters"][0]["parameter"] == NAMES[-1]
    assert told["cross_check"]["known_truths"][0]["coverage"] == 0.9
    assert told["verdicts"][-1]["name"] == "methods"
    console = Console(record=True, width=140, quiet=False)
    print_calibration(both, lang, console)
    text = console.export_text()
    assert words in text
    assert ("maar 50 waard" if lang == "nl" else "worth only 50") in text
    assert "emulator" in text


def test_without_a_cross_check_nothing_is_kept_of_one(found: Calibration) -> None:
    assert kept.facts(found)["cross_check"] is None
    assert not {"methods", "known"} & set(kept.tables(found))


def test_a_plan_goes_on_only_as_it_was_begun(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    keep_plan(plan_of(), folder)
    keep_plan(plan_of(), folder)
    with pytest.raises(BadInput, match="budget: was begun otherwise"):
        keep_plan(plan_of(budget=300), folder)
    with pytest.raises(BadInput, match="figures: was begun otherwise"):
        keep_plan(replace(plan_of(), figures=plan_of().figures[1:]), folder)


def test_a_plan_needs_figures_and_runs() -> None:
    with pytest.raises(BadInput, match="too small"):
        plan_of(budget=10).check()
    with pytest.raises(BadInput, match="no figure"):
        replace(plan_of(), figures=()).check()


def test_a_region_is_kept_to_the_last_bit_and_worked_out_once(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    region = Region(rng.standard_normal(4), np.tril(rng.standard_normal((4, 4))))
    first = kept_region(tmp_path, 2, lambda: region)
    again = kept_region(tmp_path, 2, lambda: pytest.fail("it is there"))
    for found in (first, again):
        np.testing.assert_array_equal(found.centre, region.centre)
        np.testing.assert_array_equal(found.root, region.root)
    (tmp_path / "regions" / "wave-2.json").write_text("{")
    with pytest.raises(BadInput, match="damaged"):
        kept_region(tmp_path, 2, lambda: region)
