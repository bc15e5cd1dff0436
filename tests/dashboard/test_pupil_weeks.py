"""A pupil up close and the network of the school count the same school weeks, though holidays lie between them."""

import numpy as np

from model import SchoolSystem
from scenarios import load
from viz.dashboard.charts.pupil_year import year_table
from viz.dashboard.school.life import GONE, PRESENT, Asked, live_school
from viz.dashboard.school.pupil import SCHOOL_WEEK, live_pupil


def test_weeks_with_lessons_missed_are_those_of_the_network() -> None:
    asked = Asked(load("baseline"), 1, None)
    life = live_school(asked)
    weeks = SchoolSystem(students=200, rng=1).calendar
    assert len(set(weeks["week"].tolist())) < weeks["week"].max() + 1, "without holidays this says nothing"
    missed = np.where((life.true == GONE).any(axis=0), -1, (life.true > PRESENT).sum(axis=0))
    place = int(np.argmax(missed))
    path = live_pupil(asked, life.pupils[place].number)
    table = year_table(path).set_index("week")["missed"]
    away = {week for week, lessons in table.items() if lessons > 0}
    assert path.days[SCHOOL_WEEK].max() < len(life.true)
    assert away == {week + 1 for week in np.flatnonzero(life.true[:, place] != PRESENT)}
