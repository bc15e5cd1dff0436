"""Teacher and pupil: sensitive teaching builds a bond and lowers stress; conflict does the reverse (source E).

Teachers' workload and sickness feed back on order in the class. Roorda (2011): relation and engagement correlate
about .40; Liu and Loeb: teachers differ much in how they keep pupils in class.

Parameters: teacher_relation.strength, .rate, .sensitivity, .conduct, .order_management, .order_workload, .order_sick,
.sick_onset, .sick_workload, .sick_weeks.
"""

import math

from agents.records import Record
from model.compile import rule
from model.mechanisms.class_size import contact, crowding
from model.randomness import TEACHER_SICK, TEACHER_SICK_WEEKS, geometric_days, person_day_key, uniform
from model.world import World


@rule
def teacher_week(world: World, school: Record, day: Record) -> None:
    """Teachers fall ill or return; workload makes it likelier. A week is the shortest sickness kept here."""
    p = world.params[0]
    for row in range(school.first_teacher, school.first_teacher + school.teachers):
        teacher = world.teachers[row]
        if teacher.sick_weeks > 0:
            teacher.sick_weeks -= 1
            continue
        key = person_day_key(world.seed, teacher.id, day.number)
        onset = p.teacher_relation_sick_onset * math.exp(p.teacher_relation_sick_workload * teacher.workload)
        if uniform(key, TEACHER_SICK) < onset:
            teacher.sick_weeks = min(geometric_days(key, TEACHER_SICK_WEEKS, p.teacher_relation_sick_weeks), 40)


@rule
def order_in_class(world: World, school: Record) -> None:
    """Order and predictability of each class from its mentor's management, load and presence, and from its size."""
    p = world.params[0]
    for row in range(school.first_class, school.first_class + school.classes):
        klas = world.classes[row]
        mentor = world.teachers[klas.mentor]
        teaching = (
            p.teacher_relation_order_management * mentor.management
            - p.teacher_relation_order_workload * mentor.workload
        )
        if mentor.sick_weeks > 0:
            teaching -= p.teacher_relation_order_sick
        klas.order = p.teacher_relation_strength * teaching + crowding(klas, p)


@rule
def grow_relation(student: Record, klas: Record, mentor: Record, p: Record) -> None:
    """The relation moves towards what sensitivity, attention and conflict make of it; a sick mentor builds none."""
    sensitivity = 0.0 if mentor.sick_weeks > 0 else mentor.sensitivity
    attention = contact(klas, p)
    aim = p.teacher_relation_sensitivity * (sensitivity + attention - 1.0) * attention
    aim -= p.teacher_relation_conduct * student.conduct
    student.relation += p.teacher_relation_rate * (p.teacher_relation_strength * aim - student.relation)
