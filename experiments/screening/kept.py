"""A screening as files: `screening.json`, its tables and what their columns mean."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import pandas as pd

from evidence.checking import Words
from evidence.errors import BadInput
from experiments.columns import as_markdown
from experiments.results import COLUMNS_FILE, versions
from experiments.screening.columns import SCREEN_COLUMNS
from experiments.screening.result import Screened

FORMAT: Final = "verzuim-screening-1"
"""The mark by which a folder is known as a screening of ours."""

FILE: Final = "screening.json"
PARTS: Final = {"rates": "found", "capacity": "capacity", "curve": "curve"}
"""Table → the part whose rates it holds."""
_COUNTS: Final = "counts"


def write(screened: Screened, folder: Path) -> None:
    """Writes a screening into an empty folder (see `experiments.whole` for writing it whole)."""
    tables = {_COUNTS: screened.counts} | {name: screened.rates(part) for name, part in PARTS.items()}
    for name, table in tables.items():
        table.to_parquet(folder / f"{name}.parquet", index=False)
    columns = as_markdown({name: list(table) for name, table in tables.items()}, SCREEN_COLUMNS)
    (folder / COLUMNS_FILE).write_text(columns, encoding="utf-8")
    told = {"format": FORMAT, "versions": versions(), **facts(screened)}
    (folder / FILE).write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def facts(screened: Screened) -> dict[str, Any]:
    """All but the counts as plain data for JSON."""
    plain = {each.name: getattr(screened, each.name) for each in fields(Screened) if each.name != _COUNTS}
    rules = {name: words.model_dump() for name, words in screened.rules.items()}
    return plain | {"title": screened.title.model_dump(), "rules": rules, "known": screened.known}


def read(folder: Path) -> Screened:
    """The screening that `write` left in a folder.

    Raises:
        BadInput: naming the file, when it is no screening or is damaged.
    """
    told = _told(folder / FILE)
    try:
        kept = {each.name: told[each.name] for each in fields(Screened) if each.name != _COUNTS}
        kept["title"] = Words(**kept["title"])
        kept["rules"] = {name: Words(**words) for name, words in kept["rules"].items()}
        kept["capacities"] = tuple(kept["capacities"])
        return Screened(**kept, counts=pd.read_parquet(folder / f"{_COUNTS}.parquet"))
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise BadInput(file=folder, problem=f"is damaged ({error})", hint="screen again to make it anew") from error


def check_ours(folder: Path) -> None:
    """Checks that what stands at a path, if anything, is a screening of ours.

    Raises:
        BadInput: when it is something else.
    """
    if folder.exists():
        _told(folder / FILE)


def _told(path: Path) -> dict[str, Any]:
    hint = "name a folder that `verzuim screen` wrote"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problem = f"cannot be read ({getattr(error, 'strerror', None) or 'no JSON'})"
        raise BadInput(file=path, problem=problem, hint=hint) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise BadInput(file=path, problem=f"is no screening of verzuim (its format is not {FORMAT!r})", hint=hint)
    return told
