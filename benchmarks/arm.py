"""What every arm of the contagion gives back."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.network import Workload


@dataclass(frozen=True)
class Run:
    """One timed run.

    Attributes:
        seconds: wall time of the days alone; set-up is not in it.
        infectious: pupils who could pass it on, per day, shape (days,).
        by_school: the same per school, shape (schools, days), where the arm knows it.
    """

    seconds: float
    infectious: npt.NDArray[np.int64]
    by_school: npt.NDArray[np.int64] | None = None


Runner = Callable[[Workload, int, int], Run]
"""An arm made ready for one network: called with (workload, days, seed)."""
