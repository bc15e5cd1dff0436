"""Other leave that the school approves: doctor, family occasions, religious days (source E 1).

Parameters: leave.strength, .rate.
"""

from agents.records import Record
from model.compile import rule
from model.randomness import LEAVE, uniform


@rule
def on_leave(key: int, p: Record) -> bool:
    """Whether the pupil has approved leave today."""
    return uniform(key, LEAVE) < p.leave_strength * p.leave_rate
