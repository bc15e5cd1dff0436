"""The command line and the Python face with the real model, on a small system."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import verzuim
from agents.reasons import LABEL_OF_REASON, REASONS
from experiments.columns import COLUMNS, undocumented

ROOT = Path(__file__).parents[2]
KEYS = {
    "scenario",
    "seed",
    "students",
    "years",
    "absence",
    "reported_per_1000",
    "vsv_percent",
    "vsv_by_level",
    "thuiszitters_per_1000",
    "silent_percent",
    "digest",
}


@pytest.fixture(scope="module")
def result() -> "verzuim.Result":
    return verzuim.run("baseline", students=1500, seed=3)


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "verzuim", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )


def test_json_holds_the_agreed_keys_and_is_reproducible(result: "verzuim.Result") -> None:
    told = command("run", "--students", "1500", "--seed", "3", "--json")
    assert told.returncode == 0, told.stderr
    summary = json.loads(told.stdout)
    assert set(summary) == KEYS
    assert list(summary["absence"]) == list(REASONS)
    assert summary == json.loads(json.dumps(result.summary))
    for reason in set(REASONS) - set(LABEL_OF_REASON):
        assert summary["absence"][reason]["registered"] == 0.0


def test_the_tables_are_those_documented(result: "verzuim.Result") -> None:
    assert set(result.tables) == set(COLUMNS)
    for name, table in result.tables.items():
        assert undocumented(name, table.columns) == []
        assert set(COLUMNS[name]) == set(table.columns), name


def test_the_summary_follows_from_the_tables(result: "verzuim.Result") -> None:
    groups, weeks = result.tables["groups"], result.tables["school_weeks"]
    for name in REASONS:
        share = 100 * groups[f"true_{name}"].sum() / groups["lesson_hours"].sum()
        assert result.summary["absence"][name]["true"] == pytest.approx(share, abs=0.006)
        assert groups[f"true_{name}"].sum() == weeks[f"true_{name}"].sum()
    vsv = 100 * groups["vsv"].sum() / groups["vsv_base"].sum()
    assert result.summary["vsv_percent"] == pytest.approx(vsv, abs=0.006)
    home, left = result.tables["thuiszitters"], result.tables["leavers"]
    known = 1000 * groups["thuiszitter_official"].sum() / groups["pupils"].sum()
    assert result.summary["thuiszitters_per_1000"]["registered"] == pytest.approx(known)
    assert result.summary["thuiszitters_per_1000"]["true"] == pytest.approx(1000 * len(home) / groups["pupils"].sum())
    silent = {"leavers": groups["vsv_silent"].sum(), "thuiszitters": groups["thuiszitter_silent"].sum()}
    for name, table in (("leavers", left), ("thuiszitters", home)):
        assert result.summary["silent_percent"][name] == pytest.approx(100 * silent[name] / max(len(table), 1))
    assert (groups[["vsv_push", "vsv_pull", "vsv_fallout"]].sum(axis=1) == groups["vsv"]).all()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_figures_of_a_real_result_are_drawn(result: "verzuim.Result", lang: str) -> None:
    assert set(result.figures(lang)) == {
        "reasons_over_year",
        "by_level",
        "distribution",
        "vsv_by_level",
        "comparison",
        "network",
    }


def test_a_real_result_is_kept_and_loaded(result: "verzuim.Result", tmp_path: Path) -> None:
    loaded = verzuim.load(result.save(tmp_path / "out"))
    assert loaded.summary == json.loads(json.dumps(result.summary))
    assert len(loaded.network) == len(result.network)
    assert (tmp_path / "out" / "columns.md").read_text(encoding="utf-8").count("\n") > 50


def test_run_prints_and_writes_all(tmp_path: Path) -> None:
    told = command("run", "--students", "600", "--out", str(tmp_path / "out"), "--lang", "nl")
    assert told.returncode == 0, told.stderr
    assert "spijbelen" in told.stdout
    assert (tmp_path / "out" / "figures" / "network.png").is_file()
    redrawn = command("plot", str(tmp_path / "out"), "--format", "pdf")
    assert redrawn.returncode == 0, redrawn.stderr
    assert (tmp_path / "out" / "figures" / "network.pdf").is_file()


@pytest.fixture(scope="module")
def years() -> "verzuim.Result":
    return verzuim.run("baseline", students=1500, seed=3, years=3)


def test_a_run_of_years_balances_and_tells_it(years: "verzuim.Result") -> None:
    total = np.sum(list(years.summary["pupils_by_level"].values()), axis=0)
    moves = years.summary["came_and_went"]
    for year in range(2):
        came = moves["enter"][year] + moves["return"][year]
        went = moves["graduate_out"][year] + moves["leave_early"][year] + moves["age_out"][year]
        assert total[year] + came - went == total[year + 1]
    assert moves["enter"][2] is None
    by_level = years.tables["groups"].groupby(["year", "level"])["pupils"].sum()
    for level, pupils in years.summary["pupils_by_level"].items():
        assert [by_level.get((year, level), 0) for year in range(3)] == pupils


def test_early_leavers_are_the_same_everywhere(years: "verzuim.Result") -> None:
    left = years.tables["leavers"].groupby("year").size()
    assert list(left) == years.summary["came_and_went"]["leave_early"]
    table = years.tables["comparison_by_year"]
    assert list(table.loc[table["target"] == "vsv_2018_19_pct", "numerator"]) == list(left)


def test_every_figure_of_years_is_inside_its_interval(years: "verzuim.Result") -> None:
    table = years.tables["comparison_by_year"].dropna(subset=["low"])
    assert len(table) > 60
    assert (table["low"] <= table["simulated"]).all()
    assert (table["simulated"] <= table["high"]).all()
    assert set(years.figures("nl")) >= {"stocks_by_year", "targets_by_year"}
    assert json.dumps(years.summary, allow_nan=False)
