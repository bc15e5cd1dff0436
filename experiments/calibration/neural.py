"""Neural posterior estimation by `sbi`: a network that learns from runs which scores lie behind figures.

The one file that imports torch and sbi (the extra `calibration`), and only where they are used. The network is a masked
autoregressive flow. It is trained by a loop of our own, so that the errors of the figures are drawn anew each time that
the network sees a run, and so that twins (runs at one point) are never both learned from and judged by.
"""

import copy
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from experiments.calibration.space import Floats

_MODEL: Final = "maf"
_BATCH: Final = 100
_RATE: Final = 5e-4
_MOST_ROUNDS: Final = 600
_PATIENCE: Final = 40
"""Rounds through all runs: at most, and without getting better before it stops."""
_JUDGES: Final = 0.1
"""Share of the points that only judge whether the network gets better."""
_TIMES: Final = 20
"""Draws of the errors of each judging run, so that their luck does not say when to stop."""
_STEEPEST: Final = 5.0
"""Length at which a gradient is cut; that of sbi's own loop."""


@dataclass(frozen=True)
class Lessons:
    """What a network learns from.

    Attributes:
        points: scores at which each run was, shape (runs, parameters).
        point: number of its point, shape (runs,).
        value: summaries on the scale of comparison, shape (runs, targets); NaN where nobody was counted.
        error: scale of the errors that are added to them, same shape.
        freedom: degrees of freedom of these errors, Student's t.
    """

    points: Floats
    point: npt.NDArray[np.intp]
    value: Floats
    error: Floats
    freedom: float


@dataclass(frozen=True)
class Inputs:
    """How summaries are shown to a network: in units of their spread, far ones drawn in, missing ones in the middle.

    Attributes:
        centre: mean of the summaries, shape (targets,).
        spread: their standard deviation with errors, shape (targets,).
    """

    centre: Floats
    spread: Floats

    def __call__(self, value: Floats) -> Floats:
        """Shape (runs, targets); the errors have long tails, which the inverse hyperbolic sine draws in."""
        return np.arcsinh((np.where(np.isnan(value), self.centre, value) - self.centre) / self.spread)


@dataclass(frozen=True)
class Network:
    """A trained network.

    Attributes:
        flow: sbi's density estimator.
        inputs: how it is shown figures.
        rounds: through all runs before it was best.
    """

    flow: Any
    inputs: Inputs
    rounds: int

    def draw(self, figures: Floats, count: int, seed: int) -> Floats:
        """Scores behind figures, if scores were distributed as those of the runs it learned from.

        Args:
            figures: on the scale of comparison, shape (targets,).
            count: draws.
            seed: the same gives the same on one machine.

        Returns:
            Shape (count, parameters).
        """
        torch, _ = _packages()
        with _alone(torch, seed), torch.no_grad():
            drawn = self.flow.sample((count,), condition=_tensor(torch, self.inputs(figures[None])))
        return np.asarray(drawn[:, 0].numpy(), np.float64)


def learn(lessons: Lessons, seed: int) -> Network:
    """Trains a network.

    Args:
        lessons: runs, and the errors of figures.
        seed: of the network's beginning, the order of runs and their errors.
    """
    torch, posterior_nn = _packages()
    rng = np.random.default_rng([seed, 5])
    judges = _judges(lessons.point, rng)
    inputs = _inputs(lessons)
    with _alone(torch, seed):
        points = _tensor(torch, lessons.points)
        learned = torch.tensor(np.flatnonzero(~judges))
        seen = _tensor(torch, inputs(_noisy(lessons, rng)))
        flow = posterior_nn(_MODEL)(points[learned], seen[learned])
        shown = torch.cat([_tensor(torch, inputs(_noisy(lessons, rng)[judges])) for _ in range(_TIMES)])
        behind = points[torch.tensor(np.flatnonzero(judges))].repeat(_TIMES, 1)
        optimiser = torch.optim.Adam(flow.parameters(), lr=_RATE)
        best, kept, rounds = float("inf"), flow.state_dict(), 0
        for number in range(_MOST_ROUNDS):
            seen = _tensor(torch, inputs(_noisy(lessons, rng)))
            _one_round(torch, flow, optimiser, points, seen, learned)
            with torch.no_grad():
                loss = float(flow.loss(behind, condition=shown).mean())
            if loss < best:
                best, kept, rounds = loss, copy.deepcopy(flow.state_dict()), number + 1
            elif number + 1 - rounds >= _PATIENCE:
                break
        flow.load_state_dict(kept)
    return Network(flow.eval(), inputs, rounds)


def _one_round(torch: Any, flow: Any, optimiser: Any, points: Any, seen: Any, learned: Any) -> None:
    """All runs once, in an order of luck."""
    flow.train()
    for some in learned[torch.randperm(len(learned))].split(_BATCH):
        optimiser.zero_grad()
        flow.loss(points[some], condition=seen[some]).mean().backward()
        torch.nn.utils.clip_grad_norm_(flow.parameters(), _STEEPEST)
        optimiser.step()
    flow.eval()


def _judges(point: npt.NDArray[np.intp], rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """Which runs only judge: all runs of some of the points."""
    points = np.unique(point)
    return np.isin(point, rng.choice(points, max(1, round(_JUDGES * len(points))), replace=False))


def _inputs(lessons: Lessons) -> Inputs:
    centre = np.nanmean(lessons.value, axis=0)
    error = np.nanmean(lessons.error**2, axis=0)
    return Inputs(centre, np.sqrt(np.nanvar(lessons.value, axis=0) + error))


def _noisy(lessons: Lessons, rng: np.random.Generator) -> Floats:
    """Summaries with errors as published figures have them."""
    return np.asarray(lessons.value + lessons.error * rng.standard_t(lessons.freedom, lessons.value.shape))


def _tensor(torch: Any, numbers: Floats) -> Any:
    return torch.tensor(numbers, dtype=torch.float32)


def _packages() -> tuple[Any, Any]:
    """Torch, and what makes a flow; both warn of things at their import that are not ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import torch
        from sbi.neural_nets import posterior_nn
    return torch, posterior_nn


@contextmanager
def _alone(torch: Any, seed: int) -> Iterator[None]:
    """One thread and luck of its own, so that the same seed gives the same; as it was afterwards."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with torch.random.fork_rng(devices=[]), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of sbi's own calls
            torch.manual_seed(seed)
            yield
    finally:
        torch.set_num_threads(threads)
