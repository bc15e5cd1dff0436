"""A portfolio as files: `portfolio.json`, three tables, what their columns mean, and the best packages as scenarios."""

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

from experiments.columns import as_markdown
from experiments.marked import check_marked, finite, rows_of
from experiments.portfolio.portfolio import COLUMNS, TABLES, Portfolio
from experiments.portfolio.scenario_files import write_scenarios
from experiments.results import COLUMNS_FILE, versions

FORMAT: Final = "verzuim-portfolio-1"
"""The mark by which a folder is known as a portfolio of ours."""

FILE: Final = "portfolio.json"
SCENARIOS: Final = "scenarios"


def write(found: Portfolio, base: str, folder: Path) -> list[Path]:
    """Writes a portfolio into an empty folder (see `experiments.whole` for writing it whole).

    Args:
        found: the portfolio.
        base: the scenario that packages are added to, as a scenario file is to name it.
        folder: where to.

    Returns:
        The scenario files of the best packages.
    """
    for name in TABLES:
        getattr(found, name).to_parquet(folder / f"{name}.parquet", index=False)
    columns = as_markdown({name: list(getattr(found, name)) for name in TABLES}, COLUMNS)
    (folder / COLUMNS_FILE).write_text(columns, encoding="utf-8")
    told = {"format": FORMAT, "versions": versions(), **facts(found)}
    (folder / FILE).write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / SCENARIOS).mkdir()
    return write_scenarios(found, base, folder / SCENARIOS)


def facts(found: Portfolio) -> dict[str, Any]:
    """All but the tables as plain data for JSON, with how much the gains shrank on fresh runs."""
    plain = {each.name: getattr(found, each.name) for each in fields(Portfolio) if each.name not in TABLES}
    plain["title"] = found.title.model_dump()
    plain["candidates"] = {name: words.model_dump() for name, words in found.candidates.items()}
    plain |= {name: asdict(getattr(found, name)) for name in ("leavers", "days")}
    plain["shrunk"] = {name: finite(found.shrunk(name)) for name in ("leavers", "days")}
    return plain


def as_json(found: Portfolio) -> str:
    """The portfolio as one JSON object: its facts and its tables."""
    tables = {name: rows_of(getattr(found, name)) for name in TABLES}
    return json.dumps(facts(found) | tables, ensure_ascii=False, allow_nan=False)


def check_ours(folder: Path) -> None:
    """Checks that what stands at a path, if anything, is one of ours.

    Raises:
        BadInput: when it is something else.
    """
    check_marked(folder, FILE, FORMAT)
