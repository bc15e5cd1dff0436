"""What is kept of one run for a comparison: pupils by group, and what interventions reached, waited for and cost."""

from typing import TYPE_CHECKING

import pandas as pd

from experiments.compare.delivery import capacity_lines, cost_lines, flow_lines, support_lines, tier_lines
from experiments.compare.pupils import counts
from model.tally import services_table

if TYPE_CHECKING:
    from model import SchoolSystem


def measure(system: "SchoolSystem") -> pd.DataFrame:
    """The counts of a system that has lived one or more whole years.

    Returns:
        Columns `experiments.compare.lines.COUNT_COLUMNS`.
    """
    # Not all tables of the system, which take as long again as what is counted here.
    tables = system.support.tables()
    social = pd.concat(system.tally.social, ignore_index=True)
    enrolled = social.groupby("year")["pupils"].sum()
    lessons = {level.id: level.lessons_per_day for level in system.education.levels}
    parts = [
        counts(social, lessons),
        support_lines(tables["support"], tables["supported"]),
        cost_lines(tables["support_costs"], enrolled),
        capacity_lines(services_table(system.tally), tables["support"]),
        tier_lines(tables["tiers"]),
        flow_lines(tables["tier_flows"], enrolled),
    ]
    return pd.concat([part for part in parts if len(part) > 0], ignore_index=True)
