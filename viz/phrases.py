"""Dutch for the words in which the evidence names a published figure, its group and its unit."""

from typing import Final

DUTCH: Final = {
    "15-year-olds not living with both parents": "15-jarigen die niet bij beide ouders wonen",
    "absolute absence": "absoluut verzuim",
    "boys among those suspended": "jongens onder de geschorsten",
    "bullied": "gepest",
    "classmates not in the same class a year later": "klasgenoten een jaar later elders",
    "early leaving: truants over non-truants": "vsv: spijbelaars ten opzichte van anderen",
    "exemption article 5a": "vrijstelling artikel 5a",
    "expulsions reported": "gemelde verwijderingen",
    "friends named (cap 10)": "genoemde vrienden (hoogstens 10)",
    "in-school friendships within the own class": "vriendschappen op school in de eigen klas",
    "leaving for (mental) health reasons": "vertrek om (geestelijke) gezondheid",
    "leaving for school-related reasons": "vertrek om redenen op school",
    "long relative absence 1-3 months": "langdurig verzuim 1-3 maanden",
    "long relative absence >3 months": "langdurig verzuim >3 maanden",
    "long relative absence >4 weeks": "langdurig verzuim >4 weken",
    "mean class size": "gemiddelde klassengrootte",
    "mean length of a suspension": "gemiddelde duur van een schorsing",
    "medical absence": "ziekteverzuim",
    "much pressure by schoolwork": "veel druk door schoolwerk",
    "new early leavers": "nieuwe vsv'ers",
    "new early leavers (policy goal)": "nieuwe vsv'ers (beleidsdoel)",
    "one-year Jaccard index of friendships": "vriendschappen na een jaar (Jaccard)",
    "pupils": "leerlingen",
    "pupils per teacher": "leerlingen per leraar",
    "pupils with relative absence >=16 h in 4 weeks": "leerlingen met ≥16 uur verzuim in 4 weken",
    "reciprocity of friendships": "wederkerigheid van vriendschappen",
    "pupils by age": "leerlingen naar leeftijd",
    "pupils by route": "leerlingen naar leerweg",
    "registered without education": "geregistreerd zonder onderwijs",
    "repeat a year": "blijft zitten",
    "skipped class in the past month": "afgelopen maand gespijbeld",
    "skips with the strongest tie over any other peer": "spijbelt eerder met beste vriend",
    "suspensions and expulsions reported": "gemelde schorsingen en verwijderingen",
    "suspensions reported": "gemelde schorsingen",
    "transitivity of friendships": "transitiviteit van vriendschappen",
    "vmbo-b/k/g graduates in mbo next year": "gediplomeerden vmbo-b/k/g een jaar later in mbo",
    "nl": "Nederland",
    "England": "Engeland",
    "vo first year": "vo eerste jaar",
    "vo+mbo leavers": "vertrekkers uit vo en mbo",
    "secondary": "voortgezet onderwijs",
    "friends": "vrienden",
    "per 1,000 pupils": "per 1.000 leerlingen",
    "percent": "%",
    "percent of 15-year-olds": "% van 15-jarigen",
    "percent of classmates": "% van klasgenoten",
    "percent of friendships": "% van vriendschappen",
    "percent of graduates": "% van gediplomeerden",
    "percent of leavers": "% van vertrekkers",
    "percent of pupils": "% van leerlingen",
    "percent of reports": "% van meldingen",
    "percent of school time": "% van schooltijd",
    "pupils per class": "leerlingen per klas",
    "pupils per fte teacher": "leerlingen per fte",
    "ratio": "verhouding",
    "ratio (raw)": "verhouding (ruw)",
    "reports": "meldingen",
    "school days": "schooldagen",
    "share": "aandeel",
}
_DUTCH_PARTS: Final = {
    "age": "leeftijd",
    "years": "jaren",
    "level": "niveau",
    "vocational": "beroepsgericht",
}
_ENGLISH: Final = {"nl": "Netherlands"}


def phrase(words: str, lang: str) -> str:
    """What the evidence calls something, in this language; unchanged where no translation is known.

    Example:
        >>> phrase("vo age 16", "nl")
        'vo leeftijd 16'
    """
    if lang == "en":
        return _ENGLISH.get(words, words.replace("percent", "%").replace(">=", "≥"))
    if words in DUTCH:
        return DUTCH[words]
    return " ".join(_DUTCH_PARTS.get(word, word) for word in words.split(" "))


def figure_name(quantity: str, group: str, year: str, lang: str, over: str = "") -> str:
    """A published figure in words: what, among whom, and the year where it is known.

    One that is compared beside another (`over`) has a star, which the text under the table explains.

    Example:
        >>> figure_name("bullied", "vo", "2016", "nl")
        'gepest, vo (2016)'
    """
    named = f"{phrase(quantity, lang)}, {phrase(group, lang)}"
    dated = f"{named} ({year})" if year else named
    return f"{dated} *" if over else dated
