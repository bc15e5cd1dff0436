"""The words of a pupil's story, in Dutch and English."""

from typing import Final

Words = dict[str, str]

TRAITS: Final[dict[str, tuple[Words, Words]]] = {
    "anxiety": (
        {"en": "anxious or low in mood", "nl": "angstig of somber"},
        {"en": "untroubled", "nl": "onbezorgd"},
    ),
    "conduct": (
        {"en": "quick to cross lines", "nl": "snel over grenzen heen"},
        {"en": "well-behaved", "nl": "rustig in gedrag"},
    ),
    "resilience": (
        {"en": "resilient", "nl": "veerkrachtig"},
        {"en": "easily knocked back", "nl": "snel uit het veld geslagen"},
    ),
    "ability": (
        {"en": "quick to learn for this level", "nl": "een snelle leerling voor dit niveau"},
        {"en": "slow to learn for this level", "nl": "een trage leerling voor dit niveau"},
    ),
    "health": ({"en": "healthy", "nl": "gezond"}, {"en": "often unwell", "nl": "vaak niet gezond"}),
    "substance": (
        {"en": "using alcohol or drugs", "nl": "met gebruik van alcohol of drugs"},
        {"en": "keeping away from alcohol and drugs", "nl": "ver van alcohol en drugs"},
    ),
    "inclination": (
        {"en": "inclined to skip", "nl": "geneigd tot spijbelen"},
        {"en": "hardly tempted to skip", "nl": "weinig geneigd tot spijbelen"},
    ),
    "parent_monitoring": (
        {"en": "with parents who keep a close eye", "nl": "met ouders die goed opletten"},
        {"en": "with parents who see little of what goes on", "nl": "met ouders die weinig zien van wat er speelt"},
    ),
    "parent_money_stress": (
        {"en": "in a home with money worries", "nl": "in een gezin met geldzorgen"},
        {"en": "in a home without money worries", "nl": "in een gezin zonder geldzorgen"},
    ),
}
"""How a trait far above (first) or below (second) the mean is told."""

STATES: Final[dict[str, tuple[Words, Words]]] = {
    "avoidance": (
        {"en": "fear of going to school grew", "nl": "de angst om naar school te gaan groeide"},
        {"en": "going to school became easier", "nl": "naar school gaan werd makkelijker"},
    ),
    "exhaustion": (
        {"en": "the strain wore the pupil out", "nl": "de leerling raakte uitgeput"},
        {"en": "some energy came back", "nl": "er kwam weer wat energie"},
    ),
    "perspective": (
        {"en": "the future looked brighter", "nl": "de toekomst zag er beter uit"},
        {"en": "the view of the future faded", "nl": "het toekomstbeeld vervaagde"},
    ),
    "stress": (
        {"en": "school stress rose", "nl": "de schoolstress nam toe"},
        {"en": "school stress eased", "nl": "de schoolstress nam af"},
    ),
    "bonding": (
        {"en": "the bond with school grew", "nl": "de binding met school groeide"},
        {"en": "the bond with school weakened", "nl": "de binding met school werd zwakker"},
    ),
    "relation": (
        {"en": "the relation with teachers improved", "nl": "de relatie met docenten werd beter"},
        {"en": "the relation with teachers got worse", "nl": "de relatie met docenten verslechterde"},
    ),
    "achievement": (
        {"en": "marks went up", "nl": "de cijfers gingen omhoog"},
        {"en": "marks went down", "nl": "de cijfers gingen omlaag"},
    ),
    "habit": (
        {"en": "skipping became a habit", "nl": "spijbelen werd een gewoonte"},
        {"en": "the habit of skipping wore off", "nl": "de gewoonte van spijbelen sleet"},
    ),
}
"""How a clear change over a period is told: up (first) and down (second)."""

SENTENCES: Final[dict[str, Words]] = {
    "who": {
        "en": "Simulated pupil {person} is a {sex} of {age} in year {school_year} of {level}, at school {school}.",
        "nl": "Gesimuleerde leerling {person} is een {sex} van {age} in leerjaar {school_year} van {level}, "
        "op school {school}.",
    },
    "home_two": {"en": "Home is with both parents{siblings}.", "nl": "Thuis is bij beide ouders{siblings}."},
    "home_one": {"en": "Home is not with both parents{siblings}.", "nl": "Thuis is niet bij beide ouders{siblings}."},
    "sibling": {
        "en": ", with a brother or sister who is at school too",
        "nl": ", met een broer of zus die ook naar school gaat",
    },
    "siblings": {
        "en": ", with {others} brothers or sisters who are at school too",
        "nl": ", met {others} broers of zussen die ook naar school gaan",
    },
    "traits": {"en": "Compared with others: {traits}.", "nl": "Vergeleken met anderen: {traits}."},
    "ordinary": {"en": "Nothing stands out at the start.", "nl": "Aan het begin valt er niets op."},
    "year": {
        "en": "School year {year}: {level}, year {school_year}, {age} years old.",
        "nl": "Schooljaar {year}: {level}, leerjaar {school_year}, {age} jaar oud.",
    },
    "other_school": {"en": "This is at another school: {school}.", "nl": "Dit is op een andere school: {school}."},
    "back": {
        "en": "The pupil is back at school after a year or more away.",
        "nl": "De leerling is terug op school na een jaar of langer weg.",
    },
    "period": {"en": "Weeks {first}-{last}: {what}.", "nl": "Week {first}-{last}: {what}."},
    "event": {"en": "  In week {week} {what}.", "nl": "  In week {week} {what}."},
    "events": {"en": "  In weeks {week} {what}.", "nl": "  In de weken {week} {what}."},
    "changes": {"en": "  Meanwhile {what}.", "nl": "  Intussen: {what}."},
    "and": {"en": " and ", "nl": " en "},
    "present": {"en": "at school every lesson", "nl": "elke les op school"},
    "missed": {
        "en": "{hours} of {lessons} lessons missed ({reasons})",
        "nl": "{hours} van {lessons} lessen gemist ({reasons})",
    },
    "registered": {"en": "the school wrote down {labels}", "nl": "de school noteerde {labels}"},
    "registered_nothing": {"en": "the school noticed nothing of it", "nl": "de school merkte er niets van"},
    "bullied_start": {"en": "bullying began", "nl": "het pesten begon"},
    "bullied_end": {"en": "the bullying stopped", "nl": "het pesten stopte"},
    "part_time_start": {
        "en": "a gradual return was agreed on, with short days to begin with",
        "nl": "er werd een geleidelijke terugkeer afgesproken, te beginnen met korte dagen",
    },
    "part_time_end": {"en": "the days were back to full length", "nl": "de dagen waren weer volledig"},
    "parenthood_start": {"en": "there was a child on the way", "nl": "er was een kind op komst"},
    "off_roll": {"en": "no longer on the roll", "nl": "niet meer ingeschreven"},
    "silent": {
        "en": "When this year began there was no sign of risk that a school could have seen.",
        "nl": "Aan het begin van dit jaar was er geen teken van risico dat een school had kunnen zien.",
    },
    "notice": {
        "en": "A simulated path: no forecast, and never about a real pupil.",
        "nl": "Een gesimuleerd pad: geen voorspelling, en nooit over een echte leerling.",
    },
}

SEX: Final = ({"en": "girl", "nl": "meisje"}, {"en": "boy", "nl": "jongen"})

LABEL_NAMES: Final[dict[str, Words]] = {
    "sick": {"en": "{hours} as sick", "nl": "{hours} als ziek"},
    "unauthorised": {"en": "{hours} as unauthorised", "nl": "{hours} als ongeoorloofd"},
    "exclusion": {"en": "{hours} as suspended", "nl": "{hours} als geschorst"},
    "leave": {"en": "{hours} as leave", "nl": "{hours} als verlof"},
}
