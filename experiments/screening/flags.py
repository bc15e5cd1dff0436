"""When each rule first flags each pupil."""

import numpy as np
import numpy.typing as npt

from model.support.found import all_hold, any_holds
from model.support.line import next_in_line
from scenarios.screening import Rule, Screening

NEVER = -1
"""The week of who is never flagged."""

Mask = npt.NDArray[np.bool_]
Signs = npt.NDArray[np.float32]


def flagged_by(rule: Rule, signs: Signs) -> Mask:
    """Whom a rule flags on the signs of one Friday, shape (pupils,).

    Args:
        rule: the rule.
        signs: `model.support.signs.signs_of`, shape (pupils, signs).
    """
    found = any_holds(rule.any, signs)
    return found & all_hold(rule.all, signs) if rule.all else found


class Flags:
    """First weeks, of all rules and all points of curves.

    Args:
        screening: the rules.
        pupils: how many.

    Attributes:
        rules: first week of each rule, `NEVER` without, shape (rules, pupils).
        points: of each curve the same, shape (points, pupils).
    """

    def __init__(self, screening: Screening, pupils: int) -> None:
        self._screening = screening
        self.rules = np.full((len(screening.rule), pupils), NEVER, np.int16)
        self.points = [np.full((len(curve.points), pupils), NEVER, np.int16) for curve in screening.curve]

    def look(self, signs: Signs, here: Mask, week: int) -> None:
        """One Friday.

        Args:
            signs: everybody's.
            here: who is still at school, for nobody else can be flagged.
            week: 0 the first.
        """
        for first, rule in zip(self.rules, self._screening.rule, strict=True):
            _note(first, flagged_by(rule, signs) & here, week)
        for points, curve in zip(self.points, self._screening.curve, strict=True):
            for first, sign in zip(points, curve.points, strict=True):
                _note(first, any_holds((sign,), signs) & here, week)


def _note(first: npt.NDArray[np.int16], now: Mask, week: int) -> None:
    first[now & (first == NEVER)] = week


def looked_at(
    first: npt.NDArray[np.int16],
    school: npt.NDArray[np.int64],
    lot: npt.NDArray[np.float64],
    sizes: npt.NDArray[np.int64],
    per_1000: float,
    weeks: int,
) -> npt.NDArray[np.int16]:
    """The week in which somebody has time for each flagged pupil: first come, first served, by lot among equals.

    Args:
        first: week of the flag, `NEVER` without, shape (pupils,).
        school: row of each pupil's school.
        lot: a number per pupil that decides between equals.
        sizes: pupils of each school.
        per_1000: pupils per 1,000 pupils whom a school can look at in a week; what is not used is lost, but for the
            part of a pupil that is left over.
        weeks: school weeks of the year.

    Returns:
        Shape (pupils,); `NEVER` for who was never flagged, and for whom there was no time.
    """
    done = np.full(len(first), NEVER, np.int16)
    time = np.zeros(len(sizes))
    each_week = per_1000 / 1000.0 * np.asarray(sizes, np.float64)
    for week in range(weeks):
        time += each_week
        rows = np.flatnonzero((first != NEVER) & (first <= week) & (done == NEVER))
        room = np.floor(time).astype(np.int64)
        time -= room
        taken = next_in_line(school[rows], week - first[rows].astype(np.int64), lot[rows], room)
        done[rows[taken]] = week
    return done
