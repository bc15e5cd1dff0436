"""The table of parameters: found by every word that is shown, and in the language of the page."""

import pytest

from evidence.parameters import load_parameters
from viz.dashboard.assumed import as_table, matching, mechanism_options
from viz.dashboard.parts import table_html
from viz.dashboard.texts import say

PARAMETERS = load_parameters()


def test_a_search_finds_words_of_the_page_in_its_language() -> None:
    assert "sickness.onset" in matching(PARAMETERS, "ziek worden", "", "nl")
    assert "sickness.onset" not in matching(PARAMETERS, "ziek worden", "", "en")
    assert set(matching(PARAMETERS, "aanname spijbelen", "truancy", "nl")) <= {
        name for name, each in PARAMETERS.items() if name.startswith("truancy.") and each.grade == "assumption"
    }
    assert matching(PARAMETERS, "peer_influence", "", "nl")
    assert matching(PARAMETERS, "invloed van vrienden", "", "nl").keys() >= {"peer_influence.join"}
    assert not matching(PARAMETERS, "nothing is called so", "", "en")


def test_every_mechanism_can_be_chosen_and_holds_its_own() -> None:
    options = mechanism_options(PARAMETERS, "nl")
    assert sum(len(matching(PARAMETERS, "", name, "nl")) for name in options) == len(PARAMETERS)
    assert list(options.values()) == sorted(options.values(), key=str.casefold)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_table_is_in_words(lang: str) -> None:
    table = as_table(dict(PARAMETERS.items()), lang)
    assert len(table) == len(PARAMETERS) and (table != "").all(axis=None)
    onset = table[table.iloc[:, -1] == "sickness.onset"].iloc[0]
    value = f"{PARAMETERS['sickness.onset'].value:.3g}"
    assert onset[say("assumptions.value", lang)] == (value.replace(".", ",") if lang == "nl" else value)
    assert onset[say("assumptions.unit", lang)] == ("per dag" if lang == "nl" else "per day")


def test_sources_are_marked_as_english() -> None:
    table = as_table(matching(PARAMETERS, "sickness.onset", "", "nl"), "nl")
    page = table_html(table, "Parameters", english=(say("assumptions.source", "nl"),))
    assert page.count('<td lang="en">') == len(table) == page.count('<th scope="row">')
