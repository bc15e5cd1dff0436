"""Interventions with a published effect have about that effect in the model, on the pupils whom they find themselves.

A paired comparison of those reached: the same people with the same luck, with the measure and without. The trials had
other pupils in other schools, so an effect is near enough from half of the published size to one and a half times it;
the model's own standard errors are at most a tenth of the effects (a fifth for leaving).
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pytest

from agents.reasons import LABELS
from model import SchoolSystem
from model.careers.kinds import LEAVES_EARLY
from scenarios import load_interventions
from tests.scenarios.test_library_effects import with_use

pytestmark = pytest.mark.slow

PUPILS, WEEKS = 50_000, 40
LIBRARY = load_interventions()
HALF, HALF_MORE = 0.5, 1.5
LESSONS_IN_12_WEEKS = 12 * 5 * 6
LESSONS_A_DAY = 6


@dataclass
class Arm:
    """A year of a town: what everybody missed until each week, and since when a pupil is supported.

    Attributes:
        all, sick: lessons missed so far, shape (weeks, pupils): true ones, and those registered as sick.
        lessons: lessons planned so far, of that shape.
        since: week in which a pupil was first supported; `WEEKS` for who never was.
        left: who left early this year.
    """

    all: list[npt.NDArray[np.float64]] = field(default_factory=list)
    sick: list[npt.NDArray[np.float64]] = field(default_factory=list)
    lessons: list[npt.NDArray[np.float64]] = field(default_factory=list)
    since: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    left: npt.NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, bool))


def live(name: str | None) -> Arm:
    """A year with one intervention, or without any."""
    scenario = with_use(name, LIBRARY[name]) if name else "baseline"
    system = SchoolSystem(students=PUPILS, rng=1, scenario=scenario)
    arm = Arm(since=np.full(len(system.students), WEEKS))
    for week in range(WEEKS):
        system.run(weeks=1)
        students = system.world.students
        arm.all.append(students.true_hours.sum(axis=1).astype(np.float64))
        arm.sick.append(students.registered_hours[:, LABELS.index("sick")].astype(np.float64))
        arm.lessons.append(students.lesson_hours.astype(np.float64))
        if name:
            arm.since[system.support.had(name, system.world) & (arm.since == WEEKS)] = week
    arm.left = np.asarray(system.world.students.outcome == LEAVES_EARLY)
    return arm


@pytest.fixture(scope="module")
def base() -> Arm:
    return live(None)


def after(part: list[npt.NDArray[np.float64]], since: npt.NDArray[np.int64], later: int) -> npt.NDArray[np.float64]:
    """What came more than so many weeks after support began, per pupil reached; nothing when the year was over."""
    reached = np.flatnonzero(since < WEEKS)
    begin = np.minimum(since[reached] + later, WEEKS - 1)
    return part[-1][reached] - np.stack(part)[begin, reached]


@pytest.mark.parametrize(
    ("name", "share"), [("check-and-connect", -0.23), ("letters-to-parents", -0.06), ("text-alerts", -0.12)]
)
def test_absence_of_those_reached_falls_as_published(name: str, share: float, base: Arm) -> None:
    arm = live(name)
    found = after(arm.all, arm.since, 0).sum() / after(base.all, arm.since, 0).sum() - 1.0
    assert HALF * abs(share) < -found < HALF_MORE * abs(share)


@pytest.mark.parametrize(("name", "days"), [("mazl", None), ("mazl-mbo", -1.13)])
def test_sick_days_of_those_reached_fall_as_published(name: str, days: float | None, base: Arm) -> None:
    """Half a year after the start: a share of 30 percent, and in mbo days per twelve school weeks."""
    arm = live(name)
    there, without = (after(one.sick, arm.since, 20).sum() for one in (arm, base))
    if days is None:
        assert HALF * 0.30 < 1.0 - there / without < HALF_MORE * 0.30
    else:
        lessons = after(base.lessons, arm.since, 20).sum()
        found = (there - without) / lessons * LESSONS_IN_12_WEEKS / LESSONS_A_DAY
        assert HALF * abs(days) < -found < HALF_MORE * abs(days)


@pytest.mark.parametrize(("name", "odds_ratio"), [("intensive-coaching", 0.54), ("home-visits", 1.0 / 1.72)])
def test_fewer_of_those_reached_leave_as_published(name: str, odds_ratio: float, base: Arm) -> None:
    """The whole year's leavers; in logs, because odds multiply."""
    arm = live(name)
    reached = arm.since < WEEKS
    there, without = (one.left[reached].mean() for one in (arm, base))
    found = np.log(there / (1.0 - there)) - np.log(without / (1.0 - without))
    assert HALF_MORE * np.log(odds_ratio) < found < HALF * np.log(odds_ratio)
