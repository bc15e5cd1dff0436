"""Tests and deadlines: how much of them there is, and how much they crowd into test weeks (source E, "Schoolstress").

The load of a year is what the calendar's test weeks hold. A school that spreads its tests has the same load evenly over
all school weeks (`school.test_peaks` down to 0); one that tests less, or in a formative way, has less of it
(`school.test_load`).

No parameters: what testing does is in `demands.py`, `stress_sick.py` and `exhaustion.py`.
"""

from agents.records import Record
from model.compile import rule


@rule
def load_of_tests(school: Record, level: Record, day: Record) -> float:
    """How much testing there is now; a week of tests in the calendar is 1, the mean over a year stays the same."""
    return school.test_load * _spread(school.test_peaks, day.test[level.sector], day.test_share[level.sector])


@rule
def load_ahead(school: Record, level: Record, monday: Record) -> float:
    """How much testing waits in the first two weeks after a holiday, on the same scale."""
    soon, even = monday.tests_follow[level.sector], monday.test_share[level.sector]
    return school.test_load * _spread(school.test_peaks, soon, even)


@rule
def _spread(peaks: float, planned: int, even: float) -> float:
    """Part of the tests where they are planned, the rest even over the year."""
    return peaks * planned + (1.0 - peaks) * even
