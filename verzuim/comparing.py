"""`verzuim compare`: what it takes, where it keeps its runs and its outcome, and what it prints."""

import json
import math
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from experiments.compare import kept
from experiments.compare.comparison import ALL_YEARS, Comparison
from experiments.compare.plan import Plan, plan
from experiments.compare.run import comparison_of, live_through
from experiments.ensemble.hands import Hands, import_for_good
from experiments.results import FIGURES_FOLDER
from experiments.whole import whole_folder
from verzuim import places
from verzuim.flags import RESULTS, check_bounds
from verzuim.places import check_workers_given
from verzuim.progress import Report
from viz.compare import pictures, report

OUTCOME: Final = "comparison"
"""Folder of the tables, the figures and the report, written whole."""
REPORT: Final = "report.html"

_LONGEST_NAME: Final = 100
"""Characters of a folder's name that the names of scenarios may take."""


@dataclass(frozen=True)
class Asked:
    """What a user asked of `verzuim compare`; None is "as the base says", or as the machine has.

    Attributes:
        scenarios: names or files, the base first.
        replicates: runs of each scenario.
        students: pupils in each run.
        years: school years of each run.
        seed: of the first replicate.
        jobs: processes.
        scheduler: address of a Dask scheduler instead.
        parameters: "posterior" or "fixed".
    """

    scenarios: tuple[str, ...]
    replicates: int
    students: int | None
    years: int | None
    seed: int | None
    jobs: int | None
    scheduler: str | None
    parameters: str | None = None

    def plan(self) -> Plan:
        """The runs, when nothing is wrong with what was asked.

        Raises:
            BadInput: about the first thing that is.
        """
        for name in ("replicates", "students", "years", "seed", "jobs"):
            check_bounds(name, getattr(self, name))
        check_workers_given(self.jobs, self.scheduler)
        return plan(
            self.scenarios, replicates=self.replicates, students=self.students, years=self.years, seed=self.seed,
            parameters=self.parameters,
        )  # fmt: skip

    def command(self, made: Plan) -> str:
        """What makes the same comparison again, with all that was left to the base filled in."""
        size = {"--students": made.students} if made.students is not None else {}
        flags = {"--replicates": made.replicates, **size, "--years": made.years, "--seed": made.seed}
        given = [str(part) for flag in (*flags.items(), ("--parameters", made.source)) for part in flag]
        return shlex.join(["verzuim", "compare", *self.scenarios, *given])


def default_folder(made: Plan) -> Path:
    """Where a comparison goes without `--out`: the same for more replicates, so that these only add runs."""
    names = "-".join(scenario.name for scenario in made.scenarios)
    if len(names) > _LONGEST_NAME:
        names = f"{made.scenarios[0].name}-and-{len(made.scenarios) - 1}-more"
    size = str(made.students) if made.students is not None else f"{made.schools}schools"
    years = [f"{made.years}years"] if made.years > 1 else []
    drawn = ["posterior"] if made.posterior is not None else []
    return RESULTS / "-".join(["compare", names, size, *years, f"seed{made.seed}", *drawn])


def check_place(folder: Path) -> None:
    """Checks that a comparison may be kept at this path, without writing anything.

    Raises:
        BadInput: when something else stands there, or the place may not be written to.
    """
    places.check_place(folder, OUTCOME, "verzuim compare", kept.check_ours)


def live(asked: Asked, made: Plan, runs: Path, progress: Report | None, hands: Hands | None = None) -> Comparison:
    """Lives through what is not yet kept, with the processes that are there for it, and compares."""
    workers = asked.jobs if hands is None else hands
    counts = live_through(made, runs, workers=workers, scheduler=asked.scheduler, progress=progress)
    if hands is not None:
        hands.all_do(import_for_good, "viz.compare")  # while this process compares, they get ready to draw
    return comparison_of(made, counts, asked.command(made))


def keep(comparison: Comparison, folder: Path, lang: str, hands: Hands | None = None) -> tuple[Path, int]:
    """Writes tables, figures and the report, whole; the processes that are there draw side by side.

    Returns:
        The report, and the number of files with figures.
    """
    place = folder / OUTCOME
    with whole_folder(place) as new:
        kept.write(comparison, new)
        drawn = pictures(comparison, lang) if hands is None else pictures(comparison, lang, hands.each)
        (new / FIGURES_FOLDER).mkdir()
        for name, picture in drawn.items():
            (new / FIGURES_FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")
        (new / REPORT).write_text(report(comparison, lang, drawn), encoding="utf-8")
    return place / REPORT, len(drawn)


def as_json(comparison: Comparison) -> str:
    """The comparison as one JSON object: its facts, and its tables but the counts; effects over all years together."""
    effects = comparison.effects
    told = kept.facts(comparison)
    told["effects"] = _rows(effects[effects["year"] == ALL_YEARS].drop(columns="year"))
    told |= {name: _rows(getattr(comparison, name)) for name in kept.TABLES if name not in ("effects", "counts")}
    return json.dumps(told, ensure_ascii=False, allow_nan=False)


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows: Sequence[dict[str, Any]] = table.to_dict("records")
    return [{key: _plain(value) for key, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    """A value for JSON, which has no NaN."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
