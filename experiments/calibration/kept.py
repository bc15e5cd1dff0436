"""A calibration as files: what was asked and found, tables, and the posterior as Parquet and netCDF."""

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from experiments.calibration.netcdf import write_posterior
from experiments.calibration.outcome import Calibration
from experiments.calibration.outcome_columns import OUTCOME_COLUMNS
from experiments.calibration.plans import FORMAT
from experiments.columns import as_markdown
from experiments.results import COLUMNS_FILE, versions

FILE: Final = "calibration.json"
NETCDF: Final = "posterior.nc"

_PACKAGES: Final = ("emcee", "SALib", "arviz")
"""That a calibration depends on beside those of a run."""


def tables(found: Calibration) -> dict[str, pd.DataFrame]:
    """The tables that are kept."""
    kept = {
        "draws": found.draws, "parameters": found.parameters, "figures": found.figures, "left_out": found.left_out,
        "sobol": found.sobol, "pairs": found.pairs, "ranks": found.ranks, "coverage": found.coverage,
        "runs": found.runs,
    }  # fmt: skip
    return kept if found.methods is None else kept | {"methods": found.methods.table, "known": found.methods.known}


def facts(found: Calibration) -> dict[str, Any]:
    """All but the runs and the draws as plain data for JSON, which has no NaN."""
    posterior = found.posterior
    told = {
        "command": found.command,
        "plan": found.plan.facts(),
        "sampler": {name: getattr(posterior, name) for name in ("steps", "time", "effective", "settled")},
        "verdicts": [asdict(each) for each in found.verdicts],
        "parameters": found.parameters.to_dict("records"),
        "figures": found.figures.to_dict("records"),
        "left_out": found.left_out.to_dict("records"),
        "pairs": found.pairs.to_dict("records"),
        "coverage": found.coverage.to_dict("records"),
        "published": [asdict(each) for each in found.plan.figures],
        "cross_check": None if found.methods is None else found.methods.facts(),
    }
    return {"format": FORMAT, "versions": versions(*_PACKAGES), **_plain(told)}


def as_json(found: Calibration) -> str:
    """The same as one line of text."""
    return json.dumps(facts(found), ensure_ascii=False, allow_nan=False)


def write(found: Calibration, folder: Path) -> None:
    """Writes a calibration into an empty folder (see `experiments.whole` for writing it whole)."""
    kept = tables(found)
    for name, table in kept.items():
        table.to_parquet(folder / f"{name}.parquet", index=False)
    shape = found.posterior.chains.shape
    values = found.space.from_scores(found.posterior.chains.reshape(-1, shape[-1])).reshape(shape)
    write_posterior(folder / NETCDF, found.space.names, values)
    shown = {name: [column for column in table if column in OUTCOME_COLUMNS[name]] for name, table in kept.items()}
    (folder / COLUMNS_FILE).write_text(as_markdown(shown, OUTCOME_COLUMNS), encoding="utf-8")
    text = json.dumps(facts(found), indent=2, ensure_ascii=False, allow_nan=False)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, np.generic):
        return _plain(value.item())
    return None if isinstance(value, float) and not math.isfinite(value) else value
