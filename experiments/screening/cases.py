"""What screening is for: conditions that a school wants to see coming, and the week in which each came true."""

from typing import Final, Literal, get_args

import numpy as np
import numpy.typing as npt

from evidence.checking import Words
from model.institutions.at_home import WAS_HIDDEN, WAS_KEARNEY_TRUE, WAS_OFFICIAL
from model.social import CHRONIC
from model.world import World

Condition = Literal["leaver", "chronic", "thuiszitter", "problematic"]

CONDITIONS: Final[dict[Condition, Words]] = {
    "leaver": Words(nl="dit jaar vsv'er wordt", en="becomes an early leaver this year"),
    "chronic": Words(nl="dit jaar werkelijk een tiende of meer mist", en="truly misses a tenth or more this year"),
    "thuiszitter": Words(nl="langer dan drie maanden thuiszit", en="sits at home for over three months"),
    "problematic": Words(
        nl="werkelijk problematisch verzuim heeft (Kearney)", en="has truly problematic absence (Kearney)"
    ),
}
"""Condition → what comes true."""

if tuple(CONDITIONS) != get_args(Condition):
    raise AssertionError("CONDITIONS and Condition name different conditions")

NOT = -1
"""The week of who does not meet a condition."""

Weeks = npt.NDArray[np.int16]

_HOME: Final = WAS_OFFICIAL | WAS_HIDDEN


class Watch:
    """Looks on Fridays at what comes true.

    Args:
        pupils: how many.
        weeks: school weeks of the year.
    """

    def __init__(self, pupils: int, weeks: int) -> None:
        self._weeks = weeks
        self._missed = np.zeros((weeks, pupils), np.uint16)
        self._gone, self._home, self._kearney = (np.full(pupils, NOT, np.int16) for _ in range(3))

    def look(self, world: World, week: int) -> None:
        """One Friday, week 0 the first."""
        students = world.students
        self._missed[week] = students.true_hours.sum(axis=1)
        marks = np.asarray(students.year_marks)
        for first, now in (
            (self._gone, np.asarray(students.gone) == 1),
            (self._home, marks & _HOME > 0),
            (self._kearney, marks & WAS_KEARNEY_TRUE > 0),
        ):
            first[now & (first == NOT)] = week

    def weeks_of(self, condition: Condition, world: World, left: npt.NDArray[np.bool_]) -> Weeks:
        """The week in which a condition came true, `NOT` when it did not, shape (pupils,).

        An early leaver's is the week in which he or she, of age, decided to go, and the end of the year otherwise
        (the number of weeks). Chronic absence comes true when a tenth of the year's lessons has been missed.

        Args:
            condition: which.
            world: at the year's end.
            left: who left early this year.
        """
        if condition == "thuiszitter":
            return self._home
        if condition == "problematic":
            return self._kearney
        if condition == "leaver":
            return np.where(left, np.where(self._gone == NOT, self._weeks, self._gone), NOT).astype(np.int16)
        lessons = np.asarray(world.students.lesson_hours, np.float64)
        chronic = (self._missed[-1] >= CHRONIC * lessons) & (lessons > 0)
        reached = (self._missed >= CHRONIC * lessons).argmax(axis=0)
        return np.where(chronic, reached, NOT).astype(np.int16)
