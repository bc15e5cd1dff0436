"""An explanation as files: `why.json`, three tables and what their columns mean."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from experiments.columns import as_markdown
from experiments.marked import check_marked, rows_of
from experiments.results import COLUMNS_FILE, versions
from experiments.why.explanation import COLUMNS, TABLES, Explanation

FORMAT: Final = "verzuim-why-1"
"""The mark by which a folder is known as an explanation of ours."""

FILE: Final = "why.json"


def write(explanation: Explanation, folder: Path) -> None:
    """Writes an explanation into an empty folder (see `experiments.whole` for writing it whole)."""
    for name in TABLES:
        getattr(explanation, name).to_parquet(folder / f"{name}.parquet", index=False)
    columns = as_markdown({name: list(getattr(explanation, name)) for name in TABLES}, COLUMNS)
    (folder / COLUMNS_FILE).write_text(columns, encoding="utf-8")
    told = {"format": FORMAT, "versions": versions(), **facts(explanation)}
    (folder / FILE).write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def facts(explanation: Explanation) -> dict[str, Any]:
    """All but the tables as plain data for JSON."""
    plain = {each.name: getattr(explanation, each.name) for each in fields(Explanation) if each.name not in TABLES}
    plain["title"] = explanation.title.model_dump()
    plain["titles"] = {name: words.model_dump() for name, words in explanation.titles.items()}
    return plain


def as_json(explanation: Explanation) -> str:
    """The explanation as one JSON object: its facts and its tables."""
    tables = {name: rows_of(getattr(explanation, name)) for name in TABLES}
    return json.dumps(facts(explanation) | tables, ensure_ascii=False, allow_nan=False)


def check_ours(folder: Path) -> None:
    """Checks that what stands at a path, if anything, is one of ours.

    Raises:
        BadInput: when it is something else.
    """
    check_marked(folder, FILE, FORMAT)
