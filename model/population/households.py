"""Households: brothers and sisters, and the parents that they share.

Pupils of a region are lined up so that near neighbours have levels of like status, and cut into households of drawn
sizes. Parents' socio-economic status follows the mean status of their children's levels; their other traits follow SES
by loadings (`population.ses_*`, assumptions), with money stress the other way round.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from agents import records
from agents.records import Records
from evidence import EducationSystem, Parameters
from model.population.luck import normal, uniform

_PARENT_SPACE = 1 << 40
"""Household slots draw from here on, far from person numbers."""

_LOADED_ON_SES = ("money_stress", "support", "monitoring", "expectations", "protection", "mental_health", "trust")


def form_households(
    students: Records, region: npt.NDArray[Any], system: EducationSystem, seed: int, parameters: Parameters
) -> Records:
    """Put pupils into households and draw the parents.

    Args:
        students: pupils with level, school and person number; `household` and what follows from it are written.
        region: region of each pupil, shape (n,).
        system: gives household composition and status of levels.
        seed: the run's seed key.
        parameters: gives loadings and spreads.

    Returns:
        Parent records, one per household.
    """
    status = np.array([level.status for level in system.levels])[students.level]
    alike = status + parameters.value("population.sibling_spread") * normal(seed, students.id, _SLOT_TRAIT)
    line = np.lexsort((alike, region))
    household_in_line = _cut(system, seed, len(line), region[line])
    household = np.empty(len(line), dtype=np.int64)
    household[line] = household_in_line
    students.household = household
    parents = records.empty(records.PARENT, int(household_in_line[-1]) + 1)
    parents.id = len(students) + 1 + np.arange(len(parents))
    parents.children = np.bincount(household).astype(np.int8)
    parents.raised = parents.children
    parents.region[household] = region
    mean_status = np.bincount(household, weights=status) / parents.children
    deviation = mean_status - status.mean()
    draw_parents(parents, deviation / max(float(deviation.std()), 1e-9), system, seed, parameters)
    students.background = parents.background[household]
    return parents


_SLOT_TRAIT = 40
_PARENT_TRAITS = 50


def _cut(system: EducationSystem, seed: int, pupils: int, region: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Household number of each pupil in line; a household never crosses a region's border."""
    chances = np.cumsum(system.household.children_of_school_age)
    slots = np.arange(pupils)
    size = 1 + np.searchsorted(chances, uniform(seed, slots + _PARENT_SPACE, "household_size"), side="right")
    size = np.minimum(size, len(chances))
    first = np.zeros(pupils, dtype=bool)
    starts = np.concatenate([[0], np.cumsum(size)])
    first[starts[starts < pupils]] = True
    first[1:] |= region[1:] != region[:-1]
    return np.cumsum(first) - 1


def draw_parents(
    parents: Records, status: npt.NDArray[np.float64], system: EducationSystem, seed: int, parameters: Parameters
) -> None:
    """Draw the parents of households, given their numbers and the status of their children's levels, in z."""
    value = parameters.value
    slots = np.asarray(parents.id, np.int64) + _PARENT_SPACE
    by_level = value("population.ses_status") * status
    noise = np.sqrt(1.0 - value("population.ses_status") ** 2)
    parents.ses = by_level + noise * normal(seed, slots, _PARENT_TRAITS)
    for place, name in enumerate(_LOADED_ON_SES):
        loading = value(f"population.ses_{name}")
        own = np.sqrt(1.0 - loading**2) * normal(seed, slots, _PARENT_TRAITS + 1 + place)
        parents[name] = loading * parents.ses + own
    alone = uniform(seed, slots, "two_parents") < system.household.not_both_parents
    parents.two_parents = ~alone
    parents.monitoring -= value("population.alone_monitoring") * (alone - system.household.not_both_parents)
    parents.money_stress += value("population.alone_money_stress") * (alone - system.household.not_both_parents)
    parents.background = uniform(seed, slots, "background") < value("population.background_share")
