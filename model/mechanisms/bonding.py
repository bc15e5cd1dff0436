"""Bonding and participation: taking part leads to achievement, to identification, to taking part.

Absence runs it backwards (source E, box on self-determination and participation-identification).

Parameters: bonding.strength, .rate, .relation, .support_peers, .competence, .bullied, .absence, .shock, .hold,
.perspective, .usual, .learning_rate, .learning_absence, .learning_bonding, .learning_usual; exhaustion.achievement,
motivation.bonding, .learning.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.parents import encouragement
from model.mechanisms.peers import good_company
from model.mechanisms.perfectionism import engagement
from model.mechanisms.scales import kept_within
from model.mechanisms.school_climate import felt_climate
from model.mechanisms.transitions import estrangement


@rule
def hold(student: Record, p: Record) -> float:
    """Log of what bonding and a concrete future take off truancy and leaving."""
    return p.bonding_strength * (p.bonding_hold * student.bonding + p.bonding_perspective * student.perspective)


@rule
def take_part(student: Record, parent: Record, klas: Record, school: Record, missed: float, p: Record) -> None:
    """A week moves bonding towards what climate, people and competence make of it, and marks after presence.

    `missed` is the share of last week's lessons that the pupil missed.
    """
    aim = (
        felt_climate(student, klas, school, p)
        + encouragement(parent, p)
        + engagement(student, p)
        + good_company(student, p)
        + p.motivation_bonding * student.motivation
        + p.bonding_relation * student.relation
        + p.bonding_support_peers * student.support_peers
        + p.bonding_competence * (student.achievement + student.self_efficacy)
        - p.bonding_bullied * student.bullied
        - p.bonding_shock * student.shock
        + p.bonding_usual
        - p.bonding_absence * missed
        - estrangement(student, p)
    )
    student.bonding = kept_within(student.bonding + p.bonding_rate * (p.bonding_strength * aim - student.bonding))
    learned = student.ability + p.bonding_learning_bonding * student.bonding - p.bonding_learning_absence * missed
    learned += p.motivation_learning * student.motivation - p.exhaustion_achievement * student.exhaustion
    learned += p.bonding_learning_usual
    moved = student.achievement + p.bonding_learning_rate * (learned - student.achievement)
    student.achievement = kept_within(moved)
