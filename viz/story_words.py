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
        {"en": "away from alcohol and drugs", "nl": "ver van alcohol en drugs"},
    ),
    "inclination": (
        {"en": "inclined to skip", "nl": "geneigd tot spijbelen"},
        {"en": "hardly tempted to skip", "nl": "weinig geneigd tot spijbelen"},
    ),
    "parent_monitoring": (
        {"en": "with parents who keep a close eye", "nl": "met ouders die goed opletten"},
        {"en": "with parents who see little of it", "nl": "met ouders die er weinig van zien"},
    ),
    "parent_money_stress": (
        {"en": "in a home with money worries", "nl": "in een gezin met geldzorgen"},
        {"en": "in a home without money worries", "nl": "in een gezin zonder geldzorgen"},
    ),
}
"""How a trait far above (first) or below (second) the mean is told."""

STATES: Final[dict[str, tuple[Words, Words]]] = {
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
        {"en": "the relation with teachers soured", "nl": "de relatie met docenten verslechterde"},
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
    "home_two": {
        "en": "Home is with both parents; pupils in the household: {children}.",
        "nl": "Thuis is bij beide ouders; leerlingen in het gezin: {children}.",
    },
    "home_one": {
        "en": "Home is not with both parents; pupils in the household: {children}.",
        "nl": "Thuis is niet bij beide ouders; leerlingen in het gezin: {children}.",
    },
    "traits": {"en": "Compared with others: {traits}.", "nl": "Vergeleken met anderen: {traits}."},
    "ordinary": {
        "en": "Nothing stands out at the start.",
        "nl": "Aan het begin valt er niets op.",
    },
    "year": {
        "en": "School year {year}: {level}, year {school_year}.",
        "nl": "Schooljaar {year}: {level}, leerjaar {school_year}.",
    },
    "period": {"en": "Weeks {first}-{last}: {what}.", "nl": "Week {first}-{last}: {what}."},
    "present": {"en": "at school every lesson", "nl": "elke les op school"},
    "missed": {
        "en": "{hours} of {lessons} lessons missed ({reasons})",
        "nl": "{hours} van {lessons} lessen gemist ({reasons})",
    },
    "registered": {"en": "the school wrote down {labels}", "nl": "de school noteerde {labels}"},
    "registered_nothing": {"en": "the school noticed nothing of it", "nl": "de school merkte er niets van"},
    "bullied_start": {"en": "bullying began", "nl": "het pesten begon"},
    "bullied_end": {"en": "the bullying stopped", "nl": "het pesten stopte"},
    "left": {
        "en": "left school without a qualification ({detail})",
        "nl": "ging van school zonder startkwalificatie ({detail})",
    },
    "ended": {
        "en": "After school year {year} the pupil is no longer at a school of this run.",
        "nl": "Na schooljaar {year} zit de leerling niet meer op een school van deze simulatie.",
    },
    "notice": {
        "en": "A simulated path: no forecast, and never about a real pupil.",
        "nl": "Een gesimuleerd pad: geen voorspelling, en nooit over een echte leerling.",
    },
}

SEX: Final = ({"en": "girl", "nl": "meisje"}, {"en": "boy", "nl": "jongen"})

LABEL_NAMES: Final[dict[str, Words]] = {
    "sick": {"en": "sick", "nl": "ziek"},
    "unauthorised": {"en": "unauthorised", "nl": "ongeoorloofd"},
    "exclusion": {"en": "suspended", "nl": "geschorst"},
    "leave": {"en": "leave", "nl": "verlof"},
}

EVENTS: Final[dict[str, Words]] = {
    "turning_point": {"en": "a turning point ({detail})", "nl": "een omslagpunt ({detail})"},
    "suspension": {"en": "a suspension of {detail} day(s)", "nl": "een schorsing van {detail} dag(en)"},
    "report_16h": {"en": "a report to the municipality (16 hours)", "nl": "een melding bij de gemeente (16 uur)"},
}
"""How events are told; an event without words here is told by its name."""

DETAILS: Final[dict[str, Words]] = {
    "home": {"en": "at home", "nl": "thuis"},
    "school": {"en": "at school", "nl": "op school"},
    "health": {"en": "in health", "nl": "in de gezondheid"},
    "peers": {"en": "among peers", "nl": "bij leeftijdgenoten"},
    "law": {"en": "with the law", "nl": "met justitie"},
    "push": {"en": "pushed out", "nl": "weggeduwd"},
    "pull": {"en": "pulled out", "nl": "weggetrokken"},
    "fallout": {"en": "fallen out", "nl": "afgehaakt"},
}
