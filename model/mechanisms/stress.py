"""School stress: demands less resources, with vulnerability setting the threshold.

Source E, boxes on job demands-resources and on the vulnerability-stress model.

Demands: level, age, tests, parents' pressure. Resources: teachers, bonding, parents' support, resilience.
Vulnerability: anxiety, weak marks, bullying, a recent turning point. Stress follows slowly, holidays ease it.

Parameters: school_stress.strength, .rate, .status, .age, .girl, .tests, .relation, .bonding, .support, .resilience,
.anxiety, .achievement, .bullied, .shock, .recovery, .much.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.parents import pressure

MIDDLE_AGE = 15.0
"""Age at which the age term of demands is zero: the middle of secondary school, so that the intercept is readable."""

MIDDLE_STATUS = 0.5
"""Level status at which the level's demand is zero."""


@rule
def demands(student: Record, parent: Record, level: Record, day: Record, p: Record) -> float:
    """What school asks of this pupil this week, in z."""
    asked = p.school_stress_status * (level.status - MIDDLE_STATUS) + p.school_stress_age * (student.age - MIDDLE_AGE)
    asked += p.school_stress_tests * day.test[level.sector] + p.school_stress_girl * (1 - student.sex)
    return asked + pressure(parent, p)


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
def feel_stress(student: Record, parent: Record, level: Record, day: Record, p: Record) -> None:
    """A week of school moves stress towards demands less resources; weeks of holiday before it eased it."""
    for _ in range(day.holiday_weeks):
        student.stress *= 1.0 - p.school_stress_recovery
    load = demands(student, parent, level, day, p) - resources(student, parent, p) + vulnerability(student, p)
    student.stress += p.school_stress_rate * (p.school_stress_strength * load - student.stress)
