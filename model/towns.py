"""Towns before their first day, kept so that runs that begin alike do not build them again.

Building is a third of a year's work. The arms of a comparison have the same people, friends and past, and differ in
what happens then; such an arm begins with a copy, which is the same to the last bit as a town built for it alone.
"""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import NamedTuple

import numpy as np

from evidence import load_system
from model.law_in_force import law_in_force
from model.population.classes import Lots
from model.world import World
from scenarios import Scenario

Start = Hashable
"""All that a town before its first day depends on; equal for equal towns."""


class Town(NamedTuple):
    """A town before its first day.

    Attributes:
        world: the records, in classes of the education system's sizes.
        lots: how pupils were cut into classes.
    """

    world: World
    lots: Lots


def start_of(scenario: Scenario, seed: int, students: int | None, schools: int | None) -> Start:
    """What a town before its first day depends on: the one place that knows it.

    A town holds the values of all parameters, so it serves no scenario with others. Of the changes of a scenario only
    that of the law works when a town is built; classes of other sizes are cut afterwards (`model.first_classes`).

    Args:
        scenario: the scenario.
        seed: the run's seed.
        students: pupils in all; or None with `schools` given.
        schools: number of schools.
    """
    country = scenario.population.country
    law = law_in_force(scenario, load_system(country), 0).law.model_dump_json()
    return country, seed, students, schools, law, tuple(sorted(scenario.values.items()))


class Towns:
    """The town that was asked for last.

    One is enough where runs that begin alike come after each other, and a town of the whole country is large.

    Attributes:
        built: towns built so far.
    """

    def __init__(self) -> None:
        self.built = 0
        self._start: Start = None
        self._town: Town | None = None
        self._lock = Lock()

    def begin(self, start: Start, build: Callable[[], Town]) -> Town:
        """A town of its own for a run to live in.

        Args:
            start: what `start_of` gives for the run.
            build: builds the town; called when the last one began otherwise.
        """
        with self._lock:
            if self._town is None or start != self._start:
                self._town = None  # not two at a time
                self._town, self._start = build(), start
                self.built += 1
            return Town(copied(self._town.world), self._town.lots)


def copied(world: World) -> World:
    """A world of which nothing is shared with the given one."""
    return World(*(part.copy() if isinstance(part, np.ndarray) else part for part in world))
