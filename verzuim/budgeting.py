"""`verzuim portfolio`: what it takes, and where it keeps its runs and its outcome."""

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from experiments.portfolio import kept
from experiments.portfolio.portfolio import Portfolio
from experiments.portfolio.run import Asked as Search
from experiments.portfolio.run import asked as checked_search
from experiments.portfolio.run import find_packages
from experiments.results import FIGURES_FOLDER
from experiments.whole import whole_folder
from verzuim import places
from verzuim.flags import RESULTS, check_bounds
from verzuim.progress import Report
from viz.figures import save
from viz.portfolio import figures

OUTCOME: Final = "portfolio"
"""Folder of the tables, the figures and the scenario files, written whole."""

_FORMATS: Final = ("png", "svg")
_FILE: Final = ".toml"


@dataclass(frozen=True)
class Asked:
    """What a user asked of `verzuim portfolio`; None is "as the base says", or as the machine has.

    Attributes:
        budget: euro a year.
        per_1000: whether that is per 1,000 pupils.
        base: name or file of the scenario that packages are added to.
        candidates: names of interventions with commas between them; None is all of the library.
        trials: packages to try.
        draws: ways in which things could be.
        replicates: runs of each draw.
        students: pupils in each run.
        years: school years of each run.
        seed: of the first run.
        jobs: processes.
        scheduler: address of a Dask scheduler instead.
    """

    budget: float
    per_1000: bool
    base: str
    candidates: str | None
    trials: int
    draws: int
    replicates: int
    students: int | None
    years: int | None
    seed: int | None
    jobs: int | None
    scheduler: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """The candidates one by one."""
        return tuple(name.strip() for name in self.candidates.split(",")) if self.candidates is not None else ()

    def search(self) -> Search:
        """The search, when nothing is wrong with what was asked.

        Raises:
            BadInput: about the first thing that is.
        """
        for name in ("trials", "draws", "replicates", "students", "years", "seed", "jobs"):
            check_bounds(name, getattr(self, name))
        places.check_workers_given(self.jobs, self.scheduler)
        return checked_search(
            self.base, self.names, budget=self.budget, per_1000=self.per_1000, trials=self.trials, draws=self.draws,
            replicates=self.replicates, students=self.students, years=self.years, seed=self.seed,
        )  # fmt: skip

    def command(self, made: Search) -> str:
        """What makes the same portfolio again, with all that was left to the base filled in."""
        setting = made.setting
        size = {"--students": setting.students} if setting.students is not None else {}
        chosen = {"--candidates": ",".join(self.names)} if self.names else {}
        flags = {
            "--budget": f"{made.budget:.15g}", "--base": self.base, **chosen, "--trials": made.trials,
            "--draws": setting.draws, "--replicates": setting.replicates, **size, "--years": setting.years,
            "--seed": setting.seed,
        }  # fmt: skip
        given = [str(part) for flag in flags.items() for part in flag]
        return shlex.join(["verzuim", "portfolio", *given, *(["--per-1000"] if made.per_1000 else [])])


def default_folder(made: Search) -> Path:
    """Where a portfolio goes without `--out`: the same for every budget, so that runs are shared."""
    setting = made.setting
    size = str(setting.students) if setting.students is not None else f"{setting.schools}schools"
    years = [f"{setting.years}years"] if setting.years > 1 else []
    return RESULTS / "-".join(["portfolio", setting.base.name, size, *years, f"seed{setting.seed}"])


def check_place(folder: Path) -> None:
    """Checks that a portfolio may be kept at this path, without writing anything.

    Raises:
        BadInput: when something else stands there, or the place may not be written to.
    """
    places.check_place(folder, OUTCOME, "this command", kept.check_ours)


def live(asked: Asked, made: Search, runs: Path, progress: Report | None) -> Portfolio:
    """Searches; runs that are kept are not done again."""
    return find_packages(
        made, runs, command=asked.command(made), workers=asked.jobs, scheduler=asked.scheduler, progress=progress
    )


def keep(found: Portfolio, asked: Asked, folder: Path, lang: str) -> tuple[Path, int]:
    """Writes tables, figures and the best packages as scenario files, whole.

    Returns:
        The folder, and the number of scenario files.
    """
    place = folder / OUTCOME
    base = str(Path(asked.base).resolve()) if asked.base.endswith(_FILE) else asked.base
    with whole_folder(place) as new:
        files = kept.write(found, base, new)
        save(figures(found, lang), new / FIGURES_FOLDER, _FORMATS)
    return place, len(files)
