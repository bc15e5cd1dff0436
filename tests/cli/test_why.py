"""`verzuim why`: what it refuses, prints and writes with made-up runs."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from experiments.why import explain as module
from tests.evidence.posterior_of_test import made
from tests.experiments.why import made_up
from verzuim import explaining, fixed_values
from verzuim.cli import app

TWO = ("baseline", "smaller-classes")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(explaining, "figures", lambda *_: {})


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Made-up rows in the place of runs; holds what was asked of the engine."""
    asked: list[dict[str, Any]] = []

    def fake(jobs: Any, **rest: Any) -> Any:
        asked.append({"jobs": jobs, **rest})
        return made_up.run_jobs(jobs)

    monkeypatch.setattr(module, "run_jobs", fake)
    return asked


def call(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["why", *arguments])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["baseline"], "Missing argument 'scenario'"),
        (["baseline", "baseline"], "named twice"),
        (["baseline", "smaler-classes"], "did you mean 'smaller-classes'?"),
        ([*TWO, "--measure", "vsw"], "did you mean 'vsv'?"),
        ([*TWO, "--replicates", "0"], "--replicates = 0: is too small"),
        ([*TWO, "--students", "199"], "--students = 199: is too small"),
        ([*TWO, "--years", "31"], "--years = 31: is too large"),
        ([*TWO, "--jobs", "0"], "--jobs = 0: is too small"),
        ([*TWO, "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], "exclude each other"),
        ([*TWO, "--lang", "de"], "allowed: nl, en"),
        ([*TWO, "--out", "full"], "'mine.txt' in it was not written by this command"),
        ([*TWO, "--out", "foreign"], "why.json: is not ours"),
    ],
)
def test_what_is_no_good_is_refused_before_anything_runs(
    calls: list[dict[str, Any]], tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "foreign" / "why").mkdir(parents=True)
    (tmp_path / "foreign" / "why" / "why.json").write_text("{}")
    before = sorted(tmp_path.rglob("*"))
    result = call(*arguments)
    assert result.exit_code == 2
    assert message in result.output
    assert "Traceback" not in result.output
    assert calls == []
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(("lang", "words"), [("nl", "vrienden en klasgenoten"), ("en", "friends and classmates")])
def test_it_prints_and_keeps(calls: list[dict[str, Any]], tmp_path: Path, lang: str, words: str) -> None:
    result = call(*TWO, "--students", "500", "--replicates", "4", "--lang", lang, "--jobs", "1")
    assert result.exit_code == 0, result.output
    assert words in result.output
    assert max(len(line) for line in result.stdout.splitlines()) <= 80 or "results" in result.stdout
    assert (tmp_path / "results" / "why-baseline-smaller-classes-500-seed1" / "why" / "why.json").is_file()
    assert {call["workers"] for call in calls} == {1}


@pytest.mark.parametrize(("lang", "words"), [("nl", "staan hier vast op hun waarden"), ("en", "stay at their values")])
def test_it_says_that_parameters_are_fixed_where_a_posterior_is_shipped(
    calls: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    for shipped in (None, made(tmp_path / "posterior")):
        monkeypatch.setattr(fixed_values, "shipped_posterior", lambda found=shipped: found)
        result = call(*TWO, "--students", "500", "--replicates", "2", "--lang", lang)
        assert result.exit_code == 0, result.output
        assert (words in " ".join(result.stdout.split())) == (shipped is not None)


def test_json_is_one_object_and_keeps_nothing(calls: list[dict[str, Any]], tmp_path: Path) -> None:
    result = call(*TWO, "--students", "500", "--replicates", "2", "--json")
    told = json.loads(result.stdout)
    assert (told["base"], told["scenario"], told["replicates"]) == ("baseline", "smaller-classes", 2)
    assert {"effects", "shares", "spill"} <= set(told)
    assert list(tmp_path.iterdir()) == []


def test_its_command_makes_the_same_again(calls: list[dict[str, Any]]) -> None:
    first = json.loads(call(*TWO, "--students", "500", "--replicates", "2", "--measure", "vsv", "--json").stdout)
    program, name, *arguments = shlex.split(first["command"])
    assert (program, name) == ("verzuim", "why")
    assert json.loads(call(*arguments, "--json").stdout) == first
