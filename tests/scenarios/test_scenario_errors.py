from dataclasses import dataclass
from pathlib import Path

import pytest

import scenarios
from evidence import BadInput

HEAD = """based_on = "baseline"
title = { nl = "t", en = "t" }
description = { nl = "d", en = "d" }
"""


@dataclass(frozen=True)
class Bad:
    """A text after HEAD (three lines), and what the error must say."""

    text: str
    key: str
    line: int
    value: object = None
    nearest: str | None = None
    says: str = ""


def change(text: str) -> str:
    return "[[change]]\n" + text


SIZE = 'quantity = "class.size"\n'
CLIMATE = 'quantity = "school.climate"\nadd = 1\n'

BAD = [
    Bad("[population]\nstudents = 100\n", "population.students", 5, 100, says="200"),
    Bad("[population]\nstudents = 2000000\n", "population.students", 5, 2000000, says="1487884"),
    Bad("[population]\nstudents = 1e4\n", "population.students", 5, 10000.0, says="a whole number"),
    Bad("[population]\nstudents = true\n", "population.students", 5, True, says="a whole number"),
    Bad("[population]\nschools = 0\n", "population.schools", 5, 0),
    Bad("[population]\nstudents = 300\nschools = 2\n", "population.schools", 6, 2, says="either"),
    Bad('[population]\ncountry = "nel"\n', "population.country", 5, "nel", "nl"),
    Bad("[population]\nstudens = 300\n", "population.studens", 5, nearest="students"),
    Bad("[run]\nyears = 31\n", "run.years", 5, 31, says="30 or less"),
    Bad("[run]\nyears = 0\n", "run.years", 5, 0),
    Bad("[run]\nseed = -1\n", "run.seed", 5, -1),
    Bad('[run]\nseed = "7"\n', "run.seed", 5, "7"),
    Bad("[mecanisms]\nhealth = 0\n", "mecanisms", 4, nearest="mechanisms"),
    Bad("[mechanisms]\npeer_inflence = 0\n", "mechanisms.peer_inflence", 5, nearest="peer_influence"),
    Bad("[mechanisms]\nhealth = 6\n", "mechanisms.health", 5, 6.0, says="from 0 to 5"),
    Bad("[mechanisms]\nhealth = inf\n", "mechanisms.health", 5, says="finite"),
    Bad(
        '[parameters]\n"helth.strength" = 1\n',
        "parameters.helth.strength",
        5,
        nearest="health.strength",
    ),
    Bad('[parameters]\n"health.strength" = nan\n', "parameters.health.strength", 5, says="finite"),
    Bad("[parameters]\nhealth.strength = 1\n", "parameters.health.strength", 5, says="quotes"),
    Bad("[parameters.health]\nstrength = 1\n", "parameters.health.strength", 5, says="quotes"),
    Bad(
        '[mechanisms]\nhealth = 1\n[parameters]\n"health.strength" = 2\n',
        "parameters.health.strength",
        7,
        says="same as mechanisms.health",
    ),
    Bad(
        change('quantity = "class.sise"\nset = 20\n'),
        "change[0].quantity",
        5,
        "class.sise",
        "class.size",
    ),
    Bad(change(SIZE), "change[0]", 4, says="multiply, add, set"),
    Bad(change(SIZE + "set = 20\nadd = 1\n"), "change[0].set", 6, 20.0, says="beside add"),
    Bad(change(SIZE + "set = 2\n"), "change[0].set", 6, 2.0, says="from 5 to 40"),
    Bad(change(SIZE + "add = -90\n"), "change[0].add", 6, -90.0),
    Bad(change(SIZE + "multiply = -1\n"), "change[0].multiply", 6, -1.0),
    Bad(change(SIZE + "multiply = nan\n"), "change[0].multiply", 6, says="finite"),
    Bad(
        change('quantity = "student.stress"\nmultiply = 2\n'),
        "change[0].multiply",
        6,
        2.0,
        says="use add",
    ),
    Bad(
        change(SIZE + "set = 20\nfrom_week = 3\n"),
        "change[0].from_week",
        7,
        3,
        says="start of a school year",
    ),
    Bad(change(CLIMATE + "from_week = 52\n"), "change[0].from_week", 7, 52),
    Bad(change(CLIMATE + "from_weak = 5\n"), "change[0].from_weak", 7, nearest="from_week"),
    Bad(change(CLIMATE + 'grade = "gues"\n'), "change[0].grade", 7, "gues"),
    Bad(change(CLIMATE + 'grade = "expertt"\n'), "change[0].grade", 7, "expertt", "expert"),
    Bad(change(CLIMATE + "range = [2, 3]\n"), "change[0].range", 7, [2.0, 3.0]),
    Bad(change(CLIMATE + "range = [0]\n"), "change[0].range", 7),
    Bad(
        change(CLIMATE + 'where = { levels = ["vmbo-bb"] }\n'),
        "change[0].where.levels",
        7,
        "vmbo-bb",
        "vmbo-b",
    ),
    Bad(
        change(CLIMATE + 'where = { school_types = ["vmb"] }\n'),
        "change[0].where.school_types",
        7,
        "vmb",
        "vmbo",
    ),
    Bad(change(CLIMATE + 'where = { sector = "vso" }\n'), "change[0].where.sector", 7, "vso", "vo"),
    Bad(
        change(CLIMATE + 'where = { level = ["havo"] }\n'),
        "change[0].where.level",
        7,
        nearest="levels",
    ),
    Bad(
        change(CLIMATE + 'where = { levels = ["havo"], sector = "mbo" }\n'),
        "change[0].where",
        7,
        says="chooses nobody",
    ),
    Bad(
        change('quantity = "region.officer_capacity"\nadd = 1\nwhere = { sector = "vo" }\n'),
        "change[0].where",
        7,
        says="region",
    ),
    Bad(
        change(CLIMATE) + change('quantity = "school.climat"\nadd = 1\n'),
        "change[1].quantity",
        8,
        "school.climat",
        "school.climate",
    ),
    Bad("[change]\nquantity = 1\n", "change", 4, says="[[change]]"),
    Bad("titel = 1\n", "titel", 4, nearest="title"),
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.key}:{bad.text.strip()[-24:]}")
def test_a_bad_scenario_is_refused_with_place_and_remedy(tmp_path: Path, bad: Bad) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(HEAD + bad.text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        scenarios.check(path)
    error = caught.value
    assert (error.file, error.key, error.line) == (str(path), bad.key, bad.line), str(error)
    if bad.value is not None:
        assert error.value == bad.value
    if bad.nearest is not None:
        assert error.nearest == bad.nearest
    assert bad.says in str(error)
    assert 1 <= len(str(error).splitlines()) <= 4
    assert sorted(tmp_path.iterdir()) == [path], "nothing is written"


@pytest.mark.parametrize(
    ("text", "key", "line", "says"),
    [
        (HEAD.replace('based_on = "baseline"\n', ""), "based_on", None, "first line"),
        (HEAD.replace('"baseline"', '"baselin"'), "based_on", 1, "did you mean 'baseline'"),
        (HEAD.replace('"baseline"', '"other.toml"'), "based_on", 1, "no such file"),
        (HEAD.replace('"baseline"', "3"), "based_on", 1, "a text between"),
        (HEAD.replace(', en = "t"', ""), "title.en", 2, "is missing"),
        (HEAD.replace('en = "d"', 'en = ""'), "description.en", 3, "not empty"),
        (HEAD.replace("description", "descripton"), "description", None, "is missing"),
        (HEAD + "run = \n", None, 4, "not TOML"),
        ("", "title", None, "is missing"),
    ],
)
def test_a_bad_head_is_refused(tmp_path: Path, text: str, key: str | None, line: int | None, says: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        scenarios.check(path)
    assert (caught.value.key, caught.value.line) == (key, line), str(caught.value)
    assert says in str(caught.value)


def test_an_unknown_name_gets_the_nearest_and_the_list() -> None:
    with pytest.raises(BadInput) as caught:
        scenarios.load("smaler-classes")
    assert caught.value.nearest == "smaller-classes"
    assert isinstance(caught.value.allowed, tuple)
    assert "baseline" in caught.value.allowed


def test_a_missing_file_and_a_folder() -> None:
    with pytest.raises(BadInput, match="no such file"):
        scenarios.load("absent/mine.toml")
    with pytest.raises(BadInput, match="is a folder"):
        scenarios.load(Path(__file__).parent)


def test_based_on_in_a_circle_is_refused(tmp_path: Path) -> None:
    for name, base in (("a", "b"), ("b", "c"), ("c", "a")):
        text = HEAD.replace('"baseline"', f'"{base}.toml"')
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=r"a\.toml > b\.toml > c\.toml > a\.toml") as caught:
        scenarios.load(tmp_path / "a.toml")
    assert caught.value.file == str(tmp_path / "c.toml")
    assert (caught.value.key, caught.value.line) == ("based_on", 1)


def test_a_file_based_on_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(HEAD.replace('"baseline"', '"a.toml"'), encoding="utf-8")
    with pytest.raises(BadInput, match="circle"):
        scenarios.load(path)


def test_an_error_in_the_base_names_the_base(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(HEAD + "[run]\nyears = 99\n", encoding="utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(HEAD.replace('"baseline"', '"base.toml"'), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        scenarios.load(mine)
    assert caught.value.file == str(tmp_path / "base.toml")
    assert caught.value.line == 5
