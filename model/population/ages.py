"""Ages on 1 October, given the programme year.

In vo the year totals and the published age totals are both known; what is not known, how they meet, is filled in by
iterative proportional fitting from a start in which most are on time and fewer are later each year. In mbo the entry
ages are an assumption of the education system and pupils grow a year older each year.
"""

import numpy as np
import numpy.typing as npt

from evidence import EducationSystem

Floats = npt.NDArray[np.float64]

_LATE = (0.62, 0.30, 0.06, 0.015, 0.005)
"""Start of the fit: share on time, one year later, … The fit replaces it as far as the published totals speak."""

_ROUNDS = 200


def age_given_year(system: EducationSystem) -> dict[tuple[int, int], tuple[npt.NDArray[np.int64], Floats]]:
    """Ages and their chances for every level code and programme year.

    Returns:
        For each cell: ages, shape (k,), and chances summing to one, shape (k,).
    """
    vo = _fit_vo(system)
    chances = {}
    for level_id, year in system.cells():
        level = system.level(level_id)
        code = system.level_index(level_id)
        if level.sector == "vo":
            ages, shares = vo[year]
        elif level.sector == "vavo":
            ages, shares = np.array([level.entry_age, level.entry_age + 1, level.entry_age + 2]), np.full(3, 1.0 / 3.0)
        else:
            ages, shares = _mbo(system, year)
        chances[code, year] = (ages, shares)
    return chances


def _fit_vo(system: EducationSystem) -> dict[int, tuple[npt.NDArray[np.int64], Floats]]:
    ages = np.array(sorted(system.ages.vo_by_age))
    by_age = np.array([system.ages.vo_by_age[int(a)] for a in ages], dtype=float)
    cells = {key: n for key, n in system.cells().items() if system.level(key[0]).sector == "vo"}
    years = sorted({year for _, year in cells})
    by_year = np.array([sum(n for (_, y), n in cells.items() if y == year) for year in years])
    by_age *= by_year.sum() / by_age.sum()
    table = np.zeros((len(years), len(ages)))
    for row, year in enumerate(years):
        for late, share in enumerate(_LATE):
            age = ages[0] - 1 + year + late
            if age <= ages[-1]:
                table[row, age - ages[0]] = share
    for _ in range(_ROUNDS):
        table *= (by_year / table.sum(axis=1))[:, None]
        table *= by_age / table.sum(axis=0)
    return {year: (ages, table[row] / table[row].sum()) for row, year in enumerate(years)}


def _mbo(system: EducationSystem, year: int) -> tuple[npt.NDArray[np.int64], Floats]:
    oldest = system.ages.max_age
    entry = system.ages.mbo_entry
    ages = np.array(sorted({min(age + year - 1, oldest) for age in entry}))
    shares = np.zeros(len(ages))
    for age, share in entry.items():
        shares[np.searchsorted(ages, min(age + year - 1, oldest))] += share
    return ages, shares / shares.sum()
