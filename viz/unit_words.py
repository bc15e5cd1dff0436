"""The units of the parameters in words: in English as the evidence has them, in Dutch part by part."""

from typing import Final

_PER: Final = " per "

DUTCH: Final = {
    "0..1": "0 tot 1",
    "1": "zonder eenheid",
    "1,000 pupils": "1.000 leerlingen",
    "100 pupils": "100 leerlingen",
    "calendar days": "kalenderdagen",
    "cases": "gevallen",
    "correlation": "correlatie",
    "day": "dag",
    "day and weight": "dag en gewicht",
    "day at school": "dag op school",
    "day away": "dag afwezig",
    "day beside a holiday": "dag naast een vakantie",
    "elasticity": "elasticiteit",
    "factor": "factor",
    "factor on hold": "factor op binding",
    "four weeks": "vier weken",
    "friends": "vrienden",
    "holiday week": "vakantieweek",
    "hour": "uur",
    "hours": "uren",
    "level status": "status van het niveau",
    "log chance": "log kans",
    "log hazard": "log kans",
    "log hazard from never to always on site": "log kans, van nooit tot altijd op school",
    "log hazard from rural to very urban": "log kans, van landelijk tot zeer stedelijk",
    "log hazard over the range of level status": "log kans, van laagste tot hoogste status van niveaus",
    "log impact": "log invloed",
    "log odds": "logit",
    "log of size": "log van de grootte",
    "log weight": "log gewicht",
    "nearness": "nabijheid",
    "need": "hulpvraag",
    "probability": "kans",
    "pupils": "leerlingen",
    "school days": "schooldagen",
    "school weeks": "schoolweken",
    "share": "aandeel",
    "share of colleagues": "aandeel collega's",
    "share of first-year pupils": "aandeel eerstejaars",
    "share of friends": "aandeel vrienden",
    "share of lessons": "aandeel lessen",
    "share of lessons missed": "aandeel gemiste lessen",
    "share of lessons refused": "aandeel geweigerde lessen",
    "share of lessons skipped in the class": "aandeel gespijbelde lessen in de klas",
    "share of pupils": "aandeel leerlingen",
    "share of pupils in vo": "aandeel leerlingen in het vo",
    "share of staff": "aandeel personeel",
    "share of the day": "aandeel van de dag",
    "share of the year group": "aandeel van het leerjaar",
    "sign": "signaal",
    "status": "status",
    "suspension": "schorsing",
    "suspensions": "schorsingen",
    "unit of status": "eenheid van status",
    "unit of strictness": "eenheid van strengheid",
    "unit of taste": "eenheid van smaak",
    "week": "week",
    "week and hidden lesson": "week en verborgen les",
    "week and need": "week en hulpvraag",
    "week of the school year": "week van het schooljaar",
    "weeks": "weken",
    "weeks with a sick report in twelve": "weken met een ziekmelding, van twaalf",
    "weight": "gewicht",
    "year": "jaar",
    "years": "jaren",
    "z": "z",
    "z and status": "z en status",
    "z at full avoidance": "z bij volledige vermijding",
    "z from rural to very urban": "z, van landelijk tot zeer stedelijk",
    "z from the lowest to the highest level": "z, van het laagste tot het hoogste niveau",
    "z squared": "z in het kwadraat",
}
"""A part of a unit, between "per" and "per" → the same in Dutch."""


def unit_words(unit: str, lang: str) -> str:
    """A unit of a parameter in words.

    Args:
        unit: as `evidence/parameters.toml` has it.
        lang: "nl" or "en".

    Example:
        >>> unit_words("log hazard per share of lessons missed", "nl")
        'log kans per aandeel gemiste lessen'
    """
    if lang == "en":
        return unit
    begins = unit.startswith(_PER.lstrip())
    parts = unit.removeprefix(_PER.lstrip()).split(_PER)
    written = _PER.join(DUTCH.get(part, part) for part in parts)
    return _PER.lstrip() + written if begins else written
