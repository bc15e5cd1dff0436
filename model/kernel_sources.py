"""Which source files compiled kernels depend on: those with rules, and all that they import of our own.

Worked out from the text of the imports, so that a change elsewhere (a table, a command) does not compile kernels anew.
"""

import re
from pathlib import Path

ROOMS = ("model", "agents", "scenarios", "evidence")
"""Rooms that a rule may import from."""

_RULE = re.compile(r"^@(rule|kernel)\b", re.MULTILINE)
_FROM = re.compile(r"^from ([\w.]+) import (\([^)]*\)|[^\n]*)", re.MULTILINE)
_IMPORT = re.compile(r"^import ([\w.]+)", re.MULTILINE)


def kernel_sources(root: Path) -> list[Path]:
    """Files with rules or kernels below `root`, and what they import of our own rooms, in a fixed order."""
    files = {_name(path, root): path for room in ROOMS for path in (root / room).rglob("*.py")}
    texts = {name: path.read_text(encoding="utf-8") for name, path in files.items()}
    found: set[str] = set()
    ahead = [name for name, text in texts.items() if _RULE.search(text)]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += [other for other in imported(texts[name]) if other in files]
    return sorted(files[name] for name in found)


def imported(text: str) -> set[str]:
    """Dotted names that a module's text imports; of `from a import b` both `a` and `a.b`, for `b` may be a module."""
    names = set(_IMPORT.findall(text))
    for source, what in _FROM.findall(text):
        names |= {source, *(f"{source}.{word}" for word in re.findall(r"\w+", what))}
    return names


def _name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
