"""A replicate of a trial as a job of the engine: three runs of a town, of which only what was found is kept."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from experiments.ensemble.job import Job
from experiments.trial.arms import Arms
from experiments.trial.design import Design
from experiments.trial.replicate import replicate
from model.towns import Towns

MEASURE = "experiments.trial.replicate:replicate"
"""Where the rows come from, so that a changed file there makes other jobs."""


@dataclass(frozen=True)
class TrialJob(Job):
    """One replicate.

    Attributes:
        arms: what is given by lot, against what; `scenario` is that of its treated arm.
        design: how.
    """

    arms: Arms | None = None
    design: Design = field(default_factory=Design)

    def rows(self, towns: Towns | None = None) -> pd.DataFrame:
        """Does the trial in its town."""
        assert self.arms is not None
        return replicate(self.arms, self.design, self.years, self.seed, self.size, towns)

    def _content(self) -> dict[str, Any]:
        assert self.arms is not None
        design = {**vars(self.design), "outcomes": list(self.design.outcomes)}
        return {**super()._content(), "given": list(self.arms.given), **design}
