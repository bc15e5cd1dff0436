"""Models of which the posterior is known, in place of schools."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from experiments.calibration.posterior import sample
from experiments.calibration.settings import Settings, default_settings
from experiments.calibration.summaries import Observed

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Rates:
    """Rates that depend on scores by a curved logistic surface; pupils are drawn one by one.

    Attributes:
        level: log odds at score 0, shape (targets,).
        slopes: shape (targets, parameters).
        bend: of the square of the first parameter in every target.
        pupils: counted for each target.
        shift: added to the log odds of the published figures only: what the model lacks.
        schools: standard deviation between runs beyond drawing pupils.
    """

    level: Floats
    slopes: Floats
    bend: float = 0.1
    pupils: int = 20_000
    shift: Floats | float = 0.0
    schools: float = 0.03

    def mean(self, points: Floats) -> Floats:
        return self.level + points @ self.slopes.T + self.bend * (points[:, :1] ** 2 - 1)

    def simulate(self, points: Floats, first: int) -> tuple[Floats, Floats]:
        rng = np.random.default_rng([first, 7])
        logit = self.mean(points) + self.schools * rng.standard_normal((len(points), len(self.level)))
        counted = rng.binomial(self.pupils, 1 / (1 + np.exp(-logit))).astype(float)
        return counted, np.full(counted.shape, float(self.pupils))

    def published(self, truth: Floats, error: float, rng: np.random.Generator) -> Observed:
        """Figures of this truth, each with an error."""
        count = len(self.level)
        value = self.mean(truth[None])[0] + error * rng.standard_normal(count) + self.shift
        names = tuple(f"target_{t}" for t in range(count))
        return Observed(names, np.ones(count, bool), value, np.full(count, error))

    def exact(self, observed: Observed, seed: int, freedom: float | None = None) -> Floats:
        """Draws of the posterior with the model itself in place of an emulator (normal errors, or Student's t)."""

        def log_likelihood(points: Floats) -> Floats:
            z = (observed.value - self.mean(points)) / observed.error
            if freedom is None:
                return np.asarray(-0.5 * (z**2).sum(axis=1))
            return np.asarray(-(freedom + 1) / 2 * np.log1p(z**2 / freedom).sum(axis=1))

        return sample(log_likelihood, self.slopes.shape[1], seed, most_steps=6000).draws


def rates(parameters: int, targets: int, seed: int) -> Rates:
    """A model of which every target hangs on about a third of the parameters."""
    rng = np.random.default_rng(seed)
    slopes = rng.normal(0, 0.5, (targets, parameters)) * (rng.random((targets, parameters)) < 0.4)
    return Rates(rng.uniform(-4, -1, targets), slopes)


def quick(**changed: object) -> Settings:
    """The settings of the model, with what a toy needs less of."""
    return default_settings().model_copy(update={"discrepancy": 0.0, "freedom": 1e6, "steps": (750, 3000), **changed})
