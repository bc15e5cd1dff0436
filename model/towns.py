"""Towns before their first day, kept so that runs that begin alike do not build them again.

Building is a third of a year's work. The arms of a comparison have the same people, friends and past, and differ in
what happens then; such an arm begins with a copy, which is the same to the last bit as a town built for it alone.
"""

from collections.abc import Callable, Hashable
from threading import Lock

import numpy as np

from evidence import load_system
from model.changes import CLASS_SIZE
from model.law_in_force import law_in_force
from model.networks import LastChoice
from model.support.only import Only
from model.world import World
from scenarios import Change, Scenario

Start = Hashable
"""All that a town before its first day depends on; equal for equal towns."""


def start_of(
    scenario: Scenario, seed: int, students: int | None, schools: int | None, only: Only | None = None
) -> Start:
    """What a town before its first day depends on: the one place that knows it.

    A town holds the values of all parameters, so it serves no scenario with others. Of the changes of a scenario only
    those of class size and of the law work when a town is built.

    Args:
        scenario: the scenario.
        seed: the run's seed.
        students: pupils in all; or None with `schools` given.
        schools: number of schools.
        only: a limit on whom changes of class size reach.
    """
    country = scenario.population.country
    law = law_in_force(scenario, load_system(country), 0).law.model_dump_json()
    classes = tuple(
        (change.model_dump_json(), *_limit(change, only))
        for change in scenario.changes
        if change.quantity == CLASS_SIZE and change.from_year == 0
    )
    return country, seed, students, schools, law, classes, tuple(sorted(scenario.values.items()))


def _limit(change: Change, only: Only | None) -> tuple[bytes, ...]:
    if only is None or only.schools is None or not only.limits(change.by):
        return ()
    return (np.sort(only.schools).tobytes(),)


class Towns:
    """The town that was asked for last.

    One is enough where runs that begin alike come after each other, and a town of the whole country is large.

    Attributes:
        built: towns built so far.
        friends: as they were chosen last.
    """

    def __init__(self) -> None:
        self.built = 0
        self.friends = LastChoice()
        self._start: Start = None
        self._town: World | None = None
        self._lock = Lock()

    def begin(self, start: Start, build: Callable[[], World]) -> World:
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
            return copied(self._town)


def copied(world: World) -> World:
    """A world of which nothing is shared with the given one."""
    return World(*(part.copy() if isinstance(part, np.ndarray) else part for part in world))
