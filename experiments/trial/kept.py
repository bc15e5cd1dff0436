"""A trial as files: `trial.json`, three tables and what their columns mean."""

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

import pandas as pd

from evidence.checking import Words
from evidence.errors import BadInput
from experiments.columns import as_markdown
from experiments.results import COLUMNS_FILE, versions
from experiments.trial.columns import TRIAL_COLUMNS
from experiments.trial.design import Design
from experiments.trial.trial import Trial

FORMAT: Final = "verzuim-trial-1"
"""The mark by which a folder is known as a trial of ours."""

FILE: Final = "trial.json"
TABLES: Final = ("figures", "summary", "before_after")


def write(trial: Trial, folder: Path) -> None:
    """Writes a trial into an empty folder (see `experiments.whole` for writing it whole)."""
    for name in TABLES:
        getattr(trial, name).to_parquet(folder / f"{name}.parquet", index=False)
    columns = as_markdown({name: list(getattr(trial, name)) for name in TABLES}, TRIAL_COLUMNS)
    (folder / COLUMNS_FILE).write_text(columns, encoding="utf-8")
    told = {"format": FORMAT, "versions": versions(), **facts(trial)}
    (folder / FILE).write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def facts(trial: Trial) -> dict[str, Any]:
    """All but the tables as plain data for JSON."""
    plain = {each.name: getattr(trial, each.name) for each in fields(Trial) if each.name not in TABLES}
    return plain | {"title": trial.title.model_dump(), "design": asdict(trial.design)}


def read(folder: Path) -> Trial:
    """The trial that `write` left in a folder.

    Raises:
        BadInput: naming the file, when it is no trial or is damaged.
    """
    told = _told(folder / FILE)
    try:
        tables = {name: pd.read_parquet(folder / f"{name}.parquet") for name in TABLES}
        kept = {each.name: told[each.name] for each in fields(Trial) if each.name not in TABLES}
        kept |= {name: tuple(kept[name]) for name in ("given", "supports")}
        kept["title"] = Words(**kept["title"])
        kept["design"] = Design(**{**kept["design"], "outcomes": tuple(kept["design"]["outcomes"])})
        return Trial(**kept, **tables)
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise BadInput(file=folder, problem=f"is damaged ({error})", hint="do the trial again") from error


def check_ours(folder: Path) -> None:
    """Checks that what stands at a path, if anything, is a trial of ours.

    Raises:
        BadInput: when it is something else.
    """
    if folder.exists():
        _told(folder / FILE)


def _told(path: Path) -> dict[str, Any]:
    hint = "name a folder that `verzuim trial` wrote"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problem = f"cannot be read ({getattr(error, 'strerror', None) or 'no JSON'})"
        raise BadInput(file=path, problem=problem, hint=hint) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise BadInput(file=path, problem=f"is no trial of verzuim (its format is not {FORMAT!r})", hint=hint)
    return told
