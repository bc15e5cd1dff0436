"""Between two school years: who moves up, repeats, changes level or leaves; who comes in; new classes and friends.

The first form of school careers: a pupil in the last year graduates or stays, others move up or repeat by their marks;
who graduates without a startkwalificatie goes on to the first of the next levels that the region offers, some who have
one go on too; the first years are filled up to their size at the start, so that the population stays in balance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from agents import records
from agents.records import Records
from evidence import EducationSystem, Parameters
from model.changes import class_size_factor
from model.institutions.leaving import GOES_ON, GRADUATES
from model.networks import make_friends
from model.population.build import give_ages, give_circumstances
from model.population.classes import classes_per_group, group_levels, place_in_classes, rank_in_lot
from model.population.households import draw_parents
from model.population.luck import uniform
from model.population.schools import make_classes
from model.population.traits import give_traits
from model.set_up import room
from model.world import World

if TYPE_CHECKING:
    from model.system import SchoolSystem

Ints = npt.NDArray[np.int64]

_YEARLY = ("reports", "suspensions", "outcome", "route", "spell_left", "spell_reason", "lesson_hours", "planned",
           "missed", "skipped", "true_hours", "registered_hours", "window", "reason", "hours", "label", "leads",
           "truant_days", "truant_last_month")  # fmt: skip
"""Fields that begin at zero each school year."""


def turn_of_year(system: SchoolSystem) -> tuple[World, int]:
    """The world of the next school year, and the next free person number."""
    world, education = system.world, system.education
    year = system.lived_years
    students = _go_on(world, education, system.parameters, year)
    newcomers, parents = _newcomers(world, students, system, year)
    everybody = np.concatenate([students, newcomers]).view(np.recarray)
    parents, everybody = _without_empty_households(
        np.concatenate([world.parents, parents]).view(np.recarray), everybody
    )
    everybody, classes, schools = _remake_classes(everybody, world, system, year)
    friends = make_friends(
        everybody,
        np.asarray(everybody.klas, np.int64),
        world.params,
        int(world.seed),
        year,
        system.pool,
        system.threads,
    )
    made = world._replace(
        students=everybody, parents=parents, classes=classes, schools=schools,
        followers_first=friends.first, followers=friends.followers, ties=friends.ties,
        **room(len(schools), len(everybody)),
    )  # fmt: skip
    made.regions.pupils = np.bincount(schools.region, weights=schools.pupils, minlength=len(made.regions)).astype(int)
    return made, system.next_number + len(newcomers) + int((parents.id >= system.next_number).sum())


def _go_on(world: World, education: EducationSystem, parameters: Parameters, year: int) -> Records:
    """The pupils who stay in the system, a year older, at their level, year and school of next year."""
    students = world.students.copy()
    luck = _Luck(int(world.seed), students.id, year)
    levels = world.levels[students.level]
    graduates = students.outcome == GRADUATES
    students.qualified = students.qualified | (graduates & (levels.qualifies == 1))
    repeats = _repeats(students, levels, parameters, luck)
    students.school_year += (students.outcome == GOES_ON) & ~repeats
    stays = (students.outcome == GOES_ON) & (students.age < education.ages.max_age)
    onward = graduates & (students.age < education.ages.max_age)
    onward &= (levels.qualifies == 0) | (luck.draw("onward") < parameters.value("careers.onward"))
    stays |= _enrol(students, np.flatnonzero(onward), world, education, luck)
    kept = students[stays]
    kept.age += 1
    for name in _YEARLY:
        kept[name] = 0
    return kept


class _Luck:
    """Yearly draws of each pupil for a named choice."""

    def __init__(self, seed: int, people: Any, year: int) -> None:
        self.seed = seed
        self.slots = np.asarray(people, np.int64) + (year << 44)

    def draw(self, choice: str) -> npt.NDArray[np.float64]:
        return uniform(self.seed, self.slots, choice)


def _repeats(students: Records, levels: Records, parameters: Parameters, luck: _Luck) -> npt.NDArray[np.bool_]:
    """Who stays in the same year: the last year without a diploma, and others by weak marks."""
    chance = parameters.value("careers.repetition") * np.exp(
        -parameters.value("careers.repetition_achievement") * students.achievement
    )
    last: npt.NDArray[np.bool_] = students.school_year >= levels.years
    return last | (luck.draw("repetition") < chance)


def _enrol(
    students: Records, rows: Ints, world: World, education: EducationSystem, luck: _Luck
) -> npt.NDArray[np.bool_]:
    """Enrol graduates at a next level in their region; returns who found a place."""
    placed = np.zeros(len(students), dtype=bool)
    offer = _offer(world)
    lot = luck.draw("destination")
    for row in rows:
        region = int(world.schools.region[students.school[row]])
        for next_id in education.levels[students.level[row]].next:
            level = education.level_index(next_id)
            schools = offer.get((region, level), [])
            if schools:
                students.school[row] = schools[int(lot[row] * len(schools))]
                students.level[row] = level
                students.school_year[row] = _entry_year(education, level)
                placed[row] = True
                break
    return placed


def _entry_year(education: EducationSystem, level: int) -> int:
    """The programme year in which a graduate of another level enters: mbo at its start, vo two years before its end."""
    entered = education.levels[level]
    return 1 if entered.sector == "mbo" else max(1, entered.years - 1)


def _offer(world: World) -> dict[tuple[int, int], list[int]]:
    """Schools by region and level that they have pupils of."""
    students = world.students
    keys = np.unique(students.school.astype(np.int64) * 100 + students.level)
    offer: dict[tuple[int, int], list[int]] = {}
    for key in keys:
        school, level = int(key) // 100, int(key) % 100
        offer.setdefault((int(world.schools.region[school]), level), []).append(school)
    return offer


def _newcomers(world: World, students: Records, system: SchoolSystem, year: int) -> tuple[Records, Records]:
    """New pupils who fill the first years up to their size at the start, each with a household."""
    first = students[students.school_year == 1]
    keys, counts = np.unique(first.school.astype(np.int64) * 100 + first.level, return_counts=True)
    there = dict(zip(keys.tolist(), counts.tolist(), strict=True))
    wanted = {cell: n - there.get(cell[0] * 100 + cell[1], 0) for cell, n in system.planned.items()}
    cells = [(school, level, n) for (school, level), n in sorted(wanted.items()) if n > 0]
    total = sum(n for _, _, n in cells)
    new = records.empty(records.STUDENT, total)
    new.id = system.next_number + np.arange(total)
    new.school = np.repeat([c[0] for c in cells], [c[2] for c in cells]) if total else 0
    new.level = np.repeat([c[1] for c in cells], [c[2] for c in cells]) if total else 0
    new.school_year = 1
    give_ages(new, system.education, int(world.seed))
    new.sex = uniform(int(world.seed), new.id, "sex") < system.parameters.value("population.boys")
    parents = records.empty(records.PARENT, total)
    parents.id = system.next_number + total + np.arange(total)
    parents.children = 1
    parents.region = world.schools.region[new.school]
    status = np.array([level.status for level in system.education.levels])[new.level]
    draw_parents(
        parents, status - status.mean() if total else status, system.education, int(world.seed), system.parameters
    )
    new.household = len(world.parents) + np.arange(total)
    new.background = parents.background
    give_traits(new, system.education, int(world.seed), system.parameters)
    give_circumstances(new, system.education, int(world.seed), system.parameters)
    return new, parents


def _without_empty_households(parents: Records, students: Records) -> tuple[Records, Records]:
    children = np.bincount(students.household, minlength=len(parents))
    new_row = np.cumsum(children > 0) - 1
    students.household = new_row[students.household]
    parents.children = children
    return parents[children > 0], students


def _place_in_lot(students: Records, world: World, system: SchoolSystem, year: int) -> npt.NDArray[np.float64]:
    """Where a pupil stands when classes are cut: the place of the first year, shifted by some luck of this year.

    So part of the classmates stay together (target class_turnover).
    """
    seed, people = int(world.seed), np.asarray(students.id)
    fresh = uniform(seed, people + (year << 44), "class") - 0.5
    return uniform(seed, people, "class") + system.parameters.value("population.class_shuffle") * fresh


def _remake_classes(
    students: Records, world: World, system: SchoolSystem, year: int
) -> tuple[Records, Records, Records]:
    """Pupils in new classes, in order of school and class, with the class records and the schools' sizes."""
    education = system.education
    cells = tuple((education.level_index(level), y) for level, y in education.cells())
    column = {cell: c for c, cell in enumerate(cells)}
    cell = np.array([column[int(a), int(b)] for a, b in zip(students.level, students.school_year, strict=True)])
    pupils = np.zeros((len(world.schools), len(cells)), dtype=np.int64)
    np.add.at(pupils, (students.school, cell), 1)
    groups = group_levels(education, cells, pupils)
    group = groups.group[students.school, cell]
    rank = rank_in_lot(group, _place_in_lot(students, world, system, year), groups)
    factor = np.ones(len(groups.size))
    factor[group] = class_size_factor(system.what_if, education, year)[
        world.schools.school_type[students.school], students.level
    ]
    klas = place_in_classes(group, rank, groups, classes_per_group(groups, factor))
    line = np.lexsort((students.id, klas))
    students = students[line]
    schools = world.schools.copy()
    schools.pupils = np.bincount(students.school, minlength=len(schools))
    schools.first = np.cumsum(schools.pupils) - schools.pupils
    classes = make_classes(students, schools, klas[line])
    return students, classes, schools
