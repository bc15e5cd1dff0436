from dataclasses import replace
from pathlib import Path

import pytest

from evidence import load_parameters
from experiments.compare.differs import what_differs
from experiments.compare.levers import levers, prices
from experiments.compare.phrased import change_in_words as in_words
from scenarios import Change, Scenario, Where, load

CHANGED = """
based_on = "baseline"
title = { nl = "Meer zien", en = "See more" }
description = { nl = "Scholen zien meer.", en = "Schools see more." }

[[change]]
quantity = "school.registration"
set = 0.95
source = "a study"
grade = "association"
range = [0.9, 1.0]

[[change]]
quantity = "school.contact"
add = 0.2
source = "another"
"""


@pytest.fixture
def changed(tmp_path: Path) -> Scenario:
    """A scenario with two changes of its own."""
    (tmp_path / "changed.toml").write_text(CHANGED, encoding="utf-8")
    return load(tmp_path / "changed.toml")


def test_a_change_comes_with_its_evidence(changed: Scenario) -> None:
    found = what_differs(changed, load("baseline"))
    assert [each.key for each in found] == ["school.registration", "school.contact"]
    for each, change in zip(found, changed.changes, strict=True):
        assert (each.source, each.grade, each.range) == (change.source, change.grade, change.range)
        assert each.meaning.nl != each.meaning.en
    assert (found[0].base.en, found[0].here.nl, found[1].here.en) == ("as it is", "= 0,95", "+ 0.2")


def test_what_only_the_base_changes_is_told_too(changed: Scenario) -> None:
    found = what_differs(load("baseline"), changed)
    assert [(each.key, each.here.en) for each in found] == [
        ("school.registration", "as it is"),
        ("school.contact", "as it is"),
    ]
    (back,) = what_differs(load("baseline"), load("smaller-classes"))
    assert (back.key, back.here.nl) == ("smaller-classes", "niet")
    assert what_differs(load("smaller-classes"), load("smaller-classes")) == ()


def test_parameters_and_switched_off_mechanisms_are_told_with_their_values() -> None:
    base = load("baseline")
    found = what_differs(replace(base, name="x", mechanisms={"peer_influence": 0.0}), base)
    assert [(each.key, each.base.nl, each.here.nl) for each in found] == [("peer_influence.strength", "1", "0")]
    prior = load_parameters()["truancy.habit"].prior
    (each,) = what_differs(replace(base, name="x", parameters={"truancy.habit": 0.05}), base)
    assert (each.range, each.here.nl) == ((prior.low, prior.high), "0,05")


def test_size_years_and_seed_are_no_difference() -> None:
    base = load("baseline")
    assert what_differs(replace(base, run=replace(base.run, years=9, seed=9)), base) == ()


def test_from_when_and_where_is_said() -> None:
    where = Where(levels=("vmbo-b", "vmbo-k"), sector="vo")
    words = in_words(Change(quantity="school.contact", add=-0.3, from_year=1, from_week=0, where=where))
    assert words.nl == "\N{MINUS SIGN} 0,3 vanaf jaar 2, week 1 (niveau vmbo-b, vmbo-k; sector vo)"
    assert words.en == "\N{MINUS SIGN} 0.3 from year 2, week 1 (level vmbo-b, vmbo-k; sector vo)"


COACH = """
title = { nl = "Coach", en = "Coach" }
description = { nl = "Een coach.", en = "A coach." }
known = { nl = "Weinig.", en = "Little." }
unit = "pupil"
tier = 2
grade = "trial"
source = "a trial"
professional = { nl = "coach", en = "coach" }
fidelity = 0.8
who = { levels = ["mbo-2-bol"], ages = [16, 18], without_qualification = true }
find = { by = { nl = "school", en = "school" } }
support = { hours_per_week = 1, caseload = 20, fte_per_1000 = 5, shared_by = "school", weeks = 40 }

[[move]]
quantity = "student.perspective"
add = 0.05
range = [-0.01, 0.1]
fades = 0.02
source = "its effect"
grade = "association"

[[move]]
quantity = "student.resilience"
add = 0.05
per = "held"
range = [0.01, 0.1]
source = "its effect"
grade = "trial"

[[cost]]
euro = 3000
per = "pupil"
payer = "school"
range = [2500, 3500]
source = "its budget"
grade = "expert"
"""
SCHOOLS = """
title = { nl = "Klimaat", en = "Climate" }
description = { nl = "Beter klimaat.", en = "A better climate." }
known = { nl = "Weinig.", en = "Little." }
unit = "school"
tier = 1
grade = "quasi-experiment"
source = "a study"
professional = { nl = "team", en = "team" }
reach = 0.5
who = { sector = "vo" }

[[move]]
quantity = "school.climate"
add = 0.3
range = [0.1, 0.5]
source = "its effect"
grade = "quasi-experiment"
"""
SCENARIO = """
based_on = "baseline"
title = { nl = "Pakket", en = "Package" }
description = { nl = "Twee maatregelen.", en = "Two measures." }

[[intervention]]
use = "coach.toml"
capacity = 2.0
from_year = 1
tier = 2

[[intervention]]
use = "schools.toml"

[tiers.two]
any = [{ sign = "absent_days", at_least = 5 }]
places_per_1000 = 100
review_weeks = 6
better = [{ sign = "absent_two_weeks", at_most = 1 }]

[tiers.three]
any = [{ sign = "absent_days", at_least = 12 }]
places_per_1000 = 20
review_weeks = 6
better = [{ sign = "absent_two_weeks", at_most = 1 }]
"""


@pytest.fixture
def package(tmp_path: Path) -> Scenario:
    """A scenario with an intervention for pupils, one for schools, and tiers."""
    for name, text in (("coach", COACH), ("schools", SCHOOLS), ("package", SCENARIO)):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return load(tmp_path / "package.toml")


def test_an_intervention_is_one_line_and_what_it_moves_is_not_told_twice(package: Scenario) -> None:
    coach, schools, tiers = what_differs(package, load("baseline"))
    assert (coach.key, coach.meaning.nl, coach.base.en, coach.grade) == ("coach", "Coach", "not there", "trial")
    assert coach.here.en == (
        "level mbo-2-bol; aged 16 to 18; without startkwalificatie; tier 2; dose 1; capacity 2; "
        "10 fte per 1,000 eligible pupils; fidelity 0.8; from year 2, week 1"
    )
    assert schools.here.nl == "sector vo; dosis 1; 50 % van de scholen; trouw aan het ontwerp 1"
    assert (schools.source, schools.grade) == ("a study", "quasi-experiment")
    assert "laag 2 100, laag 3 20" in tiers.here.nl
    assert what_differs(package, package) == ()


def test_a_base_with_the_same_measure_shows_only_another_use(package: Scenario) -> None:
    coach, schools = package.interventions
    more = replace(coach, use=coach.use.model_copy(update={"dose": 2.0}))
    found = what_differs(replace(package, interventions=(more, schools)), package)
    assert [each.key for each in found] == ["coach", "coach"]
    assert [("dose 1" in each.base.en, "dose 2" in each.here.en) for each in found] == [(True, False), (False, True)]


def test_levers_and_prices_carry_range_source_and_grade(package: Scenario) -> None:
    found = levers([load("baseline"), package, package])
    assert [lever.key for lever in found] == ["student.perspective", "student.resilience", "school.climate"]
    assert [lever.unproven for lever in found] == [True, False, False]
    assert found[0].here.nl == "+ 0,05 per week hulp; daarna gaat 2 % per week weer weg"
    assert [lever.here.en for lever in found[1:]] == ["+ 0.05 as long as support lasts", "+ 0.3"]
    assert (found[0].range, found[0].source, found[0].grade) == ((-0.01, 0.1), "its effect", "association")
    (price,) = prices([package])
    assert (price.euro, price.per, price.payer, price.range) == (3000.0, "pupil", "school", (2500.0, 3500.0))
