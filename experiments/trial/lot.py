"""The lot: which units are in the trial, and which of them get the scenario. Drawn by hash, as all luck is."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evidence.errors import BadInput
from experiments.trial.design import FEWEST, Design
from model.population.luck import uniform_named

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Lot:
    """What came out of the lot.

    Attributes:
        treated: numbers of the units that get the scenario, in rising order.
        control: numbers of those that do not.
    """

    treated: Numbers
    control: Numbers

    @property
    def drawn(self) -> Numbers:
        """Both arms, in rising order."""
        return np.sort(np.concatenate([self.treated, self.control]))


def draw(eligible: Numbers, design: Design, key: int) -> Lot:
    """Draw units by lot, and half of these for the scenario; with an odd number the controls have one more.

    Args:
        eligible: numbers of the units that could be drawn, each once.
        design: gives how many.
        key: the run's seed key.

    Raises:
        BadInput: when there are fewer than are to be drawn.
    """
    wanted = len(eligible) if design.n is None else design.n
    hint = "take more pupils (--students), or another unit"
    if len(eligible) < FEWEST:
        problem = f"leaves {len(eligible)} eligible in a town, and a trial takes {FEWEST} or more"
        raise BadInput(key="--unit", value=design.unit, problem=problem, hint=hint)
    if len(eligible) < wanted:
        problem, allowed = "is more than are eligible in a town", f"{FEWEST} to {len(eligible):,}"
        raise BadInput(key="--n", value=wanted, problem=problem, allowed=allowed, hint=hint)
    drawn = _first(eligible, uniform_named(key, eligible, "trial drawn"), wanted)
    treated = _first(drawn, uniform_named(key, drawn, "trial arm"), wanted // 2)
    return Lot(treated, np.setdiff1d(drawn, treated))


def _first(numbers: Numbers, luck: npt.NDArray[np.float64], count: int) -> Numbers:
    """The `count` numbers with the smallest luck, in rising order."""
    return np.sort(numbers[np.argsort(luck, kind="stable")[:count]])
