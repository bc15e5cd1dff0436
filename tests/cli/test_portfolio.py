"""`verzuim portfolio`: what it refuses, prints and writes with made-up runs."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from experiments.portfolio import run as module
from scenarios import check
from tests.experiments.portfolio import made_up
from verzuim import budgeting
from verzuim.cli import app

NAMES = ("--candidates", ",".join(made_up.EFFECTS))
SMALL = (*NAMES, "--students", "2000", "--trials", "4", "--draws", "2", "--seed", "3")
BUDGET = ("--budget", "30000")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(budgeting, "figures", lambda *_: {})


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
    return CliRunner().invoke(app, ["portfolio", *arguments])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "--budget"),
        (["--budget", "much"], "Invalid value for '--budget'"),
        (["--budget", "100.000"], "can be read in two ways"),
        (["--budget", "1,000,000"], "can be read in two ways"),
        (["--budget", "-1"], "--budget = -1.0: is no sum of money"),
        (["--budget", "nan"], "is no sum of money"),
        ([*BUDGET, "--candidates", "mazzl"], "did you mean 'mazl'?"),
        ([*BUDGET, "--candidates", "mazl,mazl"], "is named twice"),
        ([*BUDGET, "--candidates", ""], "there is no such intervention"),
        ([*BUDGET, "--base", "basline"], "did you mean 'baseline'?"),
        ([*BUDGET, "--trials", "-1"], "--trials = -1: is too small"),
        ([*BUDGET, "--draws", "1"], "--draws = 1: is too small"),
        ([*BUDGET, "--replicates", "0"], "--replicates = 0: is too small"),
        ([*BUDGET, "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], "exclude each other"),
        ([*BUDGET, "--out", "full"], "'mine.txt' in it was not written by this command"),
    ],
)
def test_what_is_no_good_is_refused_before_anything_runs(
    calls: list[dict[str, Any]], tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    result = call(*arguments)
    assert result.exit_code == 2
    assert message in result.output
    assert "Traceback" not in result.output
    assert calls == []
    assert not (tmp_path / "results").exists()


def test_without_the_library_that_searches_it_says_what_to_install(
    calls: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("experiments.portfolio.search.find_spec", lambda name: None)
    result = call(*BUDGET, *SMALL)
    assert result.exit_code == 2
    assert "pip install 'verzuim[portfolio]'" in result.output


@pytest.mark.parametrize(("lang", "words"), [("nl", "minder"), ("en", "fewer")])
def test_it_prints_and_keeps(calls: list[dict[str, Any]], tmp_path: Path, lang: str, words: str) -> None:
    result = call(*BUDGET, *SMALL, "--lang", lang, "--jobs", "1", "--out", "kept")
    assert result.exit_code == 0, result.output
    assert words in result.output
    assert "…" not in result.output
    files = sorted((tmp_path / "kept" / "portfolio" / "scenarios").glob("*.toml"))
    assert files
    assert all(check(path).interventions for path in files)


def test_packages_on_a_base_of_ones_own_are_loadable_from_anywhere(calls: list[dict[str, Any]], tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        'based_on = "baseline"\ntitle = { nl = "Mijn", en = "Mine" }\ndescription = { nl = "Mijn", en = "Mine" }\n',
        encoding="utf-8",
    )
    result = call(*BUDGET, *SMALL, "--base", "mine.toml", "--out", "kept")
    assert result.exit_code == 0, result.output
    path = next((tmp_path / "kept" / "portfolio" / "scenarios").glob("*.toml"))
    assert check(path).based_on == ("mine", "baseline")


def test_its_command_makes_the_same_again(calls: list[dict[str, Any]], tmp_path: Path) -> None:
    first = json.loads(call("--budget", "15000", "--per-1000", *SMALL, "--json").stdout)
    assert first["budget"] == 30_000
    program, name, *arguments = shlex.split(first["command"])
    assert (program, name) == ("verzuim", "portfolio")
    assert json.loads(call(*arguments, "--json").stdout) == first
    assert list(tmp_path.iterdir()) == []
