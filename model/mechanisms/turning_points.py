"""Turning points: sudden events at home, at school, in health, among peers or with the law.

They disrupt at once and fade over months; protection softens them. Pupils without risk can fall by one (silent
leavers), and those at risk tip over (source B 2, after Dupéré; source E, box II).

Parameters: turning_points.strength, .rate, .adversity, .severity, .protection, .fades.
"""

import math

from agents.records import Record
from model.compile import rule
from model.randomness import TURNING_POINT, TURNING_POINT_KIND, TURNING_POINT_SIZE, uniform

KINDS = ("home", "school", "health", "peers", "law")
"""Where the event happens; named in the events table."""


@rule
def turning_point(student: Record, parent: Record, key: int, p: Record) -> int:
    """Whether a turning point comes this week: its kind (1..5), or 0. Adds its impact to `student.shock`."""
    student.shock *= 1.0 - p.turning_points_fades
    adversity = parent.money_stress - parent.mental_health + student.conduct
    rate = p.turning_points_strength * p.turning_points_rate * math.exp(p.turning_points_adversity * adversity)
    if uniform(key, TURNING_POINT) >= rate:
        return 0
    severity = -p.turning_points_severity * math.log(1.0 - uniform(key, TURNING_POINT_SIZE))
    cushion = math.exp(-p.turning_points_protection * (student.resilience + parent.support + student.support_peers))
    student.shock += severity * cushion
    return 1 + int(uniform(key, TURNING_POINT_KIND) * len(KINDS))
