"""What the command line says to a user, in Dutch and English."""

from collections.abc import Mapping
from typing import Final

WORDS: Final[dict[str, dict[str, str]]] = {
    "absence": {"nl": "Afwezigheid naar reden", "en": "Absence by reason"},
    "of_hours": {"nl": "% van de lesuren", "en": "% of lesson hours"},
    "total": {"nl": "totaal", "en": "total"},
    "reported": {
        "nl": "leerlingen gemeld (16 uur), per 1.000",
        "en": "pupils reported (16 hours), per 1,000",
    },
    "vsv": {"nl": "nieuwe vsv'ers, %", "en": "new early school leavers, %"},
    "at_home": {
        "nl": "thuiszitters (langer dan 3 maanden), per 1.000",
        "en": "pupils at home for over 3 months, per 1,000",
    },
    "silent_leavers": {
        "nl": "vsv'ers zonder risico vooraf (stil), %",
        "en": "early leavers without risk before (silent), %",
    },
    "silent_thuiszitters": {
        "nl": "thuiszitters zonder risico vooraf (stil), %",
        "en": "of those at home without risk before (silent), %",
    },
    "quantity": {"nl": "cijfer", "en": "figure"},
    "beside": {"nl": "Naast gepubliceerde cijfers", "en": "Beside published figures"},
    "by_year": {
        "nl": "Naast gepubliceerde cijfers, per gesimuleerd schooljaar",
        "en": "Beside published figures, by simulated school year",
    },
    "stocks": {"nl": "Leerlingen op 1 oktober, per schooljaar", "en": "Pupils on 1 October, by school year"},
    "level": {"nl": "niveau", "en": "level"},
    "result_in": {"nl": "Resultaat: {folder}", "en": "Result: {folder}"},
    "figures_in": {
        "nl": "Figuren: {folder} ({count} bestanden)",
        "en": "Figures: {folder} ({count} files)",
    },
    "registered_note": {
        "nl": "Geregistreerd bij spijbelen: alle ongeoorloofde uren, wat ook de reden was.",
        "en": "Registered beside truancy: all unauthorised hours, whatever the reason was.",
    },
    "scenario": {"nl": "scenario", "en": "scenario"},
    "title": {"nl": "titel", "en": "title"},
    "question": {"nl": "vraag", "en": "question"},
    "based_on": {"nl": "gebaseerd op", "en": "based on"},
    "settings": {"nl": "instellingen", "en": "settings"},
    "differs": {"nl": "Wat anders is dan in baseline", "en": "What differs from the baseline"},
    "no_difference": {
        "nl": "Niets is anders dan in baseline.",
        "en": "Nothing differs from the baseline.",
    },
    "what": {"nl": "wat", "en": "what"},
    "here": {"nl": "hier", "en": "here"},
    "correct": {
        "nl": "{file}: in orde ({title}; verschillen met baseline: {count})",
        "en": "{file}: correct ({title}; differences from the baseline: {count})",
    },
    "interrupted": {
        "nl": "Afgebroken. Er is niets half weggeschreven.",
        "en": "Interrupted. Nothing was left half-written.",
    },
}
"""key → language → words."""


def say(key: str, lang: str, **values: object) -> str:
    """The words of this key in this language, their {names} filled in."""
    return WORDS[key][lang].format(**values) if values else WORDS[key][lang]


def language_of(environment: Mapping[str, str]) -> str:
    """The language of a user's system: "nl" when it is set to Dutch, else "en".

    Args:
        environment: such as `os.environ`; LC_ALL goes before LC_MESSAGES and LANG, as POSIX says.
    """
    given = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((value for value in given if value), "")
    return "nl" if first.lower().startswith("nl") else "en"
