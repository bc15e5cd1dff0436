"""What studies found on mechanisms and interventions."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from evidence.checking import Entry, Filled
from evidence.tables import Table, read_rows
from evidence.targets import CellNumber, Slug

DEFAULT_FILE = Path(__file__).parent / "effects.csv"


class Effect(Entry):
    """One finding.

    Attributes:
        id: short name.
        effect: the finding in words.
        estimate: the one number of the finding, in `unit`, where it has one.
        low: lower end of its interval or range, in `unit`.
        high: upper end of its interval or range, in `unit`.
        seen: how it was seen; "memory" is a prior at best. More than one joined by "+".
    """

    id: Slug
    kind: Literal["intervention", "mechanism", "duration", "tiers", "refusers"]
    name: Filled
    effect: Filled
    estimate: CellNumber | None = None
    low: CellNumber | None = None
    high: CellNumber | None = None
    unit: str = ""
    uncertainty: str = ""
    population: str = ""
    design: str = ""
    cost: str = ""
    seen: Literal["seed", "seen", "seed+seen", "derived", "memory"]
    source: Filled


class Effects(Table[Effect]):
    """All findings, found by id.

    Example:
        >>> load_effects()["gubbels_depression"].estimate
        0.24
    """


def load_effects(path: Path | None = None) -> Effects:
    """The findings of a file; the default file is read once per process.

    Raises:
        BadInput: naming file, line, id and column.
    """
    return _default() if path is None else Effects(read_rows(path, Effect), "effect")


@lru_cache(maxsize=1)
def _default() -> Effects:
    return Effects(read_rows(DEFAULT_FILE, Effect), "effect")
