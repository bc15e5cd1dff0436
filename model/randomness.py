"""Luck without a generator: every draw is a hash of (seed, who, day, stream).

No state means that results are the same for any number of threads and any order of schools, that a person added leaves
all others' draws alone, and that two arms of a comparison meet the same luck (common random numbers).

The hash is the finaliser of SplitMix64 (Steele, Lea and Flood 2014, constants of Stafford's variant 13), applied
three times: to seed and person, then to the day, then to the stream. Each application is a bijection of 64 bits with
full avalanche, so the keys of different people or days can only meet by chance: with 300 million person-days in a
year, the expected number of meeting keys is 0.0024. `tests/model/test_randomness.py` tests uniformity and
independence over people, days, streams and seeds at a stated power.
"""

import math
from typing import Final

import numpy as np

from model.compile import INTERPRETED, rule

_GOLDEN: Final = 0x9E3779B97F4A7C15
_FIRST: Final = 0xBF58476D1CE4E5B9
_SECOND: Final = 0x94D049BB133111EB
_DAY: Final = 0xD1342543DE82EF95
_PAIR: Final = 0xDA942042E4DD58B5
_MASK: Final = 0xFFFFFFFFFFFFFFFF
_UNIT: Final = 2.0**-53

# Streams: one number per purpose, so that a rule that draws more or less leaves the others' luck alone.
SICK: Final = 1
SICK_DAYS: Final = 2
STRESS_SICK: Final = 3
REFUSAL: Final = 4
TRUANCY: Final = 5
TRUANCY_LESSONS: Final = 6
SKIP_TOGETHER: Final = 7
WITHDRAWAL: Final = 8
WITHDRAWAL_DAYS: Final = 9
EXCLUSION: Final = 10
EXCLUSION_KIND: Final = 11
EXCLUSION_DAYS: Final = 12
LEAVE: Final = 13
SEEN: Final = 14
REPORTED_AS: Final = 15
PARENTS_TOLD: Final = 16
TURNING_POINT: Final = 17
TURNING_POINT_KIND: Final = 18
TURNING_POINT_SIZE: Final = 19
BULLYING: Final = 20
TEACHER_SICK: Final = 21
TEACHER_SICK_WEEKS: Final = 22
LEAVING: Final = 23
LUXURY_LEAVE: Final = 26
GRADUATION: Final = 27
LEAVING_DURING: Final = 28  # leaving in the course of the year
DOUBTFUL_SICK: Final = 29
SIGNAL: Final = 30
MENTOR_TALK: Final = 31
OFFICER_RESPONSE: Final = 32
OFFICER_FINDS: Final = 33
DOCTOR_FINDS: Final = 34
OTHER_ABSENCE: Final = 35
REFERRAL: Final = 36
REFERRED_ELSEWHERE: Final = 37
EXEMPTION_ASKED: Final = 38
EXEMPTION_GRANTED: Final = 39
EXEMPTION_RENEWED: Final = 40
WITHDRAWAL_REASON: Final = 41
RETURN_PLAN: Final = 42
FOUND_OUT: Final = 43
NO_PLACE: Final = 44
NO_PLACE_DAY: Final = 45
NO_PLACE_WEEKS: Final = 46
EXPULSION: Final = 47
TURNING_POINT_AWAY: Final = 48
TURNING_POINT_DAYS: Final = 49
TEACHER_LEAVES: Final = 50
TEACHER_VACANCY: Final = 51
NEW_TEACHER: Final = 52  # to 55: one per trait
PARENTHOOD: Final = 56
CARE_FINDS: Final = 57
SCHOOL_REFERS: Final = 58
RESTORATIVE: Final = 59
TEACHER_SIGNAL: Final = 60
NEXT_SKIP: Final = 61  # from here the past, which has purposes of its own
FIRST_SKIP: Final = 62
SKIP_SEEN: Final = 63
FRIEND_LEFT: Final = 64
REFUSED_BEFORE: Final = 65
CALM_BEFORE: Final = 66
TURNED_BEFORE: Final = 67
TURNED_DAYS: Final = 68
LEFT_BEFORE: Final = 69
EXEMPTED_BEFORE: Final = 70
EXEMPT_STILL: Final = 71
POPULATION: Final = 100  # the population's own streams start here, one per trait or choice
NETWORK: Final = 1000  # and those of the networks here


def _mix(x: int) -> int:
    """SplitMix64's finaliser on Python's own integers."""
    x = int(x) & _MASK
    x = ((x ^ (x >> 30)) * _FIRST) & _MASK
    x = ((x ^ (x >> 27)) * _SECOND) & _MASK
    return x ^ (x >> 31)


def seed_key(seed: int) -> int:
    """The 64-bit key that stands for a user's seed, far from the keys of neighbouring seeds.

    Args:
        seed: a whole number, 0 or larger.
    """
    return _mix(_mix(seed) + 1)


if INTERPRETED:
    # Python's integers do not wrap, NumPy's warn when they do: the same arithmetic, written with a mask.
    mix = _mix

    def person_day_key(seed: int, person: int, day: int) -> int:
        """Key of one person on one day; all draws of that day start from it.

        Args:
            seed: the run's `seed_key`.
            person: person number (students, parents and teachers share one range).
            day: day number since the start of the run; weekly rules use the week's first day.
        """
        return _mix(_mix(int(seed) + int(person) * _GOLDEN) + int(day) * _DAY)

    def pair_day_key(seed: int, one: int, other: int, day: int) -> int:
        """Key of two people on one day, the same whichever is named first."""
        low, high = min(int(one), int(other)), max(int(one), int(other))
        return _mix(_mix(_mix(int(seed) + low * _GOLDEN) + high * _PAIR) + int(day) * _DAY)

    def uniform(key: int, stream: int) -> float:
        """A draw from the uniform distribution on [0, 1) with 53 random bits."""
        return (_mix(int(key) + int(stream) * _GOLDEN) >> 11) * _UNIT

else:
    # Compiled twins: unsigned 64-bit arithmetic that wraps.
    @rule
    def mix(x: int) -> int:
        """As `_mix`."""
        y = np.uint64(x)
        y = (y ^ (y >> np.uint64(30))) * np.uint64(_FIRST)
        y = (y ^ (y >> np.uint64(27))) * np.uint64(_SECOND)
        return y ^ (y >> np.uint64(31))  # type: ignore[return-value]

    @rule
    def person_day_key(seed: int, person: int, day: int) -> int:
        """As above."""
        k = mix(np.uint64(seed) + np.uint64(person) * np.uint64(_GOLDEN))  # type: ignore[arg-type]
        return mix(k + np.uint64(day) * np.uint64(_DAY))  # type: ignore[arg-type]

    @rule
    def pair_day_key(seed: int, one: int, other: int, day: int) -> int:
        """As above."""
        low, high = np.uint64(min(one, other)), np.uint64(max(one, other))
        k = mix(np.uint64(seed) + low * np.uint64(_GOLDEN))  # type: ignore[arg-type]
        k = mix(k + high * np.uint64(_PAIR))  # type: ignore[arg-type]
        return mix(k + np.uint64(day) * np.uint64(_DAY))  # type: ignore[arg-type]

    @rule
    def uniform(key: int, stream: int) -> float:
        """As above."""
        mixed = mix(np.uint64(key) + np.uint64(stream) * np.uint64(_GOLDEN))  # type: ignore[arg-type]
        return float(np.uint64(mixed) >> np.uint64(11)) * _UNIT


@rule
def comes_true(luck: float, rate: float, heat: float) -> bool:
    """Whether luck is below the chance `rate * exp(heat)`.

    As exp(x) is at most 1 / (1 - x/2)**2 for x below 2, most luck is decided without the exponential, which takes as
    long as all the rest of a rule.
    """
    room = 1.0 - 0.5 * heat
    if room > 0.0 and luck * room * room > rate:
        return False
    return luck < rate * math.exp(heat)


@rule
def normal(key: int, stream: int) -> float:
    """A draw from the standard normal distribution, by Box and Muller; uses `stream` and the stream 1<<20 above it."""
    first = uniform(key, stream)
    second = uniform(key, stream + (1 << 20))
    return np.sqrt(-2.0 * np.log(1.0 - first)) * np.cos(2.0 * np.pi * second)


@rule
def geometric_days(key: int, stream: int, mean: float) -> int:
    """Length of a spell in days: geometric with the given mean, at least one day."""
    if mean <= 1.0:
        return 1
    return 1 + int(np.log(1.0 - uniform(key, stream)) / np.log(1.0 - 1.0 / mean))
