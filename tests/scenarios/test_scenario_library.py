import json
import pickle
from pathlib import Path

import pytest

import scenarios
from evidence import load_parameters, load_system
from scenarios import Difference, Scenario
from scenarios.schema import MOST_STUDENTS

HEAD = """based_on = "baseline"
title = { nl = "t", en = "t" }
description = { nl = "d", en = "d" }
"""


def written(folder: Path, name: str, text: str, base: str = "baseline") -> Scenario:
    path = folder / f"{name}.toml"
    path.write_text(HEAD.replace('"baseline"', f'"{base}"') + text, encoding="utf-8")
    return scenarios.load(path)


def test_the_library_starts_with_the_baseline() -> None:
    library = scenarios.library()
    assert next(iter(library)) == "baseline"
    assert {"smaller-classes", "better-registration"} <= set(library)
    assert library["baseline"] == scenarios.load("baseline")
    assert library["baseline"].based_on == ()
    assert library["baseline"].changes == ()


@pytest.mark.parametrize("name", list(scenarios.library()))
def test_a_library_scenario_explains_itself(name: str) -> None:
    scenario = scenarios.load(name)
    assert scenario.question is not None
    for words in (scenario.title, scenario.question, scenario.description):
        assert words["nl"] != words["en"]
    for change in scenario.changes:
        assert change.source
        assert change.range is not None
        assert change.range[0] <= change.amount <= change.range[1]
    if name != "baseline":
        assert scenarios.differences(scenario, scenarios.load("baseline"))


def test_the_whole_country_fits_and_no_more() -> None:
    totals = load_system("nl").totals
    assert totals.vo + totals.mbo == MOST_STUDENTS


def test_a_scenario_as_plain_data_goes_to_json_and_through_pickle() -> None:
    scenario = scenarios.load("smaller-classes")
    data = json.loads(json.dumps(scenario.as_dict()))
    assert data["name"] == "smaller-classes"
    assert data["based_on"] == ["baseline"]
    assert data["run"] == {"years": 1, "seed": 1}
    assert data["change"][0]["multiply"] == 0.8
    assert str(Path(__file__).parents[2]) not in json.dumps(data)
    assert pickle.loads(pickle.dumps(scenario)) == scenario


def test_files_merge_along_the_chain(tmp_path: Path) -> None:
    written(
        tmp_path,
        "a",
        "[population]\nschools = 3\n[run]\nyears = 4\n[mechanisms]\nhealth = 0.5\nparents = 2\n"
        '[[change]]\nquantity = "school.climate"\nadd = 1\n',
    )
    scenario = written(
        tmp_path,
        "b",
        '[run]\nseed = 9\n[mechanisms]\nparents = 0\n[parameters]\n"health.strength" = 3\n'
        '[[change]]\nquantity = "school.safety"\nset = 2\nfrom_year = 1\nfrom_week = 20\n',
        base="a.toml",
    )
    assert scenario.based_on == ("a", "baseline")
    assert (scenario.population.students, scenario.population.schools) == (None, 3)
    assert scenario.population.country == "nl"
    assert (scenario.run.years, scenario.run.seed) == (4, 9)
    assert scenario.values == {"health.strength": 3.0, "parents.strength": 0.0}
    assert [change.quantity for change in scenario.changes] == ["school.climate", "school.safety"]
    assert (scenario.changes[1].from_year, scenario.changes[1].from_week) == (1, 20)


def test_students_replace_schools_of_the_base(tmp_path: Path) -> None:
    written(tmp_path, "a", "[population]\nschools = 3\n")
    scenario = written(tmp_path, "b", "[population]\nstudents = 500\n", base="a.toml")
    assert (scenario.population.students, scenario.population.schools) == (500, None)


def test_parameter_values_apply_both_tables(tmp_path: Path) -> None:
    scenario = written(tmp_path, "a", '[mechanisms]\npeer_influence = 0\n[parameters]\n"health.strength" = 2\n')
    base = load_parameters()
    values = scenario.parameter_values(base)
    changed = {name for name in base if values.value(name) != base.value(name)}
    assert changed == {"peer_influence.strength", "health.strength"}
    assert values.value("peer_influence.strength") == 0.0
    assert base.value("peer_influence.strength") == 1.0


def test_the_edges_of_what_is_allowed_are_allowed(tmp_path: Path) -> None:
    scenario = written(
        tmp_path,
        "a",
        f"[population]\nstudents = {MOST_STUDENTS}\n[run]\nyears = 30\nseed = 0\n[mechanisms]\n"
        'health = 5\n[[change]]\nquantity = "school.registration"\nset = 0\nfrom_week = 51\n'
        'where = { levels = ["vmbo-b"], sector = "vo", school_types = ["vmbo"] }\n',
    )
    assert scenario.population.students == MOST_STUDENTS
    assert scenario.changes[0].operation == "set"
    assert scenario.changes[0].amount == 0.0
    assert scenarios.check(scenario.path) == scenario


def test_differences_name_what_differs_and_nothing_else(tmp_path: Path) -> None:
    base = scenarios.load("baseline")
    assert scenarios.differences(base, base) == []
    scenario = written(
        tmp_path,
        "a",
        "[population]\nstudents = 500\n[run]\nyears = 3\n[mechanisms]\nhealth = 0\nparents = 1\n"
        '[[change]]\nquantity = "school.climate"\nadd = 0.5\n'
        'where = { levels = ["vwo", "havo"] }\n',
    )
    assert scenarios.differences(scenario, base) == [
        Difference("population.students", 20000, 500),
        Difference("run.years", 1, 3),
        Difference("health.strength", 1.0, 0.0),
        Difference("school.climate", None, "add 0.5 from year 0 week 0 (levels vwo, havo)"),
    ]
    back = scenarios.differences(base, scenario)
    assert Difference("school.climate", "add 0.5 from year 0 week 0 (levels vwo, havo)", None) in back
    assert len(back) == 4


def test_quantities_have_words_bounds_and_a_record() -> None:
    quantities = scenarios.load_quantities()
    assert len(quantities) == 66
    for name, quantity in quantities.items():
        assert name.split(".")[0] == quantity.record
        assert quantity.field.isidentifier()
        assert quantity.meaning["nl"] != quantity.meaning["en"]
        assert quantity.bounds[0] < quantity.bounds[1]
    built = [name for name, quantity in quantities.items() if quantity.timing == "build"]
    assert built == ["class.size", *(name for name, quantity in quantities.items() if quantity.record == "law")]
    assert not quantities["class.size"].standardised
    assert quantities["student.anxiety"].standardised
