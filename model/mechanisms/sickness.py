"""Sick: infections by season, in spells of days; likelier and longer in poor health (sources A, B 1).

Class size has no part: no source says that larger classes bring more sickness in secondary school.

Pupils of higher levels are ill a little less often, and stay at home less readily with what they have (Vanneste 2016).

Parameters: sickness.strength, .onset, .status, .days; the season is in the calendar (sickness.season_amplitude,
.season_peak_week).
"""

import math

from agents.records import Record
from model.compile import rule
from model.mechanisms.health import frailty, slow_recovery
from model.mechanisms.scales import MIDDLE_STATUS
from model.randomness import SICK, SICK_DAYS, geometric_days, uniform

LONGEST = 400
"""School days after which an illness is not looked ahead: two school years."""


@rule
def weekly_sickness(student: Record, level: Record, p: Record) -> float:
    """Chance to fall ill, and to stay at home for it, on a day of a mean season."""
    heat = frailty(student, p) - p.sickness_status * (level.status - MIDDLE_STATUS)
    return min(p.sickness_strength * p.sickness_onset * math.exp(heat), 1.0)


@rule
def falls_ill(student: Record, day: Record, key: int) -> bool:
    """Whether an illness begins today."""
    return uniform(key, SICK) < student.p_sick * day.season


@rule
def days_ill(student: Record, key: int, p: Record) -> int:
    """School days that the illness lasts, today included."""
    return min(geometric_days(key, SICK_DAYS, p.sickness_days * slow_recovery(student, p)), LONGEST)
