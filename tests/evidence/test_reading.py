from pathlib import Path

import pytest

from evidence.errors import BadInput
from evidence.reading import read_toml, spelled

TEXT = '''# first
top = 1
[a.b]
x = """
[fake]
y = 1
"""
"q.r" = 2
[[item]]
id = "one"
[[item]]
id = "two"
where = { k = 1 }
[item.deep]
z = 1
'''


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("top",), 2),
        (("a", "b"), 3),
        (("a", "b", "x"), 4),
        (("a", "b", "q.r"), 8),
        (("item", 0, "id"), 10),
        (("item", 1), 11),
        (("item", 1, "id"), 12),
        (("item", 1, "where", "k"), 13),
        (("item", 1, "deep", "z"), 15),
        (("item", 1, "absent"), 11),
        (("fake", "y"), None),
    ],
)
def test_line_of_a_place(file: Path, place: tuple[str | int, ...], line: int | None) -> None:
    assert read_toml(file).line(place) == line


def test_spelled() -> None:
    assert spelled(("item", 1, "where", "k")) == "item[1].where.k"


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = \n", 2), ("a = 1\na = 2\n", 2), ("a = [1,\n2", 2)])
def test_syntax_errors_carry_the_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="not TOML") as caught:
        read_toml(path)
    assert caught.value.line == line
    assert caught.value.file == str(path)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'a = "\xe9"')
    for path, problem in (
        (tmp_path / "absent.toml", "no such file"),
        (tmp_path, "is a folder"),
        (tmp_path / "latin.toml", "not UTF-8"),
    ):
        with pytest.raises(BadInput, match=problem):
            read_toml(path)
