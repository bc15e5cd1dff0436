"""Pupils who come and go: records in and out of their place, ties with them, everybody else untouched."""

from typing import Any

import numpy as np
import numpy.typing as npt

from agents import records
from agents.records import Records
from agents.values import checked
from evidence import BadInput, EducationSystem, Parameters, nearest_name
from model.population.build import give_circumstances
from model.population.luck import uniform
from model.population.traits import give_traits
from model.set_up import room
from model.world import World

PLACE = ("school", "level", "school_year", "household")
"""Fields that say where a new pupil goes; the others that can be given are those that a view may assign."""

_FIELDS = {field.name: field for field in records.STUDENT_FIELDS if field.settable or field.name in PLACE}


def remove_student(world: World, row: int) -> World:
    """The world without the pupil in a row, whose class, household, school and region are a pupil smaller."""
    pupil = world.students[row]
    world.parents.children[pupil.household] -= 1
    # An empty class keeps its last size: nobody is there to notice, and order goes by the logarithm of the size.
    world.classes.pupils[pupil.klas] = max(1, world.classes.pupils[pupil.klas] - 1)
    keep = np.ones(len(world.students), dtype=bool)
    keep[row] = False
    return _counted(_kept(world, keep))


def _kept(world: World, keep: npt.NDArray[np.bool_]) -> World:
    """The world with only the pupils of a mask, in the same order; ties to or from the others are dropped.

    The weights of ties that are left stay as they are: a lost friend is not made up for by the others.
    """
    new_row = np.cumsum(keep) - 1
    named = np.repeat(np.arange(len(keep)), np.diff(world.followers_first))
    stays = keep[named] & keep[world.followers]
    counts = np.bincount(new_row[named[stays]], minlength=int(keep.sum()))
    return world._replace(
        students=world.students[keep],
        followers_first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        followers=new_row[world.followers[stays]].astype(np.int32),
        ties=world.ties[stays],
    )


def _counted(world: World) -> World:
    """The sizes of schools and regions by the pupils who are there, and room for so many; the week's counts stay."""
    schools, regions = world.schools, world.regions
    schools.pupils = np.bincount(world.students.school, minlength=len(schools))
    schools.first = np.cumsum(schools.pupils) - schools.pupils
    regions.pupils = np.bincount(schools.region, weights=schools.pupils, minlength=len(regions)).astype(int)
    fresh = room(len(schools), len(world.students))
    return world._replace(**fresh | {"counts": world.counts})


def add_student(
    world: World, education: EducationSystem, parameters: Parameters, number: int, fields: dict[str, Any]
) -> World:
    """The world with one pupil more, at the end of a class of the school; without friends until the year turns.

    Args:
        world: the world as it is.
        education: the education system.
        parameters: for the new pupil's traits.
        number: the new person number.
        fields: values of the new pupil's fields by name; `school` (number) is required, `level` may be its id.
            A household is shared with `household` (row); without it the pupil joins the household of the classmate
            before. What is not given is drawn, or is as with that classmate (age, background).

    Raises:
        BadInput: unknown fields, values that cannot be, or a school, level or household that does not exist.
    """
    school = _school(world, fields)
    values = _values(world, education, {name: value for name, value in fields.items() if name != "school"})
    place = _place(world, education, school, values.get("level"), values.get("school_year"))
    return _inserted(world, _newcomer(world, education, parameters, number, place, values), place)


def _school(world: World, fields: dict[str, Any]) -> int:
    """Row of the school that a newcomer asks for."""
    wanted, numbers = fields.get("school"), world.schools.id.tolist()
    if wanted not in numbers:
        problem = "is no school of this system" if "school" in fields else "must be given"
        raise BadInput(key="school", value=wanted, problem=problem, allowed=f"school numbers 1 to {len(numbers)}")
    return int(numbers.index(wanted))


def _values(world: World, education: EducationSystem, fields: dict[str, Any]) -> dict[str, int | float]:
    """The other fields as numbers that are fit for a record."""
    values: dict[str, int | float] = {}
    for name, value in fields.items():
        if name not in _FIELDS:
            raise BadInput(
                key=name, value=value, problem="is no field that a new pupil can be given", allowed=sorted(_FIELDS),
                nearest=nearest_name(name, _FIELDS),
            )  # fmt: skip
        is_level_id = name == "level" and isinstance(value, str)
        values[name] = education.level_index(value) if is_level_id else checked("Student", _FIELDS[name], value)
    ages = int(world.students.age.min()), education.ages.max_age
    for name, low, high in (("household", 0, len(world.parents) - 1), ("age", *ages)):
        if not low <= values.get(name, low) <= high:
            raise BadInput(key=name, value=values[name], problem="cannot be", allowed=f"from {low} to {high}")
    return values


def _place(world: World, education: EducationSystem, school: int, level: Any, year: Any) -> int:
    """Row for a newcomer: after the last pupil of the level (and year) in the smallest class that has such pupils."""
    pupils = world.students
    here = np.asarray(pupils.school) == school
    level = pupils.level[here][0] if level is None and here.any() else level
    here &= np.asarray(pupils.level) == (-1 if level is None else level)
    if year is not None:
        here &= np.asarray(pupils.school_year) == year
    if not here.any():
        known = level is not None and 0 <= level < len(education.levels)
        in_year = "" if year is None else f" in year {year}"
        raise BadInput(
            key="level", value=education.levels[level].id if known else level,
            problem=f"has no pupils at school {world.schools[school].id}{in_year}",
            allowed="a level and school_year that the school has pupils in",
        )  # fmt: skip
    candidates = np.unique(pupils.klas[here])
    klas = candidates[np.argmin(world.classes.pupils[candidates])]
    return int(np.flatnonzero(here & (np.asarray(pupils.klas) == klas))[-1]) + 1


def _newcomer(
    world: World,
    education: EducationSystem,
    parameters: Parameters,
    number: int,
    place: int,
    values: dict[str, int | float],
) -> Records:
    """The new pupil's record: first who and where, then what is drawn by that, then what was given."""
    newcomer = records.empty(records.STUDENT, 1)
    classmate, seed = world.students[place - 1], int(world.seed)
    newcomer.id = number
    for name in ("school", "klas", "level", "school_year", "age", "household", "background"):
        newcomer[name] = values.get(name, classmate[name])
    newcomer.sex = values.get("sex", uniform(seed, newcomer.id, "sex")[0] < parameters.value("population.boys"))
    give_traits(newcomer, education, seed, parameters)
    give_circumstances(newcomer, education, seed, parameters)
    if "inclination" in values:
        newcomer.habit = values["inclination"]
    for name, value in values.items():
        newcomer[name] = value
    return newcomer


def _inserted(world: World, newcomer: Records, place: int) -> World:
    world.classes.pupils[newcomer.klas] += 1
    world.parents.children[newcomer.household] += 1
    first = world.followers_first
    return _counted(
        world._replace(
            students=np.insert(world.students, place, newcomer).view(np.recarray),
            followers_first=np.insert(first, place, first[place]),
            followers=np.where(world.followers >= place, world.followers + 1, world.followers).astype(np.int32),
        )
    )
