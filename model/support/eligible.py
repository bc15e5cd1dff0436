"""Who can get an intervention at all, by what a school has in its administration."""

import numpy as np
import numpy.typing as npt

from evidence import EducationSystem
from model.changes import levels_where, schools_where
from model.support.only import Only
from model.world import World
from scenarios import Planned

Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


def can_get(plan: Planned, world: World, system: EducationSystem, only: Only | None) -> Mask:
    """Which pupils can get an intervention for single pupils, shape (pupils,)."""
    who, students = plan.who, world.students
    schools = schools_where(world, who, system)
    if only is not None and only.schools is not None and only.limits(plan.name):
        schools &= np.isin(world.schools.id, only.schools)
    here: Mask = schools[students.school] & levels_where(world, who, system)
    if who.school_years:
        here &= np.isin(students.school_year, who.school_years)
    if who.ages:
        here &= (students.age >= who.ages[0]) & (students.age <= who.ages[1])
    if who.without_qualification:
        here &= students.qualified == 0
    if only is not None and only.pupils is not None and only.limits(plan.name):
        here &= np.isin(students.id, only.pupils)
    return here


def on_the_roll(world: World) -> Mask:
    """Who is still at school: not off the roll, and not decided to leave."""
    here: Mask = (world.students.dropped == 0) & (world.students.gone == 0)
    return here


def rows_of(people: Ints, world: World) -> Ints:
    """Rows of these person numbers; -1 for who is not in the system."""
    numbers = np.asarray(world.students.id)
    order = np.argsort(numbers)
    place = np.minimum(np.searchsorted(numbers, people, sorter=order), max(len(numbers) - 1, 0))
    rows = order[place]
    return np.where(numbers[rows] == people, rows, -1)
