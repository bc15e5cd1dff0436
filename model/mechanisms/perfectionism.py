"""Perfectionism: high standards help until they cannot be met (source E, "Individuele factoren").

Standards that a pupil can live up to go with engagement; beyond a turning point they become pressure by oneself. The
turning point comes sooner for weak marks and for older pupils, which is how the source reconciles studies of young
pupils (perfectionists feel less stress) with those of the last years (they feel more).

Parameters: perfectionism.strength, .turn, .turn_achievement, .turn_age, .stress, .engagement.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.scales import MIDDLE_AGE


@rule
def turn(student: Record, p: Record) -> float:
    """Height of standards beyond which they harm this pupil, in z."""
    return (
        p.perfectionism_turn
        + p.perfectionism_turn_achievement * student.achievement
        - p.perfectionism_turn_age * (student.age - MIDDLE_AGE)
    )


@rule
def pressure_by_self(student: Record, p: Record) -> float:
    """Stress by standards that are higher than the pupil can meet, in z."""
    return p.perfectionism_strength * p.perfectionism_stress * max(student.perfectionism - turn(student, p), 0.0)


@rule
def engagement(student: Record, p: Record) -> float:
    """What standards within reach add to bonding, in z; more than that adds nothing."""
    return p.perfectionism_strength * p.perfectionism_engagement * min(student.perfectionism, turn(student, p))
