"""A store: parts are whole, foreign and damaged folders are told, and no value depends on its company."""

import json
from pathlib import Path

import pandas as pd
import pytest

from evidence.errors import BadInput
from experiments.ensemble.store import Store, Writer, open_store
from experiments.whole import is_unfinished, whole_file


def rows(key: str, *values: float | str) -> pd.DataFrame:
    return pd.DataFrame({"job": key, "value": list(values)})


def parts(store: Store) -> list[Path]:
    return sorted((store.folder / "parts").iterdir())


def test_rows_come_back_by_job_and_then_as_they_were(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store")
    store.add({"b": rows("b", 3, 1, 2), "c": rows("c", 9)})
    store.add({"a": rows("a", 5)})
    again = open_store(tmp_path / "store")
    assert again.jobs() == {"a", "b", "c"}
    pd.testing.assert_frame_equal(
        again.read(["c", "a", "b"]), pd.concat([rows("a", 5), rows("b", 3, 1, 2), rows("c", 9)], ignore_index=True)
    )
    pd.testing.assert_frame_equal(again.read(["c"]), rows("c", 9))


def test_the_folder_says_what_it_is(tmp_path: Path) -> None:
    open_store(tmp_path / "deep" / "store")
    mark = json.loads((tmp_path / "deep" / "store" / "store.json").read_text(encoding="utf-8"))
    assert mark["format"] == "verzuim-ensemble-1"
    assert "docs/ensembles.md" in mark["what"]
    assert {"verzuim", "numpy"} <= set(mark["made_with"])


def test_a_job_without_rows_is_kept_as_done(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.add({"a": rows("a", 1).iloc[:0]})
    assert open_store(tmp_path).jobs() == {"a"}
    assert list(open_store(tmp_path).read(["a"]).columns) == ["job", "value"]


def test_a_job_in_two_parts_is_read_once(tmp_path: Path) -> None:
    one, two = open_store(tmp_path), open_store(tmp_path)
    one.add({"a": rows("a", 1), "b": rows("b", 2)})
    two.add({"b": rows("b", 2), "c": rows("c", 3)})
    assert open_store(tmp_path).read(["a", "b", "c"])["value"].tolist() == [1, 2, 3]
    assert one.read(["c"])["value"].tolist() == [3]


def test_no_value_changes_its_type_by_its_company(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.add({"a": rows("a", 2**60 + 1), "b": rows("b", 0.5), "c": rows("c", "text")})
    assert len(parts(store)) == 3
    assert store.read(["a"])["value"].tolist() == [2**60 + 1]
    assert store.read(["c"])["value"].tolist() == ["text"]


def test_a_job_that_is_not_kept_is_no_empty_table(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        open_store(tmp_path).read(["a"])


def test_a_part_is_written_when_there_is_enough_or_when_it_waited(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    writer = Writer(store, most=2, seconds=3600)
    writer.add("a", rows("a", 1))
    writer.flush_if_due()
    assert parts(store) == []
    assert 0 < (writer.patience() or 0) <= 3600
    writer.add("b", rows("b", 1))
    writer.flush_if_due()
    assert len(parts(store)) == 1
    assert writer.patience() is None
    hasty = Writer(store, most=99, seconds=0)
    hasty.add("c", rows("c", 1))
    hasty.flush_if_due()
    assert store.jobs() == {"a", "b", "c"}


def test_a_part_that_was_being_written_is_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.add({"a": rows("a", 1)})
    with pytest.raises(RuntimeError), whole_file(tmp_path / "parts" / "x.parquet") as path:
        path.write_bytes(b"half")
        left = path.with_name(path.name + "0")
        left.write_bytes(b"half")  # what a killed program leaves
        raise RuntimeError
    assert not path.exists()
    assert is_unfinished(left)
    assert open_store(tmp_path).jobs() == {"a"}


def test_a_store_whose_making_was_interrupted_is_made(tmp_path: Path) -> None:
    (tmp_path / ".store.json.new-1234").write_text("{")
    assert open_store(tmp_path).jobs() == set()


def test_a_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(BadInput, match="no store of runs"):
        open_store(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_in_the_place_of_a_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("mine")
    with pytest.raises(BadInput, match="not a folder"):
        open_store(tmp_path / "store")


@pytest.mark.parametrize("text", ["{", "[]", '{"format": "verzuim-ensemble-0"}', '{"format": "verzuim-result-1"}'])
def test_another_mark_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "store.json").write_text(text)
    with pytest.raises(BadInput, match=r"store\.json"):
        open_store(tmp_path)


def test_a_torn_part_is_told_and_nothing_else_is_lost(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.add({"a": rows("a", 1)})
    store.add({"b": rows("b", 1)})
    torn = parts(store)[0]
    torn.write_bytes(torn.read_bytes()[:-20])
    with pytest.raises(BadInput, match="remove this file") as told:
        open_store(tmp_path)
    assert told.value.file == str(torn)
    torn.unlink()
    assert len(open_store(tmp_path).jobs()) == 1


def test_a_changed_byte_in_a_part_is_told(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.add({"a": rows("a", *range(1000))})
    part = parts(store)[0]
    content = bytearray(part.read_bytes())
    content[200] ^= 1
    part.write_bytes(content)
    with pytest.raises(BadInput, match=r"damaged|not readable"):
        open_store(tmp_path).read(["a"])


def test_other_files_among_the_parts_are_left_alone(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    (store.folder / "parts" / "notes.txt").write_text("mine")
    assert open_store(tmp_path).jobs() == set()


def test_a_foreign_table_among_the_parts_is_told(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    rows("a", 1).to_parquet(store.folder / "parts" / "mine.parquet")
    with pytest.raises(BadInput, match="no part of a store"):
        open_store(tmp_path)
