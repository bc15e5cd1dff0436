"""`verzuim screen`: what it takes, where it keeps its runs and its outcome, and what it prints as JSON."""

import json
import math
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from experiments.results import FIGURES_FOLDER
from experiments.screening import kept
from experiments.screening.result import Screened
from experiments.screening.run import CAPACITIES, Plan, do_screening, plan
from experiments.whole import whole_folder
from verzuim.flags import RESULTS, check_bounds
from verzuim.places import check_place, check_workers_given
from verzuim.progress import Report
from viz.figures import save
from viz.screening import figures

OUTCOME: Final = "screening"
"""Folder of the tables and the figures, written whole."""


@dataclass(frozen=True)
class Asked:
    """What a user asked of `verzuim screen`; None is "as the scenario says", or as the machine has.

    Attributes:
        scenario: name or file.
        condition: what is screened for.
        rules: a file of rules; those of the library without one.
        capacities: pupils per 1,000 whom a school can look at in a week; a range of them when empty.
        replicates: towns.
        students: pupils in each town.
        years: school years.
        seed: of the first town.
        jobs: processes.
        scheduler: address of a Dask scheduler instead.
    """

    scenario: str
    condition: str
    rules: Path | None
    capacities: tuple[float, ...]
    replicates: int
    students: int | None
    years: int | None
    seed: int | None
    jobs: int | None
    scheduler: str | None

    def plan(self) -> Plan:
        """The towns and rules, when nothing is wrong with what was asked.

        Raises:
            BadInput: about the first thing that is.
        """
        for name in ("replicates", "students", "years", "seed", "jobs"):
            check_bounds(name, getattr(self, name))
        check_workers_given(self.jobs, self.scheduler)
        return plan(
            self.scenario, self.condition, replicates=self.replicates, rules=self.rules,
            capacities=self.capacities or CAPACITIES, students=self.students, years=self.years, seed=self.seed,
        )  # fmt: skip

    def command(self, made: Plan) -> str:
        """What makes the same again, with all that was left to the scenario filled in."""
        size = {"--students": made.students} if made.students is not None else {}
        flags: dict[str, object] = {
            "--for": self.condition, **({"--rules": self.rules} if self.rules is not None else {}),
            "--replicates": made.replicates, **size, "--years": made.years, "--seed": made.seed,
        }  # fmt: skip
        given = [str(part) for flag in flags.items() for part in flag]
        capacities = [part for each in self.capacities for part in ("--capacity", f"{each:g}")]
        return shlex.join(["verzuim", "screen", self.scenario, *given, *capacities])


def default_folder(made: Plan) -> Path:
    """Where a screening goes without `--out`: the same whatever is screened for, so that another only sums up anew."""
    size = str(made.students) if made.students is not None else f"{made.schools}schools"
    years = [f"{made.years}years"] if made.years > 1 else []
    return RESULTS / "-".join(["screen", made.scenario.name, size, *years, f"seed{made.seed}"])


def check_folder(folder: Path) -> None:
    """Checks that a screening may be kept at this path, without writing anything.

    Raises:
        BadInput: when something else stands there, or the place may not be written to.
    """
    check_place(folder, OUTCOME, "verzuim screen", kept.check_ours)


def live(asked: Asked, made: Plan, runs: Path, progress: Report | None) -> Screened:
    """Does what is not yet kept, and sums up."""
    return do_screening(
        made, runs, command=asked.command(made), workers=asked.jobs, scheduler=asked.scheduler, progress=progress
    )


def keep(screened: Screened, folder: Path, lang: str) -> tuple[Path, int]:
    """Writes tables and figures, whole.

    Returns:
        Their folder, and the number of files with figures.
    """
    place = folder / OUTCOME
    with whole_folder(place) as new:
        kept.write(screened, new)
        drawn = save(figures(screened, lang), new / FIGURES_FOLDER, ("png", "svg"))
    return place, len(drawn)


def as_json(screened: Screened) -> str:
    """The screening as one JSON object: its facts, and all rates."""
    tables = {name: _records(screened.rates(part)) for name, part in kept.PARTS.items()}
    leads = _records(screened.leads().rename(columns=lambda name: name if name == "rule" else f"lead_{name}"))
    return json.dumps(kept.facts(screened) | tables | {"leads": leads}, ensure_ascii=False, allow_nan=False)


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{key: _plain(value) for key, value in row.items()} for row in table.to_dict("records")]


def _plain(value: Any) -> Any:
    """A value for JSON, which has no NaN."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
