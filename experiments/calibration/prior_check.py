"""Whether the priors allow the published figures: each figure among what the model gives over draws from the prior.

Nothing is fitted here. A figure that no draw comes near cannot be reached by these parameters within their priors: the
model, a prior or the figure is wrong, and fitting would only hide it.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import NormalDist
from typing import Final, Literal

import numpy as np
import pandas as pd

from evidence.errors import BadInput
from experiments.calibration.beside import beside, wholes
from experiments.calibration.design import prior_region
from experiments.calibration.mark import check_mark
from experiments.calibration.observe import over_years
from experiments.calibration.own_targets import OwnTargets
from experiments.calibration.published import Published, first_years, fitted, published_figures
from experiments.calibration.space import Floats, Space
from experiments.calibration.summaries import summaries
from experiments.ensemble import Job, run_jobs
from experiments.results import versions
from model.progress import Progress
from scenarios import Scenario

FORMAT: Final = "verzuim-prior-check-1"
"""The mark by which a folder is known as a prior check of ours."""
FILE: Final = "prior_check.json"
TABLE: Final = "draws.parquet"
COMMAND: Final = "verzuim prior-check"
MEASURE: Final = "targets"
LEVEL: Final = 0.90
"""Share of the prior's predictions that a figure lies among when it is covered."""
FEWEST: Final = 20
"""Draws: with fewer, the outer twentieth of the predictions is not seen."""

_NORMAL: Final = NormalDist()
_FAR: Final = 1.645
"""Standard deviations of a figure's error that a draw may be away and yet reach it."""

Reach = Literal["covered", "edge", "out of reach"]


@dataclass(frozen=True)
class Reached:
    """One published figure among the prior's predictions of it; all but shares in the unit of the figure.

    Attributes:
        target: its id.
        quantity: what is counted.
        group: of whom.
        year: school year or year of the figure.
        unit: of observed, low, middle and high.
        over: the target beside which it is compared (`experiments.calibration.beside`); "" when by itself.
        observed: the published figure.
        low: below which a twentieth of the draws lie.
        middle: below which half of them lie.
        high: above which a twentieth lie.
        below: share of the predictions, errors of the figure included, that lie below it.
        reach: covered (among the middle 90 %), edge (outside these, yet some draw comes as near as its errors allow),
            or out of reach (no draw does).
        draws: in which somebody could be counted.
    """

    target: str
    quantity: str
    group: str
    year: str
    unit: str
    over: str
    observed: float
    low: float
    middle: float
    high: float
    below: float
    reach: Reach
    draws: int


@dataclass(frozen=True)
class PriorCheck:
    """Every figure that is fitted among the prior's predictions.

    Attributes:
        parameters: those that were drawn.
        students: pupils in each run.
        years: school years of each run.
        draws: number of draws, a run each.
        seed: of the draws and the first run.
        own: targets whose figure is the user's own.
        figures: the figures.
        table: one line per draw: the parameters, and each target's rate in its unit.
    """

    parameters: tuple[str, ...]
    students: int
    years: int
    draws: int
    seed: int
    own: tuple[str, ...]
    figures: tuple[Reached, ...]
    table: pd.DataFrame

    def count(self, reach: Reach) -> int:
        """How many figures are reached so."""
        return sum(each.reach == reach for each in self.figures)


def prior_points(space: Space, draws: int, seed: int) -> Floats:
    """Values spread evenly over the prior, shape (draws, parameters): a Latin hypercube.

    Raises:
        BadInput: fewer than 20 draws.
    """
    if draws < FEWEST:
        hint = "with fewer, the outer twentieth of the predictions is not seen"
        raise BadInput(key="draws", value=draws, problem="is too small", allowed=f"{FEWEST} or more", hint=hint)
    return space.from_scores(prior_region(len(space)).draw(draws, seed))


def jobs_of(scenario: Scenario, space: Space, points: Floats, students: int | None, years: int, seed: int) -> list[Job]:
    """A run for each point, each with a seed of its own."""
    return [
        Job(scenario, students, None, years, seed + place, tuple(zip(space.names, values, strict=True)), MEASURE)
        for place, values in enumerate(points.tolist())
    ]


def prior_check(
    jobs: Sequence[Job],
    store: Path,
    own: OwnTargets | None = None,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> PriorCheck:
    """Live through what the store lacks, and lay the figures among the predictions.

    Args:
        jobs: the runs, as `jobs_of` gives them.
        store: folder in which finished runs are kept.
        own: figures of a user's own in the place of published ones.
        workers: processes; by default the processors at hand.
        scheduler: address of a Dask scheduler instead.
        progress: called with (stage, done, total).

    Raises:
        BadInput: jobs, a store or a scheduler that cannot be.
    """
    return check_of(jobs, run_jobs(jobs, store, workers=workers, scheduler=scheduler, progress=progress), own)


def check_of(jobs: Sequence[Job], counts: pd.DataFrame, own: OwnTargets | None = None) -> PriorCheck:
    """The check that these counts give.

    Args:
        jobs: the runs.
        counts: columns job and those of `experiments.calibration.observe`.
        own: figures of a user's own in the place of published ones.
    """
    figures = fitted(published_figures() if own is None else published_figures(own.targets, out_of=own.out_of))
    sums = beside(over_years(counts, first_years(figures)), wholes(figures))
    values = {each.target: _values(sums[sums["target"] == each.target], jobs, each) for each in figures}
    first = jobs[0]
    names = tuple(name for name, _ in first.parameters)
    table = pd.DataFrame([dict(job.parameters) for job in jobs])
    shown = {each.target: [each.shown(value) for value in values[each.target]] for each in figures}
    return PriorCheck(
        parameters=names, students=int(first.size["students"]), years=first.years, draws=len(jobs), seed=first.seed,
        own=() if own is None else own.own, figures=tuple(reached(each, values[each.target]) for each in figures),
        table=pd.concat([table, pd.DataFrame(shown)], axis=1),
    )  # fmt: skip


def _values(sums: pd.DataFrame, jobs: Sequence[Job], figure: Published) -> Floats:
    """The figure in each run, on the scale of comparison; NaN where nobody could be counted."""
    by_job = sums.set_index("job")[["numerator", "denominator"]].reindex([job.key for job in jobs], fill_value=0.0)
    found = summaries(
        by_job[["numerator"]].to_numpy(float), by_job[["denominator"]].to_numpy(float), np.array([figure.share])
    )
    return found.value[:, 0]


def reached(figure: Published, values: Floats) -> Reached:
    """One figure among predictions.

    Args:
        figure: the published figure.
        values: what each draw gives, on the scale of comparison; NaN where nobody could be counted.
    """
    known = values[~np.isnan(values)]
    told = {name: getattr(figure, name) for name in ("target", "quantity", "group", "year", "unit", "over", "observed")}
    if len(known) == 0:
        nan = float("nan")
        return Reached(**told, low=nan, middle=nan, high=nan, below=nan, reach="out of reach", draws=0)
    tail = (1 - LEVEL) / 2
    low, middle, high = (figure.shown(float(each)) for each in np.quantile(known, [tail, 0.5, 1 - tail]))
    below = float(np.mean([_NORMAL.cdf((figure.value - value) / figure.error) for value in known]))
    near = float(np.abs(known - figure.value).min()) <= _FAR * figure.error
    between = known.min() <= figure.value <= known.max()
    reach: Reach = "covered" if tail <= below <= 1 - tail else "edge" if near or between else "out of reach"
    return Reached(**told, low=low, middle=middle, high=high, below=below, reach=reach, draws=len(known))


def facts(check: PriorCheck) -> Mapping[str, object]:
    """All but the table as plain data for JSON, which has no NaN."""
    plain = ("parameters", "students", "years", "draws", "seed", "own")
    figures = [{name: _plain(value) for name, value in asdict(each).items()} for each in check.figures]
    return {name: getattr(check, name) for name in plain} | {"figures": figures}


def _plain(value: object) -> object:
    return None if isinstance(value, float) and math.isnan(value) else value


def write(check: PriorCheck, folder: Path) -> None:
    """Writes a prior check into an empty folder (see `experiments.whole` for writing it whole)."""
    check.table.to_parquet(folder / TABLE, index=False)
    told = {"format": FORMAT, "versions": versions(), **facts(check)}
    (folder / FILE).write_text(json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")


def check_ours(folder: Path) -> None:
    """Checks that what stands at a path, if anything, is a prior check of ours.

    Raises:
        BadInput: when it is something else.
    """
    check_mark(folder, FILE, FORMAT, COMMAND)
