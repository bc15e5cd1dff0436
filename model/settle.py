"""What the years before have made of pupils when a run begins.

Bonding, motivation, the relation with teachers and support from peers follow slowly from a pupil's circumstances. Drawn
at random alone they would spend the first simulated years on finding their place, and those years would differ from
later ones for no reason in the model. So each school lives some rounds of these rules before the first day, without
luck, absence as usual, and with the rules' pace quickened: where they lead does not depend on the pace.

Parameters: population.missed_before.
"""

import numpy as np

from agents.records import Records
from model.compile import kernel
from model.mechanisms.bonding import take_part
from model.mechanisms.classroom import class_standard, class_week
from model.mechanisms.isolation import support_of_peers
from model.mechanisms.motivation import be_motivated
from model.mechanisms.neighbourhood import look_around, street_week
from model.mechanisms.peers import feel_ambition
from model.mechanisms.teacher_relation import grow_relation
from model.world import World

ROUNDS = 10
"""Rounds of the rules, after which little moves: (1 - PACE) to this power is left of what was not in place."""

PACE = 0.4
"""Share of its way that a state goes in a round."""

SLOW = ("bonding_rate", "motivation_rate", "teacher_relation_rate", "isolation_rate")
"""The paces that are quickened. Marks are left alone (a pace of zero): they are drawn where they belong."""


def quickened(params: Records) -> Records:
    """The parameters with the paces of these rounds, shape (1,)."""
    quick = params.copy()
    for name in SLOW:
        quick[name] = np.where(quick[name] > 0.0, PACE, 0.0)
    quick["bonding_learning_rate"] = 0.0
    return quick


@kernel
def settle(world: World, first_school: int, last_school: int) -> None:
    """Bring the slow states of the pupils of some schools near where their circumstances lead.

    Args:
        world: a new world, with the parameters of `quickened`.
        first_school: row of the first school.
        last_school: row after the last.
    """
    p = world.params[0]
    for s in range(first_school, last_school):
        school = world.schools[s]
        class_standard(world, school)
        feel_ambition(world, school)
        look_around(world, school)
        street_week(school, p)
        class_week(world, school)
        for _ in range(ROUNDS):
            support_of_peers(world, school)
            for row in range(school.first, school.first + school.pupils):
                student = world.students[row]
                klas = world.classes[student.klas]
                grow_relation(student, klas, world.teachers[klas.mentor], school, p)
                be_motivated(student, klas, school, world.levels[student.level], p)
                take_part(student, world.parents[student.household], klas, school, p.population_missed_before, p)
        for row in range(school.first, school.first + school.pupils):
            world.students[row].lately = p.population_missed_before
            world.students[row].peer_ambition = 0.0  # looked at anew on the first Monday
