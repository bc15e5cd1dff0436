"""A calibration of the model from beginning to end, and what came of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from experiments.calibration.emulator import fit
from experiments.calibration.fit_checks import (
    contraction,
    figures_are_met,
    figures_table,
    left_out,
    none_is_out_of_reach,
    pairs,
)
from experiments.calibration.methods import Methods, cross_check
from experiments.calibration.model_runs import observed_of
from experiments.calibration.outcome_columns import OUTCOME_COLUMNS
from experiments.calibration.plans import Plan, kept_region
from experiments.calibration.posterior import Sampled
from experiments.calibration.recovery import Recovered, recover, trials_of
from experiments.calibration.sensitivity import sobol
from experiments.calibration.space import Floats, Space
from experiments.calibration.verdicts import Verdict
from experiments.calibration.waves import Fitted, Simulate, calibrate
from model.progress import Progress

_SOBOL: Final = 512
"""Points of Sobol's design before they are combined."""


@dataclass(frozen=True)
class Calibration:
    """What a calibration found.

    Attributes:
        plan: what was asked.
        posterior: draws, as scores.
        parameters: what is known of each parameter, the least pinned down first (`fit_checks.contraction`).
        figures: every figure beside prior and posterior (`fit_checks.figures_table`).
        left_out: figures predicted from the others (`fit_checks.left_out`).
        sobol: share of each figure's variance over the prior that each parameter has a part in, by the emulator of the
            first wave (`sensitivity.sobol`).
        pairs: correlations after the figures (`fit_checks.pairs`).
        ranks: of known truths among draws (`recovery.Recovered.by_truth`); no lines when none could be spared.
        coverage: the same by parameter (`recovery.Recovered.by_parameter`).
        verdicts: of all checks.
        runs: every run: wave, point, scores and counts (`runs.Runs.table`).
        methods: the cross-check by a second method, when it was asked for.
        command: that made it; empty when it was made otherwise.
    """

    plan: Plan
    posterior: Sampled
    parameters: pd.DataFrame
    figures: pd.DataFrame
    left_out: pd.DataFrame
    sobol: pd.DataFrame
    pairs: pd.DataFrame
    ranks: pd.DataFrame
    coverage: pd.DataFrame
    verdicts: tuple[Verdict, ...]
    runs: pd.DataFrame
    methods: Methods | None = None
    command: str = ""

    @property
    def space(self) -> Space:
        """The parameters."""
        return self.plan.space

    @property
    def scores(self) -> Floats:
        """The draws that are kept, as scores, shape (draws, parameters)."""
        return self.posterior.some(self.plan.settings.draws)

    @property
    def draws(self) -> pd.DataFrame:
        """The draws that are kept, in the parameters' units: column `draw`, and one for each parameter."""
        values = pd.DataFrame(self.space.from_scores(self.scores), columns=list(self.space.names))
        values.insert(0, "draw", range(len(values)))
        return values


def calibrate_model(
    plan: Plan,
    folder: Path,
    simulate: Simulate,
    progress: Progress | None = None,
    *,
    second: bool = False,
) -> Calibration:
    """Fits the model, with what the folder has of earlier tries.

    Args:
        plan: what is asked.
        folder: where the regions of waves are kept.
        simulate: the runs of the model.
        progress: called with (stage, done, total).
        second: whether to fit by a second method too, which needs the extra `calibration`.
    """
    observed = observed_of(plan.figures)
    fitted = calibrate(
        simulate, observed, len(plan.space), plan.settings, plan.budget, plan.seed,
        place=lambda wave, work_out: kept_region(folder, wave, work_out), progress=progress,
    )  # fmt: skip
    return judged(plan, fitted, progress, second=second)


def judged(plan: Plan, fitted: Fitted, progress: Progress | None = None, *, second: bool = False) -> Calibration:
    """A calibration with its checks; arguments as for `calibrate_model`."""
    figures = figures_table(fitted, plan.seed)
    others, predicted = left_out(fitted, plan.settings, plan.seed)
    recovered = recover(fitted, plan.settings, plan.seed, progress)
    methods = _second(plan, fitted, recovered, progress) if second else None
    names = plan.space.names
    verdicts = (figures_are_met(figures), none_is_out_of_reach(figures), predicted)
    return Calibration(
        plan=plan,
        posterior=fitted.posterior,
        parameters=contraction(plan.space, fitted.posterior.draws),
        figures=figures,
        left_out=others,
        sobol=_sobol(plan, fitted),
        pairs=pairs(plan.space, fitted.posterior.draws),
        ranks=_no_lines("ranks") if recovered is None else recovered.by_truth(names),
        coverage=_no_lines("coverage") if recovered is None else recovered.by_parameter(names),
        verdicts=(
            *verdicts,
            *(() if recovered is None else recovered.verdicts()),
            *(() if methods is None else (methods.verdict,)),
        ),
        runs=fitted.runs.table(names, fitted.likelihood.observed.targets),
        methods=methods,
    )


def _second(plan: Plan, fitted: Fitted, by_default: Recovered | None, progress: Progress | None) -> Methods:
    tried = trials_of(fitted, plan.settings, plan.seed)
    return cross_check(fitted, plan.space, plan.settings, plan.seed, tried, by_default, progress)


def _no_lines(table: str) -> pd.DataFrame:
    return pd.DataFrame(columns=list(OUTCOME_COLUMNS[table]))


def _sobol(plan: Plan, fitted: Fitted) -> pd.DataFrame:
    """On the runs of the first wave alone: those cover the prior, later ones only a part of it."""
    observed = fitted.likelihood.observed
    emulator = fit(fitted.runs.only(fitted.runs.wave == 1), observed.share)
    return sobol(lambda scores: emulator.predict(scores)[0], plan.space, observed, _SOBOL, plan.seed)
