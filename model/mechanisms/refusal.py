"""School refusal: anxiety and low mood meet an aversive school; each day away makes the return harder (source B 3).

The pupil feels unable to go; parents know and try. How it begins and how it goes on are two things. It begins by
anxiety, somatic complaints, stress, bullying, an unsafe school, conflict with a teacher, learning problems, little
belief in oneself, a recent transition, parents' own mental health, and protective parents together with anxiety (not
alone). It goes on by learned avoidance: a day away teaches it, a day at school unlearns it. Parents' support and trust
in the school hasten the return; so does a gradual return, agreed on after a long absence (`part_time`): a shorter day
is easier to face and unlearns more, and the day grows by steps as long as the pupil comes.

Parameters: refusal.strength, .baseline, .anxiety, .somatic, .stress, .relation, .protection, .parents_mind, .learning,
.self, .shock, .neurodivergent, .learn, .unlearn, .carry, .effort, .ease, .gradual, .plan_days, .plan, .plan_care,
.step; exhaustion.refusal.
"""

import math

from agents.reasons import LABEL_UNAUTHORISED
from agents.reasons import REFUSAL as REFUSED
from agents.records import Record
from model.compile import rule
from model.mechanisms.bullying import dread
from model.mechanisms.care_at_hand import care_at_hand
from model.mechanisms.health import internalising
from model.mechanisms.school_climate import aversion
from model.mechanisms.transitions import upset
from model.randomness import REFUSAL, RETURN_PLAN, uniform

SPELL = 5
"""School days refused in a row that make a spell of refusal, which is noted as an event: a school week."""


@rule
def weekly_refusal(student: Record, parent: Record, school: Record, p: Record) -> float:
    """Chance to refuse school on a day, before any avoidance learned."""
    anxiety = internalising(student, p)
    inner = p.refusal_anxiety * anxiety + p.refusal_neurodivergent * student.neurodivergent
    inner += p.refusal_protection * max(parent.protection, 0.0) * max(anxiety, 0.0)
    inner += p.refusal_somatic * student.somatic - p.refusal_self * student.self_efficacy
    inner += p.refusal_learning * max(-student.achievement, 0.0) - p.refusal_parents_mind * parent.mental_health
    outer = aversion(school, p) + dread(student, p) + upset(student, p)
    outer += p.refusal_shock * student.shock - p.refusal_relation * student.relation
    load = p.school_stress_strength * p.refusal_stress * student.stress + p.exhaustion_refusal * student.exhaustion
    return min(p.refusal_strength * p.refusal_baseline * math.exp(inner + outer + load), 1.0)


@rule
def weekly_stay(student: Record, parent: Record, p: Record) -> float:
    """Chance to stay away another day at full avoidance; parents' effort and a gradual return lower it."""
    back = 1.0 - p.refusal_carry
    if student.avoidance > 0.0:
        help_ = p.refusal_effort * (parent.support + parent.trust)
        if student.part_time > 0.0:
            help_ += p.refusal_ease * (1.0 - student.part_time)
        back *= math.exp(help_)
    return min(p.refusal_strength, 1.0) * max(1.0 - back, 0.0)


@rule
def refuses(student: Record, key: int) -> bool:
    """Whether the pupil stays at home today unable to face school."""
    risk = student.p_refusal + (1.0 - student.p_refusal) * student.p_stay * student.avoidance
    return uniform(key, REFUSAL) < risk


@rule
def lessons_spared(student: Record) -> int:
    """Lessons that a gradual return leaves out today; at least one lesson is attended."""
    return max(student.lessons - max(int(student.part_time * student.lessons + 0.5), 1), 0)


@rule
def learn_avoidance(student: Record, p: Record) -> None:
    """A day away teaches avoidance, a day at school unlearns it (an agreed part of one, more); illness does neither."""
    if student.reason == REFUSED:
        if student.hours == student.lessons:
            student.avoidance += p.refusal_learn * (1.0 - student.avoidance)
            student.refusal_run += 1
        else:
            student.avoidance *= 1.0 - min(p.refusal_unlearn * p.refusal_gradual, 1.0)
            student.refusal_run = 0
    elif student.avoidance > 0.0 and student.hours == 0 and student.lessons > 0:
        student.avoidance *= 1.0 - p.refusal_unlearn
        student.refusal_run = 0


@rule
def refusal_begins(student: Record) -> bool:
    """Whether today makes a run of refused days a spell; it is counted for the year."""
    if student.reason != REFUSED or student.refusal_run != SPELL or student.hours < student.lessons:
        return False
    student.refusals += 1
    return True


@rule
def plan_return(student: Record, school: Record, key: int, p: Record) -> None:
    """The school may agree on a gradual return after long refusal; the day grows as long as the pupil comes.

    It does so of its own accord only when it heard that it is refusal; of who is reported sick it hears by the doctor.
    """
    if student.part_time > 0.0:
        if student.refusal_run == 0:
            student.part_time += p.refusal_step
            if student.part_time >= 1.0:
                student.part_time = 0.0
        return
    if student.refusal_run < p.refusal_plan_days or student.story != LABEL_UNAUTHORISED:
        return
    chance = p.refusal_plan * math.exp(p.refusal_plan_care * care_at_hand(school, p))
    if uniform(key, RETURN_PLAN) < chance:
        student.part_time = p.refusal_step
