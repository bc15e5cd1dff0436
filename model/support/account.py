"""What interventions cost in a school year, by payer: units counted week by week, times the amounts of their files."""

from typing import Any

import numpy as np
import pandas as pd

from evidence import EducationSystem
from model.changes import CLASS_SIZE, concerned
from model.support.only import Only
from model.world import World
from scenarios import Change, Planned, load_quantities

PER_PUPILS = 1000.0
COLUMNS = ("year", "intervention", "per", "payer", "units", "euro", "euro_low", "euro_high")


class Account:
    """The units of one intervention so far this year.

    Args:
        plan: the intervention.
        weeks: school weeks of a year.
    """

    def __init__(self, plan: Planned, weeks: int) -> None:
        self.plan = plan
        self._weeks = weeks
        self._units = {cost.per: 0.0 for cost in plan.intervention.cost}
        self._reached: dict[str, float] = {}

    def add_pupils(self, eligible: int, started: int, supported: int) -> None:
        """A week of support of single pupils.

        Args:
            eligible: pupils who can get it.
            started: pupils who start.
            supported: pupils supported this week.
        """
        professionals = self.plan.fte_per_1000 * eligible / PER_PUPILS
        per_week = {
            "pupil": float(started),
            "pupil_week": float(supported),
            "fte_year": professionals / self._weeks,
            "enrolled_year": eligible / self._weeks,
        }
        for per in self._units:
            self._units[per] += per_week[per]

    def rows_moved(self, world: World, system: EducationSystem, only: Only | None) -> None:
        """Look which schools, pupils and classes it reaches, when it is for whole schools, regions or the country."""
        if not self.plan.changes:
            return
        pupils = _reached(world, self.plan.changes[0], system, only)
        self._reached = {
            "school_year": float(np.count_nonzero(np.bincount(world.students.school[pupils]))),
            "enrolled_year": float(pupils.sum()),
            "class_year": self._more_classes(world, system, pupils),
        }

    def add_schools(self) -> None:
        """A week of what whole schools, regions or the country do."""
        for per in self._units:
            self._units[per] += self._reached[per] / self._weeks

    def _more_classes(self, world: World, system: EducationSystem, pupils: Any) -> float:
        """Classes that there are more than at the education system's own size."""
        change = next((each for each in self.plan.changes if each.quantity == CLASS_SIZE), None)
        if change is None:
            return 0.0
        rows = np.unique(world.students.klas[pupils])
        own = np.array([level.class_size for level in system.levels])[world.classes.level[rows]]
        return float(np.sum(1.0 - change.changed(own, change.share) / own))

    def close(self, year: int) -> list[tuple[Any, ...]]:
        """The lines of the year (columns `COLUMNS`); counting begins anew."""
        lines = []
        for cost in self.plan.intervention.cost:
            units = self._units[cost.per]
            low, high = cost.range
            lines.append(
                (year, self.plan.name, cost.per, cost.payer, units, units * cost.euro, units * low, units * high)
            )
        self._units = dict.fromkeys(self._units, 0.0)
        return lines


def _reached(world: World, change: Change, system: EducationSystem, only: Only | None) -> Any:
    """Pupils whom a change of schools, regions or the law reaches."""
    kind = load_quantities()[change.quantity].record
    if kind == "region":
        regions = concerned(world, change, kind, system, only)
        return regions[world.schools.region[world.students.school]]
    if kind == "law":
        return np.ones(len(world.students), dtype=bool)
    return concerned(world, change, "student", system, only)


def as_table(lines: list[tuple[Any, ...]]) -> pd.DataFrame:
    """The lines of all interventions and years."""
    return pd.DataFrame(lines, columns=list(COLUMNS))
