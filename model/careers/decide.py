"""The year's end, after the exams: what every pupil does next, and so who is enrolled on the next 1 October.

Written into `student.move`, `.next_level`, `.next_year` and `.next_school`; the turn of the year carries it out. The
order of the rules is the order in which they are tried here; each later one may take up a pupil whom an earlier one
left where the programme leads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.records import Records
from agents.services import EXEMPT
from evidence import EducationSystem, Parameters
from model.careers import kinds
from model.careers.ladder import Ladder, ladder
from model.careers.luck import YearLuck
from model.careers.mobility import (
    change_programme,
    change_school,
    go_down,
    go_up,
    repeat,
    try_again_in_vavo,
)
from model.careers.next_level import go_on_learning
from model.careers.places import NO_SCHOOL, Places
from model.world import World

Mask = npt.NDArray[np.bool_]


@dataclass
class Turn:
    """The decisions under way, arrays of shape (pupils,).

    Attributes:
        students: the pupils as they end the year.
        parents: record of each pupil's household.
        ladder: the levels.
        places: what schools offer.
        parameters: the parameters.
        luck: this year's draws.
        age: age on the next 1 October.
        oldest: oldest age that is simulated.
        of_age: age of majority, from which vavo is open.
        level, year, school, move: what was decided so far.
    """

    students: Records
    parents: Records
    ladder: Ladder
    places: Places
    parameters: Parameters
    luck: YearLuck
    age: npt.NDArray[np.int64]
    oldest: int
    of_age: int
    level: npt.NDArray[np.int64]
    year: npt.NDArray[np.int64]
    school: npt.NDArray[np.int64]
    move: npt.NDArray[np.int64]

    def value(self, name: str) -> float:
        """A parameter."""
        return self.parameters.value(name)

    def go(self, who: Mask, move: int, level: Any, year: Any) -> None:
        """Decide a move for the pupils of a mask; level and year are given for all pupils or as one number."""
        self.move[who] = move
        self.level[who] = np.broadcast_to(level, who.shape)[who]
        self.year[who] = np.broadcast_to(year, who.shape)[who]


def decide(world: World, education: EducationSystem, parameters: Parameters, places: Places, year: int) -> None:
    """Decide what comes next for every pupil, at the end of a school year.

    Args:
        world: after the exams (`model.careers.leaving.year_ends`); students are written.
        education: levels and ages.
        parameters: the parameters.
        places: what schools offer.
        year: the simulated school year that ends.
    """
    students = world.students
    turn = _begin(world, education, parameters, places, year)
    repeat(turn)
    go_down(turn)
    go_up(turn)
    change_programme(turn)
    try_again_in_vavo(turn)
    go_on_learning(turn)
    _stay_exempt(turn)
    _leave(turn)
    _find_schools(turn)
    change_school(turn)
    students.move, students.next_level, students.next_year = turn.move, turn.level, turn.year
    students.next_school = turn.school


def _begin(world: World, education: EducationSystem, parameters: Parameters, places: Places, year: int) -> Turn:
    """Everybody is promoted; who is in the last year stays in it until a rule says otherwise."""
    students = world.students
    steps = ladder(education)
    level = np.asarray(students.level, np.int64)
    last = students.school_year >= steps.years[level]
    return Turn(
        students=students,
        parents=world.parents[students.household],
        ladder=steps,
        places=places,
        parameters=parameters,
        luck=YearLuck(int(world.seed), students.id, year),
        age=np.asarray(students.age, np.int64) + 1,
        oldest=education.ages.max_age,
        of_age=education.law.adult_from,
        level=level.copy(),
        year=np.where(last, students.school_year, students.school_year + 1).astype(np.int64),
        school=np.asarray(students.school, np.int64).copy(),
        move=np.where(last, kinds.REPEAT, kinds.PROMOTE).astype(np.int64),
    )


def _stay_exempt(turn: Turn) -> None:
    """Who is exempt from school (article 5a) had no lessons to be promoted by: the place on the roll stays."""
    exempt = turn.students.provision == EXEMPT
    turn.go(exempt, kinds.REPEAT, turn.students.level, turn.students.school_year)


def _leave(turn: Turn) -> None:
    """Who leaves early is gone, unless he begins again before 1 October; who is too old is beyond the simulation."""
    students = turn.students
    left = students.outcome == kinds.LEAVES_EARLY
    again = left & (students.dropped == 1) & (turn.age <= turn.oldest)
    more = (turn.value("careers.return_coach") - 1.0) * turn.value("doorstroompunt.strength") * students.coached
    again &= turn.luck.draw("reenter") < turn.value("careers.reenter") * (1.0 + more)
    turn.go(again, kinds.OTHER, students.level, np.where(turn.ladder.mbo[students.level], 1, students.school_year))
    students.route[again] = 0
    students.outcome[again] = kinds.GOES_ON
    turn.move[left & ~again] = kinds.LEAVE_EARLY
    stays = ~np.isin(turn.move, kinds.OUT_OF_SCHOOL)
    turn.move[stays & (turn.age > turn.oldest)] = kinds.AGE_OUT


def _find_schools(turn: Turn) -> None:
    """A school for who cannot stay at the own one; who finds none repeats the year there, or with a diploma is out."""
    stays = ~np.isin(turn.move, kinds.OUT_OF_SCHOOL)
    moves = stays & (turn.level != turn.students.level) & ~turn.places.has(turn.school, turn.level)
    rows = np.flatnonzero(moves)
    region = turn.places.region[turn.school[rows]]
    found = turn.places.find(region, turn.level[rows], turn.luck.draw("new_school")[rows])
    turn.school[rows] = np.where(found == NO_SCHOOL, turn.school[rows], found)
    lost = np.zeros(len(turn.move), dtype=bool)
    lost[rows[found == NO_SCHOOL]] = True
    turn.go(lost, kinds.REPEAT, turn.students.level, turn.students.school_year)
    turn.move[lost & (turn.students.outcome == kinds.GRADUATES)] = kinds.GRADUATE_OUT
