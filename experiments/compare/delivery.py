"""The counts of what interventions do in a run: whom they reach, who waits, what they cost, and the tiers.

`group` and `value` of a line: support and costs have the intervention and "all" or the payer; capacity has "service" or
"intervention" and its name; tiers have "tier" and its number; flows have the tiers from and to.
"""

from typing import Final

import pandas as pd

from experiments.compare.lines import as_lines
from experiments.compare.measured import ALL

EVENTS: Final = ("found", "refused", "started", "ended", "stopped")
"""Columns of the table `support` that are added up over a year."""
STANDING: Final = ("in_use", "places", "waiting")
"""Columns of it that are a stock in each week, of which the year's mean is kept."""
OF_TIERS: Final = {"pupils": "in_tier", "places": "tier_places", "waiting": "tier_waiting"}
"""Column of the table `tiers` → measure."""

_KEYS: Final = ["year", "group", "value"]


def support_lines(support: pd.DataFrame, supported: pd.DataFrame) -> pd.DataFrame:
    """Per year and intervention: eligible, reached, found, waited and so on.

    Args:
        support: the table `support` of a run.
        supported: the table `supported`.
    """
    keys = ["year", "intervention"]
    of_year = support.groupby(keys)
    weeks = support.groupby(keys)["week"].nunique()
    reached = supported.groupby(keys)[["pupils", "eligible"]].sum()
    parts = [_line("reached", reached["pupils"], reached["eligible"])]
    parts += [_line(name, of_year[name].sum(), 1.0) for name in EVENTS]
    parts += [_line(name, of_year[name].sum(), weeks) for name in STANDING]
    parts += [
        _line("waited", of_year["waited"].sum(), of_year["started"].sum()),
        _line("longest", of_year["longest"].max(), 1.0),
        _line("hours", of_year["hours"].sum(), 1.0),
    ]
    made = pd.concat([part.reset_index() for part in parts], ignore_index=True)
    return as_lines("support", made.rename(columns={"intervention": "group"}).assign(value=ALL))


def cost_lines(costs: pd.DataFrame, enrolled: pd.Series) -> pd.DataFrame:
    """Per year, intervention and payer: euro, with the low and high ends of the prices' ranges.

    Args:
        costs: the table `support_costs` of a run.
        enrolled: year → pupils enrolled, out of whom a line is.
    """
    sums = costs.groupby(["year", "intervention", "payer"])[["euro", "euro_low", "euro_high"]].sum()
    pupils = enrolled.reindex(sums.index.get_level_values("year")).to_numpy()
    parts = [_line(name, sums[name], pd.Series(pupils, sums.index)).reset_index() for name in sums]
    made = pd.concat(parts, ignore_index=True).rename(columns={"intervention": "group", "payer": "value"})
    return as_lines("costs", made)


def capacity_lines(services: pd.DataFrame, support: pd.DataFrame) -> pd.DataFrame:
    """Per year and service or intervention: its room, its list, and the weeks in which the list was longer.

    A week is short in a region when, on its Friday, somebody on the list there could not be taken.

    Args:
        services: the table `services` of a run.
        support: the table `support`.
    """
    seen = services.rename(columns={"service": "value", "seen": "used", "longest_wait": "longest"})
    left = (seen["waiting"] - seen["used"]).clip(lower=0)
    helped = support.rename(columns={"intervention": "value", "places": "capacity", "in_use": "used"})
    columns = ["year", "week", "region", "group", "value", "capacity", "used", "left", "longest"]
    both = [seen.assign(group="service", left=left), helped.assign(group="intervention", left=helped["waiting"])]
    rooms = pd.concat([each[columns] for each in both if len(each) > 0], ignore_index=True)
    rooms["short"] = rooms["left"] > 0
    of_year, weeks = rooms.groupby(_KEYS), rooms.groupby(_KEYS)["week"].nunique()
    first = rooms[rooms["short"]].groupby(_KEYS)["week"].min()
    parts = [
        _line("short", of_year["short"].sum(), of_year["region"].nunique()),
        _line("first_short", first, 1.0),
        _line("longest", of_year["longest"].max(), 1.0),
        *(_line(name, of_year[name].sum(), weeks) for name in ("capacity", "used", "left")),
    ]
    return as_lines("capacity", pd.concat([part.reset_index() for part in parts], ignore_index=True))


def tier_lines(tiers: pd.DataFrame) -> pd.DataFrame:
    """Per week and tier: pupils in it, places and pupils who wait for one, out of all pupils.

    Args:
        tiers: the table `tiers` of a run.
    """
    pupils = tiers.groupby(["year", "week"])["pupils"].transform("sum")
    place = tiers[["year", "week"]].assign(group="tier", value=tiers["tier"].astype(str), denominator=pupils)
    parts = [place.assign(measure=name, numerator=tiers[column]) for column, name in OF_TIERS.items()]
    return as_lines("tiers", pd.concat(parts, ignore_index=True))


def flow_lines(flows: pd.DataFrame, enrolled: pd.Series) -> pd.DataFrame:
    """Per year, tiers from and to, and why: pupils who moved, out of those enrolled.

    Args:
        flows: the table `tier_flows` of a run.
        enrolled: year → pupils enrolled.
    """
    sums = flows.groupby(["year", "from_tier", "to_tier", "why"], as_index=False)["pupils"].sum()
    named = sums.rename(columns={"why": "measure", "pupils": "numerator"})
    return as_lines(
        "tier_flows",
        named.assign(
            group=sums["from_tier"].astype(str),
            value=sums["to_tier"].astype(str),
            denominator=sums["year"].map(enrolled),
        ),
    )


def _line(measure: str, numerator: pd.Series, denominator: pd.Series | float) -> pd.DataFrame:
    """Lines of one measure with the index of the numerator."""
    made = numerator.rename("numerator").to_frame()
    made["denominator"] = denominator
    return made.assign(measure=measure)
