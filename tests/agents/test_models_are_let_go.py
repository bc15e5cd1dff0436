"""A model that nobody uses any more leaves memory: Mesa 3.3 keeps those with ordinary agents in a table of counters."""

import gc
import weakref
from collections.abc import Callable

import mesa
import pytest

from agents import Student
from model import SchoolSystem


class Visitor(mesa.Agent):
    """An ordinary agent."""


def untouched(system: SchoolSystem) -> None:
    pass


def lived_in(system: SchoolSystem) -> None:
    system.run(weeks=1)
    system.step()


def looked_at(system: SchoolSystem) -> None:
    pupil = system.agents_by_type[Student].shuffle().select(at_most=5)[0]
    assert pupil.parent.pupils
    Student(system, school=1)
    pupil.remove()
    system.friendships(1)


def visited(system: SchoolSystem) -> None:
    visitor = Visitor(system)
    assert visitor in system.agents
    Visitor(system).remove()


@pytest.mark.parametrize("use", [untouched, lived_in, looked_at, visited])
def test_a_model_is_let_go(use: Callable[[SchoolSystem], None]) -> None:
    system = SchoolSystem(students=200, rng=1)
    use(system)
    gone = weakref.ref(system)
    del system
    gc.collect()
    assert gone() is None


def test_mesas_counters_do_not_hold_our_models(system: SchoolSystem) -> None:
    Visitor(system)
    assert system not in getattr(mesa.Agent, "_ids", {})
