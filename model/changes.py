"""Policy as changes of named quantities: a scenario's `[[change]]` entries put to work.

No mechanism asks whether a policy is on. A change multiplies, adds to or sets one field of the records it concerns, at
the start of a school week; what the mechanisms make of it is the effect.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from agents.records import Records
from evidence import EducationSystem
from model.world import World
from scenarios import Change, Quantity, Scenario, load_quantities

Mask = npt.NDArray[np.bool_]


def class_size_factor(scenario: Scenario, system: EducationSystem, year: int) -> npt.NDArray[np.float64]:
    """Factor on the mean class size in a school year, shape (school types, levels).

    Class size is a quantity of the timetable: it works when classes are made, so a year's classes follow the changes
    begun by then. `set` gives the size itself; the factor is then taken from the education system's own. Sizes stay
    within the quantity's bounds.
    """
    sizes = np.array([level.class_size for level in system.levels])
    factor = np.ones((len(system.school_types), len(sizes)))
    low, high = load_quantities()["class.size"].bounds
    for change in scenario.changes:
        if change.quantity == "class.size" and change.from_year <= year:
            here = _timetables_concerned(change, system)
            changed = np.clip(changed_by(change, sizes * factor), low, high) / sizes
            factor = np.where(here, changed, factor)
    return factor


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
    """
    quantities = load_quantities()
    for change in scenario.changes:
        quantity = quantities[change.quantity]
        if quantity.timing == "build" or not after < (change.from_year, change.from_week) <= until:
            continue
        records = _records(world, quantity.record)
        here = concerned(world, change, quantity.record, system)
        if newcomers_from is not None:
            here &= (records.id >= newcomers_from) & (quantity.record in ("student", "parent"))
        _move(records, here, change, quantity)


def reach_successors(world: World, scenario: Scenario, system: EducationSystem, until: tuple[int, int]) -> None:
    """Apply what began up to a week to teachers who took over a post since: a lasting policy holds for them too.

    Args:
        world: the records; changed in place. `teacher.left` says whose post changed hands last Monday.
        scenario: whose changes to apply.
        system: names of levels and school types.
        until: (year, week) up to which changes were applied before.
    """
    fresh = np.asarray(world.teachers.left) == 1
    if not fresh.any():
        return
    quantities = load_quantities()
    for change in scenario.changes:
        quantity = quantities[change.quantity]
        if quantity.record == "teacher" and (change.from_year, change.from_week) <= until:
            _move(world.teachers, fresh & concerned(world, change, "teacher", system), change, quantity)


def _move(records: Records, here: Mask, change: Change, quantity: Quantity) -> None:
    """Change a quantity of some records, within its bounds."""
    low, high = quantity.bounds
    records[quantity.field][here] = np.clip(changed_by(change, records[quantity.field][here]), low, high)


def concerned(world: World, change: Change, kind: str, system: EducationSystem) -> Mask:
    """Which records of a kind a change concerns: those of the schools and levels that it names (all by default)."""
    school_type = np.array([kind.id for kind in system.school_types])[world.schools.school_type]
    school_sector = np.where(world.schools.sector == 1, "mbo", "vo")
    schools = np.ones(len(world.schools), dtype=bool)
    if change.where and change.where.school_types:
        schools &= np.isin(school_type, change.where.school_types)
    if change.where and change.where.sector:
        schools &= school_sector == change.where.sector
    levels = np.ones(len(world.students), dtype=bool)
    if change.where and change.where.levels:
        level_ids = np.array([level.id for level in system.levels])
        levels = np.isin(level_ids[world.students.level], change.where.levels)
    pupils = schools[world.students.school] & levels
    if kind == "student":
        return pupils
    return _with_such_pupils(world, kind, pupils, schools)


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
    if kind == "parent":
        return _marked(world.parents, world.students.household[pupils])
    return _marked(world.regions, world.schools.region[np.unique(world.students.school[pupils])])


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


def changed_by(change: Change, before: Any) -> Any:
    """What a change makes of a number, or of each number of an array; bounds are not looked at."""
    if change.operation == "multiply":
        return before * change.amount
    if change.operation == "add":
        return before + change.amount
    return before * 0 + change.amount
