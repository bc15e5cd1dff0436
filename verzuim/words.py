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
    "sector_nl": {"nl": "Vo en mbo samen", "en": "Vo and mbo together"},
    "sector_vo": {"nl": "Voortgezet onderwijs (vo)", "en": "Secondary education (vo)"},
    "sector_mbo": {"nl": "Beroepsonderwijs (mbo)", "en": "Vocational education (mbo)"},
    "everybody": {"nl": "alle", "en": "all"},
    "all_years": {"nl": "alle", "en": "all"},
    "upper_years": {"nl": "{what}, vanaf jaar 3", "en": "{what}, from year 3"},
    "signs": {
        "nl": "> of <: boven of onder het gepubliceerde cijfer door meer dan toeval: dat ligt buiten het "
        "95%-interval van het gesimuleerde bij dit aantal leerlingen. Verschillen tussen scholen, en wat aan beide "
        "kanten niet hetzelfde is, komen daar bij. Geen teken bij lesuren, ondergrenzen en de samenstelling van de "
        "bevolking, die geen interval hebben.",
        "en": "> or <: above or below the published figure by more than chance: that figure lies outside the 95 % "
        "interval of the simulated one at this number of pupils. Differences between schools, and what is not the "
        "same on both sides, come on top. No sign for lesson hours, lower bounds and the make-up of the population, "
        "which have no interval.",
    },
    "some_years": {
        "nl": "Getoond: jaar {years} van {count}. Alle jaren staan in {table}.parquet.",
        "en": "Shown are years {years} of {count}. All years are in {table}.parquet.",
    },
    "notes_in": {
        "nl": "Alle intervallen, en wat niet hetzelfde is: comparison_by_year.parquet.",
        "en": "All intervals, and what is not the same: comparison_by_year.parquet.",
    },
    "stocks": {"nl": "Leerlingen op 1 oktober, per schooljaar", "en": "Pupils on 1 October, by school year"},
    "enter": {"nl": "nieuw", "en": "newcomers"},
    "return": {"nl": "teruggekomen", "en": "returned"},
    "graduate_out": {"nl": "weg met diploma", "en": "out with diploma"},
    "leave_early": {"nl": "voortijdig weg", "en": "left early"},
    "age_out": {"nl": "ouder dan 22", "en": "older than 22"},
    "adds_up": {
        "nl": "Totaal, plus wie erbij kwam en min wie wegging, is het totaal van het volgende jaar; wie er na het "
        "laatste jaar bij zou komen is niet gesimuleerd.",
        "en": "The total, plus who came and less who went, is the total of the next year; who would come after the "
        "last year is not simulated.",
    },
    "change": {
        "nl": "Van jaar 1 tot jaar {years}: {first} → {last} leerlingen ({percent}%). Het grootste verschil in "
        "leerlingen: {level}, {level_first} → {level_last} ({level_percent}%).",
        "en": "From year 1 to year {years}: {first} → {last} pupils ({percent} %). Largest difference in "
        "pupils: {level}, {level_first} → {level_last} ({level_percent} %).",
    },
    "moves": {
        "nl": "Per jaar gemiddeld: {enter} nieuw en {return_} teruggekomen; weg {graduate_out} met diploma, "
        "{leave_early} voortijdig en {age_out} ouder dan 22.",
        "en": "A year, on average: {enter} newcomers and {return_} returned; out went {graduate_out} with a diploma, "
        "{leave_early} early and {age_out} older than 22.",
    },
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
    "intervention": {"nl": "maatregel", "en": "intervention"},
    "tier": {"nl": "laag", "en": "tier"},
    "evidence": {"nl": "bewijs", "en": "evidence"},
    "evidence_of_effect": {"nl": "bewijs voor effect", "en": "evidence of effect"},
    "source": {"nl": "bron", "en": "source"},
    "professional": {"nl": "uitvoering", "en": "delivered by"},
    "found_by": {"nl": "gevonden door", "en": "found by"},
    "moves_named": {
        "nl": "Wat het verschuift (bij volledige uitvoering; tussen haken wat denkbaar is):",
        "en": "What it moves (at full fidelity; in brackets what is plausible):",
    },
    "costs_named": {"nl": "Wat het kost, en wie betaalt:", "en": "What it costs, and who pays:"},
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
    "correct_intervention": {
        "nl": "{file}: in orde ({title}; een maatregel)",
        "en": "{file}: correct ({title}; an intervention)",
    },
    "differs_from": {
        "nl": "Wat {scenario} anders doet dan {base}:",
        "en": "What {scenario} does otherwise than {base}:",
    },
    "nothing_differs": {"nl": "niets", "en": "nothing"},
    "base": {"nl": "basis", "en": "base"},
    "difference_between": {"nl": "verschil (95%-interval)", "en": "difference (95 % interval)"},
    "by_parameters": {"nl": "onzeker door parameters, %", "en": "unsure by parameters, %"},
    "certain": {"nl": "zeker?", "en": "certain?"},
    "verdict_lower": {"nl": "lager", "en": "lower"},
    "verdict_higher": {"nl": "hoger", "en": "higher"},
    "verdict_unclear": {"nl": "niet zeker", "en": "not certain"},
    "verdict_same": {"nl": "geen verschil", "en": "no difference"},
    "verdict_one": {"nl": "één herhaling", "en": "one replicate"},
    "compared_in": {
        "nl": "Verslag: {report}\nTabellen en {count} bestanden met figuren: {folder}",
        "en": "Report: {report}\nTables and {count} files with figures: {folder}",
    },
    "targets_in": {"nl": "{count} cijfer(s) in {file}", "en": "{count} figure(s) in {file}"},
    "tables_in": {
        "nl": "Tabellen en {count} bestanden met figuren: {folder}",
        "en": "Tables and {count} files with figures: {folder}",
    },
    "figures_beside": {
        "nl": "Tabellen en {count} bestanden met figuren: {folder}",
        "en": "Tables and {count} files with figures: {folder}",
    },
    "packages_in": {
        "nl": "Tabellen, figuur en {count} pakketten als scenario: {folder}",
        "en": "Tables, figure and {count} packages as scenarios: {folder}",
    },
    "interrupted_runs": {
        "nl": "Afgebroken. Simulaties die klaar waren zijn bewaard in {folder}; hetzelfde commando gaat verder.",
        "en": "Interrupted. Runs that were finished are kept in {folder}; the same command goes on from there.",
    },
    "year_of": {"nl": "{stage}, jaar {year} van {years}", "en": "{stage}, year {year} of {years}"},
    "dashboard_at": {
        "nl": "Het dashboard staat op {address} (Ctrl-C beëindigt het)",
        "en": "The dashboard is at {address} (Ctrl-C ends it)",
    },
    "dashboard_ended": {"nl": "\nHet dashboard is beëindigd.", "en": "\nThe dashboard has ended."},
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
