"""A made-up comparison with the table of a real one, for tests that need no model."""

from typing import Final

import numpy as np
import pandas as pd

from evidence.checking import Words
from experiments.compare.comparison import ALL_YEARS, EFFECT_COLUMNS, Comparison, Differs
from experiments.compare.measured import ALL, MEASURES, VALUES
from tests.viz.synthetic import LEVELS

TITLES: Final = {
    "baseline": Words(nl="Huidige situatie", en="Present situation"),
    "smaller-classes": Words(nl="Kleinere klassen", en="Smaller classes"),
    "better-registration": Words(nl="Betere registratie", en="Better registration"),
    "coaching": Words(nl="Intensieve begeleiding in mbo-2 & mbo-1", en="Intensive coaching in mbo-2 & mbo-1"),
}
EFFECT: Final = {"smaller-classes": -0.08, "better-registration": -0.02, "coaching": 0.03}
"""Scenario → its true change in proportion."""
SEEN: Final = 0.35
"""Change in proportion of what is registered when more is seen."""
BASE: Final = {"percent of lesson hours": 4.0, "per 1,000 pupils": 12.0}
"""Unit → rate in the base; 3 for other units."""


def make_comparison(
    *, scenarios: tuple[str, ...] = tuple(EFFECT), years: int = 1, replicates: int = 20, seed: int = 1
) -> Comparison:
    """A comparison of these scenarios with the baseline, the same for the same seed."""
    draws = np.random.default_rng(seed)
    groups = {**{name: tuple(values) for name, values in VALUES.items()}, "level": tuple(LEVELS)}
    rows = [
        _row(draws, scenario, year, place, group, value, replicates)
        for scenario in scenarios
        for year in (ALL_YEARS, *range(years))
        for place in range(len(MEASURES))
        for group, values in groups.items()
        for value in values
    ]
    return Comparison(
        base="baseline",
        scenarios=scenarios,
        titles=TITLES,
        questions={name: Words(nl=f"Werkt dit ({name})?", en=f"Does this work ({name})?") for name in TITLES},
        students=20_000,
        schools=None,
        years=years,
        replicates=replicates,
        seed=seed,
        differs=tuple(_differs(scenario) for scenario in scenarios),
        command=f"verzuim compare baseline {' '.join(scenarios)} --replicates {replicates}",
        effects=pd.DataFrame(rows, columns=list(EFFECT_COLUMNS)),
    )


def _row(
    draws: np.random.Generator, scenario: str, year: int, place: int, group: str, value: str, replicates: int
) -> dict[str, object]:
    measure = MEASURES[place]
    base = BASE.get(measure.unit, 3.0) * (1 if place in (0, 8) else 0.3 + 0.1 * (place % 5))
    nobody = measure.among == "vsv_base" and value == "pro"
    change = SEEN if measure.side == "registered" and scenario == "better-registration" else EFFECT[scenario]
    change *= 1 + 0.2 * max(year, 0) + draws.normal(0, 0.2)
    difference = np.nan if nobody else base * change
    half = base * 0.015 * (1 if group == ALL else 4) * draws.uniform(0.6, 1.6) if replicates > 1 else np.nan
    return {
        "scenario": scenario,
        "year": year,
        "measure": measure.name,
        "group": group,
        "value": value,
        "unit": measure.unit,
        "base_rate": np.nan if nobody else base,
        "rate": base + difference,
        "difference": difference,
        "low": difference - half,
        "high": difference + half,
        "relative": difference / base,
        "relative_low": (difference - half) / base,
        "relative_high": (difference + half) / base,
        "same_sign": 1.0 if replicates == 1 else min(0.5 + abs(difference) / (2 * half), 1.0),
        "replicates": replicates,
        "variance_ratio": 0.2 if replicates > 1 else np.nan,
    }


def _differs(scenario: str) -> Differs:
    return Differs(
        scenario=scenario,
        key="class.size",
        meaning=Words(nl="leerlingen in een klas", en="pupils in a class"),
        unit="pupils",
        base=Words(nl="zoals het is", en="as it is"),
        here=Words(nl="maal 0,8, in vo", en="times 0.8, in vo"),
        source="the policy itself: <a fifth> fewer pupils & no study",
        grade="assumption",
        range=(0.7, 0.9),
    )
