"""Files of screening rules: those of the library are right, and what is wrong with a bad one is told."""

from pathlib import Path

import pytest

from evidence.errors import BadInput
from scenarios import library
from scenarios.screening import load_screening

TITLE = 'title = { nl = "Een", en = "One" }\nsource = "here"\n'
GOOD = f'[[rule]]\nname = "one"\n{TITLE}any = [{{ sign = "absent_days", at_least = 3 }}]\n'


def test_the_library_has_the_rules_that_are_spoken_of() -> None:
    screening = load_screening()
    names = [rule.name for rule in screening.rule]
    assert names[:2] == ["kearney", "law"]
    assert {"mazl", "chronic", "teacher", "risk", "absent-and-teacher", "broad"} <= set(names)
    for rule in screening.rule:
        assert rule.title.nl != rule.title.en or rule.name == "law"
    law = next(rule for rule in screening.rule if rule.name == "law")
    assert law.any[0].at_least == 16


def test_a_folder_of_rules_is_no_scenario() -> None:
    assert "rules" not in library()


def test_points_go_from_strict_to_wide(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    curves = '[[curve]]\nsign = "marks"\nat_most = [0, -2]\n[[curve]]\nsign = "risk"\nat_least = [1, 3]\n'
    path.write_text(GOOD + curves)
    marks, risk = load_screening(path).curve
    assert [point.at_most for point in marks.points] == [-2, 0]
    assert [point.at_least for point in risk.points] == [3, 1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "rule: is missing"),
        (GOOD.replace("absent_days", "absent_day"), "did you mean 'absent_days'"),
        (GOOD.replace("at_least = 3", "at_least = 3, at_most = 4"), "needs one of at_least and at_most"),
        (GOOD.replace(", at_least = 3", ""), "needs one of at_least and at_most"),
        (GOOD.replace('"one"', '"One rule"'), "is no name"),
        (GOOD + GOOD, "is given twice"),
        (GOOD.partition("any")[0], "one has no sign"),
        (GOOD.replace("any", "some"), "there is no such key"),
        (GOOD + '[[curve]]\nsign = "risk"\n', "needs one of at_least and at_most"),
        (GOOD + '[[curve]]\nsign = "risk"\nat_least = [1]\n', "at_least"),
        (GOOD + '[[curve]]\nsign = "risk"\nat_least = [1, 1]\n', "has a bound twice"),
        (GOOD + 2 * '[[curve]]\nsign = "risk"\nat_least = [1, 2]\n', "is given twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(text)
    with pytest.raises(BadInput) as told:
        load_screening(path)
    assert message in str(told.value)
    assert "rules.toml" in str(told.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no such file"):
        load_screening(tmp_path / "nowhere.toml")
