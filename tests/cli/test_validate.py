"""`verzuim validate` and `verzuim import-targets`: what they refuse, print and write, with made-up runs."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from evidence import load_observations
from experiments.calibration import validation
from experiments.calibration.patterns import PATTERNS
from experiments.calibration.validation_columns import VALIDATION_COLUMNS
from tests.experiments.calibration import published_counts
from tests.experiments.calibration.test_open_data import SHOWN
from verzuim import validating
from verzuim.cli import app

HEADER = "id,quantity,group,year,value,unit,low,high,seen,source,checked,note\n"
LEAVERS = "a_1,new early leavers,nl,2022/23,3.1,percent of pupils,,,seen,own,ok,\n"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Made-up rows in the place of runs."""
    monkeypatch.setattr(validation, "run_jobs", published_counts.run_jobs)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves the figures out, which take seconds."""
    monkeypatch.setattr(validating, "figures", lambda *_: {})


def call(*arguments: str) -> Any:
    return CliRunner().invoke(app, [*arguments])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--replicates", "1"], "--replicates = 1: is too small\n  allowed: 2 or more"),
        (["--replicates", "1001"], "--replicates = 1001: is too large"),
        (["--years", "1"], "--years = 1: is too small\n  allowed: 2 or more\n  the first year does not count"),
        (["--years", "31"], "--years = 31: is too large"),
        (["--students", "199"], "--students = 199: is too small"),
        (["--jobs", "0"], "--jobs = 0: is too small"),
        (["--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], "--jobs and --scheduler exclude each other"),
        (["--targets", "gone.csv"], "gone.csv: there is no such file"),
        (["--lang", "fr"], "lang = 'fr'"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(tmp_path: Path, arguments: list[str], message: str) -> None:
    result = call("validate", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("x", encoding="utf-8")
    result = call("validate", "--out", "mine")
    assert result.exit_code == 2
    assert "'notes.txt' in it was not written by verzuim validate" in result.stderr


def test_it_prints_and_keeps_every_figure_and_pattern(made_up: None, undrawn: None, tmp_path: Path) -> None:
    result = call("validate", "--replicates", "3", "--years", "2", "--lang", "en")
    assert result.exit_code == 0, result.stderr
    assert f"{len(load_observations().fitted)} inside the 90 % interval" in result.stdout
    assert all(word in result.stdout for word in ("Patterns", "which are not fitted", "Truancy rises with age"))
    folder = tmp_path / "results" / "validate-20000-2years-seed1" / "validation"
    told = json.loads((folder / "validation.json").read_text(encoding="utf-8"))
    assert told["format"] == validation.FORMAT
    assert [each["name"] for each in told["patterns"]] == [pattern.name for pattern in PATTERNS]
    for name, columns in VALIDATION_COLUMNS.items():
        table = pd.read_parquet(folder / f"{name}.parquet")
        assert list(table.columns) == list(columns)
    assert "not documented" not in (folder / "columns.md").read_text(encoding="utf-8")


def test_a_scheduler_is_handed_to_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def engine(jobs: Any, store: Path, **how: Any) -> pd.DataFrame:
        asked.append((how["workers"], how["scheduler"]))
        return published_counts.run_jobs(jobs, store)

    monkeypatch.setattr(validation, "run_jobs", engine)
    result = call("validate", "--replicates", "2", "--years", "2", "--scheduler", "tcp://127.0.0.1:1", "--json")
    assert result.exit_code == 0, result.stderr
    assert asked == [(None, "tcp://127.0.0.1:1")]


def test_json_is_one_object_and_keeps_nothing(made_up: None, tmp_path: Path) -> None:
    result = call("validate", "--replicates", "2", "--years", "2", "--json")
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert (told["replicates"], told["years"], told["fitted"]) == (2, 2, len(load_observations().fitted))
    assert list(tmp_path.iterdir()) == []


def test_own_figures_are_held_against_the_runs(made_up: None, undrawn: None, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(HEADER + LEAVERS, encoding="utf-8")
    result = call("validate", "--replicates", "3", "--years", "2", "--targets", "own.csv", "--json")
    told = json.loads(result.stdout)
    (found,) = (each for each in told["figures"] if each["target"] == "vsv_2018_19_pct")
    assert told["own"] == ["vsv_2018_19_pct"]
    assert found["observed"] == pytest.approx(3.1)
    assert found["inside"] is False


def test_figures_in_both_languages(made_up: None, tmp_path: Path) -> None:
    for lang, title in (("nl", "klopt"), ("en", "holds")):
        result = call("validate", "--replicates", "3", "--years", "2", "--lang", lang, "--out", lang)
        assert result.exit_code == 0, result.stderr
        assert title in result.stdout
        drawn = {path.stem for path in (tmp_path / lang / "validation" / "figures").iterdir()}
        assert drawn == {"targets", *(f"pattern_{pattern.name}" for pattern in PATTERNS)}


def test_open_data_becomes_a_file_of_own_figures(tmp_path: Path, made_up: None) -> None:
    (tmp_path / "cbs.csv").write_text(SHOWN, encoding="utf-8")
    result = call("import-targets", "cbs.csv", "--region", "Flevoland (PV)", "--out", "own.csv", "--lang", "nl")
    assert result.exit_code == 0, result.stderr
    assert "1 cijfer(s) in own.csv" in result.stdout
    again = call("validate", "--replicates", "2", "--years", "2", "--targets", "own.csv", "--json")
    assert json.loads(again.stdout)["own"] == ["vsv_2018_19_pct"]
    wrong = call("import-targets", "cbs.csv", "--out", "other.csv")
    assert wrong.exit_code == 2
    assert not (tmp_path / "other.csv").exists()
