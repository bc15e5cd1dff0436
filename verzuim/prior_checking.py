"""`verzuim prior-check`: what it takes, where it keeps its runs and its outcome, and what it prints."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from evidence.errors import BadInput
from experiments.calibration import prior_check as kept
from experiments.calibration.own_targets import OwnTargets, read_own_targets
from experiments.calibration.prior_check import PriorCheck, facts, jobs_of, prior_check, prior_points
from experiments.calibration.settings import default_settings
from experiments.calibration.space import Space, space_of
from experiments.ensemble import Job
from experiments.results import FIGURES_FOLDER
from experiments.whole import whole_folder
from scenarios import load
from verzuim import places
from verzuim.calibrating import names_of
from verzuim.flags import RESULTS, check_bounds
from verzuim.listings import new_table
from verzuim.progress import Report
from viz.calibration.prior_figure import about, draw, shown_below
from viz.calibration.validation_texts import say
from viz.figures import save
from viz.language import three_figures
from viz.phrases import figure_name
from viz.texts import text

OUTCOME: Final = "prior-check"
"""Folder of the table and the figure, written whole."""

_SCENARIO: Final = "baseline"
_FORMATS: Final = ("png",)


@dataclass(frozen=True)
class Asked:
    """What a user asked of `verzuim prior-check`; None is the default.

    Attributes:
        parameters: names and mechanisms between commas, or all; by default those that are fitted.
        draws: number of draws, a run each.
        students: pupils in each run.
        years: school years of each run.
        seed: of the draws and the first run.
        jobs: processes.
        scheduler: address of a Dask scheduler instead.
        targets: file of own figures.
    """

    parameters: str | None
    draws: int
    students: int | None
    years: int
    seed: int | None
    jobs: int | None
    scheduler: str | None
    targets: Path | None

    def runs(self) -> list[Job]:
        """The runs, when nothing is wrong with what was asked.

        Raises:
            BadInput: about the first thing that is.
        """
        for name in ("students", "years", "seed", "jobs"):
            check_bounds(name, getattr(self, name))
        places.check_workers_given(self.jobs, self.scheduler)
        if self.years < 2:
            raise BadInput(key="--years", value=self.years, problem="is too small", allowed="2 or more",
                           hint="the first year does not count")  # fmt: skip
        scenario = load(_SCENARIO)
        seed = scenario.run.seed if self.seed is None else self.seed
        space = self._space()
        return jobs_of(scenario, space, prior_points(space, self.draws, seed), self.students, self.years, seed)

    def _space(self) -> Space:
        if self.parameters is None:
            return space_of(default_settings().parameters)
        return space_of(names_of(self.parameters))

    def own(self) -> OwnTargets | None:
        """The user's own figures, if any.

        Raises:
            BadInput: about the first thing that is wrong with the file.
        """
        return None if self.targets is None else read_own_targets(self.targets)


def default_folder(jobs: list[Job]) -> Path:
    """Where a prior check goes without `--out`, such as results/prior-check-2000-2years-seed1."""
    first = jobs[0]
    return RESULTS / f"prior-check-{first.size['students']}-{first.years}years-seed{first.seed}"


def check_place(folder: Path) -> None:
    """Checks that a prior check may be kept at this path, without writing anything.

    Raises:
        BadInput: when something else stands there, or the place may not be written to.
    """
    places.check_place(folder, OUTCOME, kept.COMMAND, kept.check_ours)


def live(asked: Asked, jobs: list[Job], own: OwnTargets | None, runs: Path, progress: Report | None) -> PriorCheck:
    """Lives through what is not yet kept, and lays the figures among the predictions."""
    return prior_check(jobs, runs, own, workers=asked.jobs, scheduler=asked.scheduler, progress=progress)


def keep(check: PriorCheck, folder: Path, lang: str) -> tuple[Path, int]:
    """Writes the table and the figure, whole.

    Returns:
        The folder, and the number of files with figures.
    """
    place = folder / OUTCOME
    with whole_folder(place) as new:
        kept.write(check, new)
        files = save({"prior_check": draw(check, lang)}, new / FIGURES_FOLDER, _FORMATS)
    return place, len(files)


def as_json(check: PriorCheck) -> str:
    """The prior check as one JSON object."""
    return json.dumps(facts(check), ensure_ascii=False, allow_nan=False)


def print_check(check: PriorCheck, lang: str, console: Console) -> None:
    """Prints how each figure is reached."""
    console.print(about(check, lang), highlight=False)
    console.print(_table(check, lang))
    console.print("\n" + say("star", lang), highlight=False)
    console.print("\n" + text("notice", lang), highlight=False)


def _table(check: PriorCheck, lang: str) -> Table:
    title = say(
        "prior.table", lang, of=len(check.figures), covered=check.count("covered"), edge=check.count("edge"),
        out=check.count("out of reach"),
    )  # fmt: skip
    heads = [say(key, lang) for key in ("published", "prior.band", "prior.below", "prior.reach")]
    table = new_table(title, left=[say("figure", lang)], right=heads, dense=True)
    for each in check.figures:
        name = figure_name(each.quantity, each.group, each.year, lang, each.over)
        bounds = say("span", lang, low=three_figures(each.low, lang), high=three_figures(each.high, lang))
        reach = say(f"reach.{each.reach}", lang)
        table.add_row(name, three_figures(each.observed, lang), bounds, shown_below(each, lang), reach)
    return table
