"""`verzuim trial`: what it refuses, prints and writes with made-up trials."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from experiments.trial import kept, run
from tests.evidence.posterior_of_test import made
from tests.experiments.trial import synthetic
from verzuim import fixed_values, trying
from verzuim.cli import app


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Puts made-up trials in the place of runs; holds what was asked of the engine."""
    asked: list[dict[str, Any]] = []

    def fake(jobs: list[Any], store: Path, **rest: Any) -> Any:
        asked.append({"jobs": jobs, "store": store, **rest})
        return synthetic.run_jobs(jobs, store)

    monkeypatch.setattr(run, "run_jobs", fake)
    monkeypatch.setattr(run, "check_lot", lambda asked: None)
    return asked


def call(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["trial", *arguments])


OWN = """based_on = "baseline"
title = { nl = "Eigen", en = "Own" }
description = { nl = "Eigen", en = "Own" }
"""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["baseline"], "has no intervention that 'baseline' lacks"),
        (["coachin"], "did you mean 'coaching'?"),
        (["nowhere.toml"], "nowhere.toml"),
        (["coaching", "--unit", "clas"], "--unit = 'clas': cannot be drawn"),
        (["coaching", "--n", "2"], "--n = 2: is too small"),
        (["coaching", "--alpha", "2"], "--alpha = 2.0: is no chance"),
        (["coaching", "--outcome", "vsw"], "did you mean 'vsv'?"),
        (["coaching", "--window", "99"], "--window = 99: cannot be"),
        (["coaching", "--replicates", "0"], "--replicates = 0: is too small"),
        (["coaching", "--students", "199"], "--students = 199: is too small"),
        (["coaching", "--seed", str(2**63 - 1)], "is too large"),
        (["coaching", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], "--jobs and --scheduler exclude each other"),
        (["coaching", "--lang", "de"], "allowed: nl, en"),
        (["coaching", "--out", "full"], "'mine.txt' in it was not written by verzuim trial"),
        (["coaching", "--out", "foreign"], "trial.json: cannot be read"),
        (["coaching", "--base", "smaller-classes"], "differs from 'smaller-classes' in [[intervention]] too"),
        (["climate", "--unit", "pupil"], "is for whole schools and cannot be given to each pupil by lot"),
        (["qualification-age", "--unit", "school"], "is for the whole country and cannot be given to each school"),
        (["doorstroompunt", "--unit", "school"], "is for whole regions and cannot be given to each school by lot"),
        (["mixed.toml"], "differs from 'baseline' in [mechanisms] too"),
    ],
)
def test_what_is_no_good_is_refused_before_anything_runs(
    calls: list[dict[str, Any]], tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "mixed.toml").write_text(
        OWN + '[mechanisms]\ntruancy = 2.0\n[[intervention]]\nuse = "intensive-coaching"\n', encoding="utf-8"
    )
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "foreign" / "trial").mkdir(parents=True)
    told = call(*arguments)
    assert told.exit_code == 2, told.output
    assert message in " ".join(told.stderr.split())
    assert (told.stdout, calls) == ("", [])
    assert "Traceback" not in told.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["foreign", "full", "mixed.toml"]


def test_it_prints_what_a_researcher_sees_and_what_is_true_and_keeps_all(
    calls: list[dict[str, Any]], tmp_path: Path
) -> None:
    told = call("coaching", "--unit", "class", "--n", "40", "--replicates", "6", "--lang", "en")
    assert told.exit_code == 0, told.output
    for words in ("as a researcher sees it", "odds ratio", "Holm", "power", "spill", "new early leavers"):
        assert words in told.stdout.replace("effect on controls", "spill")
    for words in ("the same pupils, without support", "Off the roll", "true effect in the weeks after", "no forecast"):
        assert words in told.stdout
    folder = tmp_path / "results" / "trial-coaching-by-class-20000-seed1"
    assert calls[0]["store"].resolve() == folder / "runs"
    assert {path.name for path in (folder / "trial").iterdir()} >= {"trial.json", "summary.parquet", "figures"}
    assert len(list((folder / "trial" / "figures").glob("*.png"))) == 7
    flags = "--unit class --n 40 --alpha 0.05 --window 8 --replicates 6 --students 20000 --years 1 --seed 1"
    assert kept.read(folder / "trial").command == f"verzuim trial coaching {flags}"


def test_dutch_is_dutch(calls: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "figures", lambda *_: {})
    told = call("coaching", "--replicates", "3", "--lang", "nl", "--outcome", "vsv")
    for words in ("zoals een onderzoeker haar ziet", "nieuwe vsv'ers", "vermogen", "geen voorspelling"):
        assert words in told.stdout
    assert "Wie naar" not in told.stdout  # one outcome needs no correction


@pytest.mark.parametrize(("lang", "words"), [("nl", "staan hier vast op hun waarden"), ("en", "stay at their values")])
def test_it_says_that_parameters_are_fixed_where_a_posterior_is_shipped(
    calls: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.setattr(trying, "figures", lambda *_: {})
    for shipped in (None, made(tmp_path / "posterior")):
        monkeypatch.setattr(fixed_values, "shipped_posterior", lambda found=shipped: found)
        told = call("coaching", "--replicates", "2", "--lang", lang, "--outcome", "vsv")
        assert told.exit_code == 0, told.output
        assert (words in " ".join(told.stdout.split())) == (shipped is not None)


def test_flags_reach_the_engine(calls: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "figures", lambda *_: {})
    flags = ["--students", "500", "--years", "3", "--seed", "9", "--jobs", "1", "--alpha", "0.1", "--outcome", "vsv"]
    assert call("coaching", "--replicates", "2", *flags, "--out", "mine").exit_code == 0
    jobs = calls[0]["jobs"]
    asked = {(job.students, job.years, job.design.alpha, job.design.outcomes) for job in jobs}
    assert asked == {(500, 3, 0.1, ("vsv",))}
    assert [job.seed for job in jobs] == [9, 10]
    assert len({job.key for job in jobs}) == 2
    call("coaching", "--replicates", "2", *flags[:-4], "--out", "other")
    assert not {job.key for job in calls[1]["jobs"]} & {job.key for job in jobs}  # another alpha is another trial


def test_json_is_all_there_is_on_standard_output(calls: list[dict[str, Any]], tmp_path: Path) -> None:
    told = call("coaching", "--replicates", "1", "--json", "--outcome", "vsv")
    printed = json.loads(told.stdout)
    assert (printed["base"], printed["given"], printed["replicates"]) == ("baseline", ["intensive-coaching"], 1)
    assert printed["summary"][0]["truth"] == synthetic.EFFECT
    assert printed["summary"][0]["truth_low"] is None
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "run_jobs", stop)
    monkeypatch.setattr(run, "check_lot", lambda asked: None)
    told = call("coaching", "--out", "mine")
    assert told.exit_code == 130
    assert "are kept in mine" in told.stderr


def test_real_trials_are_kept_and_used_again(tmp_path: Path) -> None:
    arguments = ["coaching", "--n", "20", "--students", "2000", "--jobs", "1", "--outcome", "vsv", "--out", "mine"]
    first = call(*arguments, "--replicates", "1", "--json")
    assert first.exit_code == 0, first.output
    kept_before = set((tmp_path / "mine" / "runs" / "parts").iterdir())
    second = call(*arguments, "--replicates", "2", "--json")
    assert second.exit_code == 0, second.output
    assert kept_before < set((tmp_path / "mine" / "runs" / "parts").iterdir())
    one, two = (json.loads(told.stdout)["figures"] for told in (first, second))
    assert [line for line in two if line["replicate"] == 0] == one
