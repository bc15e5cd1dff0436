"""A comparison of scenarios with a base: what differs, and what it does, with intervals."""

from dataclasses import dataclass
from math import isnan
from typing import Final, Literal

import pandas as pd

from evidence.checking import Words
from experiments.compare.levers import Lever, Price
from experiments.compare.plan import Source

ALL_YEARS: Final = -1
"""The year of an effect over all years of the runs together."""

EFFECT_COLUMNS: Final = (
    "scenario", "year", "measure", "group", "value", "unit", "base_rate", "rate", "difference", "low", "high",
    "relative", "relative_low", "relative_high", "same_sign", "replicates", "variance_ratio", "draws", "luck_low",
    "luck_high", "relative_luck_low", "relative_luck_high", "sd_luck", "sd_parameters", "by_parameters",
    "by_parameters_low", "by_parameters_high",
)  # fmt: skip
"""Columns of the table of effects, in order; `experiments.columns` says what each means."""


@dataclass(frozen=True)
class Differs:
    """One thing that a scenario does otherwise than the base.

    Attributes:
        scenario: name of the scenario.
        key: the quantity, parameter or intervention, such as "class.size" or "truancy.habit"; or "tiers".
        meaning: the same in words.
        unit: its unit; "" for settings such as the number of pupils.
        base: its value in the base, in words ("as it is" where the base leaves it alone, "not there").
        here: its value, or how it is changed, in this scenario, in words.
        source: where the size of the change comes from; "" when not said.
        grade: how well it is supported (`evidence.checking.Grade`); "" for settings.
        range: plausible (low, high) of what is multiplied, added or set; None when not said.
    """

    scenario: str
    key: str
    meaning: Words
    unit: str
    base: Words
    here: Words
    source: str
    grade: str
    range: tuple[float, float] | None


@dataclass(frozen=True)
class Comparison:
    """What scenarios do beside a base, with the same people and the same luck in each replicate.

    Attributes:
        base: name of the scenario that the others are held against.
        scenarios: names of the others, in the order asked for; none is the base.
        titles: name → title, of the base too.
        questions: name → question (or description, where it asks none), of the base too.
        students: pupils asked for in each run; None when a number of schools was.
        schools: schools in each run; None when a number of pupils was asked for.
        years: school years of each run.
        replicates: towns: runs of each scenario, each with a seed of its own.
        seed: seed of the first replicate; the others count on from it.
        parameters: "posterior" when each replicate takes a draw of the shipped posterior, "own" when of one's own;
            "fixed" when all parameters stay at their values.
        draws: draws of the posterior that the replicates share; 0 when parameters are fixed.
        differs: what each scenario changes, in order of scenarios.
        command: what a user typed to make this.
        levers: what the interventions of all scenarios move, and by how much.
        prices: what they cost.
        effects: a line per scenario, year (`ALL_YEARS` for all together), measure, group and value of the group, in
            that order; columns `EFFECT_COLUMNS`. Measures, groups, values and units are named in
            `experiments.compare.measured`, with their words. Where nobody is in a group the rates are NaN; with one
            replicate all intervals and variance_ratio are NaN.
        support: whom interventions for single pupils reach and who waits, by scenario and year.
        capacity: which room runs out, of services and interventions, by scenario.
        costs: what interventions cost, by scenario, year, intervention and payer.
        worth: what is paid for a day or an early leaver avoided, by scenario and payer.
        plane: the pairs of euro and what is avoided of each replicate behind it.
        tiers: pupils in tiers 2 and 3 by week.
        tier_flows: pupils who move between tiers, by year.
        counts: what all of these were worked out from, a line per run, kind, year, week, measure, group and value.

    `experiments.compare.columns` says what each column means. The base has lines of its own in support, capacity, costs
    and the tables of tiers; of what was not there, there are no lines.
    """

    base: str
    scenarios: tuple[str, ...]
    titles: dict[str, Words]
    questions: dict[str, Words]
    students: int | None
    schools: int | None
    years: int
    replicates: int
    seed: int
    parameters: Source
    draws: int
    differs: tuple[Differs, ...]
    command: str
    levers: tuple[Lever, ...]
    prices: tuple[Price, ...]
    effects: pd.DataFrame
    support: pd.DataFrame
    capacity: pd.DataFrame
    costs: pd.DataFrame
    worth: pd.DataFrame
    plane: pd.DataFrame
    tiers: pd.DataFrame
    tier_flows: pd.DataFrame
    counts: pd.DataFrame


Verdict = Literal["lower", "higher", "unclear", "same", "one"]
"""lower or higher: the interval leaves out zero; unclear: it does not; same: no difference in any replicate; one: a
single replicate (or nobody in the group) gives no interval."""


def verdict(low: float, high: float) -> Verdict:
    """What can be said of a difference, given its interval.

    Args:
        low: lower bound of its interval, in any unit; NaN when there is none.
        high: upper bound.

    Example:
        >>> verdict(-0.3, -0.1), verdict(-0.5, 0.1)
        ('lower', 'unclear')
    """
    if isnan(low):
        return "one"
    if low == high == 0:
        return "same"
    if high < 0:
        return "lower"
    return "higher" if low > 0 else "unclear"
