"""The runs of a lesson as jobs of the engine, and the numbers that their rows give. Nothing runs here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from evidence.checking import Words
from experiments.compare.plan import Plan
from experiments.compare.run import NO_DRAW, RUN_COLUMNS
from experiments.ensemble.job import JOB, Job
from experiments.trial.arms import arms_of
from experiments.trial.design import Design
from experiments.trial.job import MEASURE, TrialJob
from scenarios import Scenario
from viz.dashboard.lesson.found import Found, from_comparison, from_trial
from viz.dashboard.lesson.loader import SCENARIOS
from viz.dashboard.lesson.schema import Lived, NumberOf
from viz.dashboard.lesson.sheets import HERE

_PACKAGE: Final = "package"

MEASURE_OF_PACKAGE: Final = "days_true"
"""What a package is held to: school days truly missed."""


@dataclass(frozen=True)
class Runs:
    """What is lived through for a lesson, a challenge or a package.

    Attributes:
        lived: size, years, towns and kind.
        scenarios: the base first.
        numbers: what is worked out.
    """

    lived: Lived
    scenarios: tuple[Scenario, ...]
    numbers: tuple[NumberOf, ...]

    def jobs(self) -> list[tuple[str, int, Job]]:
        """Name of the scenario, number of the town from 0, and the run; town by town."""
        lived = self.lived
        if lived.kind == "trial":
            return [(job.scenario.name, town, job) for town, job in enumerate(self._trials())]
        return Plan(
            scenarios=self.scenarios, students=lived.students, schools=None, years=lived.years,
            replicates=lived.replicates, seed=lived.seed,
        ).jobs()  # fmt: skip

    def _trials(self) -> list[TrialJob]:
        lived, (base, scenario) = self.lived, self.scenarios
        assert lived.window is not None  # the loader looked
        arms, design = arms_of(scenario, base, "pupil"), Design(outcomes=("absence",), window=lived.window)
        return [
            TrialJob(
                scenario=arms.scenario, students=lived.students, schools=None, years=lived.years,
                seed=lived.seed + town, measure=MEASURE, arms=arms, design=design,
            )
            for town in range(lived.replicates)
        ]  # fmt: skip

    @property
    def command(self) -> str:
        """What makes the same runs in a terminal; of a package, which is no file, with what it is made of alone."""
        lived, names = self.lived, [_named(scenario) for scenario in self.scenarios]
        size = f"--students {lived.students} --years {lived.years} --replicates {lived.replicates} --seed {lived.seed}"
        if lived.kind == "trial":
            return f"verzuim trial {names[1]} --unit pupil --outcome absence --window {lived.window} {size}"
        return f"verzuim compare {' '.join(names)} {size} --parameters fixed"

    def with_seed(self, seed: int) -> "Runs":
        """The same in other towns."""
        return replace(self, lived=self.lived.model_copy(update={"seed": seed}))

    def found(self, rows: pd.DataFrame) -> Found:
        """The numbers.

        Args:
            rows: what the jobs gave, with a column `job` that holds their keys; whole towns, in any number.
        """
        named = self.jobs()
        runs = pd.DataFrame(
            {
                "scenario": [name for name, _, _ in named],
                "replicate": [town for _, town, _ in named],
                "seed": [job.seed for _, _, job in named],
                "draw": NO_DRAW,
                JOB: [job.key for _, _, job in named],
            }
        )
        counts = runs.merge(rows, on=JOB, validate="many_to_many").drop(columns=JOB)
        if self.lived.kind == "trial":
            return from_trial(self.numbers, counts)
        assert list(counts.columns[: len(RUN_COLUMNS)]) == list(RUN_COLUMNS)
        return from_comparison(self.numbers, self.scenarios[0].name, counts)


def _named(scenario: Scenario) -> str:
    """A name of the library, or the path of a file of the lessons from the root of the project."""
    if scenario.path.parent != SCENARIOS:
        return scenario.name
    return scenario.path.relative_to(HERE.parents[2]).as_posix()


def package(chosen: Sequence[Scenario], base: Scenario) -> Scenario:
    """All that some scenarios add to a base, in one scenario.

    Args:
        chosen: scenarios of which each only adds interventions and changes to the base.
        base: what they are based on.

    Example:
        >>> from scenarios import load
        >>> base = load("baseline")
        >>> [plan.name for plan in package([load("coaching"), load("mazl")], base).interventions]
        ['intensive-coaching', 'mazl', 'mazl-mbo']
    """
    plans = {plan.name: plan for each in chosen for plan in each.interventions}
    own = [change for each in chosen for change in each.changes if not change.by]
    brought = [change for plan in plans.values() for change in plan.changes]
    titles = {lang: " + ".join(each.title[lang] for each in chosen) for lang in ("nl", "en")}
    return replace(
        base, name=_PACKAGE, based_on=(base.name,), title=Words(**titles), question=None,
        changes=(*base.changes, *own, *brought), interventions=tuple(plans.values()),
    )  # fmt: skip


def package_runs(lived: Lived, chosen: Sequence[Scenario], base: Scenario, measure: str) -> Runs:
    """The runs of a package beside its base: what it costs, and by how much the measure changes.

    Args:
        lived: size, years and towns of the lesson.
        chosen: scenarios in the package.
        base: what it is held against.
        measure: name in `experiments.compare.measured`.
    """
    numbers = (
        NumberOf(id="price", what="price", scenario=_PACKAGE),
        NumberOf(id="difference", what="difference", measure=measure, scenario=_PACKAGE, digits=2),
    )
    return Runs(lived.model_copy(update={"scenarios": (_PACKAGE,)}), (base, package(chosen, base)), numbers)
