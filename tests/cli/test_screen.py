"""`verzuim screen`: what it refuses, prints and writes with made-up counts."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from experiments.screening import kept, run
from tests.experiments.screening import synthetic
from verzuim import screening
from verzuim.cli import app


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Puts made-up counts in the place of runs; holds what was asked of the engine."""
    asked: list[dict[str, Any]] = []

    def fake(jobs: list[Any], store: Path, **rest: Any) -> Any:
        asked.append({"jobs": jobs, "store": store, **rest})
        return synthetic.run_jobs(jobs, store)

    monkeypatch.setattr(run, "run_jobs", fake)
    return asked


def call(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["screen", *arguments])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["baselin"], "did you mean 'baseline'?"),
        (["--for", "leavers"], "did you mean 'leaver'"),
        (["--capacity", "0"], "--capacity = 0.0: cannot be"),
        (["--rules", "nowhere.toml"], "nowhere.toml: there is no such file"),
        (["--rules", "bad.toml"], "bad.toml, line 1"),
        (["--replicates", "0"], "--replicates = 0: is too small"),
        (["--years", "31"], "--years = 31: is too large"),
        (["--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], "--jobs and --scheduler exclude each other"),
        (["--lang", "de"], "allowed: nl, en"),
        (["--out", "full"], "'mine.txt' in it was not written by verzuim screen"),
        (["--out", "foreign"], "screening.json: cannot be read"),
    ],
)
def test_what_is_no_good_is_refused_before_anything_runs(
    calls: list[dict[str, Any]], tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "bad.toml").write_text('[[rule]]\nname = "one"\n')
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "foreign" / "screening").mkdir(parents=True)
    told = call(*arguments)
    assert told.exit_code == 2, told.output
    assert message in told.stderr
    assert (told.stdout, calls) == ("", [])
    assert "Traceback" not in told.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.toml", "foreign", "full"]


def test_it_prints_a_line_for_each_rule_and_keeps_all(calls: list[dict[str, Any]], tmp_path: Path) -> None:
    told = call("--lang", "en", "--replicates", "2")
    assert told.exit_code == 0, told.output
    for words in ("16 hours in 4 weeks (the law)", "alarms", "silent", "becomes an early leaver", "no forecast"):
        assert words in " ".join(told.stdout.split())
    folder = tmp_path / "results" / "screen-baseline-20000-seed1"
    assert calls[0]["store"].resolve() == folder / "runs"
    names = {path.name for path in (folder / "screening").iterdir()}
    assert names >= {"screening.json", "counts.parquet", "rates.parquet", "curve.parquet", "columns.md", "figures"}
    assert len(list((folder / "screening" / "figures").glob("*.png"))) == 5
    command = "verzuim screen baseline --for leaver --replicates 2 --students 20000 --years 1 --seed 1"
    assert kept.read(folder / "screening").command == command


def test_another_condition_is_counted_in_the_same_runs(
    calls: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screening, "figures", lambda *_: {})
    for condition in ("leaver", "thuiszitter"):
        assert call("--for", condition, "--lang", "nl").exit_code == 0
    one, other = ([job.key for job in asked["jobs"]] for asked in calls)
    assert one == other
    assert calls[0]["store"] == calls[1]["store"]
    assert call("--capacity", "3").exit_code == 0
    assert not {job.key for job in calls[2]["jobs"]} & set(one)


def test_rules_of_ones_own_are_used(
    calls: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screening, "figures", lambda *_: {})
    (tmp_path / "mine.toml").write_text(
        '[[rule]]\nname = "mine"\ntitle = { nl = "De mijne", en = "Mine" }\nsource = "me"\n'
        'all = [{ sign = "absent_days", at_least = 7 }]\n',
        encoding="utf-8",
    )
    told = call("--rules", "mine.toml", "--lang", "nl", "--for", "chronic", "--out", "out")
    assert told.exit_code == 0, told.output
    assert "De mijne" in told.stdout
    assert "--rules mine.toml" in kept.read(tmp_path / "out" / "screening").command


def test_json_is_all_there_is_on_standard_output(calls: list[dict[str, Any]], tmp_path: Path) -> None:
    told = call("--json", "--replicates", "1")
    printed = json.loads(told.stdout)
    assert (printed["scenario"], printed["condition"], printed["known"]) == ("baseline", "leaver", 3)
    law = next(line for line in printed["rates"] if line["rule"] == "law" and line["group"] == "all")
    assert law["sensitivity"] == 0.1
    assert list(tmp_path.iterdir()) == []


def test_real_towns_are_kept_and_used_again(tmp_path: Path) -> None:
    arguments = ["--students", "500", "--jobs", "1", "--for", "chronic", "--out", "mine", "--json"]
    first = call(*arguments, "--replicates", "1")
    assert first.exit_code == 0, first.output
    kept_before = set((tmp_path / "mine" / "runs" / "parts").iterdir())
    second = call(*arguments, "--replicates", "2")
    assert second.exit_code == 0, second.output
    assert len(set((tmp_path / "mine" / "runs" / "parts").iterdir()) - kept_before) == 1
    one, two = (
        next(line for line in json.loads(told.stdout)["rates"] if line["rule"] == "law" and line["group"] == "all")
        for told in (first, second)
    )
    assert two["cases"] > one["cases"]
