"""Classes of another size from the first day: the people, their friends and their past stay who and what they are.

Friends were made, and the past was lived, in the classes before, so a policy on class size has no part in them: two
arms of a comparison begin with the same town.
"""

import numpy as np
import numpy.typing as npt

from agents.records import chosen
from model.population.classes import Lots
from model.population.schools import make_classes
from model.world import World


def with_class_sizes(world: World, lots: Lots, size_factor: npt.NDArray[np.float64]) -> World:
    """The world with its pupils in classes of other sizes.

    Args:
        world: before its first day.
        lots: how its pupils were cut into classes (`model.population.Population.lots`).
        size_factor: factor on class size (`model.changes.class_size_factor`), shape (schools, levels).

    Returns:
        The same world when no size changes; else one that shares with it all but pupils, classes, schools and ties.
    """
    if (size_factor == 1.0).all():
        return world
    per_group = np.ones(len(lots.groups.size))
    per_group[lots.group] = size_factor[world.students.school, world.students.level]
    klas = lots.cut(per_group)
    line = np.lexsort((world.students.id, world.students.klas, klas))
    students, schools = chosen(world.students, line), world.schools.copy()
    first, followers, ties = _ties_in(world, line)
    return world._replace(
        students=students, schools=schools, classes=make_classes(students, schools, klas[line]),
        followers_first=first, followers=followers, ties=ties,
    )  # fmt: skip


def _ties_in(
    world: World, line: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.float32]]:
    """The ties when pupils stand in this order."""
    place = np.empty_like(line)
    place[line] = np.arange(len(line))
    begins, many = world.followers_first[:-1][line], np.diff(world.followers_first)[line]
    first = np.concatenate([[0], np.cumsum(many)])
    tie = np.arange(first[-1]) + np.repeat(begins - first[:-1], many)
    return first, place[world.followers[tie]].astype(world.followers.dtype), world.ties[tie]
