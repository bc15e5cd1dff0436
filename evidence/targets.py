"""Published figures that the model must reproduce."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from evidence.checking import Entry, Filled
from evidence.tables import Table, read_rows

DEFAULT_FILE = Path(__file__).parent / "targets.csv"

#: How a figure was seen: in documents A-E, in a stored copy, by arithmetic, or from memory.
Seen = Literal["seed", "seen", "derived", "memory"]
#: A finite number in a cell; cells are text, so "2.5" is one.
CellNumber = Annotated[float, Field(allow_inf_nan=False)]
#: Ids are lower-case slugs.
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Target(Entry):
    """One published figure.

    Attributes:
        id: short name.
        quantity: what is counted.
        group: of whom.
        year: school year ("2018/19"), year ("2017") or "" when not given.
        value: the figure, in `unit`.
        low: lower end, in `unit`, where the source gives a range.
        high: upper end, in `unit`, where the source gives a range.
        seen: how it was seen.
        checked: where in the documents it was found, or why it was not looked up.
    """

    id: Slug
    quantity: Filled
    group: Filled
    year: str = ""
    value: CellNumber
    unit: Filled
    low: CellNumber | None = None
    high: CellNumber | None = None
    seen: Seen
    source: Filled
    checked: Filled
    note: str = ""


class Targets(Table[Target]):
    """All targets, found by id.

    Example:
        >>> targets = load_targets()
        >>> targets.value("vsv_2021_22"), targets["vsv_2021_22"].unit
        (30242.0, 'pupils')
    """

    def value(self, target_id: str) -> float:
        """The value of a target, in its unit; BadInput for an unknown id."""
        return self[target_id].value


def load_targets(path: Path | None = None) -> Targets:
    """The targets of a file; the default file is read once per process.

    Raises:
        BadInput: naming file, line, id and column.
    """
    return _default() if path is None else Targets(read_rows(path, Target), "target")


@lru_cache(maxsize=1)
def _default() -> Targets:
    return Targets(read_rows(DEFAULT_FILE, Target), "target")
