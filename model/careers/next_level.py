"""After the diploma: who goes on learning, at which next level and by which route.

Where the diploma is no startkwalificatie everybody goes on who did not leave (`model.careers.leaving`), but for
practical training, after which many work. With a startkwalificatie part goes on; the others go out to work or higher
education.

Parameters: careers.onward, .onward_vo, .onward_pro, .first_choice, .next_marks, .bbl, .bbl_job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.careers import kinds

if TYPE_CHECKING:
    from model.careers.decide import Turn

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def go_on_learning(turn: Turn) -> None:
    """Decide where every graduate goes."""
    students, steps = turn.students, turn.ladder
    graduates = students.outcome == kinds.GRADUATES
    on = graduates & (turn.luck.draw("onward") < _share_going_on(turn))
    turn.go(graduates & ~on, kinds.GRADUATE_OUT, students.level, students.school_year)
    target = np.asarray(students.level, np.int64).copy()
    for level, choices in enumerate(steps.first_choices):
        rows = np.flatnonzero(on & (students.level == level))
        if len(rows) and choices:
            target[rows] = _chosen(turn, rows, choices)
    turn.go(on, kinds.GRADUATE_ON, target, steps.entry_year[target])


def _share_going_on(turn: Turn) -> Floats:
    """The chance to go on, by the level of the diploma; 0 where it leads nowhere."""
    steps = turn.ladder
    share = np.ones(len(steps.years))
    share[steps.qualifies & steps.mbo] = turn.value("careers.onward")
    share[steps.qualifies & ~steps.mbo] = turn.value("careers.onward_vo")
    share[steps.practical] = turn.value("careers.onward_pro")
    share[[not choices for choices in steps.first_choices]] = 0.0
    chosen: Floats = share[turn.students.level]
    return chosen


def _chosen(turn: Turn, rows: Ints, choices: tuple[tuple[int, int], ...]) -> Ints:
    """The next level of each graduate of one level: usual ones first, better marks the higher ones."""
    first = turn.value("careers.first_choice")
    usual = np.array([first * (1.0 - first) ** k for k in range(len(choices))])
    usual[-1] = (1.0 - first) ** (len(choices) - 1)
    status = turn.ladder.status[[ways[0] for ways in choices]]
    marks = np.asarray(turn.students.achievement[rows], float)
    pull = turn.value("careers.next_marks") * marks[:, None] * (status - status.mean())
    weight = np.cumsum(usual * np.exp(pull), axis=1)
    spot = turn.luck.draw("next_level")[rows] * weight[:, -1]
    choice = np.minimum((spot[:, None] >= weight).sum(axis=1), len(choices) - 1)
    by_work = learns_at_work(turn, rows)
    return np.array(choices, dtype=np.int64)[choice, by_work.astype(np.int64)]


def learns_at_work(turn: Turn, rows: Ints) -> npt.NDArray[np.bool_]:
    """Whether each would learn at work (bbl), where both routes are open."""
    share = turn.value("careers.bbl")
    by_work = share * np.exp(turn.value("careers.bbl_job") * turn.students.job[rows])
    works: npt.NDArray[np.bool_] = turn.luck.draw("route")[rows] < by_work / (by_work + 1.0 - share)
    return works
