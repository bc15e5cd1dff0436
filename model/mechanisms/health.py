"""Health and mental health: poor health, internalising and externalising problems (sources A, B, E; Gubbels 2019).

Internalising problems go with refusal, somatic complaints and so sickness, and a little with truancy (depression,
Finning 2019); externalising problems with truancy and exclusion.

Parameters: health.strength, .sickness, .low_mood_truancy, .chronic, .chronic_days, .somatic; .chronic_share,
.somatic_share and .somatic_anxiety say who has a chronic condition or somatic complaints.
"""

from agents.records import Record
from model.compile import rule


@rule
def frailty(student: Record, p: Record) -> float:
    """Log of how much likelier than the mean pupil this pupil is to fall ill."""
    return p.health_strength * (
        p.health_chronic * student.chronic + p.health_somatic * student.somatic - p.health_sickness * student.health
    )


@rule
def slow_recovery(student: Record, p: Record) -> float:
    """Factor on the length of an illness: longer with a chronic condition."""
    return 1.0 + p.health_strength * student.chronic * (p.health_chronic_days - 1.0)


@rule
def internalising(student: Record, p: Record) -> float:
    """Anxiety and low mood as far as they act, in z."""
    return p.health_strength * student.anxiety


@rule
def externalising(student: Record, p: Record) -> float:
    """Difficult behaviour as far as it acts, in z."""
    return p.health_strength * student.conduct


@rule
def low_mood(student: Record, p: Record) -> float:
    """Log of what anxiety and low mood add to truancy (Finning 2019: depression goes with truancy)."""
    return p.health_low_mood_truancy * internalising(student, p)
