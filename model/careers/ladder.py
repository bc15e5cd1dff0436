"""The levels as a ladder: what lies above and below each, and where a diploma leads. All from the education system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from evidence import EducationSystem

Ints = npt.NDArray[np.int64]
NOWHERE = -1


@dataclass(frozen=True)
class Ladder:
    """What careers need to know of every level, arrays of shape (levels,) in the order of the education system.

    Attributes:
        years: years of the programme.
        undivided: first years that levels share.
        status: rank in public esteem, 0..1.
        qualifies: its diploma is a startkwalificatie.
        vo, mbo, vavo: whether it belongs to that sector.
        practical: practical training: not counted for early leaving.
        below, above: the level next to it in status, of the same sector and route; NOWHERE at the ends.
        entry_year: programme year in which a graduate of another level enters it.
        first_choices: for each level the next levels of a graduate in order, each as (school-based, work-based or the
            same) codes; empty where the diploma leads out.
    """

    years: Ints
    undivided: Ints
    status: npt.NDArray[np.float64]
    qualifies: npt.NDArray[np.bool_]
    vo: npt.NDArray[np.bool_]
    mbo: npt.NDArray[np.bool_]
    vavo: npt.NDArray[np.bool_]
    practical: npt.NDArray[np.bool_]
    below: Ints
    above: Ints
    entry_year: Ints
    first_choices: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def vavo_code(self) -> int:
        """Code of the level for adults who try for a general diploma again; NOWHERE when the system has none."""
        return int(np.argmax(self.vavo)) if self.vavo.any() else NOWHERE

    @property
    def lowest_mbo(self) -> int:
        """The mbo level of lowest status, open to who has no diploma; NOWHERE without mbo."""
        if not self.mbo.any():
            return NOWHERE
        return int(np.argmin(np.where(self.mbo, self.status, np.inf)))


def ladder(system: EducationSystem) -> Ladder:
    """The ladder of an education system."""
    levels = system.levels

    def each(value: Any) -> Any:
        return np.array([value(level) for level in levels])

    sector = each(lambda level: level.sector)
    years = each(lambda level: level.years).astype(np.int64)
    return Ladder(
        years=years,
        undivided=each(lambda level: level.undivided_years).astype(np.int64),
        status=each(lambda level: level.status).astype(float),
        qualifies=each(lambda level: level.startkwalificatie),
        vo=sector == "vo",
        mbo=sector == "mbo",
        vavo=sector == "vavo",
        practical=each(lambda level: not level.counts_for_vsv),
        below=np.array([_neighbour(system, code, -1) for code in range(len(levels))]),
        above=np.array([_neighbour(system, code, 1) for code in range(len(levels))]),
        entry_year=np.where(sector == "vo", np.maximum(years - 1, 1), 1),
        first_choices=tuple(_choices(system, code) for code in range(len(levels))),
    )


def _neighbour(system: EducationSystem, code: int, step: int) -> int:
    """The level next to this one in status, of the same sector, route and way of counting."""
    own = system.levels[code]
    alike = [
        (level.status, k)
        for k, level in enumerate(system.levels)
        if (level.sector, level.route, level.counts_for_vsv) == (own.sector, own.route, own.counts_for_vsv)
    ]
    place = sorted(alike).index((own.status, code)) + step
    return sorted(alike)[place][1] if 0 <= place < len(alike) else NOWHERE


def _choices(system: EducationSystem, code: int) -> tuple[tuple[int, int], ...]:
    """Next levels in order, the two routes of a level as one choice (told by their equal status)."""
    found: dict[float, list[int]] = {}
    for name in system.levels[code].next:
        k = system.level_index(name)
        found.setdefault(system.levels[k].status, []).append(k)
    return tuple((ways[0], ways[-1]) for ways in found.values())
