"""School refusal: anxiety and low mood meet an aversive school; each day away makes the return harder (source B 3).

The pupil feels unable to go, parents know and try. Risk: anxiety, stress, bullying, an unsafe school, conflict with a
teacher, protective parents together with anxiety (not alone). Learned avoidance carries a day of refusal to the next;
days at school unlearn it.

Parameters: refusal.baseline, .anxiety, .stress, .relation, .protection, .shock, .neurodivergent, .learn, .unlearn,
.carry.
"""

import math

from agents.reasons import REFUSAL as REFUSED
from agents.records import Record
from model.compile import rule
from model.mechanisms.school_climate import aversion
from model.randomness import REFUSAL, uniform


@rule
def weekly_refusal(student: Record, parent: Record, school: Record, p: Record) -> float:
    """Chance to refuse school on a day, before any avoidance learned."""
    inner = p.refusal_anxiety * student.anxiety + p.refusal_neurodivergent * student.neurodivergent
    inner += p.refusal_protection * max(parent.protection, 0.0) * max(student.anxiety, 0.0)
    outer = aversion(student, school, p) - p.refusal_relation * student.relation + p.refusal_shock * student.shock
    load = p.school_stress_strength * p.refusal_stress * student.stress
    return min(p.refusal_baseline * math.exp(inner + outer + load), 1.0)


@rule
def refuses(student: Record, key: int, p: Record) -> bool:
    """Whether the pupil stays at home today unable to face school."""
    risk = student.p_refusal + (1.0 - student.p_refusal) * p.refusal_carry * student.avoidance
    return uniform(key, REFUSAL) < risk


@rule
def learn_avoidance(student: Record, p: Record) -> None:
    """A day away teaches avoidance, a day at school unlearns it; illness does neither."""
    if student.reason == REFUSED:
        student.avoidance += p.refusal_learn * (1.0 - student.avoidance)
    elif student.avoidance > 0.0 and student.hours == 0 and student.lessons > 0:
        student.avoidance *= 1.0 - p.refusal_unlearn
