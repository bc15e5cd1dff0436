"""Packages lived through under every draw, each beside doing nothing with the same people, luck and draw."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from evidence.posterior import Posterior
from experiments.ensemble.job import JOB, Job
from experiments.portfolio.draws import Draw
from experiments.portfolio.measure import DAYS, LEAVERS, PAYERS, PUPILS
from experiments.portfolio.package import Candidate, Package, plans_of, with_plans
from experiments.portfolio.robust import Floats
from experiments.portfolio.search import Score
from scenarios import Scenario

MEASURE: Final = "portfolio"
"""Name under which `experiments.portfolio.measure` is known to the engine."""

Live = Callable[[Sequence[Job]], pd.DataFrame]
"""Does jobs, and gives their rows with the column `job`."""


@dataclass(frozen=True)
class Setting:
    """What all runs have alike.

    Attributes:
        base: the scenario that packages are added to.
        among: the candidates.
        students: pupils in each run; None when a number of schools is given.
        schools: schools in each run; None when a number of pupils is given.
        years: school years.
        draws: ways in which things could be.
        replicates: runs of each draw, with other people and luck.
        seed: of the first run; the others count on.
        posterior: of which draws take the values of fitted parameters; None where none is shipped.
    """

    base: Scenario
    among: tuple[Candidate, ...]
    students: int | None
    schools: int | None
    years: int
    draws: int
    replicates: int
    seed: int
    posterior: Posterior | None = None


@dataclass(frozen=True)
class Outcome:
    """What a package did, a year; each of shape (draws, replicates).

    Attributes:
        pupils: in the run.
        leavers: new early leavers.
        days: days of absence.
        euro: by payer.
    """

    pupils: Floats
    leavers: Floats
    days: Floats
    euro: dict[str, Floats]

    @property
    def cost(self) -> Floats:
        """Euro of all payers."""
        return np.sum(list(self.euro.values()), axis=0)


class Lives:
    """The runs of packages.

    Args:
        setting: of all runs.
        draws: as many as the setting says; each has seeds of its own, by its number.
        live: does jobs.
    """

    def __init__(self, setting: Setting, draws: Sequence[Draw], live: Live) -> None:
        self.setting = setting
        self._draws = [(draw, draw.parameters(setting.base)) for draw in draws]
        self._live = live
        self._found: dict[Package, Outcome] = {}

    @property
    def runs(self) -> int:
        """Runs so far."""
        return len(self._found) * self.setting.draws * self.setting.replicates

    def outcomes(self, packages: Sequence[Package]) -> dict[Package, Outcome]:
        """What packages do; those not lived yet are done in one go."""
        new = [package for package in packages if package not in self._found]
        jobs = {package: self._jobs(package) for package in new}
        if new:
            rows = self._live([job for each in jobs.values() for job in each])
            lived = rows.pivot_table(index=JOB, columns="what", values="value", aggfunc="mean", sort=False)
            self._found |= {package: self._outcome(lived, each) for package, each in jobs.items()}
        return {package: self._found[package] for package in packages}

    def scores(self, packages: Sequence[Package]) -> dict[Package, Score]:
        """What the search sees: means over draws and replicates, less doing nothing."""
        found = self.outcomes([Package(), *packages])
        nothing = found[Package()]
        return {package: score_of(found[package], nothing) for package in packages}

    def _jobs(self, package: Package) -> list[Job]:
        """One run for each draw and replicate, in that order."""
        setting, plans = self.setting, plans_of(package, self.setting.among)
        found = []
        for draw, parameters in self._draws:
            scenario = with_plans(setting.base, draw.plans(plans))
            for replicate in range(setting.replicates):
                seed = setting.seed + draw.number * setting.replicates + replicate
                found.append(Job(scenario, setting.students, setting.schools, setting.years, seed, parameters, MEASURE))
        return found

    def _outcome(self, lived: pd.DataFrame, jobs: Sequence[Job]) -> Outcome:
        mine = lived.loc[[job.key for job in jobs]]
        shape = (self.setting.draws, self.setting.replicates)
        pupils, leavers, days, *euro = (
            mine[name].to_numpy(np.float64).reshape(shape) for name in (PUPILS, LEAVERS, DAYS, *PAYERS)
        )
        return Outcome(pupils, leavers, days, dict(zip(PAYERS, euro, strict=True)))


def seeds_of(setting: Setting, number: int) -> range:
    """Seeds of the replicates of the draw with this number."""
    first = setting.seed + number * setting.replicates
    return range(first, first + setting.replicates)


def score_of(here: Outcome, nothing: Outcome) -> Score:
    """Means of cost and of what is avoided beside doing nothing."""
    return Score(
        cost=float((here.cost - nothing.cost).mean()),
        leavers=float((nothing.leavers - here.leavers).mean()),
        days=float((nothing.days - here.days).mean()),
    )
