"""Lessons as data: both languages, every name exists, and a writer's mistake is told with its line."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from evidence.checking import Words
from evidence.errors import BadInput
from scenarios import library, load
from viz.dashboard.lesson import loader
from viz.dashboard.lesson.guide import PAGES, page
from viz.dashboard.lesson.loader import Lesson, challenges, lesson, lessons, read_challenge, read_lesson
from viz.dashboard.lesson.schema import MINUTES, Role
from viz.dashboard.lesson.sheets import HERE, care, roles
from viz.dashboard.texts import catalogue

CAREFUL = re.compile(r"su[iï]cid|zelfdod|zelfmoord|mishandel|misbruik|abuse|self-harm|verkracht|incest", re.IGNORECASE)
DUTCH_ONLY = re.compile(r"\b(het|een|niet|wordt|leerlingen|voor|zijn|je|wie|dat|met|wat|op|maar|elke)\b", re.IGNORECASE)
ENGLISH_ONLY = re.compile(r"\b(the|and|not|pupils|which|you|who|that|with|what|on|but|every|to)\b", re.IGNORECASE)
LESSONS = sorted(path.stem for path in loader.LESSONS.glob("*.toml"))
FILES = sorted(path.relative_to(HERE).as_posix() for path in HERE.rglob("*.toml"))


def words_in(values: Any, place: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every pair of texts in a file as read."""
    if isinstance(values, dict):
        if set(values) & {"nl", "en"}:
            yield place, values
            return
        for key, value in values.items():
            yield from words_in(value, f"{place}.{key}")
    elif isinstance(values, list):
        for at, value in enumerate(values):
            yield from words_in(value, f"{place}[{at}]")


def written(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def test_there_are_six_lessons_in_order() -> None:
    assert [each.file.place for each in lessons().values()] == [1, 2, 3, 4, 5, 6]
    assert sorted(lessons()) == LESSONS
    wanted = ["contagion", "class-size", "silent-leavers", "before-after", "registered-and-true", "budget"]
    assert list(lessons()) == wanted


@pytest.mark.parametrize("name", FILES)
def test_each_text_is_in_its_two_languages(name: str) -> None:
    pairs = list(words_in(written(name)))
    assert pairs
    for place, words in pairs:
        assert set(words) == {"nl", "en"}, place
        assert words["nl"].strip() and words["en"].strip(), place
        if place.endswith(".where"):  # headings of a Dutch document stay Dutch
            continue
        for lang, own, other in (("nl", DUTCH_ONLY, ENGLISH_ONLY), ("en", ENGLISH_ONLY, DUTCH_ONLY)):
            assert len(own.findall(words[lang])) >= len(other.findall(words[lang])), (place, words[lang])


def test_the_texts_of_the_screens_have_the_same_names_in_both_languages() -> None:
    for key, words in catalogue().items():
        assert set(words) == {"nl", "en"}, key
        names = [sorted(re.findall(r"{(\w+)", words[lang])) for lang in ("nl", "en")]
        assert names[0] == names[1], key


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_types_no_result(name: str) -> None:
    """What is revealed is worked out: a digit in a reveal can only be a rule of counting, as 95 % or 1,000 euro."""
    for reveal in lesson(name).file.reveal:
        for lang in ("nl", "en"):
            told = re.sub(r"{[^}]*}", "", reveal.text[lang])
            assert re.findall(r"\d[\d.,]*", told) in ([], ["1.000"], ["1,000"], ["16"], ["100"]), told


@pytest.mark.parametrize("name", LESSONS)
def test_what_a_reveal_says_of_a_direction_is_claimed(name: str) -> None:
    """A sentence with more, less, rises or falls is shown only when the run is sure."""
    direction = re.compile(r"\b(less|fewer|more than|percent more|rises|falls|down by|dearest)\b")
    for reveal in lesson(name).file.reveal:
        if direction.search(re.sub(r"1,000 euro there are.*", "", reveal.text.en)):
            assert reveal.claim is not None or "Cheap for each day" in reveal.text.en, reveal.text.en


@pytest.mark.parametrize("name", LESSONS)
def test_a_plan_fills_the_lesson_and_each_role_has_a_sheet(name: str) -> None:
    file = lesson(name).file
    assert sum(step.minutes for step in file.plan) == MINUTES
    assert set(file.role) <= set(roles())
    assert len(file.role) >= 4


def test_every_role_is_played_somewhere() -> None:
    assert set(roles()) == set(get_args(Role))
    assert set().union(*(each.file.role for each in lessons().values())) == set(get_args(Role))


def test_words_that_hurt_stand_only_beside_where_to_turn_to() -> None:
    assert CAREFUL.search(care().words.nl)
    assert len(care().help) >= 3
    for name in FILES:
        if name == "care.toml":
            continue
        for place, words in words_in(written(name)):
            for text in words.values():
                assert not CAREFUL.search(text), (name, place)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_guide_has_every_lesson_role_and_help_line(lang: str) -> None:
    text = page(lang)
    for each in lessons().values():
        assert each.file.title[lang] in text
        for discuss in each.file.discuss:
            assert discuss.question[lang].split("{")[0] in text
    for sheet in roles().values():
        assert sheet.title[lang] in text
    for line in ("0800-0432", "0800-2000", "113"):
        assert line in text
    assert "{" not in text
    assert (Path("docs") / PAGES[lang]).read_text(encoding="utf-8") == text


def test_the_guide_gives_no_result_away() -> None:
    for each in lessons().values():
        for reveal in each.file.reveal:
            for lang in ("nl", "en"):
                assert reveal.text[lang].split("{")[0] not in page(lang) or len(reveal.text[lang].split("{")[0]) < 15


def test_presets_and_challenges_name_what_there_is() -> None:
    assert {door.id for door in loader.start().door} == {"policy", "research", "lesson"}
    assert {preset.scenario for preset in loader.start().preset} <= set(library())
    assert len(challenges()) >= 3


def test_scenarios_of_the_lessons_are_scenario_files_that_compare_takes() -> None:
    used = {name for each in [*lessons().values(), *challenges().values()] for name in each.file.run.scenarios}
    for path in loader.SCENARIOS.glob("*.toml"):
        assert load(path).name not in library()
        assert path.stem in used, path.stem


def test_an_unknown_lesson_has_a_nearest_name() -> None:
    with pytest.raises(BadInput) as error:
        lesson("budgt")
    assert error.value.nearest == "budget"


MISTAKES = [
    ('measure = "true_truancy"', 'measure = "true_truncy"', "number[0].measure", "true_truancy"),
    ('what = "change"', 'what = "chnge"', "number[0].what", "change"),
    ('scenarios = ["no-friends"', 'scenarios = ["no-frends"', "run.scenarios[0]", "no-friends"),
    ('effect = "skipping_together"\ndigits', 'effect = "skiping_together"\ndigits', "number[6].effect",
     "skipping_together"),
    ('effect = "homophily"', 'effect = "homophly"', "source[1].effect", "homophily"),
    ('document = "mentaal_kapitaal"', 'document = "mentaal_kapital"', "source[2].document", "mentaal_kapitaal"),
    ('sources = ["friends"]', 'sources = ["frends"]', "discuss[1].sources[0]", "friends"),
    ("{less_size.low} tot", "{less_sise.low} tot", "reveal[0].text.nl", "less_size"),
    ("{less_size.low} tot", "{less_size.lowest} tot", "reveal[0].text.nl", None),
    ("{tie} keer", "{less} keer", "discuss[0].question.nl", None),
    ("{less_size} procent minder gespijbeld ({less_size.low} tot {less_size.high})", "minder gespijbeld",
     "reveal[0].text", None),
    ("{call_size} procent omlaag", "{call_size procent omlaag", "reveal[1].text.nl", None),
    ('claim = { number = "less"', 'claim = { number = "les"', "reveal[0].claim.number", "less"),
    ("minutes = 12", "minutes = 13", "plan[0]", None),
    ("low = -50", "low = -40", "predict.option[1].low", None),
    ('number = "less"\n', 'number = "less"\nwanted = "most"\n', "predict", None),
    ("students = 3000", "students = 30", "run.students", None),
    ("[role]\n", "[role]\nteacher = { nl = 'x', en = 'x' }\n", "role.teacher", None),
    ('goal = {', 'gaol = { nl = "x", en = "x" }\ngoal = {', "gaol", "goal"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "key", "nearest"), MISTAKES)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, right: str, wrong: str, key: str, nearest: str | None
) -> None:
    text = (loader.LESSONS / "contagion.toml").read_text(encoding="utf-8")
    assert right in text
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(BadInput) as error:
        read_lesson(path)
    assert error.value.file == str(path)
    assert error.value.key == key
    assert error.value.line is not None
    assert error.value.nearest == nearest


@pytest.mark.parametrize(
    ("right", "wrong", "key"),
    [
        ('what = "part"\n', 'what = "rate"\n', "number[6].what"),
        ("window = 8\n", "", "run.window"),
        ('scenarios = ["mentor-when-absent"]', 'scenarios = ["mentor-when-absent", "mazl"]', "run.scenarios"),
        ('group = "supported"\n', "", "number[0].group"),
    ],
)
def test_a_mistake_in_a_trial_is_told(tmp_path: Path, right: str, wrong: str, key: str) -> None:
    text = (loader.LESSONS / "before-after.toml").read_text(encoding="utf-8")
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(BadInput) as error:
        read_lesson(path)
    assert error.value.key == key


def test_a_challenge_with_an_answer_that_has_no_number_is_told(tmp_path: Path) -> None:
    text = (loader.CHALLENGES / "first-to-help.toml").read_text(encoding="utf-8")
    path = tmp_path / "mine.toml"
    path.write_text(text.replace('number = "bullying"', "", 1), encoding="utf-8")
    with pytest.raises(BadInput) as error:
        read_challenge(path)
    assert error.value.key == "predict.option[2]"


def test_the_files_are_plain_data() -> None:
    """A lesson can be given to another program as it is."""
    for each in lessons().values():
        assert isinstance(each, Lesson)
        assert json.loads(json.dumps(each.file.model_dump(mode="json")))["place"] == each.file.place
        assert isinstance(each.file.title, Words)
