"""Peer influence: friends who skip draw a pupil along, by the strength of the tie (source E, "Leeftijdsgenoten").

Two ways. Last week's skipping by friends and the class norm raise the inclination; and on the day itself a friend who
sets out to skip may take another along. The second is drawn by the pair, so both are away on the same day and for the
same lessons (Bennett and Bergman 2021: with the strongest tie 4.7 times as often as with any other peer). Friends who
left school early pull too, ambitious friends protect; support felt from peers is in `isolation.py`.

Parameters: peer_influence.strength, .friends, .norm, .join, .open, .left, .left_leaving, .ambition,
.ambition_bonding.
"""

import math

from agents.reasons import PRESENT, TRUANCY
from agents.records import Record
from model.compile import rule
from model.randomness import SKIP_TOGETHER, pair_day_key, uniform
from model.world import World


@rule
def peer_pull(student: Record, klas: Record, p: Record) -> float:
    """Log of what friends and classmates add to the inclination to skip: who skip, who left, who have ambition."""
    return p.peer_influence_strength * (
        p.peer_influence_friends * student.peer_truancy
        + p.peer_influence_norm * klas.norm
        + p.peer_influence_left * student.friends_left
        - p.peer_influence_ambition * student.peer_ambition
    )


@rule
def good_company(student: Record, p: Record) -> float:
    """What ambitious friends add to bonding, in z."""
    return p.peer_influence_strength * p.peer_influence_ambition_bonding * student.peer_ambition


@rule
def after_friends(student: Record, p: Record) -> float:
    """Log of what friends who left early last year, and a lack of ambitious ones, add to leaving."""
    left = p.peer_influence_left_leaving * student.friends_left
    return p.peer_influence_strength * (left - p.peer_influence_ambition * student.peer_ambition)


@rule
def openness(student: Record, p: Record) -> float:
    """How open a pupil is to an invitation, 0..1: who would hardly skip alone hardly comes along."""
    if p.peer_influence_open <= 0.0:
        return 1.0 if student.p_truancy > 0.0 else 0.0
    return 1.0 - math.exp(-student.p_truancy / p.peer_influence_open)


@rule
def skip_together(world: World, school: Record, day: Record) -> None:
    """Friends of those who skip today may come along, for the same lessons; who comes along invites no others."""
    p = world.params[0]
    reach = p.peer_influence_strength * p.peer_influence_join
    if reach == 0.0:
        return
    for place in range(school.first, school.first + school.leaders):
        leader_row = world.leaders[place]
        leader = world.students[leader_row]
        for tie in range(world.followers_first[leader_row], world.followers_first[leader_row + 1]):
            friend = world.students[world.followers[tie]]
            if friend.reason != PRESENT or friend.lessons == 0:
                continue
            luck = uniform(pair_day_key(world.seed, leader.id, friend.id, day.number), SKIP_TOGETHER)
            if luck < reach * world.ties[tie] * openness(friend, p):
                friend.reason = TRUANCY
                friend.hours = min(leader.hours, friend.lessons)


@rule
def feel_friends(world: World, school: Record) -> None:
    """Each pupil's share of friends, by tie, who skipped in the past week; pushed from the few who skipped."""
    for row in range(school.first, school.first + school.pupils):
        world.students[row].peer_truancy = 0.0
    for row in range(school.first, school.first + school.pupils):
        if world.students[row].skipped > 0:
            for tie in range(world.followers_first[row], world.followers_first[row + 1]):
                world.students[world.followers[tie]].peer_truancy += world.ties[tie]


@rule
def feel_ambition(world: World, school: Record) -> None:
    """The mean perspective of each pupil's friends, by tie; every fourth week, for perspectives move slowly."""
    for row in range(school.first, school.first + school.pupils):
        world.students[row].peer_ambition = 0.0
    for row in range(school.first, school.first + school.pupils):
        perspective = world.students[row].perspective
        for tie in range(world.followers_first[row], world.followers_first[row + 1]):
            world.students[world.followers[tie]].peer_ambition += world.ties[tie] * perspective


@rule
def class_norm(world: World, school: Record) -> None:
    """The norm of each class: the share of last week's lessons that its pupils skipped."""
    for row in range(school.first_class, school.first_class + school.classes):
        world.classes[row].norm = 0.0
        world.classes[row].planned = 0
    for row in range(school.first, school.first + school.pupils):
        student = world.students[row]
        world.classes[student.klas].norm += student.skipped
        world.classes[student.klas].planned += student.planned
    for row in range(school.first_class, school.first_class + school.classes):
        klas = world.classes[row]
        klas.norm = klas.norm / klas.planned if klas.planned > 0 else 0.0
