"""Pupils who come and go: records in and out of their place, ties with them, everybody else untouched."""

from typing import Any

import numpy as np
import numpy.typing as npt

from agents import records
from agents.records import Records
from evidence import BadInput, EducationSystem, Parameters, nearest_name
from model.population.traits import TRAITS, give_traits
from model.set_up import room
from model.world import World


def remove_student(world: World, row: int) -> World:
    """The world without the pupil in a row."""
    keep = np.ones(len(world.students), dtype=bool)
    keep[row] = False
    return keep_students(world, keep)


def keep_students(world: World, keep: npt.NDArray[np.bool_]) -> World:
    """The world with only the pupils of a mask, in the same order; ties to or from the others are dropped.

    The weights of ties that are left stay as they are: a lost friend is not made up for by the others.
    """
    new_row = np.cumsum(keep) - 1
    named = np.repeat(np.arange(len(keep)), np.diff(world.followers_first))
    stays = keep[named] & keep[world.followers]
    counts = np.bincount(new_row[named[stays]], minlength=int(keep.sum()))
    students = world.students[keep]
    schools = world.schools
    schools.pupils = np.bincount(students.school, minlength=len(schools))
    schools.first = np.cumsum(schools.pupils) - schools.pupils
    return world._replace(
        students=students,
        followers_first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        followers=new_row[world.followers[stays]].astype(np.int32),
        ties=world.ties[stays],
        **_room_kept(world, len(students)),
    )


def _room_kept(world: World, students: int) -> dict[str, Any]:
    """Room for another number of pupils, with the running week's counts kept."""
    fresh = room(len(world.schools), students)
    return fresh | {"counts": world.counts}


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
            before.

    Raises:
        BadInput: unknown fields, or a school or level that does not exist.
    """
    school, level = _place(world, education, fields)
    klas = _class_of(world, school, level, fields.get("school_year"))
    members = np.flatnonzero(np.asarray(world.students.klas) == klas)
    place = int(members[-1]) + 1
    newcomer = records.empty(records.STUDENT, 1)
    neighbour = world.students[place - 1]
    newcomer.id = number
    for name in ("school", "klas", "level", "school_year", "age", "household", "background"):
        newcomer[name] = neighbour[name]
    newcomer.sex = number % 2
    give_traits(newcomer, education, int(world.seed), parameters)
    for name, value in fields.items():
        newcomer[name] = {"school": school, "level": level}.get(name, value)
    return _inserted(world, newcomer, place)


def _place(world: World, education: EducationSystem, fields: dict[str, Any]) -> tuple[int, int]:
    """Row of the school and code of the level that a newcomer asks for."""
    allowed = sorted({"school", "level", "school_year", "household", "age", "sex", "background", *TRAITS})
    for name in fields:
        if name not in allowed:
            raise BadInput(
                key=name, value=fields[name], problem="is no field that a new pupil can be given", allowed=allowed,
                nearest=nearest_name(name, allowed),
            )  # fmt: skip
    schools = [int(number) for number in world.schools.id]
    if fields.get("school") not in schools:
        raise BadInput(
            key="school", value=fields.get("school"), problem="is no school of this system",
            allowed=f"school numbers 1 to {len(schools)}",
        )  # fmt: skip
    school = schools.index(fields["school"])
    wanted = fields.get("level")
    if wanted is None:
        return school, int(world.students.level[world.schools[school].first])
    level = education.level_index(wanted) if isinstance(wanted, str) else int(wanted)
    return school, level


def _class_of(world: World, school: int, level: int, year: Any) -> int:
    """Row of a class of the school with pupils of the level (and year), the smallest."""
    pupils = world.students
    here = (np.asarray(pupils.school) == school) & (np.asarray(pupils.level) == level)
    if year is not None:
        here &= np.asarray(pupils.school_year) == year
    if not here.any():
        raise BadInput(
            key="level", value=level, problem="is not taught there in that year",
            allowed="a level and year that the school has pupils in",
        )  # fmt: skip
    candidates = np.unique(pupils.klas[here])
    return int(candidates[np.argmin(world.classes.pupils[candidates])])


def _inserted(world: World, newcomer: Records, place: int) -> World:
    students = np.insert(world.students, place, newcomer).view(np.recarray)
    world.schools.pupils[newcomer.school] += 1
    world.schools.first = np.cumsum(world.schools.pupils) - world.schools.pupils
    world.classes.pupils[newcomer.klas] += 1
    world.parents.children[newcomer.household] += 1
    first = world.followers_first
    return world._replace(
        students=students,
        followers_first=np.insert(first, place, first[place]),
        followers=np.where(world.followers >= place, world.followers + 1, world.followers).astype(np.int32),
        **_room_kept(world, len(students)),
    )
