"""Between two school years: this short page lists the steps in order; `model/careers` holds what each does.

At the year's end every pupil's next step is decided (`model.careers.decide`), so that it is known who will be enrolled
on 1 October. The turn carries it out: early leavers join the former pupils, some of whom return; the others are a year
older at their next level, year and school; newcomers enter; classes, friendships and the register are made anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from agents.records import Records, chosen, joined
from evidence import EducationSystem, Parameters
from model.careers import kinds
from model.careers.arrive import arrive, begin_marks_anew, change_level
from model.careers.entry import newcomers
from model.careers.former import (
    Former,
    Outreach,
    a_year_on,
    coaches_left,
    level_of_return,
    officers_left,
    those_who_left,
)
from model.careers.ladder import Ladder, ladder
from model.careers.luck import YEAR_SHIFT, YearLuck
from model.careers.places import NO_SCHOOL
from model.careers.register import flows_of_entry
from model.changes import class_size_factor
from model.friends_left import share_of_friends_left
from model.networks import make_friends
from model.population.classes import classes_per_group, group_levels, place_in_classes, rank_in_lot
from model.population.luck import uniform
from model.population.schools import make_classes
from model.set_up import room
from model.silent_leavers import note_start, registered_absence
from model.transition_marks import mark_transition
from model.world import World

if TYPE_CHECKING:
    import pandas as pd

    from model.system import SchoolSystem

Ints = npt.NDArray[np.int64]

_YEARLY = ("reports", "suspensions", "outcome", "route", "spell_left", "spell_reason", "lesson_hours", "planned",
           "missed", "skipped", "true_hours", "registered_hours", "window", "reason", "hours", "label", "leads",
           "truant_days", "truant_last_month", "problem_hours", "noted_hours", "planned_before", "problem_before",
           "noted_before", "problem_days", "noted_days", "problem_sum", "noted_sum", "problem_past", "noted_past",
           "hard_weeks", "year_marks", "longest_unauthorised", "suspensions_reported", "provision_hours", "sick_run",
           "refusals", "refusal_run", "part_time", "hidden", "home_weeks", "turned",
           "silent", "withdrawal_reason", "luxury_days", "gone", "gone_day", "dropped", "move", "diploma",
           "coached")  # fmt: skip
"""Fields that begin at zero each school year."""


class NewYear(NamedTuple):
    """What a turn of the year gives.

    Attributes:
        world: the world of the next school year.
        former: the former pupils.
        entries: flows into the system, for the register.
    """

    world: World
    former: Former
    entries: list[pd.DataFrame]


def turn_of_year(system: SchoolSystem) -> NewYear:
    """The next school year."""
    world, education, parameters = system.world, system.education, system.parameters
    seed, ended, steps = int(world.seed), system.lived_years - 1, ladder(system.education)
    world.students.friends_left = share_of_friends_left(world)
    former, back = _former_pupils(system, steps, ended)
    students = _go_on(world, steps, education, parameters, ended)
    new, households = newcomers(students, world.parents, system.places, steps, education, parameters, seed, ended)
    note_start(new)
    everybody = joined(students, back, new)
    parents = joined(world.parents, households)
    parents, everybody, former = _without_empty_households(parents, everybody, former)
    everybody, classes, schools = _remake_classes(everybody, world, system, ended + 1)
    friends = make_friends(
        everybody, np.asarray(everybody.klas, np.int64), world.params, seed, ended + 1, system.pool, system.threads
    )
    made = world._replace(
        students=everybody, parents=parents, classes=classes, schools=schools,
        followers_first=friends.first, followers=friends.followers, ties=friends.ties,
        **room(len(schools), len(everybody)),
    )  # fmt: skip
    made.regions.pupils = np.bincount(schools.region, weights=schools.pupils, minlength=len(made.regions)).astype(int)
    entries = [
        flows_of_entry(back, kinds.RETURN, education, ended),
        flows_of_entry(new, kinds.ENTER, education, ended),
    ]
    return NewYear(made, former, entries)


def _former_pupils(system: SchoolSystem, steps: Ladder, ended: int) -> tuple[Former, Records]:
    """Who is out of school in the coming year, and the records of who returns, at their new place."""
    world, parameters = system.world, system.parameters
    regions = np.asarray(world.schools.region, np.int64)
    former = system.former.with_more(those_who_left(world.students, regions, ended))
    met = np.stack([outcome for year, _, outcome in system.tally.services if year == ended])
    outreach = Outreach(
        coaches_left(world.students, regions, world.regions),
        officers_left(met, world.regions),
        system.education.law.qualification_until,
    )
    stay, back = a_year_on(
        former, world.regions, outreach, parameters, int(world.seed), ended, system.education.ages.max_age
    )
    level, year = level_of_return(back, steps, system.education.law.adult_from)
    luck = YearLuck(int(world.seed), back.people.id, ended)
    school = system.places.find(np.asarray(back.notes.region, np.int64), level, luck.draw("new_school"))
    people = back.people
    found = school != NO_SCHOOL
    level, year = np.where(found, level, people.level), np.where(found, year, people.school_year)
    before_level, before_school = people.level.copy(), people.school.copy()
    begins = steps.mbo[level]
    people.misfit = np.where(begins, luck.misfit(), people.misfit)
    change_level(people, level, back.notes.diploma == 0, steps, parameters)
    begin_marks_anew(people, begins | (level != before_level))
    people.school_year = year
    people.school = np.where(found, school, people.school)
    _begin_again(people, before_level, before_school, system.education, parameters)
    return stay, people


def _go_on(world: World, steps: Ladder, education: EducationSystem, parameters: Parameters, ended: int) -> Records:
    """The pupils who stay in the system, a year older, at their level, year and school of next year."""
    students = world.students
    graduates = (students.outcome == kinds.GRADUATES) & steps.qualifies[students.level]
    students.qualified = students.qualified | graduates
    kept = chosen(students, ~np.isin(students.move, kinds.OUT_OF_SCHOOL))
    level, school = kept.level.copy(), kept.school.copy()
    kept.repeated = kept.move == kinds.REPEAT
    arrive(kept, world.schools, steps, parameters, YearLuck(int(world.seed), kept.id, ended))
    _begin_again(kept, level, school, education, parameters)
    return kept


def _begin_again(
    students: Records, level: npt.NDArray[Any], school: npt.NDArray[Any], education: EducationSystem,
    parameters: Parameters,
) -> None:  # fmt: skip
    """A clean sheet for a new school year, and the mark of the transition that is made."""
    mark_transition(students, level, school, education, parameters)
    note_start(students, registered_absence(students))
    students.expelled[students.school != school] = 0
    for name in _YEARLY:
        students[name] = 0


def _without_empty_households(parents: Records, students: Records, former: Former) -> tuple[Records, Records, Former]:
    """Households without children at school and without former pupils are left out."""
    children = np.bincount(students.household, minlength=len(parents))
    kept = children > 0
    kept[former.people.household] = True
    new_row = np.cumsum(kept) - 1
    students.household = new_row[students.household]
    former.people.household = new_row[former.people.household]
    parents.children = children
    return chosen(parents, kept), students, former


def _place_in_lot(students: Records, world: World, system: SchoolSystem, year: int) -> npt.NDArray[np.float64]:
    """Where a pupil stands when classes are cut: the place of the first year, shifted by some luck of this year.

    So part of the classmates stay together (target class_turnover).
    """
    seed, people = int(world.seed), np.asarray(students.id)
    fresh = uniform(seed, people + (year << YEAR_SHIFT), "class") - 0.5
    return uniform(seed, people, "class") + system.parameters.value("population.class_shuffle") * fresh


def _remake_classes(
    students: Records, world: World, system: SchoolSystem, year: int
) -> tuple[Records, Records, Records]:
    """Pupils in new classes, in order of school and class, with the class records and the schools' sizes."""
    education = system.education
    cells = tuple((education.level_index(level), y) for level, y in education.cells())
    column = np.zeros((len(education.levels), max(year for _, year in cells) + 1), dtype=np.int64)
    column[tuple(np.array(cells).T)] = np.arange(len(cells))
    cell = column[students.level, students.school_year]
    pupils = np.zeros((len(world.schools), len(cells)), dtype=np.int64)
    np.add.at(pupils, (students.school, cell), 1)
    groups = group_levels(education, cells, pupils)
    group = groups.group[students.school, cell]
    rank = rank_in_lot(group, _place_in_lot(students, world, system, year), groups)
    factor = np.ones(len(groups.size))
    sizes = class_size_factor(system.what_if, education, year, int(world.seed), world.schools, system.only)
    factor[group] = sizes[students.school, students.level]
    klas = place_in_classes(group, rank, groups, classes_per_group(groups, factor))
    line = np.lexsort((students.id, klas))
    students = chosen(students, line)
    schools = world.schools.copy()
    schools.suspended = 0
    schools.pupils = np.bincount(students.school, minlength=len(schools))
    schools.first = np.cumsum(schools.pupils) - schools.pupils
    classes = make_classes(students, schools, klas[line])
    return students, classes, schools
