"""Every text of the figures of a comparison, in Dutch and English; what is in {braces} is filled in."""

from typing import Final

FIGURE_TEXTS: Final[dict[str, dict[str, str]]] = {
    "about": {"nl": "{size} · {years} · {replicates}", "en": "{size} · {years} · {replicates}"},
    "students": {"nl": "{count} leerlingen", "en": "{count} pupils"},
    "schools": {"nl": "{count} scholen", "en": "{count} schools"},
    "school": {"nl": "1 school", "en": "1 school"},
    "year": {"nl": "1 schooljaar", "en": "1 school year"},
    "years": {"nl": "{count} schooljaren", "en": "{count} school years"},
    "pair": {"nl": "1 herhaling", "en": "1 replicate"},
    "pairs": {"nl": "{count} herhalingen", "en": "{count} replicates"},
    "interval": {
        "nl": "Streep: 95%-interval van het verschil over {count} herhalingen met dezelfde leerlingen en hetzelfde "
        "toeval; onzekerheid over de parameters zit er niet in.",
        "en": "Whisker: 95 % interval of the difference over {count} replicates with the same pupils and the same "
        "luck; it leaves out how unsure the parameters are.",
    },
    "band": {
        "nl": "Band: 95%-interval van het verschil met die stippellijn over {count} herhalingen met dezelfde "
        "leerlingen en hetzelfde toeval; onzekerheid over de parameters zit er niet in.",
        "en": "Band: 95 % interval of the difference from that dotted line over {count} replicates with the same "
        "pupils and the same luck; it leaves out how unsure the parameters are.",
    },
    "no_interval": {
        "nl": "Eén herhaling: er is geen interval, en een verschil kan toeval zijn.",
        "en": "One replicate: there is no interval, and a difference can be luck.",
    },
    "difference_points": {
        "nl": "verschil, procentpunt ({unit}); links van 0 is minder",
        "en": "difference, percentage points ({unit}); left of 0 is less",
    },
    "difference_in": {
        "nl": "verschil, {unit}; links van 0 is minder",
        "en": "difference, {unit}; left of 0 is less",
    },
    "relative_axis": {
        "nl": "verandering, % van de waarde in het basisscenario; links van 0 is minder",
        "en": "change, % of the value in the base; left of 0 is less",
    },
    "effects.title": {"nl": "Wat er verandert", "en": "What changes"},
    "effects.caption": {
        "nl": "Verschil met {base}, voor alle leerlingen en alle jaren samen. Elk vak heeft een eigen schaal.",
        "en": "Difference from {base}, for all pupils and all years together. Each panel has its own scale.",
    },
    "relative.title": {"nl": "Hoeveel er naar verhouding verandert", "en": "How much changes in proportion"},
    "relative.caption": {
        "nl": "Verandering in % van de waarde in {base}, voor alle leerlingen en alle jaren samen. Elk vak heeft een "
        "eigen schaal; een streep die de rand raakt, loopt daar door.",
        "en": "Change in % of the value in {base}, for all pupils and all years together. Each panel has its own "
        "scale; a whisker that meets the edge runs on beyond it.",
    },
    "paths.title": {"nl": "Jaar na jaar", "en": "Year by year"},
    "paths.caption": {
        "nl": "Stippellijn: {base}. Andere lijnen: de scenario's, met dezelfde leerlingen. Elk vak heeft een eigen "
        "schaal, die niet bij 0 begint.",
        "en": "Dotted line: {base}. Other lines: the scenarios, with the same pupils. Each panel has its own scale, "
        "which does not begin at 0.",
    },
    "gains.title": {"nl": "Voor wie: {measure}", "en": "For whom: {measure}"},
    "gains.caption": {
        "nl": "Verschil met {base} per groep leerlingen, alle jaren samen. Links van 0 wint een groep, rechts "
        "verliest zij. Wie veel groepen bekijkt, ziet er licht een die bij toeval opvalt.",
        "en": "Difference from {base} by group of pupils, all years together. Left of 0 a group gains, right of it "
        "it loses. Who looks at many groups easily sees one that stands out by luck.",
    },
    "sides.title": {"nl": "Werkelijk en geregistreerd verzuim", "en": "True and registered absence"},
    "sides.caption": {
        "nl": "Verschil met {base}. Gevuld: wat er werkelijk verandert. Open: wat scholen daarvan opschrijven of "
        "melden. Gaan zij uiteen, dan verandert wat men ziet anders dan wat er is.",
        "en": "Difference from {base}. Filled: what truly changes. Open: what schools write down or report of it. "
        "Where they part, what is seen changes otherwise than what is there.",
    },
    "filled": {"nl": "gevuld: werkelijk", "en": "filled: true"},
    "open": {"nl": "open: geregistreerd", "en": "open: registered"},
    "hours_true": {"nl": "Gemiste lesuren, werkelijk", "en": "Lesson hours missed, true"},
    "hours_registered": {"nl": "Gemiste lesuren, geregistreerd", "en": "Lesson hours missed, registered"},
    "chronic": {"nl": "Leerlingen die veel missen", "en": "Pupils who miss much"},
    "days": {"nl": "Dagen gemist", "en": "Days missed"},
    "reached": {"nl": "Wie er hulp krijgt", "en": "Who is helped"},
    "authorities": {"nl": "Meldingen en thuiszitters", "en": "Reports and pupils at home"},
    "leaving": {"nl": "Voortijdig schoolverlaten", "en": "Leaving school early"},
    "pair.missed": {"nl": "alle verzuim", "en": "all absence"},
    "pair.sick": {"nl": "ziek", "en": "sick"},
    "pair.truancy": {"nl": "spijbelen; ongeoorloofd", "en": "truancy; unauthorised"},
    "pair.exclusion": {"nl": "uitsluiting", "en": "exclusion"},
    "pair.leave": {"nl": "verlof", "en": "leave"},
    "pair.chronic": {"nl": "mist een tiende of meer", "en": "misses a tenth or more"},
    "pair.home": {"nl": "thuiszitters: verborgen; bekend", "en": "at home over 3 months: hidden; known"},
}
"""key → language → text."""
