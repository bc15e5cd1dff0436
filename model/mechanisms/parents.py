"""Parents: warmth together with knowing and steering protects (sources B 2, E "Gezin").

Uninvolved, permissive and over-controlling parents each harm in their way, and expectations both too low and too high:
so monitoring without support holds less, and pressure has its best at a moderate height.

Parameters: parents.strength, .monitoring, .together, .watched, .expectations_low, .expectations_high, .support,
.told, .watch_fades.
"""

from agents.records import Record
from model.compile import rule


@rule
def oversight(student: Record, parent: Record, p: Record) -> float:
    """Log of what parents' knowing and steering takes off truancy; being told of absence makes them watch."""
    together = p.parents_together * min(parent.support, parent.monitoring)
    return p.parents_strength * (
        p.parents_monitoring * parent.monitoring + together + p.parents_watched * student.watched
    )


@rule
def pressure(parent: Record, p: Record) -> float:
    """Stress by expectations that are too high, in z."""
    return p.parents_strength * p.parents_expectations_high * max(parent.expectations, 0.0)


@rule
def encouragement(parent: Record, p: Record) -> float:
    """What parents' support and belief in school add to bonding, in z; too low expectations take off."""
    return p.parents_strength * (
        p.parents_support * parent.support + p.parents_expectations_low * min(parent.expectations, 0.0)
    )


@rule
def parents_are_told(student: Record, p: Record) -> None:
    """Parents hear of absence that they did not know of, and watch."""
    student.watched = max(student.watched, p.parents_told)
    student.hidden = 0
