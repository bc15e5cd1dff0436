"""Why a pupil is away, and what the school writes down: the codes that every rule shares.

The four kinds of problematic absence follow Heyne, Gren-Landell, Melvin and Gentle-Genitty (2019), as the Dutch
source "Schoolverzuim aanpakken" does; sickness, sickness reported out of stress and approved leave complete them.
A pupil is in exactly one state each school day: at school, or away (for some lessons or all) for one reason.
"""

from typing import Final

PRESENT: Final = 0
SICK: Final = 1
STRESS_SICK: Final = 2
REFUSAL: Final = 3
TRUANCY: Final = 4
WITHDRAWAL: Final = 5
EXCLUSION: Final = 6
LEAVE: Final = 7

REASONS: Final = ("sick", "stress_sick", "refusal", "truancy", "withdrawal", "exclusion", "leave")
"""Names of the true reasons; the code of a reason is its place in this tuple plus one (0 is present)."""

NOT_REGISTERED: Final = 0
LABEL_SICK: Final = 1
LABEL_UNAUTHORISED: Final = 2
LABEL_EXCLUSION: Final = 3
LABEL_LEAVE: Final = 4

LABELS: Final = ("sick", "unauthorised", "exclusion", "leave")
"""What a school can write down; the code of a label is its place in this tuple plus one (0: nothing written)."""

LABEL_OF_REASON: Final = {
    "sick": "sick",
    "truancy": "unauthorised",
    "exclusion": "exclusion",
    "leave": "leave",
}
"""The reason beside which a label is shown in summaries. No school has a label for the other three reasons."""

ROUTES: Final = ("push", "pull", "fallout")
"""The three routes out of school without a qualification (source E, after Jordan, Doll and others)."""

REASON_NAMES: Final = {
    "sick": {"en": "sick", "nl": "ziek"},
    "stress_sick": {"en": "reported sick out of stress", "nl": "ziek gemeld door stress"},
    "refusal": {"en": "school refusal", "nl": "schoolweigering"},
    "truancy": {"en": "truancy", "nl": "spijbelen"},
    "withdrawal": {"en": "school withdrawal", "nl": "onthouden van schoolgang"},
    "exclusion": {"en": "school exclusion", "nl": "uitsluiten van schoolgang"},
    "leave": {"en": "approved leave", "nl": "verlof"},
}
"""How a reason is called where a user reads it."""
