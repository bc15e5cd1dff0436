"""The draws of the population builder: the hash of `model.randomness` over whole arrays of people."""

import hashlib
from typing import Any

import numpy as np
import numpy.typing as npt

from model.randomness import POPULATION

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[Any]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_SHIFTS = (np.uint64(30), np.uint64(27), np.uint64(31))
_STREAMS = (
    "age", "sex", "class", "household_order", "household_size", "two_parents", "background", "neurodivergent",
    "bullied", "job", "job_hours", "qualified", "school_size", "school_region", "repetition", "onward", "destination",
    "level_down", "level_up", "next_level", "route", "vavo", "switch_school", "new_school", "programme", "reenter",
    "return", "work", "intake", "sibling", "abroad_year",
    "chronic", "somatic", "late",
)  # fmt: skip
"""Choices that are drawn once, each with its own stream; append only, so that old draws stay."""

_TRAITS_FROM = POPULATION + 100
"""Streams of traits (normal draws) start here."""

_NAMED_BITS = 50
"""Streams of names are numbers of 48 bits above two to this power."""


def _mix(x: Any) -> Any:
    """SplitMix64's finaliser over an array (the twin of `model.randomness.mix`; unsigned arrays wrap silently)."""
    x = (x ^ (x >> _SHIFTS[0])) * _FIRST
    x = (x ^ (x >> _SHIFTS[1])) * _SECOND
    return x ^ (x >> _SHIFTS[2])


def _keys(seed: int, who: Ints) -> Any:
    """Keys of people before the run starts (day 0 of the streams from POPULATION on, which no rule uses)."""
    return _mix(_mix(np.uint64(seed) + who.astype(np.uint64) * _GOLDEN))


def _uniform(keys: Any, stream: int) -> Floats:
    mixed = _mix(keys + np.uint64(stream * int(_GOLDEN) & 0xFFFFFFFFFFFFFFFF)) >> np.uint64(11)
    drawn: Floats = mixed.astype(np.float64) * 2.0**-53
    return drawn


def uniform(seed: int, who: Ints, choice: str) -> Floats:
    """Uniform draws on [0, 1), one per person, for a named choice.

    Args:
        seed: the run's seed key.
        who: person, school or slot numbers, shape (n,).
        choice: one of the names in `_STREAMS`.
    """
    return _uniform(_keys(seed, who), POPULATION + _STREAMS.index(choice))


def uniform_named(seed: int, who: Ints, name: str) -> Floats:
    """Uniform draws on [0, 1), one per person or school, for a choice that a scenario names.

    A name's stream lies far above all others, so that interventions leave each other's draws and the model's alone.

    Args:
        seed: the run's seed key.
        who: person or school numbers, shape (n,).
        name: of the choice, such as "uptake intensive-coaching".
    """
    stream = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=6).digest(), "big")
    return _uniform(_keys(seed, who), (1 << _NAMED_BITS) + stream)


def normal(seed: int, who: Ints, trait: int) -> Floats:
    """Standard normal draws, one per person, for the trait with this number (Box and Muller)."""
    keys = _keys(seed, who)
    first = _uniform(keys, _TRAITS_FROM + 2 * trait)
    second = _uniform(keys, _TRAITS_FROM + 2 * trait + 1)
    drawn: Floats = np.sqrt(-2.0 * np.log1p(-first)) * np.cos(2.0 * np.pi * second)
    return drawn
