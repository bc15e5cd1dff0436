"""One year of one town with every rule looking on: what is kept are numbers of pupils."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from experiments.screening.cases import CONDITIONS, NOT, Condition, Watch
from experiments.screening.flags import NEVER, Flags, looked_at
from model import SchoolSystem
from model.population.luck import uniform_named
from model.social import BACKGROUNDS, SEXES, THIRDS, groups_of
from model.support.eligible import on_the_roll
from model.support.signs import signs_of
from model.tally import pupil_sums
from model.world import DAYS_PER_WEEK
from scenarios.screening import Screening

COLUMNS: Final = ("condition", "part", "rule", "group", "value", "place", "figure", "pupils")
"""Columns of the rows of a town; `experiments.screening.columns` says what they hold."""

ALL: Final = "all"
GROUPS: Final = {"sector": ("vo", "mbo"), "sex": SEXES, "ses": THIRDS, "background": BACKGROUNDS}
"""Groups by which is told who is missed, with their values in order."""

Mask = npt.NDArray[np.bool_]
Weeks = npt.NDArray[np.int16]
Row = tuple[str, str, str, str, str, float, str, int]


@dataclass(frozen=True)
class Year:
    """What is known at the year's end.

    Attributes:
        flags: first week of every rule.
        came_true: condition → week in which it came true.
        groups: group → value of each pupil.
        silent: who had little risk and fell by a turning point.
        school: row of each pupil's school.
        sizes: pupils of each school.
        lot: a number per pupil that decides between equals.
        weeks: school weeks.
    """

    flags: Flags
    came_true: dict[Condition, Weeks]
    groups: dict[str, npt.NDArray[np.object_]]
    silent: Mask
    school: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    lot: npt.NDArray[np.float64]
    weeks: int


def screen(system: SchoolSystem, screening: Screening, capacities: tuple[float, ...], years: int) -> pd.DataFrame:
    """Live through whole years, and screen in the last.

    Args:
        system: before its first day.
        screening: the rules.
        capacities: pupils per 1,000 whom a school can look at in a week.
        years: school years; those before the last make the town's past.

    Returns:
        A line per number, columns `COLUMNS`.
    """
    if years > 1:
        system.run(years=years - 1)
    year = _last_year(system, screening)
    rows: list[Row] = []
    for condition in CONDITIONS:
        rows += _of_condition(condition, year, screening, capacities)
    rows += _per_week(year, screening)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _last_year(system: SchoolSystem, screening: Screening) -> Year:
    weeks = len(system.calendar) // DAYS_PER_WEEK
    system.run(weeks=1)  # the turn of the year, when there is one, and the first week
    pupils = len(system.world.students)
    flags, watch = Flags(screening, pupils), Watch(pupils, weeks)
    for week in range(weeks):
        if week:
            system.run(weeks=1)
        world = system.world
        flags.look(signs_of(world, system.today), on_the_roll(world), week)
        watch.look(world, week)
    world, students = system.world, system.world.students
    left = pupil_sums(world, system.education)["vsv"]
    return Year(
        flags=flags,
        came_true={name: watch.weeks_of(name, world, left) for name in CONDITIONS},
        groups={name: groups_of(world, system.education)[name] for name in GROUPS},
        silent=np.asarray(students.silent) == 1,
        school=np.asarray(students.school, np.int64), sizes=np.asarray(world.schools.pupils, np.int64),
        lot=uniform_named(int(world.seed), np.asarray(students.id), "screening"), weeks=weeks,
    )  # fmt: skip


def _of_condition(
    condition: Condition, year: Year, screening: Screening, capacities: tuple[float, ...]
) -> Iterator[Row]:
    event = year.came_true[condition]
    counted = event != 0
    yield condition, "known", "", ALL, ALL, 0.0, "pupils", int((~counted).sum())
    for rule, first in zip(screening.rule, year.flags.rules, strict=True):
        yield from _groups(condition, rule.name, event, first, counted, year)
        yield from _lead(condition, rule.name, event, first, counted)
        for capacity in capacities:
            done = looked_at(first, year.school, year.lot, year.sizes, capacity, year.weeks)
            counts = _counts(event, done, counted)
            yield from _rows((condition, "capacity", rule.name, ALL, ALL, capacity), counts)
    for curve, points in zip(screening.curve, year.flags.points, strict=True):
        for sign, first in zip(curve.points, points, strict=True):
            bound = sign.at_least if sign.at_least is not None else sign.at_most
            assert bound is not None
            yield from _rows((condition, "curve", curve.sign, ALL, ALL, bound), _counts(event, first, counted))


def _groups(condition: str, rule: str, event: Weeks, first: Weeks, counted: Mask, year: Year) -> Iterator[Row]:
    yield from _rows((condition, "found", rule, ALL, ALL, 0.0), _counts(event, first, counted))
    for group, values in year.groups.items():
        for value in GROUPS[group]:
            here = counted & (values == value)
            yield from _rows((condition, "found", rule, group, value, 0.0), _counts(event, first, here))
    for value, who in (("silent", year.silent), ("other", ~year.silent)):
        cases = counted & who & (event != NOT)
        counts = _counts(event, first, cases)
        yield from _rows((condition, "found", rule, "path", value, 0.0), counts)


def _counts(event: Weeks, first: Weeks, counted: Mask) -> dict[str, int]:
    """Who meets the condition and who does not, and who was flagged before it came true."""
    case, flagged = counted & (event != NOT), first != NEVER
    other = counted & (event == NOT)
    return {
        "cases": int(case.sum()), "found": int((case & flagged & (first < event)).sum()),
        "late": int((case & flagged & (first >= event)).sum()),
        "others": int(other.sum()), "alarms": int((other & flagged).sum()),
    }  # fmt: skip


def _lead(condition: str, rule: str, event: Weeks, first: Weeks, counted: Mask) -> Iterator[Row]:
    """Pupils found by the weeks between flag and event."""
    found = counted & (event != NOT) & (first != NEVER) & (first < event)
    for weeks, pupils in enumerate(np.bincount((event - first)[found].astype(np.int64))):
        if pupils:
            yield condition, "lead", rule, ALL, ALL, float(weeks), "found", int(pupils)


def _per_week(year: Year, screening: Screening) -> Iterator[Row]:
    """Pupils flagged for the first time, week by week."""
    yield "", "size", "", ALL, ALL, 0.0, "pupils", len(year.school)
    for rule, first in zip(screening.rule, year.flags.rules, strict=True):
        for week, pupils in enumerate(np.bincount(first[first != NEVER], minlength=year.weeks)):
            yield "", "week", rule.name, ALL, ALL, float(week), "flagged", int(pupils)


def _rows(key: tuple[str, str, str, str, str, float], counts: dict[str, int]) -> Iterator[Row]:
    for figure, pupils in counts.items():
        yield (*key, figure, pupils)
