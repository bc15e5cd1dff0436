"""A calibration read back from the folder that `verzuim calibrate` wrote."""

import json
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow

from evidence import BadInput, Parameter, load_parameters
from evidence.parameters import Prior
from experiments.calibration.kept import FILE, NETCDF
from experiments.calibration.mark import check_mark
from experiments.calibration.netcdf import read_posterior
from experiments.calibration.outcome import Calibration
from experiments.calibration.outcome_columns import OUTCOME_COLUMNS
from experiments.calibration.plans import FORMAT, PLAN_FILE, REGIONS, Plan
from experiments.calibration.posterior import Sampled
from experiments.calibration.published import Published
from experiments.calibration.settings import Settings
from experiments.calibration.space import Floats, Space
from experiments.calibration.verdicts import Verdict

OUTCOME: Final = "calibration"
"""Folder of the outcome in that of a calibration."""
METHODS: Final = "methods"
"""Table of both methods beside each other."""
METHODS_COLUMNS: Final = (
    "parameter",
    "emulator_low",
    "emulator_high",
    "network_low",
    "network_high",
    "apart",
    "overlap",
)
"""What is read of it: middle 90 % of either posterior in the parameter's unit, the distance of both means in units of
the wider standard deviation, and the area that both densities share."""

_COMMAND: Final = "verzuim calibrate"
_TABLES: Final = ("parameters", "figures", "left_out", "sobol", "pairs", "ranks", "coverage", "runs")
_AGAIN: Final = f"give the same `{_COMMAND}` again: it keeps the runs and writes the outcome anew"


@dataclass(frozen=True)
class Kept:
    """A finished calibration.

    Attributes:
        found: what it found.
        versions: of the packages with which it was made.
        methods: both methods beside each other, where the calibration was checked by a second one; else None.
    """

    found: Calibration
    versions: dict[str, str]
    methods: pd.DataFrame | None = None


def outcome_in(folder: Path) -> Path:
    """The folder with the outcome of a calibration.

    Args:
        folder: of the calibration, or the outcome itself.

    Raises:
        BadInput: there is none: no such folder, none of ours, or one of which the runs are not finished.
    """
    if not folder.is_dir():
        problem = "is a file, not a folder" if folder.exists() else "there is no such folder"
        raise BadInput(file=folder, problem=problem, hint=f"name a folder that `{_COMMAND}` wrote")
    place = folder if (folder / FILE).exists() else folder / OUTCOME
    if not place.exists():
        if any((folder / name).exists() for name in (PLAN_FILE, REGIONS)):
            problem = "has runs of a calibration, but no outcome yet"
            raise BadInput(file=folder, problem=problem, hint=f"give the same `{_COMMAND}` again: it goes on")
        problem = f"was not written by {_COMMAND}"
        raise BadInput(file=folder, problem=problem, hint=f"name a folder that `{_COMMAND}` wrote")
    check_mark(place, FILE, FORMAT, _COMMAND)
    return place


def read(folder: Path) -> Kept:
    """Reads a calibration.

    Args:
        folder: of the calibration, or its outcome.

    Raises:
        BadInput: naming the file: no outcome of ours, a file that is missing or damaged, or files that do not belong
            together.
    """
    place = outcome_in(folder)
    told = json.loads((place / FILE).read_text(encoding="utf-8"))
    with _no_other_content(place / FILE):
        plan, sampler = _plan(told["plan"], told["published"]), dict(told["sampler"])
        verdicts = tuple(Verdict(**_with_nan(each)) for each in told["verdicts"])
        versions = {str(name): str(version) for name, version in told["versions"].items()}
        command = str(told["command"])
    tables = {name: _table(place / f"{name}.parquet", plan) for name in _TABLES}
    _check_lines(place, tables, plan)
    with _no_other_content(place / FILE):
        posterior = Sampled(chains=_scores(place / NETCDF, plan.space), **_with_infinity(sampler))
    found = Calibration(plan=plan, posterior=posterior, verdicts=verdicts, command=command, **tables)
    methods = place / f"{METHODS}.parquet"
    return Kept(found, versions, _read_table(methods, METHODS_COLUMNS) if methods.exists() else None)


def _plan(told: Mapping[str, Any], published: list[Mapping[str, Any]]) -> Plan:
    names = tuple(told["parameters"])
    whole = {name: int(told[name]) for name in ("students", "years", "budget", "seed")}
    space = Space(names, tuple(_entry(name, told["parameters"][name]) for name in names))
    settings = Settings.model_validate({**told["settings"], "parameters": names})
    return Plan(space=space, figures=tuple(Published(**_with_nan(each)) for each in published), settings=settings,
                scenario=str(told["scenario"]), **whole)  # fmt: skip


def _entry(name: str, told: Mapping[str, Any]) -> Parameter:
    """The parameter with the prior that the calibration had."""
    known = load_parameters()
    if name not in known:
        raise BadInput(key=name, problem="is a parameter that this version does not have",
                       hint="make the report with the version that made the calibration")  # fmt: skip
    bounds = None if told["bounds"] is None else tuple(told["bounds"])
    changed = {"value": told["value"], "prior": Prior.model_validate(told["prior"]), "bounds": bounds}
    return known[name].model_copy(update=changed)


def _table(path: Path, plan: Plan) -> pd.DataFrame:
    if not path.exists():
        raise BadInput(file=path, problem="is missing", hint=_AGAIN)
    return _read_table(path, (*OUTCOME_COLUMNS[path.stem], *(plan.space.names if path.stem == "runs" else ())))


def _read_table(path: Path, expected: tuple[str, ...]) -> pd.DataFrame:
    try:
        table = pd.read_parquet(path)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise BadInput(file=path, problem="cannot be read as a Parquet table", hint=_AGAIN) from error
    lacking = [name for name in expected if name not in table]
    if lacking:
        raise BadInput(file=path, key=lacking[0], problem="is a column that is missing", hint=_AGAIN)
    return table


def _check_lines(place: Path, tables: Mapping[str, pd.DataFrame], plan: Plan) -> None:
    """Checks that tables are of the parameters and the figures of the plan."""
    targets = tuple(each.target for each in plan.figures)
    for name, key, expected in (
        ("parameters", "parameter", plan.space.names), ("figures", "target", targets), ("left_out", "target", targets),
    ):  # fmt: skip
        if sorted(tables[name][key]) != sorted(expected):
            problem = f"is not of the same calibration as {FILE}"
            raise BadInput(file=place / f"{name}.parquet", problem=problem, hint=_AGAIN)


def _scores(path: Path, space: Space) -> Floats:
    """All draws as scores, shape (walkers, draws of each, parameters)."""
    if not path.exists():
        raise BadInput(file=path, problem="is missing", hint=_AGAIN)
    try:
        names, values = read_posterior(path)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise BadInput(file=path, problem="cannot be read as a posterior in netCDF", hint=_AGAIN) from error
    if sorted(names) != sorted(space.names):
        raise BadInput(file=path, problem=f"is not of the same calibration as {FILE}", hint=_AGAIN)
    ordered = values[:, :, [names.index(name) for name in space.names]]
    return space.to_scores(ordered.reshape(-1, len(names))).reshape(ordered.shape)


def _with_nan(told: Mapping[str, Any]) -> dict[str, Any]:
    """JSON has no NaN, so that null stands for it."""
    return {name: math.nan if value is None else value for name, value in told.items()}


def _with_infinity(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: math.inf if value is None else value for name, value in told.items()}


@contextmanager
def _no_other_content(path: Path) -> Iterator[None]:
    """Turns what a file of ours could not hold into one clear error."""
    try:
        yield
    except BadInput:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else str(error).splitlines()[0]
        raise BadInput(file=path, problem=f"is damaged, or of another version ({what})", hint=_AGAIN) from error
