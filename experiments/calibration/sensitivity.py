"""Which parameters move which figures: Morris' screening and Sobol's indices, by SALib."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pandas as pd
from SALib.analyze import morris as morris_analysis
from SALib.analyze import sobol as sobol_analysis
from SALib.sample import morris as morris_sample
from SALib.sample import sobol as sobol_sample
from scipy.special import ndtri

from experiments.calibration.space import Floats, Space
from experiments.calibration.summaries import Observed, summaries
from experiments.calibration.waves import Simulate

LEVELS: Final = 8
"""Levels of each parameter in Morris' screening."""
_EDGE: Final = 0.05
"""Morris stays within the middle 90 % of each prior: at its ends the quantiles run away."""
_NARROW: Final = 0.001
"""Sobol leaves out this much of each end, where a score would be infinite."""

SENSITIVITY: Final = ("parameter", "target", "effect", "interval", "other")
"""Columns: for Morris mean absolute effect, its 95 % interval and spread of effects; for Sobol the total index, its
interval and the first-order index."""


def morris(simulate: Simulate, space: Space, observed: Observed, trajectories: int, seed: int) -> pd.DataFrame:
    """Morris' elementary effects: each parameter moved by itself from many places.

    Args:
        simulate: the model; runs that share one town have less chance in them.
        space: the parameters.
        observed: the figures; their errors are what effects are measured in.
        trajectories: paths through the space; each takes one run more than there are parameters.
        seed: of the paths.

    Returns:
        Columns `SENSITIVITY`. An effect of 2 means that the parameter moved from one end of its prior to the other
        moves the figure by two of its standard errors, on average over the others.
    """
    problem = _problem(space, _EDGE)
    cube = morris_sample.sample(problem, trajectories, num_levels=LEVELS, seed=seed)
    numerator, denominator = simulate(ndtri(cube), 0)
    values = summaries(numerator, denominator, observed.share).value / observed.error
    return _table(
        space, observed, values, lambda y: morris_analysis.analyze(problem, cube, y, num_levels=LEVELS, seed=seed),
        ("mu_star", "mu_star_conf", "sigma"),
    )  # fmt: skip


def sobol(values: Callable[[Floats], Floats], space: Space, observed: Observed, base: int, seed: int) -> pd.DataFrame:
    """Sobol's indices: the share of a figure's variance over the prior that a parameter has a part in.

    Args:
        values: of each target at scores, shape (points, targets), such as the mean of an emulator.
        space: the parameters.
        observed: the figures.
        base: points of the design before they are combined: a power of 2.
        seed: of the design.

    Returns:
        Columns `SENSITIVITY`: `effect` is the total index, `other` the first-order one.
    """
    problem = _problem(space, _NARROW)
    cube = sobol_sample.sample(problem, base, calc_second_order=False, seed=seed)
    return _table(
        space, observed, values(ndtri(cube)),
        lambda y: sobol_analysis.analyze(problem, y, calc_second_order=False, seed=seed), ("ST", "ST_conf", "S1"),
    )  # fmt: skip


def _problem(space: Space, edge: float) -> dict[str, Any]:
    return {"num_vars": len(space), "names": list(space.names), "bounds": [[edge, 1 - edge]] * len(space)}


def _table(
    space: Space, observed: Observed, values: Floats, analyse: Callable[[Floats], Any], keys: tuple[str, str, str]
) -> pd.DataFrame:
    """One line per parameter and target; targets that some run did not count, or that never vary, are left out."""
    parts = []
    for place, target in enumerate(observed.targets):
        value = values[:, place]
        if not np.isfinite(value).all() or np.ptp(value) == 0:
            continue
        found = analyse(value)
        columns = {"effect": found[keys[0]], "interval": found[keys[1]], "other": found[keys[2]]}
        plain = {name: np.asarray(column, float) for name, column in columns.items()}
        parts.append(pd.DataFrame({"parameter": space.names, "target": target, **plain}))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(SENSITIVITY))
