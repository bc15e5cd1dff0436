"""A country's education system as data: levels, kinds of school, calendar, law, ages.

Another country is another file in ``evidence/systems``. Pupil numbers are national; how they
become numbers per level and programme year is described at `EducationSystem.cells`.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path

from evidence.checking import checked
from evidence.errors import BadInput, nearest_name
from evidence.reading import read_toml
from evidence.system_checks import check_system
from evidence.system_parts import EducationSystemData, Level, SchoolType

FOLDER = Path(__file__).parent / "systems"


class EducationSystem(EducationSystemData):
    """The education system of one country.

    Example:
        >>> system = load_system("nl")
        >>> system.level("vmbo-b").class_size
        20.0
        >>> round(sum(system.cells().values()))
        1487884
    """

    @property
    def levels(self) -> tuple[Level, ...]:
        """All levels, in file order (the order is the level's code)."""
        return self.level_entries

    @property
    def school_types(self) -> tuple[SchoolType, ...]:
        """All kinds of school, in file order (the order is the type's code)."""
        return self.school_type_entries

    @cached_property
    def level_ids(self) -> tuple[str, ...]:
        """The ids of the levels, in file order."""
        return tuple(level.id for level in self.levels)

    @cached_property
    def school_type_ids(self) -> tuple[str, ...]:
        """The ids of the kinds of school, in file order."""
        return tuple(kind.id for kind in self.school_types)

    def level_index(self, level_id: str) -> int:
        """Position of a level in `levels`.

        Raises:
            BadInput: when there is no such level.
        """
        return _position(level_id, self.level_ids, "level")

    def level(self, level_id: str) -> Level:
        """The level with this id; BadInput when there is none."""
        return self.levels[self.level_index(level_id)]

    def school_type_index(self, type_id: str) -> int:
        """Position of a kind of school in `school_types`; BadInput when there is none."""
        return _position(type_id, self.school_type_ids, "school_type")

    def school_type(self, type_id: str) -> SchoolType:
        """The kind of school with this id; BadInput when there is none."""
        return self.school_types[self.school_type_index(type_id)]

    def cells(self) -> dict[tuple[str, int], float]:
        """National pupils per level and programme year (years from 1), unrounded.

        The published figures give the years in which pupils are divided by level
        (`pupils_upper`) and one total for the undivided first years. A level's divided
        years are taken equally large. The undivided pupils are shared between the levels in
        proportion to the size of their first divided year, and equally between the years.
        Each sector is then scaled to its total (`totals`): vo with vavo, and mbo. Both
        rules of equal size are assumptions.
        """
        cells = {
            (level.id, year): self._unscaled(level, year) for level in self.levels for year in range(1, level.years + 1)
        }
        scale = {total: getattr(self.totals, total) / self._sector_sum(cells, total) for total in ("vo", "mbo")}
        return {
            (level_id, year): pupils * scale[self.level(level_id).total] for (level_id, year), pupils in cells.items()
        }

    def pupils(self, level_id: str) -> float:
        """National pupils of one level over all its programme years, scaled as in `cells`."""
        return sum(n for (cell_level, _), n in self.cells().items() if cell_level == level_id)

    def _unscaled(self, level: Level, year: int) -> float:
        if year > level.undivided_years:
            return level.pupils_per_upper_year
        first_divided = sum(each.pupils_per_upper_year for each in self.levels if each.undivided_years)
        share = level.pupils_per_upper_year / first_divided
        return self.undivided.pupils * share / level.undivided_years

    def _sector_sum(self, cells: dict[tuple[str, int], float], total: str) -> float:
        return sum(n for (level_id, _), n in cells.items() if self.level(level_id).total == total)


def load_system(country: str = "nl", path: Path | None = None) -> EducationSystem:
    """The education system of a country, checked; read once per process and file.

    Args:
        country: name of a file in ``evidence/systems``.
        path: another file to read instead.

    Raises:
        BadInput: unknown country, or an error in the file (with entry, key and line).
    """
    if path is None:
        known = sorted(file.stem for file in FOLDER.glob("*.toml"))
        if country not in known:
            raise BadInput(
                key="country",
                value=country,
                problem="no education system is known for it",
                allowed=known,
                nearest=nearest_name(country, known),
                hint="add a file for it to evidence/systems",
            )
        path = FOLDER / f"{country}.toml"
    return _read(path)


@lru_cache(maxsize=8)
def _read(path: Path) -> EducationSystem:
    file = read_toml(path)
    system = checked(EducationSystem, file.values, file)
    check_system(system, file)
    return system


def _position(name: str, names: tuple[str, ...], key: str) -> int:
    if name not in names:
        raise BadInput(
            key=key,
            value=name,
            problem="is not known",
            allowed=names,
            nearest=nearest_name(name, names),
        )
    return names.index(name)
