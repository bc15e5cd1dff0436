"""Every text of the report of a comparison, in Dutch and English; what is in {braces} is filled in."""

from typing import Final

REPORT_TEXTS: Final[dict[str, dict[str, str]]] = {
    "span": {"nl": "{low} tot {high}", "en": "{low} to {high}"},
    "percent_points": {"nl": "procentpunt", "en": "percentage points"},
    "per_1000": {"nl": "per 1.000", "en": "per 1,000"},
    "heading": {"nl": "{scenarios} naast {base}", "en": "{scenarios} beside {base}"},
    "heading_none": {"nl": "{base}: niets om mee te vergelijken", "en": "{base}: nothing to compare with"},
    "nothing": {
        "nl": "Er is geen scenario vergeleken, of er is niets geteld. Noem achter het basisscenario een of meer "
        "scenario's: verzuim compare baseline smaller-classes.",
        "en": "No scenario was compared, or nothing was counted. Name one or more scenarios after the base: verzuim "
        "compare baseline smaller-classes.",
    },
    "questions": {"nl": "De vraag", "en": "The question"},
    "short": {"nl": "Kort gezegd", "en": "In short"},
    "key_figures": {"nl": "Kerncijfers", "en": "Key figures"},
    "figures": {"nl": "Figuren", "en": "Figures"},
    "differs": {"nl": "Wat er anders is dan in {base}", "en": "What differs from {base}"},
    "limits": {"nl": "Aannames en grenzen", "en": "Assumptions and limits"},
    "made": {"nl": "Hoe dit is gemaakt", "en": "How this was made"},
    "missed_more": {
        "nl": "{title}: van de lesuren wordt werkelijk {rate} % gemist in plaats van {base_rate} % "
        "({difference} procentpunt{interval}).",
        "en": "{title}: of lesson hours, {rate} % is truly missed instead of {base_rate} % "
        "({difference} percentage points{interval}).",
    },
    "interval_inside": {"nl": ", 95%-interval {span}", "en": ", 95 % interval {span}"},
    "parts": {
        "nl": "Wat is opgeschreven gaat hier de andere kant op: het geregistreerde verzuim {registered}, het "
        "werkelijke {true}.",
        "en": "What is written down goes the other way here: registered absence {registered}, true absence {true}.",
    },
    "rises": {"nl": "stijgt", "en": "rises"},
    "falls": {"nl": "daalt", "en": "falls"},
    "lower": {"nl": "Zeker lager: {measures}.", "en": "Certainly lower: {measures}."},
    "higher": {"nl": "Zeker hoger: {measures}.", "en": "Certainly higher: {measures}."},
    "unclear": {
        "nl": "Niet zeker, want het interval bevat nul: {measures}.",
        "en": "Not certain, as the interval includes zero: {measures}.",
    },
    "same": {"nl": "Geen verschil: {measures}.", "en": "No difference: {measures}."},
    "certain": {
        "nl": "Zeker betekent hier alleen: in dit model, met deze parameters, is het verschil groter dan het toeval "
        "tussen {count} herhalingen. Het zegt niet dat een maatregel in het echt zo werkt: de meeste parameters zijn "
        "met de hand gekozen, en hoe onzeker die zijn zit niet in de intervallen. Van twintig intervallen ligt er "
        "gemiddeld een door toeval naast de waarheid van het model.",
        "en": "Certain means this only: in this model, with these parameters, the difference is larger than the luck "
        "between {count} replicates. It does not say that a measure works so in reality: most parameters were set by "
        "hand, and how unsure they are is not in the intervals. Of twenty intervals one misses the model's truth by "
        "luck, on average.",
    },
    "one_replicate": {
        "nl": "Er is één herhaling gedraaid. Daarom is er geen interval, en is van geen enkel verschil te zeggen of "
        "het meer is dan toeval. Draai er meer: --replicates 20.",
        "en": "One replicate was run. So there is no interval, and of no difference can it be said whether it is more "
        "than luck. Run more of them: --replicates 20.",
    },
    "table.caption": {
        "nl": "{title} naast {base}: alle leerlingen, alle jaren samen.",
        "en": "{title} beside {base}: all pupils, all years together.",
    },
    "table.measure": {"nl": "Wat", "en": "What"},
    "table.unit": {"nl": "Eenheid", "en": "Unit"},
    "table.difference": {"nl": "Verschil", "en": "Difference"},
    "table.interval": {"nl": "95%-interval", "en": "95 % interval"},
    "table.relative": {"nl": "Verandering, %", "en": "Change, %"},
    "table.sign": {"nl": "Herhalingen in die richting, %", "en": "Replicates in that direction, %"},
    "table.none": {"nl": "geen: één herhaling", "en": "none: one replicate"},
    "side.true": {"nl": "Wat er werkelijk gebeurt", "en": "What truly happens"},
    "side.registered": {"nl": "Wat scholen opschrijven of melden", "en": "What schools write down or report"},
    "side.reach": {"nl": "Wie er hulp krijgt", "en": "Who is helped"},
    "side.leaving": {"nl": "Wie de school te vroeg verlaat", "en": "Who leaves school early"},
    "group.caption": {
        "nl": "{measure}, naar groep leerlingen, alle jaren samen: verschil met {base}, {unit}.",
        "en": "{measure}, by group of pupils, all years together: difference from {base}, {unit}.",
    },
    "group.group": {"nl": "Groep", "en": "Group"},
    "group.open": {"nl": "De getallen per groep: {measure}", "en": "The numbers by group: {measure}"},
    "years.caption": {
        "nl": "Alle leerlingen, per schooljaar: waarde zonder en met het scenario, en het verschil.",
        "en": "All pupils, by school year: value without and with the scenario, and the difference.",
    },
    "years.open": {"nl": "De getallen per jaar", "en": "The numbers by year"},
    "years.year": {"nl": "Jaar", "en": "Year"},
    "years.scenario": {"nl": "Scenario", "en": "Scenario"},
    "group.cell": {"nl": "{difference} ({span})", "en": "{difference} ({span})"},
    "alt": {
        "nl": "{title}. {summary} De getallen staan in de tabellen van dit verslag.",
        "en": "{title}. {summary} The numbers are in the tables of this report.",
    },
    "alt.one": {
        "nl": "{scenario}: grootste daling naar verhouding {down}; grootste stijging {up}.",
        "en": "{scenario}: largest fall in proportion {down}; largest rise {up}.",
    },
    "alt.no_figures": {
        "nl": "Er zijn geen figuren: er is niets vergeleken.",
        "en": "No figures: nothing was compared.",
    },
    "none": {"nl": "geen", "en": "none"},
    "differs.caption": {
        "nl": "{title}: wat het scenario anders doet, met bron en graad van bewijs.",
        "en": "{title}: what the scenario does otherwise, with source and grade of evidence.",
    },
    "differs.nothing": {
        "nl": "Dit scenario verschilt in niets van het basisscenario.",
        "en": "This scenario does not differ from the base in anything.",
    },
    "differs.what": {"nl": "Wat", "en": "What"},
    "differs.base": {"nl": "In {base}", "en": "In {base}"},
    "differs.here": {"nl": "Hier", "en": "Here"},
    "differs.range": {"nl": "Aannemelijk bereik", "en": "Plausible range"},
    "differs.grade": {"nl": "Graad van bewijs", "en": "Grade of evidence"},
    "differs.source": {"nl": "Bron", "en": "Source"},
    "grade.law": {"nl": "wet", "en": "law"},
    "grade.statistic": {"nl": "statistiek", "en": "statistic"},
    "grade.trial": {"nl": "experiment met loting", "en": "randomised trial"},
    "grade.quasi-experiment": {"nl": "quasi-experiment", "en": "quasi-experiment"},
    "grade.association": {"nl": "samenhang", "en": "association"},
    "grade.expert": {"nl": "oordeel van deskundigen", "en": "judgement of experts"},
    "grade.assumption": {"nl": "aanname", "en": "assumption"},
    "grade.": {"nl": "instelling", "en": "setting"},
    "limit.model": {
        "nl": "Dit is een model: leerlingen, scholen en gezinnen zijn verzonnen, naar gepubliceerde cijfers. Het is "
        "geen voorspelling en zegt nooit iets over een echte leerling.",
        "en": "This is a model: pupils, schools and families are made up, after published figures. It is no forecast "
        "and never says anything about a real pupil.",
    },
    "limit.by_hand": {
        "nl": "Enkele parameters zijn geijkt op gepubliceerde cijfers (docs/calibration.md); de meeste zijn eerste "
        "schattingen, met de hand gekozen. De totalen zijn van de juiste orde; verschillen tussen groepen zijn "
        "hoogstens met de hand passend gemaakt.",
        "en": "Some parameters are fitted to published figures (docs/calibration.md); most are first guesses, set by "
        "hand. Totals are of the right order; differences between groups are fitted by hand at most.",
    },
    "limit.interval": {
        "nl": "Een interval is het 95%-interval (Student t) van het gemiddelde verschil over de herhalingen. Het toont "
        "alleen het toeval van een steekproef van gesimuleerde leerlingen en scholen, niet hoe onzeker de parameters "
        "of de sterkte van de maatregel zijn. Meer herhalingen maken het smaller, niet het model beter.",
        "en": "An interval is the 95 % interval (Student t) of the mean difference over the replicates. It shows only "
        "the luck of a sample of simulated pupils and schools, not how unsure the parameters or the strength of the "
        "measure are. More replicates make it narrower, not the model better.",
    },
    "limit.paired": {
        "nl": "In elke herhaling hebben alle scenario's dezelfde leerlingen, vrienden en hetzelfde toeval, zodat een "
        "verschil van het scenario komt.",
        "en": "In each replicate all scenarios have the same pupils, friends and luck, so that a difference comes "
        "from the scenario.",
    },
    "limit.registered": {
        "nl": "Een school ziet geen reden: zij schrijft ziek, ongeoorloofd, geschorst of verlof op, of niets. "
        "Geregistreerd verzuim kan stijgen doordat scholen meer zien, en dalen doordat zij minder opschrijven.",
        "en": "A school sees no reason: it writes down sick, unauthorised, suspended or leave, or nothing. Registered "
        "absence can rise because schools see more, and fall because they write down less.",
    },
    "limit.left_out": {
        "nl": "Wat ontbreekt: kosten van wat er al is, en baten buiten school; wisselen van niveau binnen een jaar; "
        "scholen en gemeenten die van ervaring leren; speciaal onderwijs (vso) en basisonderwijs; kinderen die nooit "
        "op een school stonden.",
        "en": "What is left out: costs of what is there already, and gains outside school; changing level within a "
        "year; schools and municipalities that learn from experience; special education (vso) and primary education; "
        "children who never were at a school.",
    },
    "limit.definitions": {
        "nl": "Nieuwe vsv'er: onder de 23 en zonder startkwalificatie ingeschreven op 1 oktober, een jaar later niet "
        "meer ingeschreven en nog steeds zonder. Thuiszitter: meer dan drie maanden thuis; verborgen als er ziekte of "
        "verlof staat, of niets.",
        "en": "New early leaver: under 23 and enrolled on 1 October without startkwalificatie, a year later not "
        "enrolled and still without. At home: for more than three months; hidden when it says sickness or leave, or "
        "nothing.",
    },
    "limit.one_year": {
        "nl": "Er is één schooljaar gesimuleerd: wat pas na jaren werkt, is hier niet te zien.",
        "en": "One school year was simulated: what takes years to work does not show here.",
    },
    "made.command": {"nl": "Opdracht", "en": "Command"},
    "made.runs": {"nl": "Runs", "en": "Runs"},
    "made.runs_text": {
        "nl": "{size} per run, {years}, {replicates} (seeds {first} tot en met {last})",
        "en": "{size} in each run, {years}, {replicates} (seeds {first} to {last})",
    },
    "made.version": {"nl": "Versie", "en": "Version"},
    "made.variance": {"nl": "Winst van paren", "en": "Gain of pairing"},
    "made.variance_text": {
        "nl": "door dezelfde leerlingen en hetzelfde toeval is de variantie van een verschil in het midden {ratio} % "
        "van die zonder paren",
        "en": "with the same pupils and luck the variance of a difference is at the median {ratio} % of that without "
        "pairs",
    },
}
"""key → language → text."""
