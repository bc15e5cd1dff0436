"""What is kept of one run for a portfolio: leavers, days of absence and euro by payer, year by year."""

from typing import Any, Final, get_args

import numpy as np
import pandas as pd

from experiments.compare.pupils import DAYS_OF
from model import SchoolSystem
from scenarios.intervention import Payer

PUPILS, LEAVERS, DAYS = "pupils", "leavers", "days"
PAYERS: Final[tuple[str, ...]] = get_args(Payer)


def measure(system: SchoolSystem) -> pd.DataFrame:
    """Of a system that has lived one or more whole years.

    Returns:
        Columns year, what and value: pupils; leavers (new early leavers); days (of absence for whatever reason, true:
        lessons missed over the lessons a day of the pupil's level); and euro by payer.
    """
    social = pd.concat(system.tally.social, ignore_index=True)
    per_day = {level.id: level.lessons_per_day for level in system.education.levels}
    lessons = social["level"].map(per_day).to_numpy(np.float64)
    missed = social[list(DAYS_OF["days_true"])].sum(axis=1)
    lines = social[["year"]].assign(**{PUPILS: social["pupils"], LEAVERS: social["vsv"], DAYS: missed / lessons})
    years = lines.groupby("year", sort=True).sum()
    costs = system.support.tables()["support_costs"]
    rows: list[dict[str, Any]] = []
    for year, line in years.iterrows():
        mine = costs[costs["year"] == year].groupby("payer")["euro"].sum()
        told = {name: float(line[name]) for name in (PUPILS, LEAVERS, DAYS)}
        told |= {payer: float(mine.get(payer, 0.0)) for payer in PAYERS}
        rows += [{"year": year, "what": what, "value": value} for what, value in told.items()]
    return pd.DataFrame(rows)
