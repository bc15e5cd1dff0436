"""Motivation: own will grows where needs are met; pressure makes a kind that does not hold (source E, box on SDT).

Self-determination theory: autonomy (a school that leaves choices), competence (marks, belief in oneself) and
relatedness (teachers, classmates) feed autonomous motivation; harsh control starves it, expectations that are too low
and the stigma of a low level wear it (`perspective.py`). It moves over months, and carries taking part. Controlled
motivation, out of pressure by parents and control by teachers, keeps nobody at school: it adds to truancy.

Parameters: motivation.strength, .rate, .usual, .autonomy, .competence, .relatedness, .control, .low_expectations,
.bonding, .learning, .hold, .controlled_parents, .controlled_teachers, .controlled_truancy.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.perspective import stigma
from model.mechanisms.scales import kept_within
from model.mechanisms.teacher_expectations import asked_too_little


@rule
def be_motivated(student: Record, klas: Record, school: Record, level: Record, p: Record) -> None:
    """A week moves autonomous motivation towards what autonomy, competence and relatedness make of it."""
    aim = (
        p.motivation_usual
        + p.motivation_autonomy * school.autonomy
        + p.motivation_competence * (student.achievement + student.self_efficacy)
        + p.motivation_relatedness * (student.relation + student.support_peers)
        - p.motivation_control * klas.control
        - p.motivation_low_expectations * asked_too_little(student, klas, p)
        - stigma(student, level, p)
    )
    moved = student.motivation + p.motivation_rate * (p.motivation_strength * aim - student.motivation)
    student.motivation = kept_within(moved)


@rule
def controlled(parent: Record, klas: Record, p: Record) -> float:
    """Motivation out of pressure and fear, in z: not below 0."""
    by_parents = p.motivation_controlled_parents * max(parent.expectations, 0.0)
    return p.motivation_strength * (by_parents + p.motivation_controlled_teachers * klas.control)


@rule
def will(student: Record, parent: Record, klas: Record, p: Record) -> float:
    """Log of what own will takes off truancy, less what pressure adds to it."""
    return p.motivation_hold * student.motivation - p.motivation_controlled_truancy * controlled(parent, klas, p)
