"""`verzuim prior-check`: what it refuses, prints and writes, with made-up runs."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from evidence import load_observations
from experiments.calibration import prior_check
from experiments.calibration.settings import default_settings
from tests.experiments.calibration import published_counts
from verzuim.cli import app


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(prior_check, "run_jobs", published_counts.run_jobs)


def call(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["prior-check", *arguments])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--draws", "19"], "draws = 19: is too small\n  allowed: 20 or more"),
        (["--years", "1"], "--years = 1: is too small\n  allowed: 2 or more"),
        (["--students", "199"], "--students = 199: is too small"),
        (["--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], "--jobs and --scheduler exclude each other"),
        (["--parameters", "truancy.baselin"], "did you mean 'truancy.baseline'"),
        (["--parameters", "truancy.baseline,"], "is no parameter and no mechanism"),
        (["--targets", "gone.csv"], "gone.csv: there is no such file"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(tmp_path: Path, arguments: list[str], message: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("lang", "words"), [("nl", "Gedekt: "), ("en", "Covered: ")])
def test_it_prints_and_keeps_every_figure_that_is_fitted(tmp_path: Path, lang: str, words: str) -> None:
    result = call("--draws", "20", "--lang", lang)
    assert result.exit_code == 0, result.stderr
    assert words in result.stdout
    folder = tmp_path / "results" / "prior-check-4000-2years-seed1" / "prior-check"
    told = json.loads((folder / "prior_check.json").read_text(encoding="utf-8"))
    assert told["parameters"] == sorted(default_settings().parameters)
    assert [each["target"] for each in told["figures"]] != []
    assert {each["target"] for each in told["figures"]} == set(load_observations().fitted)
    assert len(pd.read_parquet(folder / "draws.parquet")) == 20
    assert (folder / "figures" / "prior_check.png").is_file()


def test_a_scheduler_is_handed_to_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def engine(jobs: Any, store: Path, **how: Any) -> pd.DataFrame:
        asked.append((how["workers"], how["scheduler"]))
        return published_counts.run_jobs(jobs, store)

    monkeypatch.setattr(prior_check, "run_jobs", engine)
    result = call("--draws", "20", "--scheduler", "tcp://127.0.0.1:1", "--json")
    assert result.exit_code == 0, result.stderr
    assert asked == [(None, "tcp://127.0.0.1:1")]


def test_json_is_one_object_and_keeps_nothing(tmp_path: Path) -> None:
    result = call("--draws", "20", "--parameters", "truancy.baseline, sickness.onset", "--json")
    told = json.loads(result.stdout)
    assert told["parameters"] == ["sickness.onset", "truancy.baseline"]
    assert list(tmp_path.iterdir()) == []
