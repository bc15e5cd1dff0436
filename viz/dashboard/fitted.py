"""What is known of the fit of the model: a calibration's folder, the posterior that comes with it, or nothing."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from evidence.errors import BadInput
from evidence.parameters import Parameters, load_parameters
from evidence.posterior import Posterior, shipped_posterior
from evidence.targets import load_targets
from experiments.calibration.published import PER

FILE: Final = "calibration.json"
SOBOL: Final = "sobol.parquet"
_FORMAT: Final = "verzuim-calibration-1"
_QUANTILES: Final = {"low": 0.05, "median": 0.5, "high": 0.95}
_PARAMETERS: Final = ("parameter", "unit", "value", "prior_low", "prior_high", *_QUANTILES, "contraction")
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
        published: the figures it was fitted to: target, quantity, group, year, unit, over, and the figure, `observed`.
        figures: the same with simulated, low, high, inside and z (distance, in standard errors); None where not known.
        sobol: parameter, target and effect (total index); None where not known.
        checks: what came of each check.
        sizes: scenario, students, years and budget (the number of runs).
        command: that makes it again.
    """

    parameters: pd.DataFrame
    published: pd.DataFrame
    figures: pd.DataFrame | None
    sobol: pd.DataFrame | None
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
    posterior = shipped_posterior()
    return None if posterior is None else of_posterior(posterior, load_parameters())


def of_posterior(posterior: Posterior, parameters: Parameters) -> Fit:
    """What draws, and what is kept beside them, say: parameters, checks, and to which figures they were fitted.

    What the model makes of these figures is not kept with draws, nor which parameters move them.
    """
    facts = posterior.facts
    named = [parameters[name] for name in posterior.names]
    table = pd.DataFrame(
        {
            "parameter": posterior.names,
            "unit": [each.unit for each in named],
            "value": [each.value for each in named],
            "prior_low": [each.prior.low for each in named],
            "prior_high": [each.prior.high for each in named],
            **{name: np.quantile(posterior.draws, at, axis=0) for name, at in _QUANTILES.items()},
        }
    )
    taken = {str(each["parameter"]): float(each["contraction"]) for each in facts.get("parameter", [])}
    table["contraction"] = table["parameter"].map(taken).astype(float)
    sizes = {name: facts.get("runs" if name == "budget" else name) for name in _SIZES}
    return Fit(table.sort_values("contraction", kind="stable"), _targets(facts.get("target", [])), None, None,
               _checks(facts.get("verdict", [])), sizes, str(facts.get("command", "verzuim calibrate")))  # fmt: skip


def _targets(told: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    known = {each.id: each for each in load_targets()}
    rows = []
    for each in told:
        target = known[each["target"]]
        rows.append({"target": target.id, "quantity": target.quantity, "group": target.group, "year": target.year,
                     "unit": target.unit, "over": "", "observed": float(each["value"])})  # fmt: skip
    return pd.DataFrame(rows, columns=["target", *_WORDS, "observed"])


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
        sobol = folder / SOBOL
        moved = pd.read_parquet(sobol)[["parameter", "target", "effect"]] if sobol.exists() else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(file=path, problem="is missing or is no calibration", hint=hint) from error
    published = figures[["target", *_WORDS, "observed"]]
    return Fit(parameters, published, figures.dropna(subset=["z"]), moved, checks, sizes, command)


def _in_their_units(figures: pd.DataFrame, published: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The figures with what they are of, in the units in which they were published."""
    words = pd.DataFrame(published)[["target", *_WORDS]]
    whole = figures.merge(words, on="target", validate="one_to_one")
    scale = whole["unit"].map(PER)
    for name in ("observed", "simulated", "low", "high"):
        whole[name] = pd.to_numeric(whole[name]) * scale
    return whole.assign(z=pd.to_numeric(whole["z"]))
