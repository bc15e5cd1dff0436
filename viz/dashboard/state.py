"""What a user asks, and the URL that restores it: the state of a session in one place."""

from viz.dashboard.asked import (
    MOST_KEPT,
    SCREENS,
    SEEDS,
    SIDES,
    STUDENTS,
    YEARS,
    Asked,
    data_version,
    model_version,
    school_types,
)
from viz.dashboard.url import Message, from_query, to_query

__all__ = [
    "MOST_KEPT",
    "SCREENS",
    "SEEDS",
    "SIDES",
    "STUDENTS",
    "YEARS",
    "Asked",
    "Message",
    "data_version",
    "from_query",
    "model_version",
    "school_types",
    "to_query",
]
