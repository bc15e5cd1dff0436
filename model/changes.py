"""Policy as changes of named quantities: a scenario's `[[change]]` entries put to work.

No mechanism asks whether a policy is on. A change multiplies, adds to or sets one field of the records it concerns, at
the start of a school week; what the mechanisms make of it is the effect.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from agents.records import Records
from evidence import EducationSystem
from model.population.luck import uniform_named
from model.support.only import Only
from model.world import World
from scenarios import Change, Quantity, Scenario, Where, load_quantities

Mask = npt.NDArray[np.bool_]

CLASS_SIZE = "class.size"
"""The one quantity that is no field of a record: it is put to work where classes are made."""


def class_size_factor(
    scenario: Scenario, system: EducationSystem, year: int, seed: int, schools: Records, only: Only | None = None
) -> npt.NDArray[np.float64]:
    """Factor on the mean class size in a school year, shape (schools, levels).

    Class size is a quantity of the timetable: it works when classes are made, so a year's classes follow the changes
    begun by then. `set` gives the size itself; the factor is then taken from the education system's own. Sizes stay
    within the quantity's bounds.

    Args:
        scenario: whose changes to apply.
        system: the education system.
        year: simulated school year.
        seed: the run's seed key, for the lot of the schools that take part.
        schools: the schools' records.
        only: a limit on who is reached; its schools count.
    """
    sizes = np.array([level.class_size for level in system.levels])
    factor = np.ones((len(schools), len(sizes)))
    low, high = load_quantities()[CLASS_SIZE].bounds
    for change in scenario.changes:
        if change.quantity == CLASS_SIZE and change.from_year <= year:
            here = _timetables_concerned(change, system)[schools.school_type]
            here &= takes_part(np.asarray(schools.id), change, seed, only)[:, None]
            changed = np.clip(change.changed(sizes * factor, change.share), low, high) / sizes
            factor = np.where(here, changed, factor)
    return factor


def takes_part(
    numbers: npt.NDArray[Any], change: Change, seed: int, only: Only | None, *, regions: bool = False
) -> Mask:
    """Which schools (or regions) take part in a change: its reach by lot, within the limit on who is reached.

    Args:
        numbers: of the schools, or of the regions.
        change: the change.
        seed: the run's seed key.
        only: a limit on who is reached.
        regions: whether the numbers are those of regions, which no limit on schools concerns.
    """
    lot = f"{'regions' if regions else 'schools'} {change.by or change.quantity}"
    here: Mask = uniform_named(seed, numbers, lot) < change.reach
    if only is not None and only.schools is not None and only.limits(change.by) and not regions:
        here &= np.isin(numbers, only.schools)
    return here


def _timetables_concerned(change: Change, system: EducationSystem) -> Mask:
    """Which levels in which kinds of school a change of class size concerns, shape (school types, levels)."""
    kinds = np.array([kind.id for kind in system.school_types])
    sectors = np.array([kind.sector for kind in system.school_types])
    levels = np.array([level.id for level in system.levels])
    where = change.where
    here = np.ones((len(kinds), len(levels)), dtype=bool)
    if where and where.school_types:
        here &= np.isin(kinds, where.school_types)[:, None]
    if where and where.sector:
        here &= (sectors == where.sector)[:, None]
    if where and where.levels:
        here &= np.isin(levels, where.levels)[None, :]
    return here


def apply_changes(
    world: World,
    scenario: Scenario,
    system: EducationSystem,
    after: tuple[int, int],
    until: tuple[int, int],
    newcomers_from: int | None = None,
    only: Only | None = None,
) -> None:
    """Apply the changes that begin after one week up to and including another (a holiday may lie between them).

    Args:
        world: the records; changed in place.
        scenario: whose changes to apply.
        system: names of levels and school types.
        after: (year, week) up to which changes were applied before.
        until: (year, week) that now begins.
        newcomers_from: apply them only to pupils and parents with this person number or a later one, who were not
            there when the changes began.
        only: a limit on who is reached.
    """
    quantities = load_quantities()
    for change in scenario.changes:
        quantity = quantities[change.quantity]
        if quantity.timing == "build" or not after < (change.from_year, change.from_week) <= until:
            continue
        records = _records(world, quantity.record)
        here = concerned(world, change, quantity.record, system, only)
        if newcomers_from is not None:
            here &= (records.id >= newcomers_from) & (quantity.record in ("student", "parent"))
        _move(records, here, change, quantity)


def reach_successors(
    world: World, scenario: Scenario, system: EducationSystem, until: tuple[int, int], only: Only | None = None
) -> None:
    """Apply what began up to a week to teachers who took over a post since: a lasting policy holds for them too.

    Args:
        world: the records; changed in place. `teacher.left` says whose post changed hands last Monday.
        scenario: whose changes to apply.
        system: names of levels and school types.
        until: (year, week) up to which changes were applied before.
        only: a limit on who is reached.
    """
    fresh = np.asarray(world.teachers.left) == 1
    if not fresh.any():
        return
    quantities = load_quantities()
    for change in scenario.changes:
        quantity = quantities[change.quantity]
        if quantity.record == "teacher" and (change.from_year, change.from_week) <= until:
            _move(world.teachers, fresh & concerned(world, change, "teacher", system, only), change, quantity)


def _move(records: Records, here: Mask, change: Change, quantity: Quantity) -> None:
    """Change a quantity of some records, within its bounds."""
    low, high = quantity.bounds
    records[quantity.field][here] = np.clip(change.changed(records[quantity.field][here], change.share), low, high)


def concerned(world: World, change: Change, kind: str, system: EducationSystem, only: Only | None = None) -> Mask:
    """Which records of a kind a change concerns: those of the schools and levels that it names (all by default)."""
    seed = int(world.seed)
    if kind == "region":
        return takes_part(np.asarray(world.regions.id), change, seed, only, regions=True)
    schools = schools_where(world, change.where, system) & takes_part(np.asarray(world.schools.id), change, seed, only)
    pupils = schools[world.students.school] & levels_where(world, change.where, system)
    if only is not None and only.pupils is not None and only.limits(change.by):
        pupils &= np.isin(world.students.id, only.pupils)
    if kind == "student":
        return pupils
    return _with_such_pupils(world, kind, pupils, schools)


def schools_where(world: World, where: Where | None, system: EducationSystem) -> Mask:
    """The schools of the kinds and sector that are named, shape (schools,)."""
    schools = np.ones(len(world.schools), dtype=bool)
    if where and where.school_types:
        names = np.array([kind.id for kind in system.school_types])
        schools &= np.isin(names[world.schools.school_type], where.school_types)
    if where and where.sector:
        schools &= np.where(world.schools.sector == 1, "mbo", "vo") == where.sector
    return schools


def levels_where(world: World, where: Where | None, system: EducationSystem) -> Mask:
    """The pupils of the levels that are named, shape (pupils,)."""
    if where is None or not where.levels:
        return np.ones(len(world.students), dtype=bool)
    named = np.isin([level.id for level in system.levels], where.levels)
    here: Mask = named[world.students.level]
    return here


def _with_such_pupils(world: World, kind: str, pupils: Mask, schools: Mask) -> Mask:
    """Records that have at least one of these pupils; teachers go with their school."""
    if kind == "teacher":
        return (
            schools[world.teachers.school]
            & _marked(world.schools, world.students.school[pupils])[world.teachers.school]
        )
    if kind == "school":
        return _marked(world.schools, world.students.school[pupils])
    if kind == "class":
        return _marked(world.classes, world.students.klas[pupils])
    return _marked(world.parents, world.students.household[pupils])


def _marked(records: Records, rows: npt.NDArray[Any]) -> Mask:
    mask = np.zeros(len(records), dtype=bool)
    mask[rows] = True
    return mask


def _records(world: World, kind: str) -> Records:
    by_kind: dict[str, Records] = {
        "student": world.students, "parent": world.parents, "teacher": world.teachers,
        "class": world.classes, "school": world.schools, "region": world.regions,
    }  # fmt: skip
    return by_kind[kind]
