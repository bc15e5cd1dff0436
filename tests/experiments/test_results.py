"""A result folder: what goes in comes out, and what exists is whole."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from evidence.errors import BadInput
from experiments import results
from experiments.columns import COLUMNS, as_markdown, undocumented
from experiments.results import Result
from experiments.whole import whole_folder
from tests.viz.synthetic import make_network, make_result


@pytest.fixture
def result() -> Result:
    return make_result(schools=3)


def entries(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_is_saved_is_loaded(result: Result, tmp_path: Path) -> None:
    loaded = Result.load(result.save(tmp_path / "out"))
    assert list(loaded.tables) == list(result.tables)
    for name, table in result.tables.items():
        pd.testing.assert_frame_equal(loaded.tables[name], table)
    assert (loaded.scenario, loaded.seed) == (result.scenario, result.seed)
    assert (loaded.students, loaded.years) == (result.students, result.years)
    assert loaded.summary == result.summary
    assert loaded.meta["scenario"] == result.meta["scenario"]
    assert nx.utils.graphs_equal(loaded.network, result.network)


def test_a_result_without_network_has_no_network_file(result: Result, tmp_path: Path) -> None:
    result.network = None
    folder = result.save(tmp_path / "out")
    assert "network.graphml" not in entries(folder)
    assert Result.load(folder).network is None


def test_names_of_pupils_that_are_no_numbers_are_kept(result: Result, tmp_path: Path) -> None:
    result.network = nx.relabel_nodes(make_network(pupils=25), lambda person: f"pupil {person}")
    assert set(Result.load(result.save(tmp_path / "out")).network) == set(result.network)


def test_the_folder_tells_versions_and_columns(result: Result, tmp_path: Path) -> None:
    result.meta.pop("versions")
    folder = result.save(tmp_path / "out")
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert {"python", "verzuim", "numpy", "numba", "mesa"} <= set(run["meta"]["versions"])
    described = (folder / "columns.md").read_text(encoding="utf-8")
    assert "| true_truancy | lesson hours |" in described
    assert "not documented" not in described


def test_every_column_of_the_contract_is_described(result: Result) -> None:
    assert set(result.tables) == set(COLUMNS)
    for name, table in result.tables.items():
        assert undocumented(name, table.columns) == []
        assert set(table.columns) == set(COLUMNS[name])
    assert "| new | ? | not documented |" in as_markdown({"groups": ["new"]})


def test_a_result_of_ours_is_replaced(result: Result, tmp_path: Path) -> None:
    folder = result.save(tmp_path / "out")
    (folder / "figures").mkdir()
    (folder / "figures" / "by_level.png").touch()
    result.seed = 2
    result.save(folder)
    assert Result.load(folder).seed == 2
    assert entries(tmp_path) == {"out"}
    assert "figures" not in entries(folder)


def test_an_empty_folder_is_used(result: Result, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert Result.load(result.save(tmp_path / "out")).seed == result.seed


def test_the_folder_may_be_given_relative_and_deep(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert result.save("a/b/c") == Path("a/b/c")
    assert Result.load(tmp_path / "a" / "b" / "c").seed == result.seed


def test_a_foreign_folder_is_left_alone(result: Result, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years of work")
    with pytest.raises(BadInput, match="no result folder") as caught:
        result.save(tmp_path)
    assert str(tmp_path) in str(caught.value)
    assert entries(tmp_path) == {"thesis.txt"}


@pytest.mark.parametrize("foreign", ["notes.txt", "figures/notes.txt"])
def test_a_result_with_a_users_file_in_it_is_left_alone(result: Result, tmp_path: Path, foreign: str) -> None:
    folder = result.save(tmp_path / "out")
    (folder / foreign).parent.mkdir(exist_ok=True)
    (folder / foreign).write_text("mine")
    with pytest.raises(BadInput, match="not written by verzuim"):
        result.save(folder)
    assert (folder / foreign).read_text() == "mine"


def test_a_file_in_the_way_is_named(result: Result, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "out"):
        with pytest.raises(BadInput, match="is a file, not a folder"):
            result.save(place)


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()])
@pytest.mark.parametrize("exists", [False, True])
def test_a_failure_halfway_changes_nothing(
    result: Result,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    exists: bool,
) -> None:
    if exists:
        result.save(tmp_path / "out")
    before = entries(tmp_path)

    def fail(*_: object) -> None:
        raise error

    result.seed = 99
    monkeypatch.setattr(results, "_write_network", fail)
    with pytest.raises(type(error)):
        result.save(tmp_path / "out")
    assert entries(tmp_path) == before
    if exists:
        assert Result.load(tmp_path / "out").seed == 1


def test_a_failing_exchange_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "out"
    with whole_folder(place) as new:
        (new / "old").touch()
    rename = Path.rename

    def fail_for_new(path: Path, target: Path) -> Path:
        if ".new-" in path.name:
            raise OSError("no")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    with pytest.raises(OSError, match="no"), whole_folder(place) as new:
        (new / "new").touch()
    assert entries(tmp_path) == {"out"}
    assert entries(place) == {"old"}


SLOW_SAVE = """
import signal, sys, time
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests run in the background inherit a deaf ear for Ctrl-C
from experiments import results
from tests.viz.synthetic import make_result

def slow(network, path):
    print("writing", flush=True)
    time.sleep(60)

results._write_network = slow
make_result(schools=2).save(Path(sys.argv[1]))
"""


def test_ctrl_c_leaves_no_half_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SLOW_SAVE, str(tmp_path / "out")]
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
    assert entries(tmp_path) == set()


def damage_run(folder: Path, **changes: object) -> None:
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    (folder / "run.json").write_text(json.dumps(run | changes), encoding="utf-8")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no such folder"):
        Result.load(tmp_path / "nothing")
    with pytest.raises(BadInput, match=r"run\.json: this file is missing"):
        Result.load(tmp_path)


@pytest.mark.parametrize("name", ["groups.parquet", "network.graphml", "columns.md"])
def test_a_changed_or_missing_file_is_named(result: Result, tmp_path: Path, name: str) -> None:
    folder = result.save(tmp_path / "out")
    with (folder / name).open("ab") as file:
        file.write(b"?")
    with pytest.raises(BadInput, match=f"{name}: has changed since"):
        Result.load(folder)
    (folder / name).unlink()
    with pytest.raises(BadInput, match=f"{name}: this file of the result is missing"):
        Result.load(folder)


@pytest.mark.parametrize("name", ["groups.parquet", "network.graphml"])
def test_a_file_of_another_kind_is_named(result: Result, tmp_path: Path, name: str) -> None:
    folder = result.save(tmp_path / "out")
    (folder / name).write_text("no such thing")
    files = json.loads((folder / "run.json").read_text(encoding="utf-8"))["files"]
    damage_run(folder, files=files | {name: results._fingerprint(folder / name)})
    with pytest.raises(BadInput, match=f"{name}: is not readable as"):
        Result.load(folder)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("{", "not readable as JSON"),
        ("[]", "is not a result of verzuim"),
        ('{"format": "other"}', "is not a result of verzuim"),
        ("\xff", "is not a result|not readable as JSON"),
    ],
)
def test_a_run_file_that_is_none_is_named(tmp_path: Path, text: str, cause: str) -> None:
    (tmp_path / "run.json").write_text(text, encoding="latin-1")
    with pytest.raises(BadInput, match=cause):
        Result.load(tmp_path)


@pytest.mark.parametrize(
    ("key", "value"), [("seed", "one"), ("summary", None), ("files", ["run.json"]), ("years", 1.5)]
)
def test_a_damaged_run_file_is_named(result: Result, tmp_path: Path, key: str, value: object) -> None:
    folder = result.save(tmp_path / "out")
    damage_run(folder, **{key: value})
    with pytest.raises(BadInput, match=f"'{key}' is missing or no"):
        Result.load(folder)


@pytest.mark.parametrize("name", ["../secret.parquet", "/etc/passwd", "a.b.parquet", "a.exe"])
def test_a_run_file_cannot_point_elsewhere(result: Result, tmp_path: Path, name: str) -> None:
    folder = result.save(tmp_path / "out")
    damage_run(folder, files={name: "0"})
    with pytest.raises(BadInput, match="is not a file of a result"):
        Result.load(folder)
