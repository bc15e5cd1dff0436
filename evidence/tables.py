"""Reading a CSV table of evidence so that an error can name file, line, entry and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from evidence.errors import BadInput, nearest_name
from evidence.reading import read_text


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The short name, unique in its table."""


RowT = TypeVar("RowT", bound=BaseModel)
EntryT = TypeVar("EntryT", bound=Named)


class Table(Generic[EntryT]):
    """Entries in file order, found by id; unchangeable.

    Iterating gives the entries; ``table[id]`` gives one and ``id in table`` asks for one.
    """

    def __init__(self, entries: Sequence[EntryT], kind: str) -> None:
        """Keep the entries; `kind` is what messages call one of them."""
        self._by_id = {entry.id: entry for entry in entries}
        self._kind = kind

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, in file order."""
        return tuple(self._by_id)

    def __iter__(self) -> Iterator[EntryT]:
        """The entries, in file order."""
        return iter(self._by_id.values())

    def __len__(self) -> int:
        """The number of entries."""
        return len(self._by_id)

    def __contains__(self, entry_id: object) -> bool:
        """Whether there is an entry with this id."""
        return entry_id in self._by_id

    def __getitem__(self, entry_id: str) -> EntryT:
        """The entry with this id.

        Raises:
            BadInput: when there is none (with the nearest id).
        """
        if entry_id not in self._by_id:
            raise BadInput(
                key=self._kind,
                value=entry_id,
                problem="is not known",
                nearest=nearest_name(entry_id, self._by_id),
            )
        return self._by_id[entry_id]


def read_rows(path: Path, model: type[RowT]) -> list[RowT]:
    """The rows of a CSV file as `model`; its columns are the model's fields, in that order.

    Empty cells take the model's default.

    Raises:
        BadInput: naming file, line, id and column.
    """
    columns = list(model.model_fields)
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    rows: list[RowT] = []
    first_lines: dict[str, int] = {}
    line = 1
    try:
        _check_header(path, next(reader, []), columns)
        line = reader.line_num + 1
        for cells in reader:
            row = _row(path, line, cells, columns, model)
            _check_unique(path, line, cells[0], first_lines)
            rows.append(row)
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(file=path, line=line, problem=f"this is not CSV: {error}") from error
    return rows


def _check_header(path: Path, header: list[str], columns: list[str]) -> None:
    if header == columns:
        return
    wrong = next((name for name in header if name not in columns), None)
    raise BadInput(
        file=path,
        line=1,
        value=wrong,
        problem="the columns are not as they should be",
        allowed=",".join(columns),
        nearest=nearest_name(wrong, columns) if wrong else None,
    )


def _row(path: Path, line: int, cells: list[str], columns: list[str], model: type[RowT]) -> RowT:
    name = cells[0] if cells else ""
    if len(cells) != len(columns):
        raise BadInput(
            file=path,
            line=line,
            key=name or None,
            problem=f"has {len(cells)} cells for {len(columns)} columns",
            hint='put a text with a comma between "quotes"',
        )
    filled = {column: cell for column, cell in zip(columns, cells, strict=True) if cell.strip()}
    try:
        return model.model_validate(filled)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        column = str(first["loc"][0]) if first["loc"] else "row"
        given = filled.get(column)
        raise BadInput(
            file=path,
            line=line,
            key=f"{name or 'row'}.{column}",
            value=given,
            problem="is not usable" if given else "is empty",
            allowed=first["msg"],
        ) from error


def _check_unique(path: Path, line: int, name: str, first_lines: dict[str, int]) -> None:
    if name in first_lines:
        raise BadInput(
            file=path,
            line=line,
            key="id",
            value=name,
            problem=f"stands twice; first on line {first_lines[name]}",
            hint="give every row its own id",
        )
    first_lines[name] = line
