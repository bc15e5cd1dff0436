"""The counts of what interventions do in a run: whom they reach, who waits, what they cost, and the tiers.

`group` and `value` of a line: support and costs have the intervention and "all" or the payer; capacity has "service" or
"intervention" and its name; tiers have "tier" and its number; flows have the tiers from and to. A table without rows
gives no lines.
"""

from typing import Final

import numpy as np
import pandas as pd

from experiments.compare.grouped import Grouped, measured
from experiments.compare.lines import COUNT_COLUMNS, as_lines
from experiments.compare.measured import ALL

EVENTS: Final = ("found", "refused", "started", "ended", "stopped")
"""Columns of the table `support` that are added up over a year."""
STANDING: Final = ("in_use", "places", "waiting")
"""Columns of it that are a stock in each week, of which the year's mean is kept."""
PRICES: Final = ("euro", "euro_low", "euro_high")
"""Columns of the table `support_costs`: at the amounts given, and at the low and high ends of their ranges."""
OF_TIERS: Final = {"pupils": "in_tier", "places": "tier_places", "waiting": "tier_waiting"}
"""Column of the table `tiers` → measure."""

_OF_YEAR: Final = ("year", "intervention")


def support_lines(support: pd.DataFrame, supported: pd.DataFrame) -> pd.DataFrame:
    """Per year and intervention: eligible, reached, found, waited and so on.

    Args:
        support: the table `support` of a run.
        supported: the table `supported`.
    """
    if support.empty:
        return _no_lines()
    groups = Grouped(support, _OF_YEAR)
    weeks, one = groups.distinct(support["week"]), np.ones(len(groups.keys["year"]))
    counted = {name: (groups.sum(support[name]), one) for name in (*EVENTS, "hours")}
    counted |= {name: (groups.sum(support[name]), weeks) for name in STANDING}
    counted["waited"] = (groups.sum(support["waited"]), groups.sum(support["started"]))
    counted["longest"] = (groups.highest(support["longest"]), one)
    had = Grouped(supported, _OF_YEAR)
    reached = measured(had.keys, {"reached": (had.sum(supported["pupils"]), had.sum(supported["eligible"]))})
    both = pd.concat([reached, measured(groups.keys, counted)], ignore_index=True)
    return as_lines("support", both.rename(columns={"intervention": "group"}).assign(value=ALL))


def cost_lines(costs: pd.DataFrame, enrolled: pd.Series) -> pd.DataFrame:
    """Per year, intervention and payer: euro, with the low and high ends of the prices' ranges.

    Args:
        costs: the table `support_costs` of a run.
        enrolled: year → pupils enrolled, out of whom a line is.
    """
    if costs.empty:
        return _no_lines()
    groups = Grouped(costs, (*_OF_YEAR, "payer"))
    pupils = enrolled.loc[groups.keys["year"]].to_numpy(np.float64)
    made = measured(groups.keys, {name: (groups.sum(costs[name]), pupils) for name in PRICES})
    return as_lines("costs", made.rename(columns={"intervention": "group", "payer": "value"}))


def capacity_lines(services: pd.DataFrame, support: pd.DataFrame) -> pd.DataFrame:
    """Per year and service or intervention: its room, its list, and the weeks in which the list was longer.

    A week is short in a region when, on its Friday, somebody on the list there could not be taken.

    Args:
        services: the table `services` of a run.
        support: the table `support`.
    """
    seen = services.rename(columns={"service": "value", "seen": "used", "longest_wait": "longest"})
    left = np.maximum(services["waiting"] - services["seen"], 0)
    helped = support.rename(columns={"intervention": "value", "places": "capacity", "in_use": "used"})
    both = (_rooms("service", seen, left), _rooms("intervention", helped, support["waiting"]))
    made = [lines for lines in both if not lines.empty]
    return as_lines("capacity", pd.concat(made, ignore_index=True)) if made else _no_lines()


def _rooms(group: str, rooms: pd.DataFrame, left: pd.Series) -> pd.DataFrame:
    """The lines of services, or of interventions.

    Args:
        group: "service" or "intervention".
        rooms: columns year, week, region, value (the name), capacity, used and longest.
        left: who could not be taken, of each row.
    """
    if rooms.empty:
        return rooms
    stayed = left.to_numpy(np.float64)
    short = stayed > 0
    groups = Grouped(rooms, ("year", "value"))
    weeks, one = groups.distinct(rooms["week"]), np.ones(len(groups.keys["year"]))
    counted = {"short": (groups.sum(short), groups.distinct(rooms["region"]))}
    counted["longest"] = (groups.highest(rooms["longest"]), one)
    counted |= {name: (groups.sum(rooms[name]), weeks) for name in ("capacity", "used")}
    counted["left"] = (groups.sum(stayed), weeks)
    first = -groups.highest(np.where(short, -rooms["week"].to_numpy(np.float64), -np.inf))
    ever = np.isfinite(first)
    ran_out = {key: values[ever] for key, values in groups.keys.items()}
    at_first = measured(ran_out, {"first_short": (first[ever], one[ever])})
    return pd.concat([measured(groups.keys, counted), at_first], ignore_index=True).assign(group=group)


def tier_lines(tiers: pd.DataFrame) -> pd.DataFrame:
    """Per week and tier: pupils in it, places and pupils who wait for one, out of all pupils.

    Args:
        tiers: the table `tiers` of a run.
    """
    if tiers.empty:
        return _no_lines()
    pupils = tiers.groupby(["year", "week"])["pupils"].transform("sum").to_numpy(np.float64)
    keys = {"year": tiers["year"].to_numpy(), "week": tiers["week"].to_numpy()}
    keys["value"] = tiers["tier"].astype(str).to_numpy(object)
    counted = {name: (tiers[column].to_numpy(np.float64), pupils) for column, name in OF_TIERS.items()}
    return as_lines("tiers", measured(keys, counted).assign(group="tier"))


def flow_lines(flows: pd.DataFrame, enrolled: pd.Series) -> pd.DataFrame:
    """Per year, tiers from and to, and why: pupils who moved, out of those enrolled.

    Args:
        flows: the table `tier_flows` of a run.
        enrolled: year → pupils enrolled.
    """
    if flows.empty:
        return _no_lines()
    groups = Grouped(flows, ("year", "from_tier", "to_tier", "why"))
    keys = groups.keys
    made = pd.DataFrame({"year": keys["year"], "measure": keys["why"], "numerator": groups.sum(flows["pupils"])})
    made["group"], made["value"] = (pd.Series(keys[name]).astype(str) for name in ("from_tier", "to_tier"))
    made["denominator"] = enrolled.loc[keys["year"]].to_numpy(np.float64)
    return as_lines("tier_flows", made)


def _no_lines() -> pd.DataFrame:
    return pd.DataFrame(columns=list(COUNT_COLUMNS))
