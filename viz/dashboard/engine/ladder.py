"""The legs in which a question is answered: small towns at once, towns of the size asked for in the background.

What the legs are depends on the question alone, not on the machine nor on what was asked before; so does the answer.
"""

import shlex
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from experiments.compare.plan import Plan
from experiments.ensemble.job import Job
from scenarios import Scenario
from scenarios.loader import LIBRARY
from viz.dashboard.engine.errand import Pace
from viz.dashboard.engine.question import Question

SKETCH_PUPILS: Final = 2_000
"""Pupils in the towns that stand for the region in the first answer, when one year is asked for."""
FEWEST_SKETCHED: Final = 500
"""Pupils in them at least, however many years are asked for; fewer do not fill one school of each kind."""
SKETCHES: Final = 4
"""Towns of the first leg."""
FIRST_SKETCHES: Final = 2
"""Towns of the first answer: two, for one gives no interval."""

PUPIL_YEARS: Final = 400_000
"""Pupils times years of the second leg, for each scenario, where that gives a number of towns within the bounds."""
FEWEST_TOWNS: Final = 4
"""Towns of the second leg; with fewer, intervals are wide for want of towns, however large these are."""
MOST_TOWNS: Final = 16
"""More towns narrow intervals little, and each is waited for."""
FIRST_TOWNS: Final = 3
"""Towns after which the second leg takes the place of the first."""
MORE: Final = 2
"""An answer is followed by one from so many times its towns, so that few are worked out on the way."""

_RUN: Final = "run"
"""The name of every scenario in a run, so that scenarios that differ only in name share their runs."""


def replicates_of(students: int, years: int) -> int:
    """Towns in the whole answer to a question of this size.

    Args:
        students: pupils in the region.
        years: school years.

    Example:
        >>> replicates_of(20_000, 1), replicates_of(100_000, 10)
        (16, 4)
    """
    return min(MOST_TOWNS, max(FEWEST_TOWNS, PUPIL_YEARS // (students * years)))


@dataclass(frozen=True)
class Leg:
    """One series of towns, each lived through in every scenario.

    Attributes:
        plan: the runs.
        coarse: whether smaller towns stand for the region.
        pace: whether somebody waits for it.
        first: towns after which there is a first answer.
        key: of the whole answer that it gives.
    """

    plan: Plan
    coarse: bool
    pace: Pace
    first: int
    key: str

    @cached_property
    def runs(self) -> tuple[tuple[str, Job], ...]:
        """Key and run in the order of the plan: replicate by replicate, each with every scenario."""
        jobs = [replace(job, scenario=replace(job.scenario, name=_RUN)) for _, _, job in self.plan.jobs()]
        return tuple((job.key, job) for job in jobs)

    def keys(self, replicates: int) -> list[str]:
        """Keys of the runs of the first replicates, in the order of the plan."""
        return [key for key, _ in self.runs[: replicates * len(self.plan.scenarios)]]

    def follows(self, shown: int, whole: int) -> bool:
        """Whether an answer from so many whole towns is worth working out after one from `shown` towns."""
        if whole <= shown:
            return False
        return whole == self.plan.replicates or whole >= max(self.first, MORE * shown)

    def part(self, replicates: int) -> Plan:
        """The plan of the first towns only."""
        return replace(self.plan, replicates=replicates)


def legs(question: Question) -> tuple[Leg, ...]:
    """The legs of a question, the coarse one first."""
    size = (question.students, question.years)
    small = min(question.students, max(FEWEST_SKETCHED, SKETCH_PUPILS // question.years))
    sketch = _plan(question, small, SKETCHES)
    region = _plan(question, question.students, replicates_of(*size))
    return (
        Leg(sketch, small < question.students, "quick", FIRST_SKETCHES, f"{question.key} sketch"),
        Leg(region, False, "patient", FIRST_TOWNS, f"{question.key} region"),
    )


def _plan(question: Question, students: int, replicates: int) -> Plan:
    return Plan(question.scenarios, students, None, question.years, replicates, question.seed)


def command_of(plan: Plan) -> str:
    """What gives the same comparison in a terminal; scenarios that are not the library's are files there."""
    names = [each.name if _is_of_library(each) else f"{each.name}.toml" for each in plan.scenarios]
    flags = {"--replicates": plan.replicates, "--students": plan.students, "--years": plan.years, "--seed": plan.seed,
             "--parameters": plan.source}  # fmt: skip
    given = [str(part) for flag in flags.items() for part in flag]
    return shlex.join(["verzuim", "compare", *names, *given])


def _is_of_library(scenario: Scenario) -> bool:
    return scenario.path == LIBRARY / f"{scenario.name}.toml"
