"""A validation: runs held against every published figure and every pattern, and kept as files."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from experiments.calibration.mark import check_mark
from experiments.calibration.own_targets import OwnTargets
from experiments.calibration.pattern_checks import CheckedPattern, check_patterns
from experiments.calibration.predictive import LEVEL, Checked, check, inside
from experiments.calibration.published import published_figures
from experiments.calibration.validation_columns import VALIDATION_COLUMNS
from experiments.columns import as_markdown
from experiments.ensemble import Job, run_jobs
from experiments.results import COLUMNS_FILE, versions
from model.progress import Progress
from scenarios import Scenario

FORMAT: Final = "verzuim-validation-1"
"""The mark by which a folder is known as a validation of ours."""
FILE: Final = "validation.json"
COMMAND: Final = "verzuim validate"
MEASURE: Final = "validation"


@dataclass(frozen=True)
class Validation:
    """Runs beside what is known.

    Attributes:
        scenario: name of the scenario.
        students: pupils in each run.
        years: school years of each run.
        replicates: number of runs.
        seed: of the first run; the others count on.
        own: targets whose figure is the user's own.
        figures: every published figure beside the runs.
        patterns: every pattern beside the runs.
        counts: what they were worked out from; columns job, target, year, numerator, denominator.
    """

    scenario: str
    students: int
    years: int
    replicates: int
    seed: int
    own: tuple[str, ...]
    figures: tuple[Checked, ...]
    patterns: tuple[CheckedPattern, ...]
    counts: pd.DataFrame

    @property
    def inside(self) -> tuple[int, int]:
        """How many of the fitted figures lie inside their intervals, and of how many."""
        return inside(self.figures)


def jobs_of(scenario: Scenario, students: int | None, years: int, replicates: int, seed: int) -> list[Job]:
    """The runs of a validation; None pupils is as the scenario says."""
    return [Job(scenario, students, None, years, seed + place, measure=MEASURE) for place in range(replicates)]


def validate(
    jobs: Sequence[Job],
    store: Path,
    own: OwnTargets | None = None,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> Validation:
    """Live through what the store lacks, and hold it against what is known.

    Args:
        jobs: two runs or more, as `jobs_of` gives them.
        store: folder in which finished runs are kept.
        own: figures of a user's own in the place of published ones.
        workers: processes; by default the processors at hand.
        scheduler: address of a Dask scheduler instead.
        progress: called with (stage, done, total).

    Raises:
        BadInput: jobs, a store or a scheduler that cannot be, fewer than two runs, or too few years.
    """
    return validation_of(jobs, run_jobs(jobs, store, workers=workers, scheduler=scheduler, progress=progress), own)


def validation_of(jobs: Sequence[Job], counts: pd.DataFrame, own: OwnTargets | None = None) -> Validation:
    """The validation that these counts give.

    Args:
        jobs: the runs.
        counts: columns job and those of `experiments.calibration.observe`, from the measure "validation".
        own: figures of a user's own in the place of published ones.

    Raises:
        BadInput: fewer than two runs, or too few years.
    """
    figures = published_figures() if own is None else published_figures(own.targets, out_of=own.out_of)
    first = jobs[0]
    return Validation(
        scenario=first.scenario.name,
        students=int(first.size["students"]),
        years=first.years,
        replicates=len(jobs),
        seed=first.seed,
        own=() if own is None else own.own,
        figures=tuple(check(counts, figures)),
        patterns=tuple(check_patterns(counts, figures)),
        counts=counts,
    )


def facts(validation: Validation) -> dict[str, Any]:
    """All but the counts as plain data for JSON, which has no NaN."""
    held, of = validation.inside
    told = {name: getattr(validation, name) for name in ("scenario", "students", "years", "replicates", "seed", "own")}
    return told | {
        "level": LEVEL,
        "inside": held,
        "fitted": of,
        "figures": [_plain(asdict(each)) for each in validation.figures],
        "patterns": [_plain(asdict(each)) for each in validation.patterns],
    }


def check_ours(folder: Path) -> None:
    """Checks that what stands at a path, if anything, is a validation of ours.

    Raises:
        BadInput: when it is something else.
    """
    check_mark(folder, FILE, FORMAT, COMMAND)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return None if isinstance(value, float) and value != value else value


def tables(validation: Validation) -> dict[str, pd.DataFrame]:
    """The tables that are kept: targets, patterns and counts."""
    cells = [
        {"pattern": pattern.name, "verdict": pattern.verdict, **asdict(cell)}
        for pattern in validation.patterns
        for cell in pattern.cells
    ]
    return {
        "targets": pd.DataFrame([asdict(each) for each in validation.figures]).astype({"inside": "boolean"}),
        "patterns": pd.DataFrame(cells),
        "counts": validation.counts,
    }


def write(validation: Validation, folder: Path) -> None:
    """Writes a validation into an empty folder (see `experiments.whole` for writing it whole)."""
    kept = tables(validation)
    for name, table in kept.items():
        table.to_parquet(folder / f"{name}.parquet", index=False)
    columns = as_markdown({name: list(table) for name, table in kept.items()}, VALIDATION_COLUMNS)
    (folder / COLUMNS_FILE).write_text(columns, encoding="utf-8")
    told = {"format": FORMAT, "versions": versions(), **facts(validation)}
    (folder / FILE).write_text(json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")
