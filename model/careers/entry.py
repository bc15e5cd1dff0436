"""Who comes in: pupils of 12 by their advice, some from abroad, and older ones into mbo and vavo from outside.

How many follows from the first years that schools had at the start (national shares by level) and does not react to the
stocks, so that a population out of balance shows.

Parameters: careers.entry, .abroad, .outside_mbo1 … .outside_mbo4, .outside_vavo.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from agents import records
from agents.records import Records
from evidence import EducationSystem, Parameters
from model.careers.ladder import Ladder
from model.careers.luck import YEAR_SHIFT
from model.careers.numbers import ABROAD, HOUSEHOLD, numbers
from model.careers.places import Places
from model.careers.siblings import NEW_HOUSEHOLD, join_siblings
from model.population.ages import age_given_year
from model.population.build import give_circumstances
from model.population.households import draw_parents
from model.population.luck import uniform
from model.population.traits import give_traits

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def newcomers(
    students: Records,
    parents: Records,
    places: Places,
    steps: Ladder,
    education: EducationSystem,
    parameters: Parameters,
    seed: int,
    year: int,
) -> tuple[Records, Records]:
    """The year's newcomers and their households.

    Args:
        students: pupils who stay, of the coming year.
        parents: all households; `raised` is written for those that a newcomer joins.
        places: what schools offer.
        steps: the levels.
        education: the education system.
        parameters: the parameters.
        seed: the run's seed key.
        year: the simulated school year that ended.

    Returns:
        Records of the newcomers, and of the new households (their rows follow those of `parents`).
    """
    at_start, abroad = _numbers(places, steps, parameters, seed, year)
    school, level = (np.repeat(part, (at_start + abroad).ravel()) for part in np.indices(at_start.shape).reshape(2, -1))
    from_abroad = _last_of_each(at_start, abroad)
    new = records.empty(records.STUDENT, len(school))
    new.id = numbers(year + 1, school, level, _place_in_cell(at_start, abroad) + ABROAD * from_abroad)
    new.school, new.level, new.school_year = school, level, 1
    _give_years(new, from_abroad, steps, seed)
    _give_ages(new, from_abroad, education, steps, seed)
    new.sex = uniform(seed, new.id, "sex") < parameters.value("population.boys")
    region = places.region[new.school]
    status = _status_of_level(places, steps)[new.level]
    young = steps.vo[new.level] & (new.school_year == 1)
    joins = join_siblings(new, region, status, young, students, parents, parameters, seed)
    alone = joins == NEW_HOUSEHOLD
    made = _new_households(new.id[alone], region[alone])
    draw_parents(made, status[alone], education, seed, parameters)
    new.household = joins
    new.household[alone] = len(parents) + np.arange(len(made))
    new.background = np.concatenate([parents.background, made.background])[new.household]
    give_traits(new, education, seed, parameters)
    give_circumstances(new, education, seed, parameters)
    return new, made


def _new_households(newcomers: Ints, region: Ints) -> Records:
    made = records.empty(records.PARENT, len(newcomers))
    made.id = newcomers + HOUSEHOLD
    made.raised = 1
    made.region = region
    return made


def _status_of_level(places: Places, steps: Ladder) -> Floats:
    """Status of each level in standard deviations from that of the mean pupil at the start."""
    pupils = places.pupils.sum(axis=0)
    mean = np.average(steps.status, weights=pupils)
    spread = np.sqrt(np.average((steps.status - mean) ** 2, weights=pupils))
    standard: Floats = (steps.status - mean) / max(float(spread), 1e-9)
    return standard


def _numbers(places: Places, steps: Ladder, parameters: Parameters, seed: int, year: int) -> tuple[Ints, Ints]:
    """Newcomers per school and level: into the first year, and from abroad into any year of vo; by lot."""
    share = np.zeros(len(steps.years))
    share[steps.vo] = parameters.value("careers.entry")
    share[steps.vavo] = parameters.value("careers.outside_vavo")
    ranks = np.unique(steps.status[steps.mbo], return_inverse=True)[1]
    share[steps.mbo] = np.array([parameters.value(f"careers.outside_mbo{min(r, 3) + 1}") for r in ranks])
    abroad = np.where(steps.vo, parameters.value("careers.abroad"), 0.0)
    cells = np.arange(places.pupils.size).reshape(places.pupils.shape) + (year << YEAR_SHIFT)
    first = _by_lot(places.beginners * share, uniform(seed, cells, "intake"))
    return first, _by_lot(places.pupils * abroad, uniform(seed + 1, cells, "intake"))


def _by_lot(wanted: npt.NDArray[Any], luck: Floats) -> Ints:
    return np.floor(wanted + luck).astype(np.int64)


def _last_of_each(first: Ints, last: Ints) -> npt.NDArray[np.bool_]:
    """In a line of first[k] and then last[k] people for every cell k: who is of the last kind."""
    counts = np.stack([first.ravel(), last.ravel()], axis=1).ravel()
    return np.repeat(np.tile([False, True], first.size), counts)


def _place_in_cell(first: Ints, last: Ints) -> Ints:
    """Rank of each within its cell and kind, for the same line of people."""
    counts = np.stack([first.ravel(), last.ravel()], axis=1).ravel()
    places: Ints = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return places


def _give_years(new: Records, from_abroad: npt.NDArray[np.bool_], steps: Ladder, seed: int) -> None:
    """Who comes from abroad enters any year but the last."""
    open_years = np.maximum(steps.years[new.level] - 1, 1)
    any_year = 1 + (uniform(seed, new.id, "abroad_year") * open_years).astype(np.int64)
    new.school_year = np.where(from_abroad, any_year, 1)


def _give_ages(
    new: Records, from_abroad: npt.NDArray[np.bool_], education: EducationSystem, steps: Ladder, seed: int
) -> None:
    """Ages on 1 October: on time or a year late in vo; later than usual in mbo and vavo."""
    luck = uniform(seed, new.id, "age")
    usual = age_given_year(education)
    for level in np.unique(new.level):
        here = np.flatnonzero(new.level == level)
        if steps.vo[level]:
            entry = education.levels[int(level)].entry_age
            ages, chances = _within(*usual[int(level), 1], entry, entry + 1)
            new.age[here] = _drawn(ages, chances, luck[here]) + new.school_year[here] - 1
        else:
            entry = education.levels[int(level)].entry_age
            ages, chances = _within(*usual[int(level), 1], entry + 1, education.ages.max_age)
            new.age[here] = _drawn(ages, chances, luck[here])


def _within(ages: Ints, chances: Floats, low: int, high: int) -> tuple[Ints, Floats]:
    kept = (ages >= low) & (ages <= high)
    return ages[kept], chances[kept] / chances[kept].sum()


def _drawn(ages: Ints, chances: Floats, luck: Floats) -> Ints:
    drawn: Ints = ages[np.searchsorted(np.cumsum(chances)[:-1], luck, side="right")]
    return drawn
