"""Truancy: lessons skipped without leave and hidden from parents (source B 4; source E, "Leeftijdsgenoten").

Pull (habit, friends and class, job, street, substances, conduct) against hold (bonding, a concrete future, parents who
know, the consequence expected). By the lesson; mostly some lessons, sometimes the day.

Parameters: truancy.baseline, .habit, .conduct, .substance, .age, .age_until, .job, .job_hours, .street, .relation,
.shock, .whole_day, .more_lessons, .learn, .learned_most, .forget.
"""

import math

from agents.records import Record
from model.compile import rule
from model.mechanisms.bonding import hold
from model.mechanisms.discipline import expected_consequence
from model.mechanisms.health import low_mood
from model.mechanisms.parents import oversight
from model.mechanisms.peers import peer_pull
from model.mechanisms.stress import MIDDLE_AGE
from model.randomness import TRUANCY, TRUANCY_LESSONS, uniform


@rule
def weekly_truancy(student: Record, parent: Record, klas: Record, school: Record, p: Record) -> float:
    """Chance to set out to skip lessons on a day of this week."""
    pull = (
        p.truancy_habit * student.habit + p.truancy_conduct * student.conduct + p.truancy_substance * student.substance
    )
    pull += (
        p.truancy_age * (min(student.age, p.truancy_age_until) - MIDDLE_AGE)
        + p.truancy_street * school.urbanity
        + p.truancy_shock * student.shock
    )
    pull += p.truancy_job * max(student.job - p.truancy_job_hours, 0.0)
    pull += peer_pull(student, klas, p) + low_mood(student, p)
    held = hold(student, p) + oversight(student, parent, p) + expected_consequence(student, school, p)
    held += p.truancy_relation * student.relation
    return min(p.truancy_baseline * math.exp(pull - held), 1.0)


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
    return min(1 + int(math.log(1.0 - some) / math.log(p.truancy_more_lessons)), student.lessons)


@rule
def learn_habit(student: Record, p: Record) -> None:
    """Skipping that goes unpunished makes skipping easier, up to a point; being watched takes the reward away."""
    learned = student.habit - student.inclination
    student.habit += p.truancy_learn * (1.0 - student.watched) * max(1.0 - learned / p.truancy_learned_most, 0.0)


@rule
def forget_habit(student: Record, monday: Record, p: Record) -> None:
    """A week takes off part of what was learned, a week of holiday too, and the watching of others fades."""
    for _ in range(1 + monday.holiday_weeks):
        student.habit += p.truancy_forget * (student.inclination - student.habit)
        student.watched *= 1.0 - p.parents_watch_fades
