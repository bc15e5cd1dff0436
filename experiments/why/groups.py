"""The mechanisms of the model in a few groups, each of which can be switched off as a whole.

The reasons of absence and leaving itself are in none: without them there is nothing left to explain.
"""

from typing import Final

from evidence import load_parameters
from evidence.checking import Words
from evidence.mechanism_words import mechanism_words
from experiments.why.player import Player

STRENGTH: Final = "strength"
"""Every mechanism has a parameter of this name; 0 switches it off."""

OUTCOMES: Final = (
    "sickness", "stress_sick", "refusal", "truancy", "withdrawal", "exclusion", "leave", "leaving",
)  # fmt: skip
"""Mechanisms that are what is explained: they stay on."""

FRIENDS: Final = "peer_influence"
"""The mechanism by which friends take over from each other."""

_GROUPS: Final = {
    "peers": (Words(nl="vrienden en klasgenoten", en="friends and classmates"),
              (FRIENDS, "isolation", "bullying")),
    "school": (Words(nl="klas en schoolklimaat", en="class and school climate"),
               ("class_size", "school_climate")),
    "teachers": (Words(nl="docenten", en="teachers"),
                 ("teacher_relation", "teacher_expectations", "teacher_load")),
    "registration": (Words(nl="registratie, regels en signaleren", en="registration, rules and noticing"),
                     ("discipline", "signals", "mentor_talk")),
    "stress": (Words(nl="stress en gezondheid", en="stress and health"),
               ("school_stress", "exhaustion", "perfectionism", "turning_points", "transitions", "health")),
    "ties": (Words(nl="binding en motivatie", en="bonding and motivation"),
                ("bonding", "motivation", "perspective", "competing")),
    "home": (Words(nl="ouders en buurt", en="parents and neighbourhood"),
             ("parents", "neighbourhood")),
    "services": (Words(nl="plicht en voorzieningen", en="duty and services"),
                 ("duty", "officer", "doctor", "care_team", "youth_care", "provision", "exemption",
                  "doorstroompunt")),
    "careers_of_pupils": (Words(nl="schoolloopbaan", en="school careers"), ("careers",)),
}  # fmt: skip
_OTHER: Final = Words(nl="overige", en="other")


def mechanism_groups() -> tuple[Player, ...]:
    """The groups, with each mechanism that has a strength in just one of them.

    A mechanism that nobody put in a group yet stands in a last group "other".
    """
    known = [name.partition(".")[0] for name in load_parameters().names if name.endswith(f".{STRENGTH}")]
    placed = {name for _, names in _GROUPS.values() for name in names} | set(OUTCOMES)
    groups = {key: (title, tuple(name for name in names if name in known)) for key, (title, names) in _GROUPS.items()}
    groups["other"] = (_OTHER, tuple(name for name in known if name not in placed))
    return tuple(
        Player(key, title, tuple(Player(name, mechanism_words(name)) for name in names))
        for key, (title, names) in groups.items()
        if names
    )
