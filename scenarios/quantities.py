"""The named quantities that a policy can move."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from evidence.checking import Entry, Filled, Number, Words, checked, located
from evidence.errors import BadInput
from evidence.reading import read_toml

DEFAULT_FILE = Path(__file__).parent / "quantities.toml"
#: The unit of a standardised quantity: mean 0 and standard deviation 1 in the population.
STANDARDISED = "z"

Record = Literal["class", "school", "teacher", "parent", "student", "region", "law"]
Kind = Literal["state", "trait", "setting"]


class Quantity(Entry):
    """One quantity.

    Attributes:
        record: the kind of record that holds it; "law" is one for the whole country.
        field: name of the record's field.
        unit: its unit; "z" is standardised (mean 0, standard deviation 1).
        bounds: what is possible, (lowest, highest), in `unit`.
        timing: "build" when it can only change at the start of a school year, else "any".
        kind: what becomes of a push. A "state" of a person drifts back by itself to where circumstances lead, a "trait"
            of a person stays, and so does a "setting" (of a class, a school, a region or the law).
        whole: whether it takes whole numbers only.
    """

    record: Record
    field: Filled
    unit: Filled
    bounds: tuple[Number, Number]
    meaning: Words
    timing: Literal["build", "any"]
    kind: Kind
    whole: bool = False

    @property
    def standardised(self) -> bool:
        """Whether it has no natural zero, so that multiplying it has no meaning."""
        return self.unit == STANDARDISED

    def allows(self, value: float) -> bool:
        """Whether `value` is within the bounds."""
        return self.bounds[0] <= value <= self.bounds[1]


def load_quantities(path: Path | None = None) -> dict[str, Quantity]:
    """The quantities by full name ("class.size"), in file order.

    Raises:
        BadInput: with file, entry, key and line.

    Example:
        >>> load_quantities()["class.size"].unit
        'pupils'
    """
    return dict(_read(path or DEFAULT_FILE))


@lru_cache(maxsize=4)
def _read(path: Path) -> tuple[tuple[str, Quantity], ...]:
    file = read_toml(path)
    found: list[tuple[str, Quantity]] = []
    for group, table in file.values.items():
        if not isinstance(table, dict):
            raise BadInput(
                file=path,
                key=group,
                line=file.line((group,)),
                value=table,
                problem="is not a table",
                allowed="[record.name] tables",
            )
        for name, values in table.items():
            place = (group, name)
            quantity = checked(Quantity, values, file, place)
            if quantity.bounds[0] >= quantity.bounds[1]:
                raise located(
                    file,
                    (*place, "bounds"),
                    "must be [lowest, highest]",
                    value=list(quantity.bounds),
                )
            found.append((f"{group}.{name}", quantity))
    return tuple(found)
