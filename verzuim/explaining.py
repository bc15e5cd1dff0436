"""`verzuim why`: what it takes, and where it keeps its runs and its outcome."""

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from experiments.results import FIGURES_FOLDER
from experiments.whole import whole_folder
from experiments.why import kept
from experiments.why.explain import Question, explain, question
from experiments.why.explanation import Explanation
from verzuim import places
from verzuim.flags import RESULTS, check_bounds
from verzuim.progress import Report
from viz.figures import save
from viz.why import figures

OUTCOME: Final = "why"
"""Folder of the tables and the figures, written whole."""

_FORMATS: Final = ("png", "svg")


@dataclass(frozen=True)
class Asked:
    """What a user asked of `verzuim why`; None is "as the base says", or as the machine has.

    Attributes:
        base: name or file.
        scenario: name or file.
        measure: what is to be explained.
        replicates: towns.
        students: pupils in each run.
        years: school years of each run.
        seed: of the first town.
        jobs: processes.
        scheduler: address of a Dask scheduler instead.
    """

    base: str
    scenario: str
    measure: str
    replicates: int
    students: int | None
    years: int | None
    seed: int | None
    jobs: int | None
    scheduler: str | None

    def question(self) -> Question:
        """The question, when nothing is wrong with what was asked.

        Raises:
            BadInput: about the first thing that is.
        """
        for name in ("replicates", "students", "years", "seed", "jobs"):
            check_bounds(name, getattr(self, name))
        places.check_workers_given(self.jobs, self.scheduler)
        return question(
            self.base, self.scenario, measure=self.measure, replicates=self.replicates, students=self.students,
            years=self.years, seed=self.seed,
        )  # fmt: skip

    def command(self, made: Question) -> str:
        """What makes the same explanation again, with all that was left to the base filled in."""
        setting = made.setting
        size = {"--students": setting.students} if setting.students is not None else {}
        flags = {
            "--measure": made.measure, "--replicates": setting.replicates, **size, "--years": setting.years,
            "--seed": setting.seed,
        }  # fmt: skip
        given = [str(part) for flag in flags.items() for part in flag]
        return shlex.join(["verzuim", "why", self.base, self.scenario, *given])


def default_folder(made: Question) -> Path:
    """Where an explanation goes without `--out`: the same for every measure, whose runs are the same."""
    setting = made.setting
    size = str(setting.students) if setting.students is not None else f"{setting.schools}schools"
    years = [f"{setting.years}years"] if setting.years > 1 else []
    return RESULTS / "-".join(["why", made.base.name, made.scenario.name, size, *years, f"seed{setting.seed}"])


def check_place(folder: Path) -> None:
    """Checks that an explanation may be kept at this path, without writing anything.

    Raises:
        BadInput: when something else stands there, or the place may not be written to.
    """
    places.check_place(folder, OUTCOME, "this command", kept.check_ours)


def live(asked: Asked, made: Question, runs: Path, progress: Report | None) -> Explanation:
    """Lives through what is not yet kept, and splits the effect."""
    return explain(
        made, runs, command=asked.command(made), workers=asked.jobs, scheduler=asked.scheduler, progress=progress
    )


def keep(explanation: Explanation, folder: Path, lang: str) -> tuple[Path, int]:
    """Writes tables and figures, whole.

    Returns:
        The folder, and the number of files with figures.
    """
    place = folder / OUTCOME
    with whole_folder(place) as new:
        kept.write(explanation, new)
        drawn = save(figures(explanation, lang), new / FIGURES_FOLDER, _FORMATS)
    return place, len(drawn)
