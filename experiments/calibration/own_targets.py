"""Figures of a user's own, such as those of a region: read from a CSV file of the form of `evidence/targets.csv`.

A row takes the place of the published figure with the same quantity and group, which says how the model counts it. One
more column may stand last: `out_of`, how many pupils the figure is a share of, for its sampling error.
"""

import csv
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from evidence.errors import BadInput, nearest_name
from evidence.observations import load_observations
from evidence.reading import read_text
from evidence.tables import read_rows
from evidence.targets import CellNumber, Target, Targets, load_targets
from experiments.calibration.published import PER, SHARES
from experiments.comparison import published
from experiments.whole import check_writable, whole_file

_TABLE: Final = "target"
_COUNTS: Final = ("pupils", "reports")
"""Units of published numbers, which have no meaning for another population: there a rate is asked for."""


class OwnTarget(Target):
    """One figure of a user's own.

    Attributes:
        out_of: how many pupils it is a share of; None where that is not known.
    """

    out_of: Annotated[CellNumber, Field(gt=0)] | None = None


@dataclass(frozen=True)
class OwnTargets:
    """Figures of a user's own, in the place of published ones.

    Attributes:
        targets: all targets of the model, with the user's values in place.
        own: ids of those that are the user's.
        out_of: for each of these how many pupils it is a share of; None where that is not known.
    """

    targets: Targets
    own: tuple[str, ...]
    out_of: dict[str, float | None]


def read_own_targets(path: Path) -> OwnTargets:
    """The figures of a file.

    Args:
        path: a CSV file with the columns of `evidence/targets.csv`, and perhaps `out_of` behind them.

    Raises:
        BadInput: naming file, line and column: a wrong cell, a quantity, group or unit that a run cannot be held
            against, or two rows for one figure.
    """
    rows: list[OwnTarget] = []
    for row in read_rows(path, OwnTarget if _has_out_of(path) else Target):
        rows.append(row if isinstance(row, OwnTarget) else OwnTarget(**row.model_dump()))
    if not rows:
        raise BadInput(file=path, problem="has no figure", hint="give one row or more below the columns")
    known = {target.id: target for target in load_targets()}
    units = published().set_index("target")["unit"].to_dict()
    out_of: dict[str, float | None] = {}
    for row in rows:
        held = _held_as(path, row, {str(name): str(unit) for name, unit in units.items()}, known)
        if held in out_of:
            raise BadInput(file=path, key=row.id, problem=f"is a second figure of {row.quantity!r} for {row.group!r}",
                           hint="keep one of the two")  # fmt: skip
        out_of[held] = row.out_of
        known |= _in_place(held, row, known)
    return OwnTargets(Targets(list(known.values()), _TABLE), tuple(out_of), out_of)


def write_own_targets(rows: Iterable[OwnTarget], path: Path) -> None:
    """Writes figures as a file that `read_own_targets` reads, whole.

    Args:
        rows: the figures.
        path: the file; one that stands there is replaced.
    """
    columns = list(OwnTarget.model_fields)
    with whole_file(path) as new, new.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: "" if value is None else value for name, value in row.model_dump().items()})


def check_file(path: Path) -> None:
    """Checks that a file of own figures may be written at this path, without writing anything.

    Raises:
        BadInput: a folder, a place that may not be written to, or a file that holds something else.
    """
    check_writable(path.parent)
    if not path.parent.is_dir():
        raise BadInput(file=path, problem="its folder does not exist", hint=f"make {path.parent} first")
    if path.exists():
        read_own_targets(path)


def _has_out_of(path: Path) -> bool:
    header = next(csv.reader(read_text(path).splitlines()[:1]), [])
    return header[-1:] == ["out_of"]


def _held_as(path: Path, row: OwnTarget, units: dict[str, str], known: dict[str, Target]) -> str:
    """The target of the model whose way of counting this row takes."""
    quantities = {known[name].quantity for name in units}
    if row.quantity not in quantities:
        raise BadInput(file=path, key=f"{row.id}.quantity", value=row.quantity, problem="is not counted by a run",
                       nearest=nearest_name(row.quantity, quantities),
                       hint="take quantity and group from a row of evidence/targets.csv")  # fmt: skip
    groups = {known[name].group: name for name in reversed(units) if known[name].quantity == row.quantity}
    if row.group not in groups:
        raise BadInput(file=path, key=f"{row.id}.group", value=row.group, problem="is not counted by a run",
                       allowed=tuple(groups), nearest=nearest_name(row.group, groups),
                       hint='for a region keep the group ("nl" is all pupils) and name it in note')  # fmt: skip
    held = groups[row.group]
    unit = units[held] if known[held].unit in _COUNTS else known[held].unit
    if row.unit != unit:
        raise BadInput(file=path, key=f"{row.id}.unit", value=row.unit, problem="is not how a run is held against it",
                       allowed=unit)  # fmt: skip
    if row.seen == "memory":
        raise BadInput(file=path, key=f"{row.id}.seen", value=row.seen, problem="is no observation",
                       hint="a figure from memory is never a target; look it up")  # fmt: skip
    _check_size(path, row, units[held])
    return held


def _check_size(path: Path, row: OwnTarget, unit: str) -> None:
    """Shares of nobody or of everybody, and other numbers that are not above zero, cannot be compared."""
    most = PER[unit] if unit in SHARES else math.inf
    for name in ("value", "low", "high"):
        value = getattr(row, name)
        if value is not None and not 0 < value < most:
            allowed = f"above 0 and below {most:,.0f}" if unit in SHARES else "above 0"
            raise BadInput(file=path, key=f"{row.id}.{name}", value=value, problem="cannot be", allowed=allowed)


def _in_place(held: str, row: OwnTarget, known: dict[str, Target]) -> dict[str, Target]:
    """The user's figure under the id of the one whose place it takes, and the other end of its range if it has one."""
    told = {name: getattr(row, name) for name in ("year", "unit", "seen", "source", "checked", "note")}
    other = load_observations()[held].to
    low = row.value if row.low is None else row.low
    high = row.value if row.high is None else row.high
    values = {held: row.value} if other is None else {held: low, other: high}
    return {name: known[name].model_copy(update=told | {"value": value}) for name, value in values.items()}
