"""Plain data as TOML text: no library in use here writes it."""

import json
from collections.abc import Mapping


def inline(value: object) -> str:
    """A value on one line.

    Example:
        >>> inline({"sector": "mbo", "weeks": [1, 2.5]})
        '{ sector = "mbo", weeks = [1, 2.5] }'
    """
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {inline(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(inline(each) for each in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):  # JSON's escapes are among TOML's
        return json.dumps(value, ensure_ascii=False)
    return repr(value)


def table_lines(header: str, table: Mapping[str, object]) -> list[str]:
    """An empty line, a header and a line per key."""
    return ["", header, *(f"{key} = {inline(value)}" for key, value in table.items())]
