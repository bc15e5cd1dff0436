"""What a class is like this week, from its teachers and its size: order, attention, sight, control, expectations.

Order is kept by management and lost by load, absence and crowding. Who lacks management may keep it by force: harsh
punishment and psychological control, less so the sensitive; a strict school asks for it (source E, "Leerkrachten").

Parameters: teacher_relation.order_management, .order_workload, .order_sick, .force, .force_sensitivity, .force_strict;
signals.sensitivity, .load.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.class_size import contact, crowding
from model.mechanisms.teacher_expectations import asked_of_class
from model.mechanisms.teacher_load import is_away, sensitivity_left
from model.world import World

MIDDLE_STRICTNESS = 0.5
"""Strictness of a school that neither asks for force nor restrains it."""


@rule
def rules_by_force(mentor: Record, school: Record, p: Record) -> float:
    """How far the class is ruled by harsh and psychological control, in z: not below 0."""
    force = p.teacher_relation_force * -mentor.management - p.teacher_relation_force_sensitivity * mentor.sensitivity
    force += p.teacher_relation_force_strict * (school.strictness - MIDDLE_STRICTNESS)
    return p.teacher_relation_strength * max(force, 0.0)


@rule
def class_week(world: World, school: Record) -> None:
    """Each class as its teachers make it this week."""
    p = world.params[0]
    for row in range(school.first_class, school.first_class + school.classes):
        klas = world.classes[row]
        mentor = world.teachers[klas.mentor]
        teaching = p.teacher_relation_order_management * mentor.management
        teaching -= p.teacher_relation_order_workload * mentor.load
        if is_away(mentor):
            teaching -= p.teacher_relation_order_sick
        klas.order = p.teacher_relation_strength * teaching + crowding(klas, p)
        klas.attention = contact(klas, p)
        eye = 1.0 + p.signals_sensitivity * sensitivity_left(mentor, p) - p.signals_load * mentor.load
        klas.sight = klas.attention * max(eye, 0.0)
        klas.control = rules_by_force(mentor, school, p)
        klas.asked = asked_of_class(mentor, world.levels[klas.level], p)


@rule
def class_standard(world: World, school: Record) -> None:
    """The mean marks of each class, with which its pupils compare themselves."""
    for row in range(school.first_class, school.first_class + school.classes):
        world.classes[row].standard = 0.0
    for row in range(school.first, school.first + school.pupils):
        student = world.students[row]
        world.classes[student.klas].standard += student.achievement
    for row in range(school.first_class, school.first_class + school.classes):
        klas = world.classes[row]
        klas.standard /= max(klas.pupils, 1.0)
