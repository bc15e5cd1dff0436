"""Folders of ours are known by a mark in a JSON file; tables go to JSON without the numbers that JSON lacks."""

import json
import math
from pathlib import Path
from typing import Any

import pandas as pd

from evidence.errors import BadInput


def check_marked(folder: Path, file: str, mark: str) -> None:
    """Checks that what stands at a path, if anything, bears the mark.

    Args:
        folder: the path.
        file: name of the JSON file in it.
        mark: value of its key "format".

    Raises:
        BadInput: when it is something else.
    """
    if not folder.exists():
        return
    path, hint = folder / file, "nothing was written; name another folder, or take this one away yourself"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problem = f"cannot be read ({getattr(error, 'strerror', None) or 'no JSON'})"
        raise BadInput(file=path, problem=problem, hint=hint) from error
    if not isinstance(told, dict) or told.get("format") != mark:
        raise BadInput(file=path, problem=f"is not ours (its format is not {mark!r})", hint=hint)


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The lines of a table for JSON."""
    return [{str(key): finite(value) for key, value in row.items()} for row in table.to_dict("records")]


def finite(value: Any) -> Any:
    """A value for JSON, which has no NaN."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
