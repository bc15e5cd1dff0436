"""Writing fitted values into the text of the parameter file, of which everything else stays to the byte."""

import re
from collections.abc import Mapping
from typing import Final

_HEADER: Final = re.compile(r"\s*\[([a-z0-9_]+\.[a-z0-9_]+)\]\s*(?:#.*)?$")
_VALUE: Final = re.compile(r"(value\s*=\s*)[^\s#]+(.*)", re.DOTALL)
_FITTED: Final = re.compile(r"fitted\s*=")


def with_values(text: str, values: Mapping[str, float]) -> str:
    r"""The text with these values, and `fitted = true` below each.

    Args:
        text: of a parameter file that is right, in which `value` and `fitted` have lines of their own.
        values: full name → value; the file has all of these names.

    Example:
        >>> print(with_values("[a.b] # why\nvalue = 1.0  # a guess\n", {"a.b": 0.25}), end="")
        [a.b] # why
        value = 0.25  # a guess
        fitted = true
    """
    lines: list[str] = []
    name = ""
    for line in text.splitlines(keepends=True):
        header = _HEADER.match(line)
        name = header.group(1) if header else name
        value = _VALUE.fullmatch(line) if name in values else None
        if name in values and _FITTED.match(line):
            continue
        if value is None:
            lines.append(line)
            continue
        end = line[len(line.rstrip("\r\n")) :]
        lines += [f"{value.group(1)}{values[name]:.15g}{value.group(2)}", f"fitted = true{end}"]
    return "".join(lines)
