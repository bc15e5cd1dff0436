"""A small calibration as `verzuim calibrate` writes it, for tests of the screen that shows it."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from evidence.parameters import load_parameters
from viz.dashboard.fitted import FILE, SOBOL

NAMES = ("truancy.age", "sickness.onset")


def parameter(name: str, contraction: float) -> dict[str, Any]:
    known = load_parameters()[name]
    return {"parameter": name, "unit": known.unit, "value": known.value, "prior_low": 1.0, "prior_high": 3.0,
            "mean": 2.1, "low": 1.5, "median": 2.0, "high": 2.5, "contraction": contraction}  # fmt: skip


def published(target: str, unit: str, rate: float, **more: Any) -> dict[str, Any]:
    words = {"quantity": "bullied", "group": "vo", "year": "2016", "over": "", "over_rate": None}
    return {"target": target, "unit": unit, "rate": rate, **words, **more}


def figure(target: str, observed: float, simulated: float, z: float, *, inside: bool) -> dict[str, Any]:
    return {"target": target, "observed": observed, "simulated": simulated, "low": 0.9 * simulated,
            "high": 1.1 * simulated, "inside": inside, "z": z}  # fmt: skip


def told() -> dict[str, Any]:
    """As `verzuim calibrate` writes it, of two parameters and three figures."""
    return {
        "format": "verzuim-calibration-1",
        "command": "verzuim calibrate --budget 300",
        "plan": {"scenario": "baseline", "students": 2000, "years": 1, "budget": 300},
        "verdicts": [
            {"name": "figures", "passed": False, "statistic": 1.0, "critical": 2.0, "power": 0.6, "count": 3},
            {"name": "reach", "passed": True, "statistic": 2.9, "critical": 3.0, "power": None, "count": 3},
        ],
        "parameters": [parameter("truancy.age", 0.1), parameter("sickness.onset", 0.6)],
        "figures": [
            figure("a", 0.2, 0.25, -1.0, inside=True),
            figure("b", 0.01, 0.005, 2.5, inside=False),
            figure("c", 3.0, 6.0, -4.0, inside=False),
        ],
        "published": [
            published("a", "%", 0.2), published("b", "per 1,000 pupils", 0.01, group="mbo"),
            published("c", "ratio", 3.0, year=""),
        ],
    }  # fmt: skip


def write(folder: Path, content: dict[str, Any]) -> Path:
    """Writes it, with what moves which figure."""
    (folder / FILE).write_text(json.dumps(content), encoding="utf-8")
    rows = [("truancy.age", "a", 0.3), ("truancy.age", "c", 0.4), ("sickness.onset", "b", 0.7)]
    pd.DataFrame(rows, columns=["parameter", "target", "effect"]).to_parquet(folder / SOBOL)
    return folder
