"""Teachers' load: large classes and sick colleagues weigh on those who are there (source E, "Leerkrachten").

Load makes falling ill and leaving during the year likelier, which loads the others: a circle. A teacher who leaves
costs structure: the school is unsettled for months, the class has nobody for some weeks and then a stranger, and the
relation that was built is gone. The record is that of the post: its new holder has traits of his or her own.

Parameters: teacher_load.strength, .rate, .class_size, .colleagues, .strain, .leaving, .leaving_load, .vacancy, .unrest,
.unrest_fades, .farewell; teacher_relation.sick_onset, .sick_workload, .sick_weeks.
"""

import math

from agents.records import Record
from model.compile import rule
from model.randomness import (
    NEW_TEACHER,
    TEACHER_LEAVES,
    TEACHER_SICK,
    TEACHER_SICK_WEEKS,
    TEACHER_VACANCY,
    geometric_days,
    normal,
    person_day_key,
    uniform,
)
from model.world import World

LONGEST_AWAY = 40
"""Weeks after which an absence of a teacher is cut off: a school year."""


@rule
def is_away(teacher: Record) -> bool:
    """Whether nobody stands before the class this week: the teacher is ill or the post vacant."""
    return teacher.sick_weeks > 0 or teacher.vacant_weeks > 0


@rule
def feel_load(teacher: Record, away: float, crowded: float, p: Record) -> None:
    """Load moves towards the teacher's own, with what colleagues away (a share) and large classes (log) add."""
    more = p.teacher_load_colleagues * away + p.class_size_strength * p.teacher_load_class_size * crowded
    aim = teacher.workload + p.teacher_load_strength * more
    teacher.load += p.teacher_load_rate * (aim - teacher.load)


@rule
def sensitivity_left(mentor: Record, p: Record) -> float:
    """Sensitivity to pupils under the load of the moment, in z; none of a teacher who is away."""
    if is_away(mentor):
        return 0.0
    return mentor.sensitivity - p.teacher_load_strength * p.teacher_load_strain * mentor.load


@rule
def leave_post(teacher: Record, key: int, p: Record) -> None:
    """The teacher goes; after some weeks another holds the post, drawn as teachers are."""
    teacher.left = 1
    teacher.sick_weeks = 0
    teacher.vacant_weeks = min(geometric_days(key, TEACHER_VACANCY, p.teacher_load_vacancy), LONGEST_AWAY)
    teacher.sensitivity = normal(key, NEW_TEACHER)
    teacher.management = normal(key, NEW_TEACHER + 1)
    teacher.expectations = normal(key, NEW_TEACHER + 2)
    teacher.workload = normal(key, NEW_TEACHER + 3)
    teacher.load = teacher.workload


@rule
def teacher_week(world: World, school: Record, day: Record) -> None:
    """Teachers fall ill, return or leave; a week is the shortest absence kept here."""
    p = world.params[0]
    away = 0
    for row in range(school.first_teacher, school.first_teacher + school.teachers):
        away += is_away(world.teachers[row])
    share = away / school.teachers
    crowded = math.log(school.pupils / (max(school.classes, 1) * p.class_size_reference)) if school.pupils > 0 else 0.0
    school.unrest *= 1.0 - p.teacher_load_unrest_fades
    for row in range(school.first_teacher, school.first_teacher + school.teachers):
        teacher = world.teachers[row]
        teacher.left = 0
        feel_load(teacher, share, crowded, p)
        if is_away(teacher):
            teacher.sick_weeks = max(teacher.sick_weeks - 1, 0)
            teacher.vacant_weeks = max(teacher.vacant_weeks - 1, 0)
            continue
        key = person_day_key(world.seed, teacher.id, day.number)
        goes = p.teacher_load_strength * p.teacher_load_leaving * math.exp(p.teacher_load_leaving_load * teacher.load)
        if uniform(key, TEACHER_LEAVES) < goes:
            leave_post(teacher, key, p)
            school.unrest += p.teacher_load_unrest / school.teachers
            continue
        onset = p.teacher_relation_sick_onset * math.exp(p.teacher_relation_sick_workload * teacher.load)
        if uniform(key, TEACHER_SICK) < onset:
            weeks = geometric_days(key, TEACHER_SICK_WEEKS, p.teacher_relation_sick_weeks)
            teacher.sick_weeks = min(weeks, LONGEST_AWAY)
