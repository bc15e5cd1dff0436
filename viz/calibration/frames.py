"""What the figures of a calibration share: colours, sizes, the line that says which runs, values of the prior."""

from typing import Final

import numpy as np

from experiments.calibration.outcome import Calibration
from experiments.calibration.space import Floats, Space
from viz.calibration.calibration_texts import say
from viz.language import number

BEFORE: Final = "#bdbdbd"
AFTER: Final = "#0072B2"
COLUMNS: Final = 4
PANEL: Final = 1.5
"""Inches of a row of panels."""
CUT: Final = (0.005, 0.995)
"""Shares of the prior between which values are drawn."""
_PRIOR_POINTS: Final = 4_000


def about(found: Calibration, lang: str) -> str:
    """Which runs a calibration is of."""
    plan = found.plan
    return say("about", lang, scenario=plan.scenario, students=number(plan.students, lang), years=plan.years,
               budget=number(plan.budget, lang))  # fmt: skip


def prior_values(space: Space) -> Floats:
    """Values spread evenly over the prior of each parameter, shape (points, parameters)."""
    even = (np.arange(_PRIOR_POINTS) + 0.5) / _PRIOR_POINTS
    return space.from_cube(np.repeat(even[:, None], len(space), axis=1))
