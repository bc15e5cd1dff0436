"""Between promotion and diploma: repeating, moving down or up a level, another programme, another school, vavo.

Weak marks lead to repeating or to the level below, good marks to the level above: a wrong level is corrected (source
E). It is easier within a school that has the other level than by way of another school, and in the undivided first
years.

Parameters: careers.* in evidence/parameters.toml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.careers import kinds
from model.careers.ladder import NOWHERE
from model.careers.places import NO_SCHOOL

if TYPE_CHECKING:
    from model.careers.decide import Turn

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


def share_missed(turn: Turn) -> Floats:
    """Share of the year's lessons that each pupil missed."""
    hours = turn.students.true_hours.sum(axis=1, dtype=np.int64)
    return hours / np.maximum(turn.students.lesson_hours, 1)


def goes_on(turn: Turn) -> Mask:
    """Who neither graduated nor left."""
    here: Mask = turn.students.outcome == kinds.GOES_ON
    return here


def repeat(turn: Turn) -> None:
    """Repetition before the last year, by marks and absence (who failed the final exam repeats the last year)."""
    heat = -turn.value("careers.repetition_achievement") * turn.students.achievement
    heat = heat + turn.value("careers.repetition_absence") * share_missed(turn)
    again = goes_on(turn) & (turn.move == kinds.PROMOTE)
    again &= turn.luck.draw("repetition") < turn.value("careers.repetition") * np.exp(heat)
    turn.go(again, kinds.REPEAT, turn.students.level, turn.students.school_year)


def _ease(turn: Turn, level: npt.NDArray[np.int64]) -> Floats:
    """Factor on moving to a level: another school makes it harder, an undivided year easier."""
    same_school = turn.places.has(turn.school, level)
    early = turn.students.school_year <= turn.ladder.undivided[turn.students.level]
    ease: Floats = np.where(same_school, 1.0, turn.value("careers.other_school"))
    return ease * np.where(early, turn.value("careers.undivided"), 1.0)


def go_down(turn: Turn) -> None:
    """On at the level below, in the year that comes next there at most; before the last year only."""
    students = turn.students
    level = turn.ladder.below[students.level]
    open_to = goes_on(turn) & (level != NOWHERE) & (students.school_year < turn.ladder.years[students.level])
    heat = -turn.value("careers.down_achievement") * students.achievement
    heat = heat - turn.value("careers.up_expectations") * turn.parents.expectations
    chance = turn.value("careers.strength") * turn.value("careers.down") * np.exp(heat) * _ease(turn, level)
    down = open_to & (turn.luck.draw("level_down") < chance)
    turn.go(down, kinds.DOWN, level, np.minimum(students.school_year + 1, turn.ladder.years[level]))


def go_up(turn: Turn) -> None:
    """On at the level above, in the next year, for who is promoted in vo and not yet in the last two years."""
    students = turn.students
    level = turn.ladder.above[students.level]
    open_to = goes_on(turn) & (turn.move == kinds.PROMOTE) & (level != NOWHERE) & turn.ladder.vo[students.level]
    open_to &= students.school_year < turn.ladder.years[students.level] - 1
    heat = turn.value("careers.up_achievement") * students.achievement
    heat = heat + turn.value("careers.up_expectations") * turn.parents.expectations
    chance = turn.value("careers.strength") * turn.value("careers.up") * np.exp(heat) * _ease(turn, level)
    up = open_to & (turn.luck.draw("level_up") < chance)
    turn.go(up, kinds.UP, level, students.school_year + 1)


def change_programme(turn: Turn) -> None:
    """Another programme of the same level in mbo after the first year, where it does not fit (source D)."""
    students = turn.students
    first = goes_on(turn) & turn.ladder.mbo[students.level] & (students.school_year == 1)
    chance = turn.value("careers.programme") * np.exp(turn.value("careers.programme_misfit") * students.misfit)
    anew = first & (turn.move != kinds.DOWN) & (turn.luck.draw("programme") < chance)
    turn.go(anew, kinds.OTHER, students.level, 1)


def try_again_in_vavo(turn: Turn) -> None:
    """Part of those of age who failed a final exam in vo that gives a startkwalificatie try again as adults."""
    students, vavo = turn.students, turn.ladder.vavo_code
    failed = goes_on(turn) & (turn.move == kinds.REPEAT) & turn.ladder.vo[students.level]
    failed &= turn.ladder.qualifies[students.level] & (students.school_year >= turn.ladder.years[students.level])
    failed &= turn.age >= turn.of_age
    goes = failed & (turn.luck.draw("vavo") < turn.value("careers.vavo"))
    if vavo != NOWHERE:
        turn.go(goes, kinds.VAVO, vavo, 1)


def change_school(turn: Turn) -> None:
    """Another school of the region at the same level in vo: who was expelled, and some who move or were bullied."""
    students = turn.students
    same = np.isin(turn.move, (kinds.PROMOTE, kinds.REPEAT)) & (turn.level == students.level)
    chance = turn.value("careers.switch_school") * np.exp(turn.value("careers.switch_bullied") * students.bullied)
    moves = same & (turn.move == kinds.PROMOTE) & turn.ladder.vo[students.level]
    moves &= turn.luck.draw("switch_school") < chance
    moves |= same & (students.expelled > 0)
    rows = np.flatnonzero(moves)
    region = turn.places.region[turn.school[rows]]
    found = turn.places.find(region, turn.level[rows], turn.luck.draw("new_school")[rows], leaving=turn.school[rows])
    near = found != NO_SCHOOL
    near[near] = turn.places.region[found[near]] == region[near]
    rows, found = rows[near], found[near]
    turn.school[rows] = found
    turn.move[rows] = kinds.SWITCH_SCHOOL
