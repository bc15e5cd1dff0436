"""A whole explanation on made-up runs whose answer is known, what is refused, and what is kept."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from evidence.errors import BadInput
from experiments.why import explain as module
from experiments.why import kept
from experiments.why.explain import explain, question
from experiments.why.explanation import COLUMNS, REST, TABLES, Explanation
from tests.experiments.why import made_up


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Made-up runs; holds the keys of the jobs that were asked for."""
    keys: list[str] = []

    def fake(jobs: Any, **rest: Any) -> pd.DataFrame:
        keys.extend(job.key for job in jobs)
        return made_up.run_jobs(jobs, **rest)

    monkeypatch.setattr(module, "run_jobs", fake)
    return keys


@pytest.fixture
def explained(asked: list[str], tmp_path: Path) -> Explanation:
    made = question("baseline", made_up.small_classes(tmp_path), measure="missed_true", replicates=6, students=500)
    return explain(made, tmp_path, command="verzuim why baseline small-classes.toml")


def line(explained: Explanation, kind: str, part: str, group: str = "") -> pd.Series:
    table = explained.shares
    chosen = (table["kind"] == kind) & (table["part"] == part) & (table["group"] == group)
    return table[chosen & (table["measure"] == explained.measure)].iloc[0]


def test_the_whole_effect_and_its_parts(explained: Explanation) -> None:
    """Two changes carry 0.4 points alone; with friends 0.6: half of what they do together goes to each."""
    whole = explained.effects.set_index("measure").loc["missed_true"]
    assert whole["effect"] == pytest.approx(-0.6, rel=0.1)
    assert whole["low"] < whole["effect"] < whole["high"] < 0
    school, peers = line(explained, "mechanism", "school"), line(explained, "mechanism", "peers")
    assert [school["share"], peers["share"]] == pytest.approx([whole["effect"] * 5 / 6, whole["effect"] / 6], rel=0.01)
    assert [peers["first"], peers["last"]] == pytest.approx([0.0, whole["effect"] / 3], abs=1e-3)
    assert peers["order"] == pytest.approx(peers["last"] - peers["first"])
    assert school["percent"] == pytest.approx(500 / 6, rel=0.01)


def test_parts_and_rest_add_up(explained: Explanation) -> None:
    lines = explained.shares[explained.shares["group"] == ""]
    sums = lines.groupby(["kind", "measure"])["share"].sum()
    whole = explained.effects.set_index("measure")["effect"]
    for (_, measure), total in sums.items():
        assert total == pytest.approx(whole[measure])


def test_only_a_group_that_carries_something_is_taken_apart(explained: Explanation) -> None:
    inner = explained.shares[(explained.shares["group"] != "") & (explained.shares["kind"] == "mechanism")]
    assert set(inner["group"]) == {"school", "peers"}
    size, climate = (line(explained, "mechanism", name, "school") for name in ("class_size", "school_climate"))
    assert size["share"] == pytest.approx(line(explained, "mechanism", "school")["last"], abs=1e-3)
    assert climate["share"] == pytest.approx(0.0, abs=1e-3)
    assert line(explained, "mechanism", REST, "school")["share"] == pytest.approx(0.0, abs=1e-3)


def test_moves_carry_all_of_it(explained: Explanation) -> None:
    """The scenario moves class size twice, in secondary and in vocational schools."""
    moves = [line(explained, "move", name) for name in ("class.size", "class.size (2)")]
    assert [each["percent"] for each in moves] == pytest.approx([50.0, 50.0], abs=0.1)
    assert line(explained, "move", REST)["share"] == 0.0


def test_friends(explained: Explanation) -> None:
    mine = explained.spill[explained.spill["measure"] == "missed_true"].set_index("line")
    assert set(mine["way"]) == {"friends"}
    whole, direct, spilled = (mine.loc[name, "value"] for name in ("whole", "direct", "spilled"))
    assert direct == pytest.approx(whole * 2 / 3, abs=1e-3)
    assert spilled == pytest.approx(whole - direct)


def test_each_run_is_asked_for_once(explained: Explanation, asked: list[str]) -> None:
    assert len(asked) == len(set(asked)) == explained.runs


def test_moves_are_told_apart(asked: list[str], tmp_path: Path) -> None:
    made_up.small_classes(tmp_path)
    path = tmp_path / "two.toml"
    path.write_text(
        'based_on = "small-classes.toml"\ntitle = { nl = "Twee", en = "Two" }\n'
        'description = { nl = "Twee", en = "Two" }\n\n[[change]]\nquantity = "school.contact"\nadd = 0.1\n',
        encoding="utf-8",
    )
    found = explain(question("baseline", path, measure="vsv", replicates=4, students=500), tmp_path, command="")
    contact, size = (line(found, "move", name) for name in ("school.contact", "class.size"))
    assert contact["share"] / size["share"] == pytest.approx(1 / 3, rel=0.02)
    assert contact["order"] == pytest.approx(0.0, abs=1e-3)


def test_one_replicate_has_no_interval(asked: list[str], tmp_path: Path) -> None:
    scenario = made_up.small_classes(tmp_path)
    made = question("baseline", scenario, measure="missed_true", replicates=1, students=500)
    found = explain(made, tmp_path, command="")
    assert found.shares[["low", "high", "percent"]].isna().all(axis=None)
    json.loads(kept.as_json(found))


def test_written_whole_with_all_columns_told(explained: Explanation, tmp_path: Path) -> None:
    folder = tmp_path / "why"
    folder.mkdir()
    kept.write(explained, folder)
    assert {path.name for path in folder.iterdir()} >= {"why.json", *(f"{name}.parquet" for name in TABLES)}
    assert json.loads((folder / "why.json").read_text())["command"] == "verzuim why baseline small-classes.toml"
    for name in TABLES:
        assert list(pd.read_parquet(folder / f"{name}.parquet")) == list(COLUMNS[name])
    kept.check_ours(folder)
    (folder / "why.json").write_text("{}")
    with pytest.raises(BadInput, match="is not ours"):
        kept.check_ours(folder)


@pytest.mark.parametrize(
    ("base", "scenario", "measure", "message"),
    [
        ("baseline", "smaller-classes", "mised_true", "did you mean 'missed_true'"),
        ("baseline", "smaler-classes", "vsv", "did you mean 'smaller-classes'"),
        ("baseline", "baseline", "vsv", "named twice"),
    ],
)
def test_what_is_no_good_is_refused(base: str, scenario: str, measure: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        question(base, scenario, measure=measure, replicates=2)


def test_a_scenario_that_changes_nothing_has_no_effect_to_explain(tmp_path: Path) -> None:
    path = tmp_path / "same.toml"
    path.write_text(
        'based_on = "baseline"\ntitle = { nl = "Zo", en = "So" }\ndescription = { nl = "Zo", en = "So" }\n',
        encoding="utf-8",
    )
    with pytest.raises(BadInput, match="no effect to explain"):
        question("baseline", path, measure="vsv", replicates=2)
