"""A comparison as files: `comparison.json`, its tables and what their columns mean."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import pandas as pd

from evidence.checking import Words
from evidence.errors import BadInput
from experiments.columns import as_markdown
from experiments.compare.columns import COMPARE_COLUMNS
from experiments.compare.comparison import Comparison, Differs
from experiments.compare.levers import Lever, Price
from experiments.results import COLUMNS_FILE, versions

FORMAT: Final = "verzuim-comparison-3"
"""The mark by which a folder is known as a comparison of ours."""

FILE: Final = "comparison.json"
TABLES: Final = (
    "effects", "support", "capacity", "costs", "worth", "plane", "tiers", "tier_flows", "counts",
)  # fmt: skip
"""Fields of a comparison that are tables: a Parquet file each."""

_WORDS: Final = ("titles", "questions")
_ROWS: Final[dict[str, type]] = {"differs": Differs, "levers": Lever, "prices": Price}
"""Fields that hold rows of these kinds."""


def write(comparison: Comparison, folder: Path) -> None:
    """Writes a comparison into an empty folder (see `experiments.whole` for writing it whole)."""
    for name in TABLES:
        getattr(comparison, name).to_parquet(folder / f"{name}.parquet", index=False)
    columns = as_markdown({name: list(getattr(comparison, name)) for name in TABLES}, COMPARE_COLUMNS)
    (folder / COLUMNS_FILE).write_text(columns, encoding="utf-8")
    told = {"format": FORMAT, "versions": versions(), **facts(comparison)}
    (folder / FILE).write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def facts(comparison: Comparison) -> dict[str, Any]:
    """All but the tables as plain data for JSON."""
    plain = {each.name: getattr(comparison, each.name) for each in fields(Comparison) if each.name not in TABLES}
    for name in _WORDS:
        plain[name] = {scenario: words.model_dump() for scenario, words in plain[name].items()}
    for name in _ROWS:
        plain[name] = [_plain(each) for each in plain[name]]
    return plain


def _plain(row: Differs | Lever | Price) -> dict[str, Any]:
    values = {each.name: getattr(row, each.name) for each in fields(row)}
    return {name: value.model_dump() if isinstance(value, Words) else value for name, value in values.items()}


def read(folder: Path) -> Comparison:
    """The comparison that `write` left in a folder.

    Raises:
        BadInput: naming the file, when it is no comparison or is damaged.
    """
    told = _told(folder / FILE)
    try:
        tables = {name: pd.read_parquet(folder / f"{name}.parquet") for name in TABLES}
        kept = {each.name: told[each.name] for each in fields(Comparison) if each.name not in TABLES}
        for name in _WORDS:
            kept[name] = {scenario: Words(**words) for scenario, words in kept[name].items()}
        for name, kind in _ROWS.items():
            kept[name] = tuple(_row(kind, each) for each in kept[name])
        kept["scenarios"] = tuple(kept["scenarios"])
        return Comparison(**kept, **tables)
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise BadInput(file=folder, problem=f"is damaged ({error})", hint="compare again to make it anew") from error


def check_ours(folder: Path) -> None:
    """Checks that what stands at a path, if anything, is a comparison of ours.

    Raises:
        BadInput: when it is something else.
    """
    if folder.exists():
        _told(folder / FILE)


def _told(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problem = f"cannot be read ({getattr(error, 'strerror', None) or 'no JSON'})"
        raise BadInput(file=path, problem=problem, hint="name a folder that `verzuim compare` wrote") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        hint = "name a folder that `verzuim compare` wrote"
        raise BadInput(file=path, problem=f"is no comparison of verzuim (its format is not {FORMAT!r})", hint=hint)
    return told


def _row(kind: type, plain: dict[str, Any]) -> Any:
    """A row as it was: texts are `Words` again, and ranges pairs."""
    values = {name: Words(**value) if isinstance(value, dict) else value for name, value in plain.items()}
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})
