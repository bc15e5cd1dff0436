"""Yearly draws of people for named choices, whatever row they sit in."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from model.population.build import MISFIT
from model.population.luck import normal, uniform

YEAR_SHIFT = 44
"""Person numbers stay below this power of two; the year is written above them."""


class YearLuck:
    """Draws keyed by person and year.

    Args:
        seed: the run's seed key.
        people: person numbers, shape (n,).
        year: simulated school year, from 0.
    """

    def __init__(self, seed: int, people: Any, year: int) -> None:
        self.seed = int(seed)
        self.slots = np.asarray(people, np.int64) + ((year + 1) << YEAR_SHIFT)

    def draw(self, choice: str) -> npt.NDArray[np.float64]:
        """Uniform on [0, 1), one per person."""
        return uniform(self.seed, self.slots, choice)

    def misfit(self) -> npt.NDArray[np.float64]:
        """Standard normal: how badly a programme begun this year fits."""
        return normal(self.seed, self.slots, MISFIT)
