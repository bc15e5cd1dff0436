from dataclasses import replace

from evidence import load_parameters
from experiments.compare.differs import in_words, what_differs
from scenarios import Change, Where, load


def test_a_change_comes_with_its_evidence() -> None:
    scenario = load("better-registration")
    found = what_differs(scenario, load("baseline"))
    assert [each.key for each in found] == ["school.registration", "school.consistency", "school.contact"]
    for each, change in zip(found, scenario.changes, strict=True):
        assert (each.source, each.grade, each.range) == (change.source, change.grade, change.range)
        assert each.meaning.nl != each.meaning.en
    assert (found[0].base.en, found[0].here.nl, found[1].here.en) == ("as it is", "= 0,95", "+ 0.2")


def test_what_only_the_base_changes_is_told_too() -> None:
    found = what_differs(load("baseline"), load("smaller-classes"))
    assert [(each.key, each.here.en) for each in found] == [("class.size", "as it is")]
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
