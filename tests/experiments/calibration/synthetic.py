"""A calibration of a toy in the clothes of the model: real parameters and figures, no schools."""

from dataclasses import replace

import numpy as np
import pandas as pd

from experiments.calibration.methods import KNOWN, Methods, compared
from experiments.calibration.model_runs import observed_of
from experiments.calibration.neural_fit import Answer
from experiments.calibration.outcome import Calibration, judged
from experiments.calibration.plans import Plan
from experiments.calibration.published import fitted, published_figures
from experiments.calibration.space import space_of
from experiments.calibration.waves import calibrate
from tests.experiments.calibration.toys import Floats, Rates, quick

NAMES = ("truancy.baseline", "truancy.age", "sickness.onset", "leaving.push", "leaving.fall")
FIGURES = 10


def plan_of(budget: int = 200) -> Plan:
    figures = fitted(published_figures())[:FIGURES]
    settings = quick(tempers=(1.0,), trials=4, draws=200, discrepancy=0.1, freedom=3.0)
    return Plan(space_of(NAMES), figures, "baseline", 2000, 2, budget, 1, settings)


def calibration(uncounted: int | None = None) -> Calibration:
    """Of ten published figures, of which the last is moved out of reach, and no run may count another."""
    plan = plan_of()
    observed = observed_of(plan.figures)
    slopes = np.random.default_rng(4).normal(0, 0.4, (FIGURES, len(NAMES)))
    slopes[:, 1] = 0.0  # nothing is learned of the second parameter
    toy = Rates(observed.value.copy(), slopes)
    moved = replace(observed, value=observed.value + np.where(np.arange(FIGURES) == FIGURES - 1, 6.0, 0.0))

    def simulate(points: Floats, first: int) -> tuple[Floats, Floats]:
        counted, pupils = toy.simulate(points, first)
        if uncounted is not None:
            counted[:, uncounted] = pupils[:, uncounted] = 0
        return counted, pupils

    return judged(plan, calibrate(simulate, moved, len(NAMES), plan.settings, plan.budget, plan.seed))


def with_methods(found: Calibration) -> Calibration:
    """With a cross-check by a network that would have moved the last parameter only."""
    network = found.posterior.draws + np.array([0.0] * (len(NAMES) - 1) + [3.0])
    lines = [(method, moved, 0.9, 0.1, 0.2, 10) for moved in (0, 2) for method in ("emulator", "network")]
    known = pd.DataFrame(lines, columns=list(KNOWN))
    methods = Methods(Answer(network, 50.0, 9), compared(found.space, found.posterior.draws, network), known, ("one",))
    return replace(found, methods=methods, verdicts=(*found.verdicts, methods.verdict))
