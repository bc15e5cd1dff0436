"""Health: poor health and low mood bring absence (sources A, B 2, E "Gezondheidsproblemen"; Gubbels 2019).

Parameters: health.strength, health.sickness, health.low_mood_truancy.
"""

from agents.records import Record
from model.compile import rule


@rule
def frailty(student: Record, p: Record) -> float:
    """Log of how much likelier than the mean pupil this pupil is to fall ill."""
    return -p.health_strength * p.health_sickness * student.health


@rule
def low_mood(student: Record, p: Record) -> float:
    """Log of what anxiety and low mood add to truancy (Finning 2019: depression goes with truancy)."""
    return p.health_strength * p.health_low_mood_truancy * student.anxiety
