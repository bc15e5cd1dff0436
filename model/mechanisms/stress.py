"""School stress: demands less resources, with vulnerability setting how much weighs too much.

Source E, boxes on job demands-resources and on the vulnerability-stress model.

Demands are in `demands.py`. Resources: teachers, bonding, parents' support, resilience. Vulnerability: anxiety, weak
marks, bullying, a recent turning point. Stress follows slowly; holidays ease it, less when tests follow them. Stress
that stays becomes exhaustion (`exhaustion.py`).

Parameters: school_stress.strength, .rate, .relation, .bonding, .support, .resilience, .anxiety, .achievement, .bullied,
.shock, .recovery, .spoiled, .much.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.demands import demands
from model.mechanisms.exhaustion import rest
from model.mechanisms.scales import kept_within


@rule
def resources(student: Record, parent: Record, p: Record) -> float:
    """What this pupil can set against it, in z."""
    return (
        p.school_stress_relation * student.relation
        + p.school_stress_bonding * student.bonding
        + p.school_stress_support * parent.support
        + p.school_stress_resilience * student.resilience
    )


@rule
def vulnerability(student: Record, p: Record) -> float:
    """What makes the same load weigh more, in z."""
    return (
        p.school_stress_anxiety * student.anxiety
        + p.school_stress_achievement * max(-student.achievement, 0.0)
        + p.school_stress_bullied * student.bullied
        + p.school_stress_shock * student.shock
    )


@rule
def feel_stress(
    student: Record, parent: Record, klas: Record, school: Record, level: Record, day: Record, p: Record
) -> None:
    """A week of school moves stress towards demands less resources; weeks of holiday before it eased it."""
    for _ in range(day.holiday_weeks):
        student.stress *= 1.0 - p.school_stress_recovery * rest(school, level, day, p)
    load = demands(student, parent, klas, school, level, day, p) - resources(student, parent, p)
    load += vulnerability(student, p)
    moved = student.stress + p.school_stress_rate * (p.school_stress_strength * load - student.stress)
    student.stress = kept_within(moved)
