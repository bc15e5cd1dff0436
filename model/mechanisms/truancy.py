"""Truancy: lessons skipped without leave and hidden from parents (source B 4; source E, "Leeftijdsgenoten").

Pull (habit, friends and class, job, street, substances, conduct, falling marks, nobody to miss at school, trouble at
home) against hold (bonding, a concrete future, parents who know, the consequence expected). By the lesson; mostly some
lessons, sometimes the day. Parents do not know until the school or the officer tells them, or they find out by
themselves, the sooner the more is hidden and the closer they watch; from then on they watch.

Parameters: truancy.strength, .baseline, .habit, .conduct, .substance, .age, .age_until, .relation, .shock,
.strain, .money, .falling, .found_out, .found_monitoring, .whole_day, .more_lessons, .learn, .learned_most, .forget.
"""

import math

from agents.records import Record
from model.compile import rule
from model.mechanisms.bonding import hold
from model.mechanisms.bullying import nobody_to_miss
from model.mechanisms.competing import elsewhere
from model.mechanisms.discipline import expected_consequence
from model.mechanisms.health import externalising, low_mood
from model.mechanisms.motivation import will
from model.mechanisms.neighbourhood import street_truancy
from model.mechanisms.parents import oversight, parents_are_told
from model.mechanisms.peers import peer_pull
from model.mechanisms.scales import MIDDLE_AGE
from model.randomness import FOUND_OUT, TRUANCY, TRUANCY_LESSONS, uniform

MOST_HIDDEN = 1000
"""Lessons after which hidden skipping is no longer counted on."""


@rule
def weekly_truancy(student: Record, parent: Record, klas: Record, school: Record, law: Record, p: Record) -> float:
    """Chance to set out to skip lessons on a day of this week."""
    pull = (
        p.truancy_habit * student.habit
        + p.truancy_conduct * externalising(student, p)
        + p.truancy_substance * student.substance
    )
    pull += (
        p.truancy_age * (min(student.age, p.truancy_age_until) - MIDDLE_AGE)
        + street_truancy(school, p)
        + p.truancy_shock * student.shock
        + p.truancy_strain * student.strain
        + p.truancy_money * parent.money_stress
        + p.truancy_falling * max(student.marks_at_start - student.achievement, 0.0)
    )
    pull += elsewhere(student, parent, school, p) - will(student, parent, klas, p)
    pull += peer_pull(student, klas, p) + low_mood(student, p) + nobody_to_miss(student, p)
    held = hold(student, p) + oversight(student, parent, p) + expected_consequence(student, school, law, p)
    held += p.truancy_relation * student.relation
    return min(p.truancy_strength * p.truancy_baseline * math.exp(pull - held), 1.0)


@rule
def sets_out_to_skip(student: Record, key: int) -> bool:
    """Whether the pupil decides, without being asked along, to skip today."""
    return uniform(key, TRUANCY) < student.p_truancy


@rule
def lessons_skipped(student: Record, key: int, p: Record) -> int:
    """Lessons skipped: the whole day, or one and perhaps more."""
    luck = uniform(key, TRUANCY_LESSONS)
    if luck < p.truancy_whole_day:
        return student.lessons
    some = (luck - p.truancy_whole_day) / (1.0 - p.truancy_whole_day)
    if p.truancy_more_lessons <= 0.0:
        return 1
    if p.truancy_more_lessons >= 1.0:
        return student.lessons
    return min(1 + int(math.log(1.0 - some) / math.log(p.truancy_more_lessons)), student.lessons)


@rule
def learn_habit(student: Record, p: Record) -> None:
    """Skipping that goes unpunished makes skipping easier, up to a point; being watched takes the reward away."""
    learned = student.habit - student.inclination
    student.habit += p.truancy_learn * (1.0 - student.watched) * max(1.0 - learned / p.truancy_learned_most, 0.0)


@rule
def hide(student: Record) -> None:
    """Today's skipping is one more thing that the parents do not know."""
    student.hidden = min(student.hidden + student.hours, MOST_HIDDEN)


@rule
def found_out(student: Record, parent: Record, key: int, p: Record) -> None:
    """Parents may find out by themselves what was hidden from them."""
    if student.hidden > 0:
        closeness = math.exp(p.parents_strength * p.truancy_found_monitoring * parent.monitoring)
        if uniform(key, FOUND_OUT) < 1.0 - math.exp(-p.truancy_found_out * student.hidden * closeness):
            parents_are_told(student, p)


@rule
def forget_habit(student: Record, monday: Record, p: Record) -> None:
    """A week takes off part of what was learned, a week of holiday too, and the watching of others fades."""
    for _ in range(1 + monday.holiday_weeks):
        student.habit += p.truancy_forget * (student.inclination - student.habit)
        student.watched *= 1.0 - p.parents_watch_fades
