"""Towns before their first day, kept so that runs that begin alike do not build them again.

Building is a third of a year's work. The arms of a comparison have the same people, friends and past, and differ in
what happens then; such an arm begins with a copy, which is the same to the last bit as a town built for it alone.
"""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import NamedTuple

import numpy as np

from model.population.classes import Lots
from model.world import World
from scenarios import Scenario

Start = Hashable
"""All that a town before its first day depends on; equal for equal towns."""


class Town(NamedTuple):
    """A town before its first day.

    Attributes:
        world: the records, with the law and in classes of the sizes of the education system.
        lots: how pupils were cut into classes.
    """

    world: World
    lots: Lots


def start_of(scenario: Scenario, seed: int, students: int | None, schools: int | None) -> Start:
    """What a town before its first day depends on: the one place that knows it.

    A town holds the values of all parameters, so it serves no scenario with others. No change of a scenario works when
    a town is built: another law, and classes of other sizes (`model.first_classes`), come afterwards.

    Args:
        scenario: the scenario.
        seed: the run's seed.
        students: pupils in all; or None with `schools` given.
        schools: number of schools.
    """
    values, estimates = (tuple(sorted(each.items())) for each in (scenario.values, scenario.estimates))
    return scenario.population.country, seed, students, schools, values, estimates


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
