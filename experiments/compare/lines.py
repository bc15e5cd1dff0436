"""The form in which a run's counts are kept: one line per thing counted, with out of how many."""

from typing import Final, Literal

import pandas as pd

COUNT_COLUMNS: Final = ("kind", "year", "week", "measure", "group", "value", "numerator", "denominator")
"""Columns of the counts of one run, in order."""

Kind = Literal["pupils", "support", "costs", "capacity", "tiers", "tier_flows"]
"""What a line is about: pupils by group (`pupils`), or what interventions do (`delivery`)."""

WHOLE_YEAR: Final = -1
"""The week of what is counted over a whole year."""


def as_lines(kind: Kind, frame: pd.DataFrame) -> pd.DataFrame:
    """The lines of one kind, in the columns `COUNT_COLUMNS`.

    Args:
        kind: what they are about.
        frame: columns year, measure, group, value, numerator and denominator; week where it is of one week.
    """
    made = frame.assign(kind=kind, week=frame.get("week", WHOLE_YEAR))
    types = {"year": "int64", "week": "int64", "numerator": "float64", "denominator": "float64"}
    return made.astype(types)[list(COUNT_COLUMNS)]


def of_kind(counts: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """Those lines of one kind."""
    return counts[counts["kind"] == kind]
