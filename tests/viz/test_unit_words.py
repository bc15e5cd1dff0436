"""Units and mechanisms have words in both languages: none is missing, and none is left over."""

from evidence.mechanism_words import mechanism_words, named_mechanisms
from evidence.parameters import load_parameters
from viz.unit_words import DUTCH, unit_words


def test_every_part_of_a_unit_has_a_dutch_word_and_none_is_idle() -> None:
    units = {each.unit for each in load_parameters().values()}
    assert {part for unit in units for part in unit.removeprefix("per ").split(" per ")} == set(DUTCH)


def test_units_are_written_part_by_part() -> None:
    assert unit_words("per week and need", "nl") == "per week en hulpvraag"
    assert unit_words("cases per week per 1,000 pupils", "nl") == "gevallen per week per 1.000 leerlingen"
    assert unit_words("log hazard per z", "en") == "log hazard per z"


def test_every_mechanism_has_words_of_its_own() -> None:
    names = load_parameters().mechanisms
    assert set(named_mechanisms()) == set(names)
    for lang in ("nl", "en"):
        assert len({mechanism_words(name)[lang] for name in names}) == len(names)
