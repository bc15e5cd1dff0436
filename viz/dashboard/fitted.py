"""What is known of the fit of the model: what a calibration's folder says, or the posterior that comes with it."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from evidence.errors import BadInput
from evidence.posterior import POSTERIOR_FOLDER
from experiments.calibration.published import PER

FILE: Final = "calibration.json"
SOBOL: Final = "sobol.parquet"
_FORMAT: Final = "verzuim-calibration-1"
_PARAMETERS: Final = ("parameter", "unit", "value", "prior_low", "prior_high", "low", "median", "high", "contraction")
_FIGURES: Final = ("target", "observed", "simulated", "low", "high", "inside", "z")
_WORDS: Final = ("quantity", "group", "year", "unit", "over")
_SIZES: Final = ("scenario", "students", "years", "budget")


@dataclass(frozen=True)
class Check:
    """What came of one check, as it was kept.

    Attributes:
        name: of the check.
        passed: whether it found nothing wrong.
        statistic: what was worked out.
        critical: beyond which it fails.
        power: chance that it sees intervals that are too narrow; NaN where that has no meaning.
        count: of truths, or of figures, that it is made of.
    """

    name: str
    passed: bool
    statistic: float
    critical: float
    power: float
    count: int


@dataclass(frozen=True, eq=False)
class Fit:
    """What a calibration found.

    Attributes:
        parameters: parameter, unit, value, prior_low, prior_high, low, median, high (5th, 50th and 95th percentiles),
            and contraction: the share of the prior's variance that the figures took away.
        figures: those it was fitted to: target, quantity, group, year, unit, over, observed, simulated, low, high,
            inside and z (distance, in standard errors; no number where the model says nothing of a figure).
        sobol: parameter, target and effect (total index).
        checks: what came of each check.
        sizes: scenario, students, years and budget (the number of runs).
        command: that makes it again.
    """

    parameters: pd.DataFrame
    figures: pd.DataFrame
    sobol: pd.DataFrame
    checks: tuple[Check, ...]
    sizes: Mapping[str, Any]
    command: str


def fit_in(folder: Path | None) -> Fit | None:
    """The calibration in a folder; without one that of the shipped posterior; None when there is neither.

    Raises:
        BadInput: naming the file, when it is missing or damaged.
    """
    if folder is not None:
        return _read(folder)
    return _read(POSTERIOR_FOLDER) if POSTERIOR_FOLDER.is_dir() else None


def _checks(told: Iterable[Mapping[str, Any]]) -> tuple[Check, ...]:
    return tuple(
        Check(str(each["name"]), bool(each["passed"]), float(each["statistic"]), float(each["critical"]),
              math.nan if each.get("power") is None else float(each["power"]), int(each["count"]))
        for each in told
    )  # fmt: skip


def _read(folder: Path) -> Fit:
    path = folder / FILE
    hint = "give a folder that `verzuim calibrate --out` wrote, or its folder calibration"
    if not path.exists() and (folder / "calibration" / FILE).exists():
        return _read(folder / "calibration")
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if told["format"] != _FORMAT:
            raise BadInput(file=path, key="format", value=told["format"], problem="is of another version",
                           allowed=_FORMAT, hint=hint)  # fmt: skip
        parameters = pd.DataFrame(told["parameters"])[list(_PARAMETERS)]
        figures = _in_their_units(pd.DataFrame(told["figures"])[list(_FIGURES)], told["published"])
        checks = _checks(told["verdicts"])
        sizes = {name: told["plan"][name] for name in _SIZES}
        command = str(told["command"]) or f"verzuim calibrate {sizes['scenario']}"
        sobol = pd.read_parquet(folder / SOBOL)[["parameter", "target", "effect"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(file=path, problem="is missing or is no calibration", hint=hint) from error
    return Fit(parameters, figures, sobol, checks, sizes, command)


def _in_their_units(figures: pd.DataFrame, published: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The figures with what they are of, in the units in which they were published."""
    words = pd.DataFrame(published)[["target", *_WORDS]]
    whole = figures.merge(words, on="target", validate="one_to_one")
    scale = whole["unit"].map(PER)
    for name in ("observed", "simulated", "low", "high"):
        whole[name] = pd.to_numeric(whole[name]) * scale
    return whole.assign(z=pd.to_numeric(whole["z"]))
