"""Support given by lot to half of the pupils who can get it: what the others then gain or lose is spill-over.

Three lives of one town with the same luck: nobody gets the support, all who can get it do, or half of them. Room is by
pupils who can get it, so that half the pupils have half the places.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from experiments.compare.measured import BY_NAME, PER
from experiments.compare.pupils import DAYS_OF
from experiments.ensemble.job import Job
from experiments.why.explanation import EXPLAINED
from experiments.why.order import Floats
from model import SchoolSystem
from model.population.luck import uniform_named
from model.social import CHRONIC
from model.support.eligible import can_get
from model.support.only import Only
from model.tally import pupil_sums
from model.towns import Towns
from scenarios import Planned, Scenario

WHOLE, DIRECT, SPILLED, UNABLE, OTHER_HALF = "whole", "direct", "spilled", "unable", "other_half"
LINES: Final = (WHOLE, DIRECT, SPILLED, UNABLE, OTHER_HALF)
"""Lines of one town, in order; docs/why.md says what each is."""

_HALF: Final = 0.5
_LOT: Final = "half of the pupils who can get support"
"""Name of the luck that draws them."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class HalfJob(Job):
    """A town with half of the pupils who can get support, against all and none.

    Attributes:
        given: names of the interventions that are given by lot; `scenario` has them.
    """

    given: tuple[str, ...] = ()

    def rows(self, towns: Towns | None = None) -> pd.DataFrame:
        """Lives the three lives, and splits the effect."""
        return half(self.what_if, self.given, self.size, self.seed, towns or Towns())

    def _content(self) -> dict[str, Any]:
        return {**super()._content(), "given": list(self.given)}


@dataclass(frozen=True)
class Year:
    """What a year brought each pupil, in the order of their records.

    Attributes:
        counted: measure → what is counted, shape (pupils,).
        among: measure → out of how many.
    """

    counted: dict[str, Floats]
    among: dict[str, Floats]


def half(scenario: Scenario, given: Sequence[str], size: dict[str, Any], seed: int, towns: Towns) -> pd.DataFrame:
    """One town.

    Args:
        scenario: with the support.
        given: names of its interventions that are given to all, half or none of those who can get them.
        size: of the population, as an argument of `SchoolSystem`.
        seed: of the town.
        towns: what was built before; the three lives begin in one town.

    Returns:
        Columns measure, line, value (in the measure's unit, of all pupils) and pupils (whom the line is about).
    """
    begin = partial(SchoolSystem, **size, rng=seed, scenario=scenario, threads=1, towns=towns)
    system = begin()
    able = _able(system, [plan for plan in scenario.supports if plan.name in given])
    people = np.asarray(system.world.students.id, np.int64)
    chosen = able & (uniform_named(int(system.world.seed), people, _LOT) < _HALF)
    lots = (np.zeros(0, np.int64), people[chosen])
    all_of = _year_of(system)
    base, some = (_year_of(begin(only=Only(pupils=lot, by=tuple(given)))) for lot in lots)
    rows = [
        {"measure": each.name, "line": line, "value": value, "pupils": pupils}
        for each in EXPLAINED
        for line, (value, pupils) in split_by_lot(each.name, base, all_of, some, able, chosen).items()
    ]
    return pd.DataFrame(rows)


def split_by_lot(
    measure: str, base: Year, all_of: Year, some: Year, able: Mask, chosen: Mask
) -> dict[str, tuple[float, float]]:
    """Line → (value, pupils), from what each pupil adds to the difference of rates.

    A pupil's part in a difference of rates is what is counted less the base's rate times the pupil's share of the
    denominator, less the same in the base. These parts add up to the difference.

    Args:
        measure: name of the measure.
        base: nobody gets support.
        all_of: all who can get it do.
        some: half of them do.
        able: who can get it.
        chosen: the half that does.
    """
    full, part = (_parts(measure, base, year) for year in (all_of, some))
    count, other = float(able.sum()), able & ~chosen
    received = _mean(part[other])
    direct = count * (_mean(part[chosen]) - received)
    whole = float(full.sum())
    return {
        WHOLE: (whole, float(len(able))),
        DIRECT: (direct, count),
        SPILLED: (whole - direct, float(len(able))),
        UNABLE: (float(full[~able].sum()), float((~able).sum())),
        OTHER_HALF: (count * received, count),
    }


def _parts(measure: str, base: Year, here: Year) -> Floats:
    """What each pupil adds to the difference of rates, in the measure's unit; shape (pupils,)."""
    among, now = base.among[measure], here.among[measure]
    if among.sum() == 0 or now.sum() == 0:
        return np.zeros(len(among))
    rate = base.counted[measure].sum() / among.sum()
    gained = (here.counted[measure] - rate * now) - (base.counted[measure] - rate * among)
    parts: Floats = PER[BY_NAME[measure].unit] * gained / now.sum()
    return parts


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else 0.0


def _able(system: SchoolSystem, plans: Sequence[Planned]) -> Mask:
    """Who can get any of the interventions, shape (pupils,)."""
    able: Mask = np.any([can_get(plan, system.world, system.education, None) for plan in plans], axis=0)
    return able


def _year_of(system: SchoolSystem) -> Year:
    """Lives a year, and tells what it brought."""
    system.run(years=1)
    students = system.world.students
    planned = np.maximum(students.lesson_hours, 1)
    sums: dict[str, Any] = pupil_sums(system.world, system.education) | {
        "chronic_true": students.true_hours.sum(axis=1) / planned >= CHRONIC,
        "chronic_registered": students.registered_hours.sum(axis=1) / planned >= CHRONIC,
    }
    columns = {name: np.asarray(values, np.float64) for name, values in sums.items()}
    per_day = np.array([level.lessons_per_day for level in system.education.levels], np.float64)[students.level]
    columns |= {name: np.sum([columns[each] for each in hours], axis=0) / per_day for name, hours in DAYS_OF.items()}
    counted = {each.name: np.sum([columns[name] for name in each.counted], axis=0) for each in EXPLAINED}
    return Year(counted, {each.name: columns[each.among] for each in EXPLAINED})
