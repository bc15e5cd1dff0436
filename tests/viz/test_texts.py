"""Words and numbers in both languages."""

import string

import pytest

from agents.reasons import LABELS, REASONS, ROUTES
from evidence.errors import BadInput
from viz.catalogue import TEXTS
from viz.language import check_language, number, short_number, three_figures
from viz.phrases import DUTCH, phrase
from viz.texts import label, reason, text


def test_every_text_is_in_both_languages_with_the_same_names() -> None:
    for key, words in TEXTS.items():
        assert set(words) == {"nl", "en"}, key
        assert all(words.values()), key
        names = [{name for _, name, _, _ in string.Formatter().parse(each) if name} for each in words.values()]
        assert names[0] == names[1], key


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_reasons_labels_and_routes_have_names_of_their_own(lang: str) -> None:
    assert len({reason(name, lang) for name in REASONS}) == len(REASONS)
    assert len({label(name, lang) for name in LABELS}) == len(LABELS)
    assert len({text(name, lang) for name in ROUTES}) == len(ROUTES)


def test_numbers_are_written_as_the_language_does() -> None:
    assert number(1234.5, "nl", 1) == "1.234,5"
    assert number(1234.5, "en", 1) == "1,234.5"
    assert number(-1, "en") == "\N{MINUS SIGN}1"
    assert short_number(0.25, "nl") == "0,25"
    assert short_number(10.0, "nl") == "10"
    assert three_figures(0.012345, "en") == "0.0123"
    assert three_figures(63_732, "nl") == "63.732"
    assert three_figures(2.0, "en") == "2"
    assert three_figures(0, "en") == "0"


def test_figures_of_the_evidence_are_named_in_dutch() -> None:
    assert phrase("much pressure by schoolwork", "nl") == DUTCH["much pressure by schoolwork"]
    assert phrase("vo age 16", "nl") == "vo leeftijd 16"
    assert phrase("percent of pupils", "en") == "% of pupils"
    assert phrase("nl", "en") == "Netherlands"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(BadInput, match="lang = 'fr'"):
        check_language("fr")
