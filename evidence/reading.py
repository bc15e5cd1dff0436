"""Reading a TOML file so that an error can name the line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evidence.errors import BadInput

#: A place in a TOML file: names of tables and keys, and positions in arrays of tables.
Place = tuple[str | int, ...]

_PART = re.compile(r"""\s*("[^"]*"|'[^']*'|[A-Za-z0-9_-]+)\s*""")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)\s*=""")
_HEADER = re.compile(r"^\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?$")
_SYNTAX_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True)
class TomlFile:
    """A TOML file as read: its path, its values and the line of each key.

    Attributes:
        path: where it was read.
        values: the tables as tomllib gives them.
    """

    path: Path
    values: dict[str, Any]
    _lines: dict[Place, int] = field(repr=False)

    def line(self, place: Sequence[str | int]) -> int | None:
        """Line (from 1) of `place`, or of the nearest table or key around it."""
        exact = tuple(place)
        for length in range(len(exact), 0, -1):
            if exact[:length] in self._lines:
                return self._lines[exact[:length]]
        return None


def read_text(path: Path) -> str:
    """The text of a UTF-8 file.

    Raises:
        BadInput: when the file is missing, is a folder, cannot be read or is not UTF-8.
    """
    if path.is_dir():
        raise BadInput(file=path, problem="is a folder", hint="give the file inside it")
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BadInput(file=path, problem="there is no such file") from error
    except UnicodeDecodeError as error:
        raise BadInput(file=path, problem="is not UTF-8 text", hint="save it as UTF-8") from error
    except OSError as error:
        raise BadInput(file=path, problem=f"cannot be read ({error.strerror})") from error


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file and remember on which line each key stands.

    Raises:
        BadInput: when the file cannot be read, or is no TOML (with the line).
    """
    return parse_toml(read_text(path), path)


def parse_toml(text: str, path: Path) -> TomlFile:
    """A TOML text, such as an uploaded one, and on which line each key stands.

    Args:
        text: the text.
        path: the file that messages name; it need not be there.

    Raises:
        BadInput: when it is no TOML (with the line), or holds what no reader can take in.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX_LINE.search(str(error))
        line = int(found.group(1)) if found else max(1, len(text.splitlines()))
        reason = _SYNTAX_LINE.sub("", str(error)).strip()
        raise BadInput(
            file=path,
            line=line,
            problem=f"this is not TOML: {reason}",
            hint='write key = value, texts between "quotes", tables as [name]',
        ) from error
    except (ValueError, RecursionError) as error:
        raise BadInput(file=path, problem="holds a number too long, or tables too deep, to be read") from error
    return TomlFile(path, values, _lines_of(text))


def spelled(place: Sequence[str | int]) -> str:
    """A place as people write it.

    Example:
        >>> spelled(("change", 1, "quantity"))
        'change[1].quantity'
    """
    text = ""
    for part in place:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else str(part)
    return text


def _lines_of(text: str) -> dict[Place, int]:
    """Line of every header and key; keys inside inline tables share their key's line."""
    lines: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    open_quotes = ""
    for number, line in enumerate(text.splitlines(), start=1):
        inside, open_quotes = bool(open_quotes), _quotes_after(line, open_quotes)
        if inside:
            continue
        if header := _HEADER.match(line):
            table = _table(_parts(header.group(2)), header.group(1) == "[[", counts)
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault(table + _parts(key.group(1)), number)
    return lines


def _quotes_after(line: str, open_quotes: str) -> str:
    """The multi-line quotes that are still open after this line."""
    for quotes in re.findall(r"\"\"\"|\'\'\'", line):
        if not open_quotes:
            open_quotes = quotes
        elif quotes == open_quotes:
            open_quotes = ""
    return open_quotes


def _parts(dotted: str) -> Place:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _table(names: Place, is_array: bool, counts: dict[Place, int]) -> Place:
    """The place of a header, with the position of each array of tables that it is in."""
    place: Place = ()
    for position, name in enumerate(names):
        place += (name,)
        if is_array and position == len(names) - 1:
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place += (counts[place],)
    return place
