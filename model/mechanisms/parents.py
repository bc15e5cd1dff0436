"""Parents: warmth together with knowing and steering protects (sources B 2, E "Gezin").

Uninvolved, permissive and over-controlling parents each harm in their way, and expectations both too low and too high.
Uninvolved parents neither support nor monitor; permissive ones do not monitor, and monitoring without support holds
less. Beyond a turning point, which is higher with more support, monitoring becomes control: the child hides what goes
wrong, so that more of it holds less, and feels more stress (E, "Gezin" and interviews). Pressure is best when moderate.

Parameters: parents.strength, .monitoring, .together, .watched, .expectations_low, .expectations_high, .support,
.told, .watch_fades, .turn, .turn_support, .control_hides, .control_stress.
"""

from agents.records import Record
from model.compile import rule


@rule
def too_tight(parent: Record, p: Record) -> float:
    """How far parents control more than their warmth bears, in z: not below 0."""
    return max(parent.monitoring - p.parents_turn - p.parents_turn_support * parent.support, 0.0)


@rule
def oversight(student: Record, parent: Record, p: Record) -> float:
    """Log of what parents' knowing and steering takes off truancy; being told of absence makes them watch."""
    together = p.parents_together * min(parent.support, parent.monitoring)
    knowing = p.parents_monitoring * (parent.monitoring - p.parents_control_hides * too_tight(parent, p))
    return p.parents_strength * (knowing + together + p.parents_watched * student.watched)


@rule
def pressure(parent: Record, p: Record) -> float:
    """Stress by expectations that are too high and by control that is too tight, in z."""
    asked = p.parents_expectations_high * max(parent.expectations, 0.0)
    return p.parents_strength * (asked + p.parents_control_stress * too_tight(parent, p))


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
