"""`verzuim trial`: what it takes, where it keeps its runs and its outcome, and what it prints as JSON."""

import json
import math
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from experiments.results import FIGURES_FOLDER
from experiments.trial import kept
from experiments.trial.design import Design
from experiments.trial.outcomes import OUTCOMES
from experiments.trial.run import Plan, do_trial, plan
from experiments.trial.trial import Trial
from experiments.whole import whole_folder
from verzuim.flags import RESULTS, check_bounds
from verzuim.places import check_place, check_workers_given
from verzuim.progress import Report
from viz.figures import save
from viz.trial import figures

OUTCOME: Final = "trial"
"""Folder of the tables and the figures, written whole."""


@dataclass(frozen=True)
class Asked:
    """What a user asked of `verzuim trial`; None is "as the scenario says", or as the machine has.

    Attributes:
        scenario: name or file of what is tried.
        base: name or file of what it is held against.
        unit: what is given its arm by lot.
        n: units in all.
        alpha: chance of a false alarm that is accepted.
        outcomes: what is measured; all when empty.
        window: weeks before and after.
        replicates: towns.
        students: pupils in each town.
        years: school years.
        seed: of the first town.
        jobs: processes.
        scheduler: address of a Dask scheduler instead.
    """

    scenario: str
    base: str | None
    unit: str
    n: int | None
    alpha: float
    outcomes: tuple[str, ...]
    window: int
    replicates: int
    students: int | None
    years: int | None
    seed: int | None
    jobs: int | None
    scheduler: str | None

    def plan(self) -> Plan:
        """The trial, when nothing is wrong with what was asked.

        Raises:
            BadInput: about the first thing that is.
        """
        for name in ("replicates", "students", "years", "seed", "jobs"):
            check_bounds(name, getattr(self, name))
        check_workers_given(self.jobs, self.scheduler)
        wanted: Any = self.outcomes or tuple(OUTCOMES)
        unit: Any = self.unit
        design = Design(unit, self.n, self.alpha, wanted, self.window)
        return plan(
            self.scenario, design, replicates=self.replicates, base=self.base, students=self.students,
            years=self.years, seed=self.seed,
        )  # fmt: skip

    def command(self, made: Plan) -> str:
        """What makes the same trial again, with all that was left to the scenario filled in."""
        size = {"--students": made.students} if made.students is not None else {}
        flags: dict[str, object] = {
            **({"--base": self.base} if self.base is not None else {}), "--unit": self.unit,
            **({"--n": self.n} if self.n is not None else {}), "--alpha": self.alpha, "--window": self.window,
            "--replicates": made.replicates, **size, "--years": made.years, "--seed": made.seed,
        }  # fmt: skip
        given = [str(part) for flag in flags.items() for part in flag]
        outcomes = [part for name in self.outcomes for part in ("--outcome", name)]
        return shlex.join(["verzuim", "trial", self.scenario, *given, *outcomes])


def default_folder(made: Plan) -> Path:
    """Where a trial goes without `--out`: the same for more replicates, so that these only add runs."""
    size = str(made.students) if made.students is not None else f"{made.schools}schools"
    years = [f"{made.years}years"] if made.years > 1 else []
    unit = f"by-{made.design.unit}"
    return RESULTS / "-".join(["trial", made.arms.scenario.name, unit, size, *years, f"seed{made.seed}"])


def check_folder(folder: Path) -> None:
    """Checks that a trial may be kept at this path, without writing anything.

    Raises:
        BadInput: when something else stands there, or the place may not be written to.
    """
    check_place(folder, OUTCOME, "verzuim trial", kept.check_ours)


def live(asked: Asked, made: Plan, runs: Path, progress: Report | None) -> Trial:
    """Does what is not yet kept, and sums up."""
    return do_trial(
        made, runs, command=asked.command(made), workers=asked.jobs, scheduler=asked.scheduler, progress=progress
    )


def keep(trial: Trial, folder: Path, lang: str) -> tuple[Path, int]:
    """Writes tables and figures, whole.

    Returns:
        Their folder, and the number of files with figures.
    """
    place = folder / OUTCOME
    with whole_folder(place) as new:
        kept.write(trial, new)
        drawn = save(figures(trial, lang), new / FIGURES_FOLDER, ("png", "svg"))
    return place, len(drawn)


def as_json(trial: Trial) -> str:
    """The trial as one JSON object: its facts and all its tables."""
    told = kept.facts(trial) | {name: _records(getattr(trial, name)) for name in kept.TABLES}
    return json.dumps(told, ensure_ascii=False, allow_nan=False)


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{key: _plain(value) for key, value in row.items()} for row in table.to_dict("records")]


def _plain(value: Any) -> Any:
    """A value for JSON, which has no NaN."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
