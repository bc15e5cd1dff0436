"""Waiting lists: one rule for every service with a finite capacity.

On Friday each service takes those who have waited longest, in order of place when equal, as far as its capacity in that
region (or school) goes; the rest waits a week more and nobody is lost. Who is referred on Friday waits from then on.
"""

from typing import Any

import numpy as np

from agents.records import Record
from model.compile import rule

LONGEST_WAIT = 60
"""Weeks after which waits are no longer told apart; they are first in line together."""

PER_PUPILS = 1000.0
"""Pupils that capacities are counted by."""

WAITING, SEEN, LONGEST = 1, 2, 3
"""Columns of a service's outcome per region, after the capacity."""


@rule
def wait_for(student: Record, service: int) -> None:
    """Put a pupil on a service's list, unless already there."""
    student.waits[service] = max(student.waits[service], 1)
    student.in_line = 1


@rule
def choose(students: Any, rows: Any, groups: Any, service: int, free: Any, chosen: Any) -> None:
    """Take the longest waiting of each group as far as it has room; mark them in `chosen`, let the rest wait on.

    Args:
        students: records.
        rows: rows of the pupils who are on some list, in order.
        groups: per pupil of `rows` the region or school whose capacity counts.
        service: code of the service.
        free: places per group, whole numbers.
        chosen: per pupil of `rows` one bit per service; written.
    """
    waiting = np.zeros((len(free), LONGEST_WAIT + 1), dtype=np.int64)
    for k in range(len(rows)):
        weeks = min(students[rows[k]].waits[service], LONGEST_WAIT)
        waiting[groups[k], weeks] += 1
    places = np.zeros((len(free), LONGEST_WAIT + 1), dtype=np.int64)
    for group in range(len(free)):
        left = free[group]
        for weeks in range(LONGEST_WAIT, 0, -1):
            places[group, weeks] = min(waiting[group, weeks], left)
            left -= places[group, weeks]
    for k in range(len(rows)):
        student = students[rows[k]]
        weeks = min(student.waits[service], LONGEST_WAIT)
        if weeks == 0:
            continue
        if places[groups[k], weeks] > 0:
            places[groups[k], weeks] -= 1
            chosen[k] |= 1 << service
            student.waits[service] = 0
        else:
            student.waits[service] = min(weeks + 1, LONGEST_WAIT)
