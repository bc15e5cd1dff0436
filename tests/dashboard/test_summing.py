"""What an answer says in a sentence and in figures."""

from dataclasses import replace

import pandas as pd
import pytest

from tests.dashboard.answers import answer_to, comparison_of
from viz.compare import table
from viz.dashboard.levers import name_of, presets
from viz.dashboard.state import Asked, school_types
from viz.dashboard.summing import (
    KEY_MEASURES,
    key_figures,
    levers_in,
    names_of_types,
    sentence,
    shown_for,
    titled,
    what,
)

SMALLER = Asked(lang="en", levers={"class-size": 20}, screen="scenario")


def effect(comparison, measure: str, **values):  # type: ignore[no-untyped-def]
    """The comparison with other numbers for a measure, over all."""
    effects = comparison.effects.copy()
    here = (effects["measure"] == measure) & (effects["group"] == "all")
    for name, value in values.items():
        effects.loc[here, name] = value
    return replace(comparison, effects=effects)


@pytest.mark.parametrize("side", KEY_MEASURES)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_there_are_five_key_figures(side: str, lang: str) -> None:
    comparison = comparison_of(SMALLER)
    found = key_figures(comparison, comparison.scenarios[0], side, lang)
    assert [each.measure for each in found] == list(KEY_MEASURES[side])
    assert all(each.interval and each.said and each.title for each in found)
    assert ("," in found[0].here) == (lang == "nl")


@pytest.mark.parametrize(
    ("low", "high", "verdict", "better", "says"),
    [
        (-0.5, -0.1, "lower", True, "miss fewer lessons (3.70 % instead of 4.00 %)"),
        (0.1, 0.5, "higher", False, "miss more lessons"),
        (-0.5, 0.1, "unclear", None, "can be luck"),
        (0.0, 0.0, "same", None, "as many lessons"),
        (float("nan"), float("nan"), "one", None, "miss 3.70 % of lessons, now 4.00 %"),
    ],
)
def test_a_difference_is_called_what_it_is(low, high, verdict, better, says) -> None:
    values = {"low": low, "high": high, "rate": 3.7, "base_rate": 4.0, "difference": -0.3}
    comparison = effect(comparison_of(SMALLER), "missed_true", **values)
    scenario = comparison.scenarios[0]
    first = key_figures(comparison, scenario, "true", "en")[0]
    assert (first.verdict, first.better) == (verdict, better)
    assert says in sentence(comparison, scenario, SMALLER)


def test_more_registered_is_not_called_worse() -> None:
    comparison = effect(comparison_of(SMALLER), "missed_registered", low=0.1, high=0.5, difference=0.3)
    first = key_figures(comparison, comparison.scenarios[0], "registered", "en")[0]
    assert (first.verdict, first.better) == ("higher", None)


def test_the_present_is_said_without_a_difference() -> None:
    asked = Asked(lang="nl", screen="scenario")
    comparison = comparison_of(asked)
    said = sentence(comparison, comparison.scenarios[0], asked)
    assert said.startswith("Zoals het nu is missen leerlingen 3,")


def test_both_languages_have_every_clause() -> None:
    for lang in ("nl", "en"):
        for side in KEY_MEASURES:
            asked = replace(SMALLER, lang=lang, side=side)
            for low, high in ((-2, -1), (1, 2), (-1, 1), (0, 0), (float("nan"), float("nan"))):
                comparison = comparison_of(asked)
                for measure in (KEY_MEASURES[side][0], "vsv"):
                    comparison = effect(comparison, measure, low=low, high=high)
                said = sentence(comparison, comparison.scenarios[0], asked)
                assert said.endswith(".") and "{" not in said


@pytest.mark.parametrize("name", ["vo", "mbo", "vmbo-b", "mbo-2-bol"])
def test_a_level_stands_for_all(name: str) -> None:
    comparison = comparison_of(SMALLER)
    group = "sector" if name in ("vo", "mbo") else "level"
    effects = comparison.effects
    theirs = effects[(effects["group"] == group) & (effects["value"] == name)]
    shown = table.overall(shown_for(comparison, (name,)))
    assert 0 < len(shown) < len(theirs)
    expected = theirs.set_index(["measure", "year"])["rate"]
    found = shown.set_index(["measure", "year"])["rate"]
    pd.testing.assert_series_equal(found, expected[found.index])


def test_nobody_of_a_level_is_no_number_and_no_fault() -> None:
    shown = shown_for(comparison_of(SMALLER), ("pro",))
    figures = key_figures(shown, shown.scenarios[0], "true", "en")
    assert "vsv" not in [each.measure for each in figures]
    assert sentence(shown, shown.scenarios[0], SMALLER).endswith(".")


def test_every_type_has_a_name() -> None:
    assert set(names_of_types()) >= set(school_types())


def test_what_was_changed_is_named() -> None:
    assert what({"class-size": 21.5}, "nl") == "Klassengrootte op 21,5"
    assert what(presets()["mentors"].levers, "en") == "Mentors and buddies"
    assert what({"class-size": 21.0, "pbis": 10.0}, "en") == "With these 2 levers"


def test_titles_tell_scenarios_apart() -> None:
    one, two = {"class-size": 21.0, "pbis": 10.0}, {"class-size": 22.0, "pbis": 10.0}
    asked = Asked(screen="compare", kept=(one, two))
    titles = titled(comparison_of(asked), asked.kept).titles
    assert [titles[name_of(each)].en for each in (one, two)] == ["With these 2 levers (1)", "With these 2 levers (2)"]


def test_the_levers_of_an_answer_are_its_own() -> None:
    answer = answer_to(SMALLER)
    assert levers_in(answer) == ({"class-size": 20.0},)
    assert levers_in(answer_to(Asked())) == ({},)
