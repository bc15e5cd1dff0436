"""Giving the pupils of a new run their past, by the rules of `model.settle` and `model.months_before`."""

from concurrent.futures import Executor
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.records import Records
from model.months_before import by_the_month, live_before, months_of
from model.population.schools import make_classes
from model.settle import quickened, settle
from model.threads import over_schools, school_groups
from model.world import World

MADE_BY_THE_PAST = (
    "bonding", "motivation", "relation", "support_peers", "lately", "stress", "exhaustion", "shock", "strain",
    "bullied", "habit", "watched", "avoidance", "provision", "provision_left", "friends_left",
)  # fmt: skip
"""The fields that are written."""


def give_a_past(world: World, home_class: npt.NDArray[Any], days: Records, pool: Executor, threads: int) -> None:
    """Write what the years before have made of the pupils of a new world.

    Args:
        world: a new world; its students are written.
        home_class: class of each pupil without any policy on class size, shape (n,): the past knew no policy.
        days: the days of a school year.
        pool: threads to work in.
        threads: how many.
    """
    past, order = _with_home_classes(world, home_class)
    groups = school_groups(past.schools, threads)
    over_schools(pool, groups, settle, past._replace(params=quickened(world.params)))
    past.students.unsettled = 0.0  # by what begins now, not by what began a year ago
    over_schools(pool, groups, live_before, past, months_of(days), by_the_month(world.params))
    for name in MADE_BY_THE_PAST:
        world.students[name][order] = past.students[name]


def _with_home_classes(world: World, home_class: npt.NDArray[Any]) -> tuple[World, npt.NDArray[np.int64]]:
    """The world with pupils in their home classes, and the row in the given world of each of its pupils."""
    if np.array_equal(home_class, world.students.klas):
        rows = np.arange(len(world.students))
        copies = {name: getattr(world, name).copy() for name in ("students", "classes", "schools")}
        return world._replace(**copies), rows
    order = np.lexsort((world.students.id, home_class))
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    students, schools = world.students[order], world.schools.copy()
    classes = make_classes(students, schools, np.asarray(home_class)[order])
    many = np.diff(world.followers_first)[order]
    first = np.concatenate([[0], np.cumsum(many)])
    tie = np.arange(first[-1]) + np.repeat(world.followers_first[:-1][order] - first[:-1], many)
    past = world._replace(
        students=students, schools=schools, classes=classes, followers_first=first,
        followers=place[world.followers[tie]].astype(world.followers.dtype), ties=world.ties[tie],
    )  # fmt: skip
    return past, order
