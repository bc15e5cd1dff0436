"""Former pupils: those who left without a startkwalificatie, kept until they come back or turn 23.

Each keeps the whole record, so that who returns is the same person, and a note of how it came to leaving. They live
at home, work, or are at a provision; each year some find work, and some return to education, sooner with a concrete
future, less from work. Who is of age may be helped back by a coach of the Doorstroompunt (source D). Who is not is
absent in the absolute sense of the law, without a school: the attendance officer looks them up (source B 1.1). Both do
so as far as the capacity goes that the year's pupils left.

Parameters: careers.return, .return_perspective, .return_work, .return_coach, .return_officer, .work, .work_market.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from agents import records
from agents.records import Records, chosen, joined
from agents.services import AT_OWN_SCHOOL, OFFICER
from evidence import Parameters
from model.careers import kinds
from model.careers.ladder import NOWHERE, Ladder
from model.careers.luck import YearLuck
from model.institutions.queues import SEEN

Ints = npt.NDArray[np.int64]

WEEKS_A_YEAR = 52.0
PER_PUPILS = 1000.0
"""Capacity is counted in cases a week by so many pupils of the region."""

STATUS = ("at_home", "work", "provision")
AT_HOME, WORK, PROVISION = range(len(STATUS))

NOTE = np.dtype(
    [
        ("since", "i2"),  # simulated school year at whose end, or in which, the pupil left
        ("region", "i4"),  # row of the region of the last school
        ("status", "i1"),  # place in STATUS
        ("diploma", "i1"),  # 1 with a diploma of the level that was left
    ],
    align=True,
)
"""What is known of a former pupil beside the record."""


@dataclass(frozen=True)
class Former:
    """Everybody who left early and may return.

    Attributes:
        people: their records as pupils, shape (n,), `age` kept up to date.
        notes: a NOTE for each, shape (n,).
    """

    people: Records
    notes: Records

    def part(self, which: npt.NDArray[np.bool_]) -> Former:
        """Some of them."""
        return Former(chosen(self.people, which), chosen(self.notes, which))

    def with_more(self, other: Former) -> Former:
        """These and others."""
        return Former(joined(self.people, other.people), joined(self.notes, other.notes))


class Outreach(NamedTuple):
    """What services of a region have left for former pupils.

    Attributes:
        coaches: cases that coaches of the Doorstroompunt can still take, per region.
        officers: cases that attendance officers can still take, per region.
        of_age: age from which the coach acts, not the officer [years].
    """

    coaches: npt.NDArray[np.float64]
    officers: npt.NDArray[np.float64]
    of_age: int


def nobody() -> Former:
    """The pool at the start of a run."""
    return Former(records.empty(records.STUDENT, 0), records.empty(NOTE, 0))


def those_who_left(students: Records, regions: Ints, year: int) -> Former:
    """The year's early leavers.

    Args:
        students: pupils with their decisions.
        regions: region of each school.
        year: the simulated school year that ended.
    """
    people = chosen(students, students.move == kinds.LEAVE_EARLY)
    notes = records.empty(NOTE, len(people))
    notes.since, notes.region, notes.diploma = year, regions[people.school], people.diploma
    notes.status = np.where(people.route == kinds.PULL, WORK, AT_HOME)
    notes.status[people.provision != AT_OWN_SCHOOL] = PROVISION
    return Former(people, notes)


def a_year_on(
    former: Former, regions: Records, outreach: Outreach, parameters: Parameters, seed: int, year: int, oldest: int,
) -> tuple[Former, Former]:  # fmt: skip
    """A year in the life of former pupils.

    Args:
        former: who left in this year or before.
        regions: their labour market.
        outreach: what coaches and officers have left for them.
        parameters: the parameters.
        seed: the run's seed key.
        year: simulated school year that ended.
        oldest: oldest age that is simulated [years].

    Returns:
        Those who stay out of school (a year older, under 23), and those who return to education.
    """
    people, notes = former.people.copy(), former.notes.copy()
    luck = YearLuck(seed, people.id, year)
    market = parameters.value("careers.work_market") * regions.labour_market[notes.region]
    share = parameters.value("careers.work")
    finds = luck.draw("work") < share * np.exp(market) / (share * np.exp(market) + 1.0 - share)
    notes.status[(notes.status == AT_HOME) & finds] = WORK
    young = people.age < oldest
    waited = np.asarray(notes.since) < year  # who left this year is by definition not enrolled on the next 1 October
    returns = young & waited & (luck.draw("return") < chance_to_return(people, notes, outreach, parameters))
    people.age += 1
    people.coached = 0
    older = Former(people, notes)
    return older.part(young & ~returns), older.part(returns)


def chance_to_return(
    people: Records, notes: Records, outreach: Outreach, parameters: Parameters
) -> npt.NDArray[np.float64]:
    """The chance of each to be back at school on the next 1 October, when nobody else is asked."""
    value = parameters.value
    minor = people.age + 1 < outreach.of_age
    found = _reached(minor, notes.region, outreach.officers)
    coached = np.where(people.coached == 1, 1.0, _reached(~minor, notes.region, outreach.coaches))
    coach = 1.0 + (value("careers.return_coach") - 1.0) * value("doorstroompunt.strength") * coached
    coach *= 1.0 + (value("careers.return_officer") - 1.0) * value("officer.strength") * found
    chance = value("careers.return") * np.exp(value("careers.return_perspective") * people.perspective)
    chance *= coach * np.where(notes.status == WORK, value("careers.return_work"), 1.0)
    return np.minimum(chance, 1.0)


def _reached(who: npt.NDArray[np.bool_], region: Ints, capacity: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Share of those of a mask who are reached in their region; 0 for the others."""
    many = np.bincount(region[who], minlength=len(capacity))
    return np.where(who, np.minimum(capacity / np.maximum(many, 1), 1.0)[region], 0.0)


def coaches_left(students: Records, school_region: Ints, regions: Records) -> npt.NDArray[np.float64]:
    """Capacity of the Doorstroompunt that the year's pupils left for former pupils, in cases per region."""
    busy = np.bincount(school_region[students.school[students.coached == 1]], minlength=len(regions))
    return _left_of(regions.coach_capacity, regions.pupils, busy)


def officers_left(met: npt.NDArray[np.float64], regions: Records) -> npt.NDArray[np.float64]:
    """Capacity of attendance officers that the year's pupils left for those without a school, in cases per region.

    Args:
        met: outcomes of the year's Friday meetings, shape (weeks, regions, services, 4).
        regions: records.
    """
    return _left_of(regions.officer_capacity, regions.pupils, met[:, :, OFFICER, SEEN].sum(axis=0))


def _left_of(weekly: npt.NDArray[Any], pupils: npt.NDArray[Any], busy: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """What a capacity in cases a week per 1,000 pupils leaves in a year beside so many cases."""
    left: npt.NDArray[np.float64] = np.maximum(weekly.astype(float) * WEEKS_A_YEAR * pupils / PER_PUPILS - busy, 0.0)
    return left


def level_of_return(back: Former, steps: Ladder, of_age: int) -> tuple[Ints, Ints]:
    """Level and programme year at which each begins again.

    After a diploma the most usual next level; in mbo the same level from its start; in vo the same class when young;
    who is of age tries havo or vwo in vavo, and otherwise begins at the lowest mbo level.
    """
    level = np.asarray(back.people.level, np.int64)
    after = np.array([ways[0][0] if ways else NOWHERE for ways in steps.first_choices])[level]
    grown = steps.vo[level] & (back.people.age >= of_age)
    adult = np.where(steps.qualifies[level] & (steps.vavo_code != NOWHERE), steps.vavo_code, steps.lowest_mbo)
    target = np.where(grown & (adult != NOWHERE), adult, level)
    target = np.where((back.notes.diploma == 1) & (after != NOWHERE), after, target)
    same = steps.vo[level] & (target == level)
    return target, np.where(same, back.people.school_year, steps.entry_year[target])
