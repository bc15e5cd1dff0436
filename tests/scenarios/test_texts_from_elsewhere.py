"""A scenario that comes as a text: checked as a file is, and without a way to other files."""

from pathlib import Path

import pytest

from evidence import BadInput
from scenarios import check, check_text

HEAD = 'based_on = "baseline"\ntitle = { nl = "t", en = "t" }\ndescription = { nl = "d", en = "d" }\n'
USE = '[[intervention]]\nuse = "pbis"\nreach = 0.5\n'


def test_a_text_is_the_scenario_that_its_file_would_be(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(HEAD + USE, encoding="utf-8")
    assert check_text(HEAD + USE, "mine.toml").as_dict() == check(path).as_dict()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (HEAD.replace('"baseline"', '"other.toml"'), "based_on"),
        (HEAD + '[[intervention]]\nuse = "other.toml"\n', "intervention[0].use"),
        (HEAD + '[[intervention]]\nuse = "../baseline"\n', "intervention[0].use"),
    ],
)
def test_a_text_cannot_name_files(text: str, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        check_text(text, "mine.toml")
    assert (caught.value.key, caught.value.file) == (key, "mine.toml")


@pytest.mark.parametrize("text", ["a = [", "a = " + "9" * 5000, "a = " + "[" * 100_000, "\x00", HEAD + "x = 1"])
def test_nonsense_gives_a_message(text: str) -> None:
    with pytest.raises(BadInput, match=r"mine\.toml"):
        check_text(text, "mine.toml")
