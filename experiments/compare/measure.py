"""What is kept of one run for a comparison: pupils by group, and what interventions reached, waited for and cost."""

import pandas as pd

from experiments.compare.delivery import capacity_lines, cost_lines, flow_lines, support_lines, tier_lines
from experiments.compare.pupils import counts
from model import SchoolSystem


def measure(system: SchoolSystem) -> pd.DataFrame:
    """The counts of a system that has lived one or more whole years.

    Returns:
        Columns `experiments.compare.lines.COUNT_COLUMNS`.
    """
    tables = system.tables()
    social = tables["social"]
    enrolled = social.groupby("year")["pupils"].sum()
    lessons = {level.id: level.lessons_per_day for level in system.education.levels}
    parts = [
        counts(social, lessons),
        support_lines(tables["support"], tables["supported"]),
        cost_lines(tables["support_costs"], enrolled),
        capacity_lines(tables["services"], tables["support"]),
        tier_lines(tables["tiers"]),
        flow_lines(tables["tier_flows"], enrolled),
    ]
    return pd.concat([part for part in parts if len(part) > 0], ignore_index=True)
