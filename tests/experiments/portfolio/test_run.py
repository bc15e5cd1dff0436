"""A whole search on made-up runs whose answer is known; what is refused, and what is kept."""

import json
import math
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from evidence.errors import BadInput
from experiments.portfolio import kept
from experiments.portfolio import run as module
from experiments.portfolio.portfolio import COLUMNS, FRESH, SEARCH, TABLES, Portfolio
from experiments.portfolio.run import FRESH_FACTOR, asked, find_packages
from scenarios import check
from tests.experiments.portfolio import made_up

NAMES = tuple(made_up.EFFECTS)
BUDGET = 30_000.0


def ask(budget: float = BUDGET, **changes: Any) -> Any:
    given: dict[str, Any] = {
        "per_1000": False, "trials": 12, "draws": 4, "replicates": 2, "students": 2000, "seed": 3,
    }  # fmt: skip
    return asked("baseline", NAMES, budget=budget, **(given | changes))


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Made-up runs; holds the keys of the jobs that were asked for."""
    found: list[str] = []

    def fake(jobs: Any, **rest: Any) -> pd.DataFrame:
        found.extend(job.key for job in jobs)
        return made_up.run_jobs(jobs, **rest)

    monkeypatch.setattr(module, "run_jobs", fake)
    return found


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "run_jobs", made_up.run_jobs)
        return find_packages(ask(), tmp_path_factory.mktemp("runs"), command="verzuim portfolio")


def test_the_best_packages(found: Portfolio) -> None:
    """Buddy costs and does harm; mazl with registration is the most that the budget buys."""
    best = found.best
    assert best["package"].iloc[0] == "nothing"
    dearest = best.iloc[-1]
    assert dearest["package"] == "mazl 1 + registration 1"
    assert dearest["cost"] == pytest.approx(25_000)
    assert dearest["leavers"] == pytest.approx(2.5, abs=0.5)
    assert dearest["days"] == pytest.approx(1300)
    assert dearest["leavers_low"] < dearest["leavers"] < dearest["leavers_high"]


@pytest.mark.parametrize("budget", [0.0, 4_000.0, 12_000.0, 24_000.0])
def test_the_budget_is_never_exceeded(keys: list[str], tmp_path: Path, budget: float) -> None:
    packages = find_packages(ask(budget), tmp_path, command="").packages
    assert packages[packages["front"]]["cost"].max() <= budget
    assert (packages["fits"] == (packages["cost"] <= budget)).all()
    assert not packages["fits"].all()


def test_a_budget_per_1000_pupils(keys: list[str], tmp_path: Path) -> None:
    whole, part = (find_packages(ask(budget, per_1000=per), tmp_path, command="") for budget, per in
                   ((BUDGET, False), (BUDGET / 2, True)))  # fmt: skip
    assert part.budget == whole.budget == BUDGET
    pd.testing.assert_frame_equal(part.packages, whole.packages)


def test_the_same_search_again_asks_for_the_same_and_gives_the_same(keys: list[str], tmp_path: Path) -> None:
    first = find_packages(ask(), tmp_path, command="")
    before, keys[:] = list(keys), []
    again = find_packages(ask(), tmp_path, command="")
    assert keys == before
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(first, name), getattr(again, name))


def test_fresh_runs_share_no_seed_and_no_draw_with_the_search(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    jobs: list[Any] = []

    def fake(asked_for: Any, **rest: Any) -> pd.DataFrame:
        jobs.extend(asked_for)
        return made_up.run_jobs(asked_for)

    monkeypatch.setattr(module, "run_jobs", fake)
    found = find_packages(ask(), tmp_path, command="")
    dearest = len(found.best["package"].iloc[-1].split(" + "))
    mine = [job for job in jobs if len(job.scenario.interventions) == dearest]
    seeds = {job.seed for job in mine}
    assert len(seeds) == (1 + FRESH_FACTOR) * 4 * 2
    assert len({job.parameters for job in mine}) == (1 + FRESH_FACTOR) * 4


def test_draws_are_the_same_for_all_packages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    jobs: list[Any] = []

    def fake(asked_for: Any, **rest: Any) -> pd.DataFrame:
        jobs.extend(asked_for)
        return made_up.run_jobs(asked_for)

    monkeypatch.setattr(module, "run_jobs", fake)
    find_packages(ask(trials=5), tmp_path, command="")
    of_seed: dict[int, set[Any]] = {}
    costs: dict[tuple[int, str], set[float]] = {}
    for job in jobs:
        if job.parameters:
            of_seed.setdefault(job.seed, set()).add(job.parameters)
        for plan in job.scenario.interventions:
            costs.setdefault((job.seed, plan.name), set()).add(plan.intervention.cost[0].euro)
    assert all(len(values) == 1 for values in (*of_seed.values(), *costs.values()))
    assert len({next(iter(values)) for (_, name), values in costs.items() if name == "mazl"}) > 4


def test_implausible_draws_are_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every third draw has five times the leavers: it is looked at and left out, for every package."""
    first = 3

    def fake(jobs: Any, **rest: Any) -> pd.DataFrame:
        rows = made_up.run_jobs(jobs)
        wild = {job.key for job in jobs if job.parameters and (job.seed - first) // 2 % 3 == 0}
        rows.loc[rows["job"].isin(wild) & (rows["what"] == "leavers"), "value"] *= 5
        return rows

    monkeypatch.setattr(module, "run_jobs", fake)
    found = find_packages(ask(trials=2), tmp_path, command="")
    assert found.looked > (1 + FRESH_FACTOR) * 4
    assert found.leavers.high < 80


def test_when_nearly_nothing_is_plausible_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fake(jobs: Any, **rest: Any) -> pd.DataFrame:
        rows = made_up.run_jobs(jobs)
        wild = {job.key for job in jobs if job.parameters}
        rows.loc[rows["job"].isin(wild) & (rows["what"] == "leavers"), "value"] *= 5
        return rows

    monkeypatch.setattr(module, "run_jobs", fake)
    with pytest.raises(BadInput, match="only 0 of 32 draws looked at are plausible"):
        find_packages(ask(), tmp_path, command="")


def test_how_much_the_winners_shrank(found: Portfolio) -> None:
    fresh = found.packages[(found.packages["stage"] == FRESH) & (found.packages["package"] != "nothing")]
    before = found.packages[found.packages["stage"] == SEARCH].set_index("package").loc[fresh["package"], "leavers"]
    assert found.shrunk("leavers") == pytest.approx(1 - fresh["leavers"].sum() / before.sum())
    assert abs(found.shrunk("days")) < 0.05


def test_the_best_packages_are_scenarios(found: Portfolio, tmp_path: Path) -> None:
    folder = tmp_path / "portfolio"
    folder.mkdir()
    files = kept.write(found, "baseline", folder)
    assert len(files) == len(found.best) - 1
    last = check(files[-1])
    assert [(plan.name, plan.use.capacity, plan.use.reach) for plan in last.interventions] == [
        ("mazl", 1.0, None), ("registration", 1.0, 1.0),
    ]  # fmt: skip
    assert last.based_on == ("baseline",)


def test_written_with_all_columns_told(found: Portfolio, tmp_path: Path) -> None:
    folder = tmp_path / "portfolio"
    folder.mkdir()
    kept.write(found, "baseline", folder)
    for name in TABLES:
        assert list(pd.read_parquet(folder / f"{name}.parquet")) == list(COLUMNS[name])
    told = json.loads((folder / "portfolio.json").read_text())
    assert told["budget"] == BUDGET
    assert set(told["shrunk"]) == {"leavers", "days"}
    kept.check_ours(folder)
    assert json.loads(kept.as_json(found))["packages"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"budget": -1.0}, "is no sum of money"),
        ({"budget": math.inf}, "is no sum of money"),
        ({"budget": math.nan}, "is no sum of money"),
        ({"seed": 2**63 - 5}, "is too large"),
    ],
)
def test_what_is_no_good_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        ask(**changes)


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("mazzl",), "did you mean 'mazl'"),
        (("mazl", "mazl"), "is named twice"),
        (("",), "no such intervention"),
    ],
)
def test_candidates_that_are_no_good_are_refused(names: tuple[str, ...], message: str) -> None:
    rest: Any = {"per_1000": False, "trials": 1, "draws": 2, "replicates": 1}
    with pytest.raises(BadInput, match=message):
        asked("baseline", names, budget=1.0, **rest)
