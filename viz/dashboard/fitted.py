"""What is known of the fit of the model: a calibration's folder, the posterior that comes with it, or nothing."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from evidence.errors import BadInput
from evidence.parameters import Parameters, load_parameters
from evidence.posterior import Posterior, shipped_posterior

FILE: Final = "calibration.json"
SOBOL: Final = "sobol.parquet"
_FORMAT: Final = "verzuim-calibration-1"
_QUANTILES: Final = {"low": 0.05, "median": 0.5, "high": 0.95}


@dataclass(frozen=True, eq=False)
class Fit:
    """What a calibration found.

    Attributes:
        parameters: parameter, unit, value, prior_low, prior_high, low, median, high: 5th, 50th and 95th percentiles.
        figures: target, observed, simulated, low, high, z, of the figures that were fitted; None where not known.
        sobol: parameter, target and effect (total index); None where not known.
        about: which runs it is of, in no language.
        command: that makes it again.
    """

    parameters: pd.DataFrame
    figures: pd.DataFrame | None
    sobol: pd.DataFrame | None
    about: str
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
    """What draws say of each parameter; of the figures they say nothing."""
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
    command = str(posterior.facts.get("command", "verzuim calibrate"))
    return Fit(table, None, None, command, command)


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
        columns = ["parameter", "unit", "value", "prior_low", "prior_high", *_QUANTILES]
        parameters = pd.DataFrame(told["parameters"])[columns]
        figures = pd.DataFrame(told["figures"])[["target", "observed", "simulated", "low", "high", "z"]]
        plan = told["plan"]
        about = " · ".join(str(plan[name]) for name in ("scenario", "students", "years", "budget", "seed"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(file=path, problem="is missing or is no calibration", hint=hint) from error
    sobol = folder / SOBOL
    table = pd.read_parquet(sobol)[["parameter", "target", "effect"]] if sobol.exists() else None
    return Fit(parameters, figures, table, about, str(told.get("command", f"verzuim calibrate {plan['scenario']}")))
