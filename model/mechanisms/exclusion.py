"""School exclusion: the school sends the pupil away (source B 6).

Suspension, at most one week in a row by law, or an informal sending home for the day. Externalising behaviour is the
main occasion; strictness, needs unmet and disorder in class decide how often it ends so. Boys 77 % of reports (B 6.1).

Parameters: exclusion.baseline, .conduct, .order, .neurodivergent, .boy, .suspended, .days.
"""

import math

from agents.records import Record
from model.compile import rule
from model.mechanisms.discipline import harshness
from model.randomness import EXCLUSION, EXCLUSION_DAYS, EXCLUSION_KIND, geometric_days, uniform


@rule
def weekly_exclusion(student: Record, klas: Record, school: Record, p: Record) -> float:
    """Chance on a day of an incident that ends in exclusion."""
    heat = p.exclusion_conduct * student.conduct + p.exclusion_boy * student.sex
    heat += p.exclusion_neurodivergent * student.neurodivergent - p.exclusion_order * klas.order
    heat -= p.exclusion_relation * student.relation
    return min(p.exclusion_baseline * max(harshness(school, p), 0.0) * math.exp(heat), 1.0)


@rule
def sent_away(student: Record, key: int) -> bool:
    """Whether an incident today ends in exclusion."""
    return uniform(key, EXCLUSION) < student.p_exclusion


@rule
def days_suspended(key: int, law: Record, p: Record) -> int:
    """School days of suspension, or 0 when the pupil is sent home informally for the rest of the day."""
    if uniform(key, EXCLUSION_KIND) >= p.exclusion_suspended:
        return 0
    return min(geometric_days(key, EXCLUSION_DAYS, p.exclusion_days), law.suspension_max_days)
