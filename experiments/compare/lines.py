"""The form in which a run's counts are kept: one line per thing counted, with out of how many."""

from typing import Final, Literal

import numpy as np
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
    counts = len(frame)
    columns = {
        "kind": np.full(counts, kind, object),
        "week": frame["week"].to_numpy(np.int64) if "week" in frame else np.full(counts, WHOLE_YEAR),
        "year": frame["year"].to_numpy(np.int64),
        **{name: frame[name].to_numpy(object) for name in ("measure", "group", "value")},
        **{name: frame[name].to_numpy(np.float64) for name in ("numerator", "denominator")},
    }
    return pd.DataFrame({name: columns[name] for name in COUNT_COLUMNS})


def of_kind(counts: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """Those lines of one kind."""
    return counts[counts["kind"] == kind]
