"""Every text of the figures, in Dutch and English; what is in {braces} is filled in."""

from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "notice": {
        "nl": "Simulatie: geen voorspelling, en nooit een uitspraak over een echte leerling.",
        "en": "Simulation: no forecast, and never about a real pupil.",
    },
    "fixed_values": {
        "nl": "Parameters staan hier vast op hun waarden: wat van de geijkte niet bekend is, zit niet in de "
        "intervallen. `verzuim compare` trekt ze wel uit de meegeleverde posterior.",
        "en": "Parameters stay at their values here: what is not known of the fitted ones is not in the intervals. "
        "`verzuim compare` does draw them from the shipped posterior.",
    },
    "skip": {"nl": "Naar de inhoud", "en": "To the content"},
    "facts": {
        "nl": "Scenario {scenario} · seed {seed} · {students} leerlingen · {years} schooljaar",
        "en": "Scenario {scenario} · seed {seed} · {students} pupils · {years} school year",
    },
    "facts_years": {
        "nl": "Scenario {scenario} · seed {seed} · {students} leerlingen · {years} schooljaren",
        "en": "Scenario {scenario} · seed {seed} · {students} pupils · {years} school years",
    },
    "percent_of_hours": {"nl": "% van de lesuren", "en": "% of lesson hours"},
    "percent_of_pupils": {"nl": "% van de leerlingen", "en": "% of pupils"},
    "school_week": {
        "nl": "week van het schooljaar (1 = eerste na de zomer)",
        "en": "week of the school year (1 = first after the summer)",
    },
    "week": {"nl": "week", "en": "week"},
    "holiday": {"nl": "vakantie", "en": "holiday"},
    "true": {"nl": "werkelijk", "en": "true"},
    "registered": {"nl": "geregistreerd", "en": "registered"},
    "published": {"nl": "gepubliceerd", "en": "published"},
    "simulated": {"nl": "gesimuleerd", "en": "simulated"},
    "unit": {"nl": "eenheid", "en": "unit"},
    "unauthorised": {"nl": "ongeoorloofd", "en": "unauthorised"},
    "level": {"nl": "onderwijssoort", "en": "level of education"},
    "all": {"nl": "alle", "en": "all"},
    "registered_total": {
        "nl": "geregistreerd door de school, totaal",
        "en": "registered by the school, total",
    },
    "interval": {"nl": "90%-interval van het totaal", "en": "90 % interval of the total"},
    "reasons.title": {
        "nl": "Afwezigheid naar werkelijke reden, door het schooljaar",
        "en": "Absence by true reason over the school year",
    },
    "reasons.caption": {
        "nl": "Boven: de redenen op elkaar gestapeld. Onder: elke reden apart, met een eigen "
        "schaal. Strepen en banden: 90%-interval als andere scholen waren getrokken (bootstrap "
        "van {schools} scholen).",
        "en": "Top: the reasons stacked. Bottom: each reason by itself, on its own scale. "
        "Whiskers and bands: 90 % interval had other schools been drawn (bootstrap of "
        "{schools} schools).",
    },
    "reasons.caption_one": {
        "nl": "Boven: de redenen op elkaar gestapeld. Onder: elke reden apart, met een eigen "
        "schaal. Geen band: uit één school valt geen spreiding tussen scholen te schatten.",
        "en": "Top: the reasons stacked. Bottom: each reason by itself, on its own scale. No "
        "band: one school says nothing of the spread between schools.",
    },
    "last_year": {
        "nl": "Getekend is jaar {year}, het laatste.",
        "en": "Drawn is year {year}, the last.",
    },
    "by_level.title": {
        "nl": "Afwezigheid per onderwijssoort: werkelijk en zoals de school haar opschrijft",
        "en": "Absence by level of education: true, and as the school writes it down",
    },
    "by_level.caption": {
        "nl": "Bovenste balk: werkelijke redenen. Onderste balk: wat de school registreert. "
        "Streep: 90%-interval van het totaal als leerlingen los van elkaar waren getrokken; "
        "verschillen tussen scholen komen daar bij.",
        "en": "Upper bar: true reasons. Lower bar: what the school registers. Whisker: 90 % "
        "interval of the total had pupils been drawn one by one; differences between schools "
        "come on top of it.",
    },
    "true_reasons": {"nl": "Werkelijke reden", "en": "True reason"},
    "registered_as": {"nl": "Geregistreerd als", "en": "Registered as"},
    "distribution.title": {
        "nl": "Hoe het verzuim over leerlingen is verdeeld",
        "en": "How absence is spread over pupils",
    },
    "distribution.caption": {
        "nl": "Links: leerlingen naar het deel van het schooljaar dat zij misten. Rechts: welk "
        "deel van de leerlingen minstens zoveel miste. Grijs: het deel dat volgens Kearney en "
        "Graczyk (2014) steun van laag 2 of 3 nodig heeft. De lagen zijn niet door een "
        "verzuimgrens bepaald.",
        "en": "Left: pupils by the share of the school year they missed. Right: what share of "
        "pupils missed at least that much. Grey: the share that needs support of tier 2 or 3 "
        "after Kearney and Graczyk (2014). The tiers are not defined by a bound of absence.",
    },
    "share_missed": {"nl": "gemist, % van de lesuren", "en": "missed, % of lesson hours"},
    "at_least": {
        "nl": "minstens zoveel gemist, % van de leerlingen",
        "en": "missed at least that much, % of pupils",
    },
    "tier2": {"nl": "laag 2:\n5-20 %", "en": "tier 2:\n5-20 %"},
    "tier3": {"nl": "laag 3:\n1-5 %", "en": "tier 3:\n1-5 %"},
    "network.title": {
        "nl": "Wie wie als vriend noemt: één gesimuleerde school",
        "en": "Who names whom as a friend: one simulated school",
    },
    "network.caption": {
        "nl": "Elk groepje is een klas, elk teken een gesimuleerde leerling, elke lijn een "
        "vriendschap (donker binnen de klas, licht erbuiten). {pupils} leerlingen, {ties} "
        "genoemde vrienden, {within} % in de eigen klas.",
        "en": "Each cluster is a class, each mark a simulated pupil, each line a friendship "
        "(dark within the class, light outside). {pupils} pupils, {ties} friends named, "
        "{within} % of them in the own class.",
    },
    "girl": {"nl": "meisje", "en": "girl"},
    "boy": {"nl": "jongen", "en": "boy"},
    "habit": {
        "nl": "neiging tot spijbelen (standaardafwijkingen van het gemiddelde)",
        "en": "truancy habit (standard deviations from the mean)",
    },
    "comparison.title": {
        "nl": "Gesimuleerd naast gepubliceerd",
        "en": "Simulated beside published figures",
    },
    "comparison.caption": {
        "nl": "Stip: gesimuleerd gedeeld door gepubliceerd, met 95%-interval van het toeval "
        "bij dit aantal leerlingen waar het een aandeel is. De lijn bij 1 is gelijk aan de "
        "publicatie. Driehoek: valt buiten de schaal.",
        "en": "Dot: simulated over published, with the 95 % interval of chance at this number "
        "of pupils where it is a share. The line at 1 equals the published figure. Triangle: "
        "lies outside the scale.",
    },
    "ratio": {
        "nl": "gesimuleerd / gepubliceerd (logaritmische schaal)",
        "en": "simulated / published (logarithmic scale)",
    },
    "vsv.title": {
        "nl": "Nieuwe voortijdig schoolverlaters per onderwijssoort",
        "en": "New early school leavers by level of education",
    },
    "vsv.caption": {
        "nl": "Aandeel dat tussen twee keer 1 oktober zonder startkwalificatie vertrekt, naar "
        "de weg erheen. Streep: 90%-interval van het toeval bij dit aantal leerlingen "
        "(Wilson). Ruit: gepubliceerd cijfer.",
        "en": "Share that leaves without a basic qualification from one 1 October to the next, "
        "by the route out. Whisker: 90 % interval of chance at this number of pupils (Wilson). "
        "Diamond: published figure.",
    },
    "vsv.axis": {
        "nl": "% van de leerlingen zonder startkwalificatie onder de 23",
        "en": "% of pupils under 23 without a basic qualification",
    },
    "stocks.title": {
        "nl": "Leerlingen op 1 oktober, per onderwijssoort en schooljaar",
        "en": "Pupils on 1 October, by level of education and school year",
    },
    "stocks.caption": {
        "nl": "Eén simulatie. Band: 95%-interval van het toeval in een aantal (Poisson) rond elk jaar; kleinere "
        "veranderingen zeggen niets. Stippellijn: het aantal van het eerste jaar. Elk vak heeft een eigen schaal, "
        "vanaf 0; rechts boven de verandering van het eerste tot het laatste jaar.",
        "en": "One simulation. Band: 95 % interval of chance in a count (Poisson) around each year; smaller changes "
        "say nothing. Dotted line: the number of the first year. Each panel has its own scale, from 0; top right the "
        "change from the first to the last year.",
    },
    "targets.title": {
        "nl": "Gesimuleerd per schooljaar, naast het gepubliceerde niveau",
        "en": "Simulated by school year, beside the published level",
    },
    "targets.caption": {
        "nl": "Eén simulatie. Band: 95%-interval van het toeval bij dit aantal leerlingen, als zij een voor een waren "
        "getrokken; verschillen tussen scholen komen daar bij. Streepjeslijn: gepubliceerd cijfer, met zijn jaar; "
        "gearceerd waar een reeks van waarden is gepubliceerd. Gesimuleerde jaren zijn geen kalenderjaren.",
        "en": "One simulation. Band: 95 % interval of chance at this number of pupils, had they been drawn one by one; "
        "differences between schools come on top of it. Dashed line: published figure, with its year; hatched where "
        "a range was published. Simulated years are no calendar years.",
    },
    "simulated_year": {"nl": "schooljaar", "en": "school year"},
    "pupils": {"nl": "leerlingen", "en": "pupils"},
    "total": {"nl": "totaal", "en": "total"},
    "chance": {"nl": "95%-interval van het toeval", "en": "95 % interval of chance"},
    "first_year": {"nl": "eerste jaar", "en": "first year"},
    "published_range": {"nl": "gepubliceerde reeks", "en": "published range"},
    "push": {"nl": "weggeduwd (push)", "en": "pushed out (push)"},
    "pull": {"nl": "weggetrokken (pull)", "en": "pulled out (pull)"},
    "fallout": {"nl": "afgehaakt (fall-out)", "en": "fallen out (fall-out)"},
}
"""key → language → text."""
