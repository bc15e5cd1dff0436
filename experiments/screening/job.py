"""A town to screen in as a job of the engine."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from experiments.ensemble.job import Job
from experiments.screening.measure import screen
from model import SchoolSystem
from model.towns import Towns
from scenarios.screening import Screening

MEASURE = "experiments.screening.measure:screen"
"""Where the rows come from, so that a changed file there makes other jobs."""


@dataclass(frozen=True)
class ScreenJob(Job):
    """One town.

    Attributes:
        screening: the rules.
        capacities: pupils per 1,000 whom a school can look at in a week.
    """

    screening: Screening | None = None
    capacities: tuple[float, ...] = ()

    def rows(self, towns: Towns | None = None) -> pd.DataFrame:
        """Lives through the town, and screens."""
        assert self.screening is not None
        system = SchoolSystem(**self.size, rng=self.seed, scenario=self.what_if, threads=1, towns=towns)
        return screen(system, self.screening, self.capacities, self.years)

    def _content(self) -> dict[str, Any]:
        assert self.screening is not None
        rules = self.screening.model_dump(mode="json", exclude_none=True)
        for rule in rules["rule"]:
            del rule["title"], rule["source"]
        return {**super()._content(), "rules": rules, "capacities": list(self.capacities)}
