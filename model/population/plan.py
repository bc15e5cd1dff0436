"""Which schools there are and how many pupils sit in each year of each level.

National pupils per level and year (evidence/systems) are scaled to the size asked for, divided over kinds of school by
the shares given there, and over schools of drawn sizes. Whole numbers are kept throughout: every pupil asked for is
placed once, and each level and year has its share of the country to within one pupil.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evidence import BadInput, EducationSystem
from model.population.luck import uniform

Ints = npt.NDArray[np.int64]

SMALLEST = 200
"""Fewest pupils of a run: one small vo school and one small mbo location."""


@dataclass(frozen=True)
class Plan:
    """The schools of a run.

    Attributes:
        cells: (level code, programme year) of each column of `pupils`.
        kind: code of the school type, shape (schools,).
        pupils: pupils per school and cell, shape (schools, cells).
    """

    cells: tuple[tuple[int, int], ...]
    kind: Ints
    pupils: Ints


def whole_numbers(shares: npt.NDArray[np.float64], total: int) -> Ints:
    """Split `total` in proportion to `shares`, in whole numbers (largest remainders first).

    Args:
        shares: non-negative, not all zero, shape (n,).
        total: what to split, 0 or more.

    Returns:
        Whole numbers of shape (n,) that sum to `total`.
    """
    exact = shares / shares.sum() * total
    parts = np.floor(exact).astype(np.int64)
    order = np.argsort(-(exact - parts), kind="stable")
    parts[order[: total - int(parts.sum())]] += 1
    return parts


def national_pupils(system: EducationSystem) -> int:
    """Pupils in the country, vo and mbo together [pupils]."""
    return round(sum(system.cells().values()))


def plan_schools(system: EducationSystem, seed: int, students: int | None, schools: int | None) -> Plan:
    """Plan the schools of a run of a given size.

    Args:
        system: the education system.
        seed: the run's seed key.
        students: pupils in all, 200 up to the whole country; or None when `schools` is given.
        schools: number of schools instead.

    Raises:
        BadInput: when the size is out of range.
    """
    cells = tuple((system.level_index(level), year) for level, year in system.cells())
    national = np.array(list(system.cells().values()))
    share = _share_of_kinds(system, cells)
    if schools is not None:
        by_kind, counts = _by_schools(system, national * share, schools)
    else:
        by_kind, counts = _by_students(system, national, share, students or 0)
    rows, kinds = [], []
    for kind, count in enumerate(counts):
        if count:
            rows.append(_spread(by_kind[kind], _sizes(system, seed, kind, int(count))))
            kinds.append(np.full(count, kind))
    return Plan(cells, np.concatenate(kinds), np.concatenate(rows))


def _share_of_kinds(system: EducationSystem, cells: tuple[tuple[int, int], ...]) -> npt.NDArray[np.float64]:
    """Share of each cell's pupils per kind of school, shape (kinds, cells)."""
    return np.array(
        [[kind.levels.get(system.levels[level].id, 0.0) for level, _ in cells] for kind in system.school_types]
    )


def _by_students(
    system: EducationSystem, national: npt.NDArray[np.float64], share: npt.NDArray[np.float64], students: int
) -> tuple[Ints, Ints]:
    """Pupils per kind and cell, and schools per kind, for a number of pupils."""
    most = national_pupils(system)
    if not SMALLEST <= students <= most:
        raise BadInput(
            key="students",
            value=students,
            problem="is out of range",
            allowed=f"{SMALLEST} to {most} (the whole country)",
        )
    per_cell = whole_numbers(national, students)
    by_kind = np.stack([whole_numbers(share[:, c], int(n)) for c, n in enumerate(per_cell)], axis=1)
    _fold_small_kinds(system, by_kind)
    means = np.array([kind.mean_size for kind in system.school_types])
    pupils = by_kind.sum(axis=1)
    counts = np.where(pupils > 0, np.maximum(np.rint(pupils / means), 1), 0).astype(np.int64)
    return by_kind, counts


def _fold_small_kinds(system: EducationSystem, by_kind: Ints) -> None:
    """Kinds of school too small to exist by themselves join the largest kind of their sector."""
    pupils = by_kind.sum(axis=1)
    for sector in ("vo", "mbo"):
        kinds = [k for k, kind in enumerate(system.school_types) if kind.sector == sector]
        largest = max(kinds, key=lambda k: int(pupils[k]))
        for k in kinds:
            if k != largest and pupils[k] < system.school_types[k].minimum_size:
                by_kind[largest] += by_kind[k]
                by_kind[k] = 0


def _by_schools(system: EducationSystem, national: npt.NDArray[np.float64], schools: int) -> tuple[Ints, Ints]:
    """Pupils per kind and cell, and schools per kind, for a number of schools of mean size."""
    means = np.array([kind.mean_size for kind in system.school_types])
    most = int(np.rint(national.sum(axis=1) / means).sum())
    if not 1 <= schools <= most:
        raise BadInput(
            key="schools", value=schools, problem="is out of range", allowed=f"1 to {most} (the whole country)"
        )
    counts = whole_numbers(national.sum(axis=1) / means, schools)
    by_kind = np.stack(
        [whole_numbers(cells, round(count * mean)) for cells, count, mean in zip(national, counts, means, strict=True)]
    )
    return by_kind, counts


def _sizes(system: EducationSystem, seed: int, kind: int, count: int) -> npt.NDArray[np.float64]:
    """Relative sizes of the schools of one kind: lognormal, no more than fourfold apart from the mean."""
    slots = np.arange(count) + 1_000_000 * (kind + 1)
    first = uniform(seed, slots, "school_size")
    second = uniform(seed + 1, slots, "school_size")
    z = np.sqrt(-2.0 * np.log1p(-first)) * np.cos(2.0 * np.pi * second)
    sizes: npt.NDArray[np.float64] = np.exp(
        np.clip(system.school_types[kind].size_spread * z, -np.log(4.0), np.log(4.0))
    )
    return sizes


def _spread(cells: Ints, sizes: npt.NDArray[np.float64]) -> Ints:
    """Divide each cell's pupils over schools in proportion to size, keeping totals; shape (schools, cells)."""
    edges = np.concatenate([[0.0], np.cumsum(sizes) / sizes.sum()])
    ends = np.rint(edges[:, None] * cells[None, :]).astype(np.int64)
    return ends[1:] - ends[:-1]
