"""`verzuim compare`: what it refuses, prints and writes with made-up runs, and that it goes on with real ones."""

import json
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from experiments.compare import kept, run
from experiments.compare import plan as plan_module
from experiments.compare.comparison import ALL_YEARS
from experiments.ensemble.job import Job
from tests.experiments.compare import synthetic
from verzuim import comparing
from verzuim.cli import app
from verzuim.commands import effects

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 300
TWO = ("baseline", "smaller-classes")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture(autouse=True)
def none_is_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_module, "shipped_posterior", lambda: None)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves the figures out, which take seconds."""
    monkeypatch.setattr(comparing, "pictures", lambda *_: {})
    monkeypatch.setattr(comparing, "report", lambda *_: "<p>")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Puts made-up rows in the place of runs, without processes; holds what was asked of the engine."""
    asked: list[dict[str, Any]] = []

    def fake(jobs: list[Job], store: Path, **rest: Any) -> Any:
        asked.append({"jobs": jobs, "store": store, **rest})
        return synthetic.run_jobs(jobs, store)

    monkeypatch.setattr(run, "run_jobs", fake)
    monkeypatch.setattr(effects, "ready_hands", lambda *_: nullcontext())
    return asked


def call(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["compare", *arguments])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["baseline"], "SCENARIO"),
        (["baseline", "baseline"], "named twice"),
        (["baseline", "smaler-classes"], "did you mean 'smaller-classes'?"),
        (["baseline", "nowhere.toml"], "nowhere.toml"),
        ([*TWO, "--replicates", "0"], "--replicates = 0: is too small\n  allowed: 1 to 1,000"),
        ([*TWO, "--replicates", "1001"], "--replicates = 1001: is too large"),
        ([*TWO, "--students", "199"], "--students = 199: is too small"),
        ([*TWO, "--years", "31"], "--years = 31: is too large"),
        ([*TWO, "--jobs", "0"], "--jobs = 0: is too small\n  allowed: 1 or more"),
        ([*TWO, "--seed", str(2**63 - 1)], "is too large"),
        ([*TWO, "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], "--jobs and --scheduler exclude each other"),
        ([*TWO, "--parameters", "posterior"], "--parameters = 'posterior': no posterior is shipped"),
        ([*TWO, "--parameters", "fixd"], "did you mean 'fixed'"),
        ([*TWO, "--lang", "de"], "allowed: nl, en"),
        ([*TWO, "--out", "full"], "'mine.txt' in it was not written by verzuim compare"),
        ([*TWO, "--out", "full/mine.txt"], "is a file, not a folder"),
        ([*TWO, "--out", "foreign"], "comparison.json: cannot be read"),
    ],
)
def test_what_is_no_good_is_refused_before_anything_runs(
    calls: list[dict[str, Any]], tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "foreign" / "comparison").mkdir(parents=True)
    told = call(*arguments)
    assert told.exit_code == 2
    assert message in told.stderr
    assert (told.stdout, calls) == ("", [])
    assert "Traceback" not in told.output
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["comparison", "foreign", "full", "mine.txt"]


def test_it_prints_what_is_certain_and_keeps_all(calls: list[dict[str, Any]], tmp_path: Path) -> None:
    told = call(*TWO, "better-registration", "--replicates", "3", "--lang", "en")
    assert told.exit_code == 0, told.output
    for words in ("Smaller classes", "Better registration", "no difference", "lower", "no forecast", "smaller-classes"):
        assert words in told.stdout
    assert told.stderr == ""
    folder = tmp_path / "results" / "compare-baseline-smaller-classes-better-registration-20000-seed1"
    assert calls[0]["store"].resolve() == folder / "runs"
    assert len(calls[0]["jobs"]) == 9
    outcome = folder / "comparison"
    names = {path.name for path in outcome.iterdir()}
    assert names >= {"comparison.json", "effects.parquet", "counts.parquet", "columns.md", "report.html", "figures"}
    assert (outcome / "figures" / "effects.svg").is_file()
    assert "Smaller classes" in (outcome / "report.html").read_text(encoding="utf-8")
    flags = "--replicates 3 --students 20000 --years 1 --seed 1 --parameters fixed"
    command = f"verzuim compare baseline smaller-classes better-registration {flags}"
    assert kept.read(outcome).command == command


def test_what_interventions_do_is_printed_at_eighty_columns(undrawn: None, calls: list[dict[str, Any]]) -> None:
    told = call("baseline", "better-registration", "--replicates", "3", "--lang", "en")
    for words in ("Reach and waiting", "What runs short", "Cost and gain", "all payers", "per leaver", "coaching"):
        assert words in told.stdout
    tables = told.stdout.partition("Report:")[0].splitlines()
    assert max(len(line) for line in tables) <= 80
    without = call(*TWO, "--replicates", "2", "--lang", "en").stdout
    assert not [words for words in ("Reach and waiting", "Cost and gain") if words in without]


def test_dutch_is_dutch(undrawn: None, calls: list[dict[str, Any]]) -> None:
    told = call(*TWO, "--replicates", "2", "--lang", "nl")
    for words in ("Kleinere klassen", "alle verzuim, werkelijk", "geen voorspelling", "Verslag:"):
        assert words in told.stdout


def test_one_replicate_says_that_it_has_no_interval(undrawn: None, calls: list[dict[str, Any]]) -> None:
    told = call(*TWO, "--replicates", "1")
    assert told.exit_code == 0, told.output
    assert told.stdout.count("one replicate") >= 1
    assert "95 % interval (" not in told.stdout


def test_flags_reach_the_engine(undrawn: None, calls: list[dict[str, Any]], tmp_path: Path) -> None:
    arguments = [
        "--replicates",
        "2",
        "--students",
        "500",
        "--years",
        "3",
        "--seed",
        "9",
        "--jobs",
        "1",
        "--out",
        "mine",
    ]
    assert call(*TWO, *arguments).exit_code == 0
    asked = calls[0]
    assert (asked["workers"], asked["scheduler"]) == (1, None)
    assert {(job.students, job.years) for job in asked["jobs"]} == {(500, 3)}
    assert {job.seed for job in asked["jobs"]} == {9, 10}
    call(*TWO, "--scheduler", "tcp://127.0.0.1:1", "--replicates", "2")
    assert (calls[1]["workers"], calls[1]["scheduler"]) == (None, "tcp://127.0.0.1:1")


def test_json_is_all_there_is_on_standard_output(undrawn: None, calls: list[dict[str, Any]], tmp_path: Path) -> None:
    told = call(*TWO, "--replicates", "1", "--json")
    printed = json.loads(told.stdout)
    assert (printed["base"], printed["scenarios"], printed["replicates"]) == ("baseline", ["smaller-classes"], 1)
    effect = printed["effects"][0]
    assert (effect["measure"], effect["group"], effect["low"]) == ("missed_true", "all", None)
    assert list(tmp_path.iterdir()) == []
    assert not calls[0]["store"].exists()
    assert set(kept.TABLES) - set(printed) == {"counts"}
    assert printed["capacity"][0]["name"] == "doctor"
    told = call(*TWO, "--replicates", "2", "--json", "--out", "mine")
    assert json.loads(told.stdout)["effects"][0]["low"] is not None
    assert "mine" in told.stderr
    assert (tmp_path / "mine" / "comparison" / "report.html").read_text() == "<p>"


def test_an_interruption_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def stop(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "run_jobs", stop)
    told = call(*TWO, "--out", "mine")
    assert told.exit_code == 130
    assert "are kept in mine" in told.stderr
    assert call(*TWO, "--json").exit_code == 130


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-m", "verzuim", "compare", *arguments]
    return subprocess.run(asked, capture_output=True, text=True, cwd=ROOT, check=False, timeout=MOST_SECONDS)


def test_real_runs_are_compared_and_used_again(tmp_path: Path) -> None:
    arguments = [*TWO, "--students", "300", "--out", str(tmp_path / "mine"), "--json"]
    first = command(*arguments, "--replicates", "2", "--jobs", "1")
    assert first.returncode == 0, first.stderr
    parts = {path: path.stat().st_mtime_ns for path in (tmp_path / "mine" / "runs" / "parts").iterdir()}
    time.sleep(0.01)
    second = command(*arguments, "--replicates", "3", "--jobs", "1")
    assert second.returncode == 0, second.stderr
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "mine" / "runs" / "parts").iterdir()}
    assert {path: after[path] for path in parts} == parts
    assert len(after) == len(parts) + 1
    effects = kept.read(tmp_path / "mine" / "comparison").effects
    assert set(effects["replicates"]) <= {0, 1, 2, 3}
    everybody = effects[(effects["measure"] == "chronic_true") & (effects["group"] == "all")]
    assert list(everybody["year"]) == [ALL_YEARS, 0]
    assert list(everybody["replicates"]) == [3, 3]
    assert json.loads(second.stdout)["replicates"] == 3
