"""A made-up comparison with the table of a real one, for tests that need no model."""

from functools import lru_cache
from itertools import product
from typing import Any, Final

import numpy as np
import pandas as pd

from evidence.checking import Words
from experiments.compare.capacity import capacity_table
from experiments.compare.comparison import ALL_YEARS, EFFECT_COLUMNS, Comparison, Differs
from experiments.compare.costs import cost_table
from experiments.compare.levers import Lever, Price
from experiments.compare.measured import ALL, MEASURES, VALUES
from experiments.compare.support import support_table
from experiments.compare.tiers import flow_table, tier_table
from experiments.compare.worth import worth_tables
from tests.experiments.compare import synthetic as runs
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

TOWNS: Final = 4
"""Made-up runs behind the tables on what interventions do, at most; more take long and tell no more."""
LEVERS: Final = (
    Lever(
        intervention="coaching",
        title=TITLES["coaching"],
        known=Words(nl="Uitval 17 naar 10 %.", en="Dropout from 17 to 10 %."),
        key="student.perspective",
        meaning=Words(nl="toekomstbeeld", en="view of the future"),
        unit="z",
        here=Words(nl="+ 0,05 per week hulp", en="+ 0.05 per week of support"),
        range=(0.0, 0.1),
        source="the trial: <a class> & a coach",
        grade="trial",
        unproven=True,
    ),
)
PRICES: Final = (
    Price("coaching", TITLES["coaching"], 1000.0, "pupil", "school", (500.0, 2000.0), "the trial: a budget", "expert"),
)


def make_comparison(
    *, scenarios: tuple[str, ...] = tuple(EFFECT), years: int = 1, replicates: int = 20, seed: int = 1, draws: int = 0
) -> Comparison:
    """A comparison of these scenarios with the baseline, the same for the same seed."""
    luck = np.random.default_rng(seed)
    groups = {**{name: tuple(values) for name, values in VALUES.items()}, "level": tuple(LEVELS)}
    rows = [
        _row(luck, scenario, year, place, group, value, replicates)
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
        parameters="posterior" if draws else "fixed",
        draws=draws,
        differs=tuple(_differs(scenario) for scenario in scenarios),
        command=f"verzuim compare baseline {' '.join(scenarios)} --replicates {replicates}",
        levers=LEVERS,
        prices=PRICES,
        effects=_with_parts(pd.DataFrame(rows, columns=list(EFFECT_COLUMNS)), draws),
        **_delivered(scenarios, years, replicates),
    )


@lru_cache(maxsize=8)
def _delivered(scenarios: tuple[str, ...], years: int, replicates: int) -> dict[str, Any]:
    """The tables on what interventions do, from made-up runs in which only "coaching" has one, and less truancy."""
    parts = []
    for name, replicate in product(("baseline", *scenarios), range(min(replicates, TOWNS))):
        helped = name == "coaching"
        social = runs.social(replicate, years, runs.LESS if helped else 1.0)
        lines = runs.lines(social, runs.delivery(replicate, years) if helped else runs.nothing(), years)
        parts.append(lines.assign(scenario=name, replicate=replicate, seed=1 + replicate))
    counts = pd.concat(parts, ignore_index=True)
    everyone = ("baseline", *scenarios)
    worth, plane = worth_tables(counts, "baseline", scenarios)
    return {
        "support": support_table(counts, everyone),
        "capacity": capacity_table(counts, everyone),
        "costs": cost_table(counts, everyone),
        "worth": worth,
        "plane": plane,
        "tiers": tier_table(counts, everyone),
        "tier_flows": flow_table(counts, everyone),
        "counts": counts,
    }


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
        "relative": 100 * difference / base,
        "relative_low": 100 * (difference - half) / base,
        "relative_high": 100 * (difference + half) / base,
        "same_sign": 1.0 if replicates == 1 else min(0.5 + abs(difference) / (2 * half), 1.0),
        "replicates": replicates,
        "variance_ratio": 0.2 if replicates > 1 else np.nan,
    }


def _with_parts(effects: pd.DataFrame, draws: int) -> pd.DataFrame:
    """With draws, luck makes half the width of each interval; else all of it."""
    part = 0.5 if draws else 1.0
    for name, centre in (("", "difference"), ("relative_", "relative")):
        for end in ("low", "high"):
            away = effects[f"{name}{end}"] - effects[centre]
            effects[f"{name}luck_{end}"] = effects[centre] + part * away
    effects = effects.assign(draws=draws, sd_luck=1.0, sd_parameters=np.nan)
    shares = {"by_parameters": 0.75, "by_parameters_low": 0.4, "by_parameters_high": 0.9}
    known = effects["low"].notna() & (draws > 0)
    effects = effects.assign(**{name: np.where(known, share, np.nan) for name, share in shares.items()})
    return effects[list(EFFECT_COLUMNS)]


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
