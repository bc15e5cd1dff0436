"""Reading the tables of what interventions do: which lines a figure or a part of the report is made of."""

import pandas as pd

from experiments.compare.comparison import ALL_YEARS, Comparison
from experiments.compare.measured import ALL


def priced(comparison: Comparison) -> pd.DataFrame:
    """Lines on what is paid for what is avoided, of scenarios that cost something else than the base."""
    table = comparison.worth
    return table[table["sureness"] != "no_costs"]


def by_payer(lines: pd.DataFrame, of: list[str]) -> pd.DataFrame:
    """Lines by payer; without the line of all payers where one pays all, for then it says the same.

    Args:
        lines: with a column payer.
        of: columns within which payers are counted.
    """
    each = lines.groupby(of)["payer"].transform("size")
    return lines[(each != 2) | (lines["payer"] != ALL)]


def costs(comparison: Comparison, scenario: str) -> pd.DataFrame:
    """What the interventions of a scenario cost, all years together."""
    table = comparison.costs
    return table[(table["scenario"] == scenario) & (table["year"] == ALL_YEARS)]


def reached(comparison: Comparison, scenario: str) -> pd.DataFrame:
    """Whom its interventions for single pupils reach, all years together."""
    table = comparison.support
    return table[(table["scenario"] == scenario) & (table["year"] == ALL_YEARS)]


def rooms(comparison: Comparison, scenario: str) -> pd.DataFrame:
    """Services and interventions whose room runs short here or in the base; what runs short first comes first.

    The columns short_base and left_base are those of the base; an intervention that the base lacks has none.
    """
    table = comparison.capacity
    base = table[table["scenario"] == comparison.base].set_index(["kind", "name"])[["short", "left"]]
    here = table[table["scenario"] == scenario].join(base.add_suffix("_base"), on=["kind", "name"])
    return here[(here["short"] > 0) | (here["short_base"] > 0)]


def in_tiers(comparison: Comparison) -> pd.DataFrame:
    """Pupils in tiers 2 and 3, week by week, of the scenarios and not of the base."""
    table = comparison.tiers
    return table[(table["tier"] > 1) & table["scenario"].isin(comparison.scenarios)]


def moves(comparison: Comparison) -> pd.DataFrame:
    """Moves between tiers, all years together, of the scenarios and not of the base."""
    table = comparison.tier_flows
    return table[(table["year"] == ALL_YEARS) & table["scenario"].isin(comparison.scenarios)]
