"""Published figures beside a measure: those that a run counts in the same way, with their breaks, and the goal."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from evidence.observations import load_observations
from evidence.targets import Target, load_targets
from experiments.compare.measured import BY_NAME, OF_UNDER_23, PER
from experiments.held import HELD, Held

_GOAL: Final = "vsv_goal_2026"
_GOAL_OF: Final = "vsv"
"""The goal of policy, and the measure that it is about."""
_PROVISIONAL: Final = "preliminary"
_COUNTED: Final = re.compile(r"\bof (\d+) pupils")
"""How the note of a target says that it is provisional, and out of how many it is."""
_YEAR: Final = re.compile(r"\d{4}/\d{2}")
_PERCENT: Final = "percent of pupils"


@dataclass(frozen=True)
class Published:
    """One published figure.

    Attributes:
        target: its id.
        year: school year, as "2018/19".
        value: in the unit of the measure.
        provisional: whether it was published as such.
        broken: the series does not go on here: the break that it stands in.
        then: whether the number of pupils is that of another year.
        source: who published it.
    """

    target: str
    year: str
    value: float
    provisional: bool
    broken: str | None
    then: bool
    source: str


@dataclass(frozen=True)
class Goal:
    """A goal of policy.

    Attributes:
        count: at most so many pupils.
        value: the same in the unit of the measure.
        out_of: pupils of whom it is taken to be a part.
        year: when, as "2025/26".
    """

    count: float
    value: float
    out_of: float
    year: str


@lru_cache(maxsize=32)
def published(measure: str) -> tuple[Published, ...]:
    """The published figures of the whole country that count the same as this measure, one a school year at most.

    A number of pupils is taken of those that its note or its observation names, and else of those that the fitted
    figure of the series is a share of.

    Example:
        >>> [each.value for each in published("vsv") if each.year == "2018/19"]
        [2.0]
    """
    held = _held(measure)
    if held is None:
        return ()
    targets = load_targets()
    mine = targets[held.target]
    same = [each for each in targets if (each.quantity, each.group) == (mine.quantity, mine.group)]
    found: dict[str, Published] = {}
    # A share stands before a number of the same year, for it needs nothing else.
    for target in sorted(same, key=lambda each: each.unit != _PERCENT):
        if _YEAR.fullmatch(target.year) and target.year not in found:
            found[target.year] = _one(measure, held, target)
    return tuple(found[year] for year in sorted(found))


def breaks(measure: str) -> tuple[str, ...]:
    """School years in which the series of a measure breaks, also where no figure of that year is shown.

    Example:
        >>> breaks("reported")
        ('2019/20',)
    """
    held = _held(measure)
    if held is None:
        return ()
    targets, observations = load_targets(), load_observations()
    quantity = targets[held.target].quantity
    found = {observations[each.id].broken for each in targets if each.quantity == quantity}
    return tuple(sorted(year for year in found if year is not None))


def goal(measure: str) -> Goal | None:
    """The goal of policy for this measure; None where there is none."""
    if measure != _GOAL_OF:
        return None
    target, out_of = load_targets()[_GOAL], _pupils(_held_of(measure))
    return Goal(target.value, PER[OF_UNDER_23] * target.value / out_of, out_of, target.year)


def _held(measure: str) -> Held | None:
    """How a run is held against a published figure of everybody that counts this measure."""
    what = BY_NAME[measure]
    for held in HELD:
        columns = (held.numerator,) if isinstance(held.numerator, str) else held.numerator
        if held.where is None and held.of is None and (columns, held.denominator) == (what.counted, what.among):
            return held
    return None


def _held_of(measure: str) -> Held:
    held = _held(measure)
    assert held is not None
    return held


def _one(measure: str, held: Held, target: Target) -> Published:
    observation = load_observations()[target.id]
    counted = _COUNTED.search(target.note)
    value, then = target.value, False
    if target.unit != _PERCENT:
        out_of = float(counted[1]) if counted else observation.out_of
        then = out_of is None
        value *= PER[BY_NAME[measure].unit] / (out_of or _pupils(held))
    provisional = target.note.startswith(_PROVISIONAL)
    return Published(target.id, target.year, value, provisional, observation.broken, then, target.source)


def _pupils(held: Held) -> float:
    """Of how many pupils the series is: as a run is held against it, or as the fitted figure was counted."""
    if held.per_pupils:
        return sum(load_targets().value(name) for name in held.per_pupils)
    out_of = load_observations()[held.target].out_of
    assert out_of is not None
    return out_of
