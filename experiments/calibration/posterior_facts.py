"""How a posterior was made, as TOML."""

import json
import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

_HEAD: Final = """\
# How the draws beside this file were made. Written by `python -m experiments.calibration.adopt`; change nothing here.
# contraction: 1 less the share of the prior's variance that is left. Near 0 the figures say nothing of a parameter.

"""


def as_toml(facts: Mapping[str, Any]) -> str:
    """Facts as a TOML text.

    Args:
        facts: texts, numbers, days, tables of these, and lists of such tables; what is None or no number is left out.

    Example:
        >>> print(as_toml({"runs": 2, "target": [{"target": "a", "value": 0.5}]}).splitlines()[-3:])
        ['[[target]]', 'target = "a"', 'value = 0.5']
    """
    return _HEAD + "\n".join(_lines(facts)) + "\n"


def _lines(facts: Mapping[str, Any]) -> Iterator[str]:
    yield from _entries({name: each for name, each in facts.items() if not isinstance(each, dict | list)})
    for name, each in facts.items():
        if isinstance(each, dict):
            yield from ("", f"[{name}]", *_entries(each))
        elif isinstance(each, list):
            for row in each:
                yield from ("", f"[[{name}]]", *_entries(row))


def _entries(table: Mapping[str, Any]) -> Iterator[str]:
    for name, value in table.items():
        if value is not None and not (isinstance(value, float) and not math.isfinite(value)):
            yield f"{_key(name)} = {_written(value)}"


def _key(name: str) -> str:
    return name if name.replace("_", "").replace("-", "").isalnum() else json.dumps(name)


def _written(value: Any) -> str:
    """A basic TOML value; JSON writes texts, numbers and truths as TOML does."""
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
