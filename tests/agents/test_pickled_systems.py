"""A system that is pickled or copied lives on as the original does."""

import copy
import pickle
from collections.abc import Callable

import mesa
import pytest

from agents import Parent, Student
from model import SchoolSystem


def pickled(system: SchoolSystem) -> SchoolSystem:
    return pickle.loads(pickle.dumps(system))


WAYS = pytest.mark.parametrize("copied", [pickled, copy.deepcopy])
"""Ways to make a second system."""


class Visitor(mesa.Agent):
    """An ordinary agent (pickle needs it at the top of a module)."""


@WAYS
def test_midweek(system: SchoolSystem, copied: Callable[[SchoolSystem], SchoolSystem]) -> None:
    system.run(weeks=1)
    for _ in range(3):
        system.step()
    other = copied(system)
    assert other.digest() == system.digest()
    assert (other.day, other.steps) == (8, 8)
    for one in (system, other):
        one.step()
        one.run(weeks=5)
    assert other.digest() == system.digest()
    for name, table in system.tables().items():
        assert other.tables()[name].equals(table), name
    assert other.datacollector.model_vars == system.datacollector.model_vars


@WAYS
def test_over_the_turn_of_a_year(system: SchoolSystem, copied: Callable[[SchoolSystem], SchoolSystem]) -> None:
    system.run(weeks=20)
    other = copied(system)
    system.run(years=1)
    assert copied(other).run(years=1).digest() == system.digest()


def test_a_copy_leaves_the_original_alone(system: SchoolSystem) -> None:
    before = system.digest()
    copy.deepcopy(system).run(weeks=1)
    assert system.digest() == before
    assert system.day == 0


def test_the_pool_of_threads_is_made_anew(system: SchoolSystem) -> None:
    system.step()
    other = pickled(system)
    other.step()
    assert other.pool is not system.pool
    assert other.threads == system.threads


def test_views_and_sets_take_their_system_along(system: SchoolSystem) -> None:
    pupil = system.agents_by_type[Student][5]
    parents = system.agents_by_type[Parent]
    girls = system.agents_by_type[Student].select(lambda pupil: pupil.sex == 0)
    there, them, those = pickle.loads(pickle.dumps((pupil, parents, girls)))
    assert (there.unique_id, there.stress) == (pupil.unique_id, pupil.stress)
    assert there.model is them.model is those.model is not system
    assert there == those.model.agent(pupil.unique_id) != pupil
    assert len(them) == len(parents)
    assert those.numbers.tolist() == girls.numbers.tolist()
    assert those.random is those.model.random
    there.remove()
    assert len(those.model.agents_by_type[Student]) == 199
    assert pupil in system.agents


def test_ordinary_agents_come_along(system: SchoolSystem) -> None:
    visitor = Visitor(system)
    other = pickled(system)
    assert len(other.agents_by_type[Visitor]) == 1
    found = other.agents[-1]
    assert (found.unique_id, found.model) == (visitor.unique_id, other)
    assert found is not visitor
    assert Visitor(other).unique_id == visitor.unique_id + 1
