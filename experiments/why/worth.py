"""The effect of a scenario beside its base, measured in every pair of runs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from experiments.compare.lines import of_kind
from experiments.compare.measured import ALL, BY_NAME, PER
from experiments.ensemble.job import JOB, Job
from experiments.why.explanation import EXPLAINED
from experiments.why.game import Pair
from experiments.why.order import Floats
from scenarios import Scenario

MEASURE: Final = "compare"
"""What the engine measures of each run; the runs are then those of a comparison as well."""

MAIN: Final = tuple(each.name for each in EXPLAINED if each.main)
"""Measures that are always explained."""

Live = Callable[[Sequence[Job]], pd.DataFrame]
"""Does jobs, and gives their rows with the column `job`."""


@dataclass(frozen=True)
class Setting:
    """What all runs have alike.

    Attributes:
        students: pupils in each run; None when a number of schools is given.
        schools: schools in each run; None when a number of pupils is given.
        years: school years.
        replicates: towns.
        seed: of the first; the others count on.
    """

    students: int | None
    schools: int | None
    years: int
    replicates: int
    seed: int

    def job(self, scenario: Scenario, replicate: int) -> Job:
        """The run of a scenario in one of the towns."""
        return Job(scenario, self.students, self.schools, self.years, self.seed + replicate, measure=MEASURE)


class Worths:
    """Effects in pairs of runs; each run is done once.

    Args:
        setting: of all runs.
        measures: names of the measures, in order.
        live: does jobs.

    Attributes:
        setting, measures, live: as given.
    """

    def __init__(self, setting: Setting, measures: Sequence[str], live: Live) -> None:
        self.setting = setting
        self.measures = tuple(measures)
        self.live = live
        self._rates: dict[str, Floats] = {}

    @property
    def runs(self) -> int:
        """Runs that were needed so far."""
        return len(self._rates)

    def prepare(self, wanted: Iterable[tuple[Pair, int]]) -> None:
        """Does all runs of pairs in replicates that were not done yet, in one go."""
        jobs: dict[str, Job] = {}
        for pair, replicate in wanted:
            for scenario in pair:
                job = self.setting.job(scenario, replicate)
                if job.key not in self._rates:
                    jobs[job.key] = job
        if jobs:
            rows = self.live(list(jobs.values()))
            self._rates |= {str(key): rates_of(part, self.measures) for key, part in rows.groupby(JOB)}

    def effect(self, pair: Pair, replicate: int) -> Floats:
        """The scenario's rate less the base's, shape (measures,); `prepare` came before."""
        base, here = (self._rates[self.setting.job(scenario, replicate).key] for scenario in pair)
        return here - base


def rates_of(rows: pd.DataFrame, measures: Sequence[str]) -> Floats:
    """Rates of one run, all pupils and years together, shape (measures,); NaN where there are no such pupils."""
    pupils = of_kind(rows, "pupils")
    mine = pupils[(pupils["group"] == ALL) & pupils["measure"].isin(measures)]
    sums = mine.groupby("measure")[["numerator", "denominator"]].sum().reindex(measures)
    per = np.array([PER[BY_NAME[name].unit] for name in measures])
    rates: Floats = per * (sums["numerator"] / sums["denominator"].where(sums["denominator"] > 0)).to_numpy(np.float64)
    return rates
