"""Every text on reach, waiting, room, costs and tiers in a comparison, in Dutch and English."""

from typing import Final

DELIVERY_TEXTS: Final[dict[str, dict[str, str]]] = {
    "reach": {"nl": "Wie het bereikt en wie wacht", "en": "Whom it reaches, and who waits"},
    "money": {"nl": "Wat het kost, en wat daarvoor terugkomt", "en": "What it costs, and what is had for it"},
    "tiers": {"nl": "Lagen van hulp", "en": "Tiers of help"},
    "kearney": {
        "nl": "Kearney en Graczyk (2014) rekenen op 5 tot 20 % van de leerlingen in laag 2 en 1 tot 5 % in laag 3.",
        "en": "Kearney and Graczyk (2014) reckon with 5 to 20 % of pupils in tier 2 and 1 to 5 % in tier 3.",
    },
    "levers": {"nl": "Wat van de maatregelen is aangenomen", "en": "What is taken for granted of the measures"},
    "all_payers": {"nl": "alle betalers", "en": "all payers"},
    "all_interventions": {"nl": "alle maatregelen", "en": "all measures"},
    "payer.school": {"nl": "school", "en": "school"},
    "payer.partnership": {"nl": "samenwerkingsverband", "en": "school partnership"},
    "payer.municipality": {"nl": "gemeente", "en": "municipality"},
    "payer.state": {"nl": "rijk", "en": "state"},
    "payer.health": {"nl": "zorg", "en": "health care"},
    "payer.parents": {"nl": "ouders", "en": "parents"},
    "service.officer": {"nl": "leerplichtambtenaar", "en": "attendance officer"},
    "service.doctor": {"nl": "jeugdarts", "en": "school doctor"},
    "service.care_team": {"nl": "zorg- en adviesteam", "en": "care and advice team"},
    "service.youth_care": {"nl": "jeugdhulp", "en": "youth care"},
    "service.provision": {"nl": "plaats elders (rebound e.d.)", "en": "alternative provision"},
    "service.exemption": {"nl": "oordeel over vrijstelling 5a", "en": "judgement on exemption 5a"},
    "service.doorstroompunt": {"nl": "Doorstroompunt", "en": "Doorstroompunt (RMC)"},
    "per.pupil": {"nl": "leerling die begint", "en": "pupil who starts"},
    "per.pupil_week": {"nl": "leerling en week", "en": "pupil and week"},
    "per.fte_year": {"nl": "fte en jaar", "en": "fte and year"},
    "per.school_year": {"nl": "school en jaar", "en": "school and year"},
    "per.enrolled_year": {"nl": "leerling in aanmerking en jaar", "en": "eligible pupil and year"},
    "per.class_year": {"nl": "extra klas en jaar", "en": "extra class and year"},
    "why.screened": {"nl": "bij screening gevonden", "en": "found by screening"},
    "why.worse": {"nl": "niet beter", "en": "not better"},
    "why.relapse": {"nl": "terugval", "en": "relapse"},
    "why.better": {"nl": "beter", "en": "better"},
    "why.left": {"nl": "van school", "en": "left school"},
    "outcome.day_true": {"nl": "werkelijke verzuimdag", "en": "true day of absence"},
    "outcome.day_registered": {"nl": "geregistreerde verzuimdag", "en": "registered day of absence"},
    "outcome.leaver": {"nl": "nieuwe vsv'er", "en": "new early leaver"},
    "with_span": {"nl": "{value} ({span})", "en": "{value} ({span})"},
    "move": {"nl": "{start} → {end}: {why}", "en": "{start} → {end}: {why}"},
    "when": {"nl": "jaar {year}, week {week}", "en": "year {year}, week {week}"},
    "never": {"nl": "nooit", "en": "never"},
    "reach.caption": {
        "nl": "{title}: maatregelen voor enkele leerlingen, alle jaren samen (gemiddelde over herhalingen).",
        "en": "{title}: measures for single pupils, all years together (mean over replicates).",
    },
    "reach.measure": {"nl": "Maatregel", "en": "Measure"},
    "reach.eligible": {"nl": "Komt in aanmerking", "en": "Eligible"},
    "reach.reached": {"nl": "Bereikt", "en": "Reached"},
    "reach.percent": {"nl": "Bereikt, %", "en": "Reached, %"},
    "reach.waited": {"nl": "Gewacht, weken", "en": "Waited, weeks"},
    "reach.longest": {"nl": "Langste wachttijd, weken", "en": "Longest wait, weeks"},
    "reach.places": {"nl": "Plaatsen: bezet / er zijn", "en": "Places: taken / there are"},
    "reach.waiting": {"nl": "Op de lijst", "en": "On the list"},
    "reach.nobody": {
        "nl": "{title}: geen maatregel voor enkele leerlingen.",
        "en": "{title}: no measure for single pupils.",
    },
    "reach.open": {"nl": "Bereikt naar groep leerlingen", "en": "Reached by group of pupils"},
    "rooms.title": {"nl": "Welke ruimte tekortschiet", "en": "Which room runs short"},
    "rooms.caption": {
        "nl": "Links: weken waarin op vrijdag iemand op de lijst niet aan de beurt kon komen. Rechts: hoeveel "
        "leerlingen dan bleven wachten. Grijs en open: {base}.",
        "en": "Left: weeks in which somebody on the list could not be taken on Friday. Right: how many pupils then "
        "stayed on the list. Grey and open: {base}.",
    },
    "capacity.short": {
        "nl": "weken per jaar waarin de lijst langer was dan de ruimte, gemiddelde regio",
        "en": "weeks a year in which the list was longer than the room, mean region",
    },
    "capacity.left": {
        "nl": "leerlingen die bleven wachten, gemiddelde week, alle regio's",
        "en": "pupils who stayed on the list, mean week, all regions",
    },
    "capacity.table": {
        "nl": "{title}: waar de lijst langer was dan de ruimte; wat het eerst tekortschiet staat bovenaan.",
        "en": "{title}: where the list was longer than the room; what runs short first is on top.",
    },
    "capacity.name": {"nl": "Ruimte", "en": "Room"},
    "capacity.first": {"nl": "Voor het eerst", "en": "For the first time"},
    "capacity.ran_out": {"nl": "Tekort in % van de herhalingen", "en": "Short in % of replicates"},
    "capacity.soonest": {"nl": "Als eerste, % van de herhalingen", "en": "First of all, % of replicates"},
    "capacity.weeks": {"nl": "Weken tekort per jaar", "en": "Weeks short a year"},
    "capacity.weeks_base": {"nl": "Weken per jaar in {base}", "en": "Weeks a year in {base}"},
    "capacity.kept": {"nl": "Bleef wachten", "en": "Stayed on the list"},
    "capacity.kept_base": {"nl": "Bleef wachten in {base}", "en": "Stayed on the list in {base}"},
    "capacity.ghost": {"nl": "grijs: {base}", "en": "grey: {base}"},
    "costs.caption": {
        "nl": "{title}: kosten van de maatregelen, alle jaren samen, gemiddelde over herhalingen.",
        "en": "{title}: cost of the measures, all years together, mean over replicates.",
    },
    "costs.payer": {"nl": "Wie betaalt", "en": "Who pays"},
    "costs.euro": {"nl": "Euro per run", "en": "Euro per run"},
    "costs.per_pupil": {"nl": "Euro per ingeschreven leerling en jaar", "en": "Euro per pupil enrolled and year"},
    "costs.range": {"nl": "Bij lage tot hoge prijzen, per run", "en": "At low to high prices, per run"},
    "costs.none": {
        "nl": "{title}: van geen van de maatregelen zijn kosten opgegeven.",
        "en": "{title}: no costs are given for any of its measures.",
    },
    "costs.apart": {
        "nl": "Een interval achter een bedrag toont het toeval tussen de herhalingen. Hoe onzeker de prijzen zelf "
        "zijn staat apart, als het bedrag bij lage tot hoge prijzen. Wat school en diensten nu al kosten telt "
        "niet mee.",
        "en": "An interval behind an amount shows the luck between replicates. How unsure the prices themselves are "
        "stands apart, as the amount at low to high prices. What schools and services cost already is not "
        "counted.",
    },
    "worth.caption": {
        "nl": "{title} naast {base}: wat een vermeden dag of vsv'er kost, per 1.000 leerlingen en jaar.",
        "en": "{title} beside {base}: what a day or leaver avoided costs, per 1,000 pupils and year.",
    },
    "worth.euro": {"nl": "Euro meer", "en": "Euro more"},
    "worth.avoided": {"nl": "Vermeden", "en": "Avoided"},
    "worth.ratio": {"nl": "Euro per vermeden", "en": "Euro per one avoided"},
    "worth.range": {"nl": "Bij lage tot hoge prijzen", "en": "At low to high prices"},
    "worth.sure": {"nl": "Wat het zegt", "en": "What it says"},
    "worth.body": {"nl": "Per vermeden {outcome}", "en": "Per {outcome} avoided"},
    "sure.bounded": {"nl": "zeker minder", "en": "certainly fewer"},
    "sure.unsure": {
        "nl": "niet zeker minder: geen begrensd interval, zie de figuur",
        "en": "not certainly fewer: no bounded interval, see the figure",
    },
    "sure.more": {"nl": "zeker meer", "en": "certainly more"},
    "sure.one": {"nl": "één herhaling", "en": "one replicate"},
    "sure.no_costs": {"nl": "geen kosten opgegeven", "en": "no costs given"},
    "worth.how": {
        "nl": "De prijs van wat wordt vermeden is het verschil in kosten gedeeld door het verschil in dagen of "
        "vsv'ers. Het interval is dat van Fieller over de herhalingen. Bevat het interval van het vermedene "
        "nul, dan heeft de prijs geen begrensd interval. Een dag is zoveel lesuren als het niveau op een "
        "schooldag heeft. De prijzen voor dagen en voor vsv'ers zijn niet op te tellen: elk schrijft alle "
        "kosten aan één opbrengst toe.",
        "en": "The price of what is avoided is the difference in cost over the difference in days or leavers. Its "
        "interval is that of Fieller over replicates. Where the interval of what is avoided includes zero, the "
        "price has no bounded interval. A day is as many lesson hours as the level has on a school day. The "
        "prices of days and of leavers cannot be added: each puts all of the cost on one gain.",
    },
    "plane.title": {"nl": "Kosten tegen opbrengst", "en": "Cost against gain"},
    "plane.caption": {
        "nl": "Elk klein punt is een herhaling, het grote teken het gemiddelde. Rechtsboven: meer geld en minder "
        "verzuim of uitval; linksboven: meer geld en niet minder. Strepen: 95%-intervallen over {count} "
        "herhalingen met dezelfde leerlingen en hetzelfde toeval; onzekerheid over parameters en prijzen zit "
        "er niet in.",
        "en": "Each small point is a replicate, the large mark the mean. Upper right: more money, and less absence "
        "or fewer leavers; upper left: more money and not less. Whiskers: 95 % intervals over {count} "
        "replicates with the same pupils and luck; they leave out how unsure parameters and prices are.",
    },
    "plane.caption_one": {
        "nl": "Rechtsboven: meer geld en minder verzuim of uitval; linksboven: meer geld en niet minder.",
        "en": "Upper right: more money, and less absence or fewer leavers; upper left: more money and not less.",
    },
    "plane.euro": {"nl": "euro meer per 1.000 leerlingen en jaar", "en": "euro more per 1,000 pupils and year"},
    "plane.avoided.day_true": {
        "nl": "dagen verzuim minder (werkelijk) per 1.000 leerlingen en jaar",
        "en": "days of absence fewer (true) per 1,000 pupils and year",
    },
    "plane.avoided.leaver": {
        "nl": "nieuwe vsv'ers minder per 1.000 leerlingen en jaar",
        "en": "new early leavers fewer per 1,000 pupils and year",
    },
    "tiers.title": {
        "nl": "Leerlingen in lagen 2 en 3, en wie van laag wisselt",
        "en": "Pupils in tiers 2 and 3, and who moves",
    },
    "tiers.caption": {
        "nl": "Boven: deel van de leerlingen in een laag, per week; gestippeld zijn de plaatsen. Onder: wisselingen "
        "per jaar. Laag 1 is voor iedereen, 2 is extra en 3 intensief.",
        "en": "Above: share of pupils in a tier, by week; dotted are its places. Below: moves per year. Tier 1 is "
        "for all, 2 is extra and 3 intensive.",
    },
    "tiers.band": {
        "nl": "Band en streep: 95%-interval over {count} herhalingen.",
        "en": "Band and whisker: 95 % interval over {count} replicates.",
    },
    "rooms.whisker": {
        "nl": "Streep: 95%-interval over {count} herhalingen.",
        "en": "Whisker: 95 % interval over {count} replicates.",
    },
    "tiers.panel": {"nl": "Laag {tier}", "en": "Tier {tier}"},
    "tiers.percent": {"nl": "% van de leerlingen", "en": "% of pupils"},
    "tiers.week": {"nl": "week van het schooljaar", "en": "week of the school year"},
    "tiers.year": {"nl": "schooljaar", "en": "school year"},
    "tiers.moves": {"nl": "wisselingen per 1.000 leerlingen en jaar", "en": "moves per 1,000 pupils and year"},
    "tiers.flows": {"nl": "Van laag naar laag", "en": "From tier to tier"},
    "tiers.table": {
        "nl": "{title}: leerlingen in de lagen, % van alle leerlingen, gemiddelde over weken en herhalingen.",
        "en": "{title}: pupils in the tiers, % of all pupils, mean over weeks and replicates.",
    },
    "tiers.tier": {"nl": "Laag", "en": "Tier"},
    "tiers.mean": {"nl": "In de laag", "en": "In the tier"},
    "tiers.span": {"nl": "Laagste tot hoogste week", "en": "Lowest to highest week"},
    "tiers.places": {"nl": "Plaatsen", "en": "Places"},
    "tiers.waiting": {"nl": "Wacht op een plaats", "en": "Waiting for a place"},
    "tiers.flow_table": {
        "nl": "{title}: wisselingen van laag per 1.000 leerlingen en jaar.",
        "en": "{title}: moves between tiers per 1,000 pupils and year.",
    },
    "tiers.move": {"nl": "Van laag naar laag", "en": "From tier to tier"},
    "levers.caption": {
        "nl": "Wat elke maatregel verandert, als zij wordt uitgevoerd zoals bedoeld en bij dosis 1.",
        "en": "What each measure moves, when delivered as meant and at dose 1.",
    },
    "levers.amount": {"nl": "Hoeveel", "en": "How much"},
    "levers.unproven": {
        "nl": '{grade}; niet bewezen: "geen effect" ligt in het bereik',
        "en": '{grade}; unproven: "no effect" lies in the range',
    },
    "prices.caption": {"nl": "Waarmee de kosten zijn berekend.", "en": "What the costs are worked out from."},
    "prices.euro": {"nl": "Euro", "en": "Euro"},
    "prices.per": {"nl": "Per", "en": "Per"},
    "levers.none": {
        "nl": "Geen van de scenario's gebruikt een maatregel uit de bibliotheek.",
        "en": "None of the scenarios uses a measure of the library.",
    },
    "print.reach": {"nl": "Bereik en wachten", "en": "Reach and waiting"},
    "print.room": {"nl": "Wat tekortschiet", "en": "What runs short"},
    "print.money": {"nl": "Kosten en opbrengst", "en": "Cost and gain"},
    "print.waited": {"nl": "Gewacht, wk", "en": "Waited, wks"},
    "print.places": {"nl": "Bezet/plaatsen", "en": "Taken/places"},
    "print.first": {"nl": "Voor het eerst", "en": "First"},
    "print.weeks": {"nl": "Weken tekort", "en": "Weeks short"},
    "print.base": {"nl": "Basis", "en": "Base"},
    "print.per_pupil": {"nl": "€ per leerling", "en": "€ per pupil"},
    "print.day": {"nl": "€ per dag", "en": "€ per day"},
    "print.leaver": {"nl": "€ per vsv'er", "en": "€ per leaver"},
    "print.unsure": {"nl": "niet zeker", "en": "not certain"},
    "print.more": {"nl": "wordt meer", "en": "becomes more"},
    "told.reach": {
        "nl": "{name} bereikt {percent} % van wie in aanmerking komt; wie begint heeft {waited} weken gewacht.",
        "en": "{name} reaches {percent} % of who is eligible; who starts has waited {waited} weeks.",
    },
    "told.room": {"nl": "Het eerst tekort schiet: {names}.", "en": "What runs short first: {names}."},
    "told.cost": {
        "nl": "De maatregelen kosten {euro} euro meer per ingeschreven leerling en jaar.",
        "en": "The measures cost {euro} euro more per pupil enrolled and year.",
    },
    "told.bounded": {"nl": "Per vermeden {outcome}: {ratio} euro.", "en": "Per {outcome} avoided: {ratio} euro."},
    "told.unsure": {
        "nl": "Per vermeden {outcome} is er geen begrensde prijs: het is niet zeker dat er minder zijn.",
        "en": "Per {outcome} avoided there is no bounded price: it is not certain that there are fewer.",
    },
    "told.more": {
        "nl": "Per vermeden {outcome} is er geen prijs: er zijn er zeker meer.",
        "en": "Per {outcome} avoided there is no price: there are certainly more.",
    },
    "told.no_costs": {"nl": "Wat dit kost is niet opgegeven.", "en": "What this costs is not given."},
    "told.tiers": {
        "nl": "In een gemiddelde week zit {two} % van de leerlingen in laag 2 en {three} % in laag 3.",
        "en": "In a mean week {two} % of pupils are in tier 2 and {three} % in tier 3.",
    },
    "alt.plain": {
        "nl": "{title}. {told} De getallen staan in de tabellen van dit verslag.",
        "en": "{title}. {told} The numbers are in the tables of this report.",
    },
    "alt.of": {"nl": "{scenario}: {told}", "en": "{scenario}: {told}"},
}
"""key → language → text."""
