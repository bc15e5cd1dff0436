"""Friendships as NetworkX graphs: out, to a file and back, and in from anywhere."""

import copy
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

from agents import Student
from agents.reasons import TRUANCY
from evidence import BadInput
from model import SchoolSystem

SCHOOL = 1
NODE_ATTRIBUTES = {
    "age", "sex", "level", "school_year", "klas", "background", "bullied", "habit", "bonding", "stress",
}  # fmt: skip


@pytest.fixture
def pupils(system: SchoolSystem) -> list[int]:
    return [pupil.unique_id for pupil in system.agents_by_type[Student] if pupil.school == SCHOOL - 1]


def star(leader: int, pupils: Iterable[int]) -> nx.DiGraph:
    """Everybody names one pupil, and nobody else."""
    return nx.DiGraph((pupil, leader) for pupil in pupils if pupil != leader)


# Out


def test_nodes_are_the_schools_pupils_with_their_traits(system: SchoolSystem, pupils: list[int]) -> None:
    graph = system.friendships(SCHOOL)
    assert isinstance(graph, nx.DiGraph)
    assert list(graph) == pupils
    assert graph.graph["school"] == SCHOOL
    for number, attributes in graph.nodes(data=True):
        pupil = system.agent(number)
        assert set(attributes) == NODE_ATTRIBUTES
        assert attributes["level"] == pupil.level_name
        assert attributes["sex"] == ("m" if pupil.sex else "f")
        assert all(attributes[name] == getattr(pupil, name) for name in NODE_ATTRIBUTES - {"sex", "level"})
        assert all(type(value) in (int, float, str) for value in attributes.values())


def test_weights_of_those_whom_one_names_sum_to_one(system: SchoolSystem) -> None:
    for school in system.schools:
        graph = system.friendships(school.unique_id)
        for number in graph:
            weights = [data["weight"] for _, _, data in graph.out_edges(number, data=True)]
            assert weights
            assert sum(weights) == pytest.approx(1.0, abs=1e-6)
            assert min(weights) > 0
        assert not any(graph.has_edge(number, number) for number in graph)


def test_friends_of_a_pupil_are_the_named_nearest_first(system: SchoolSystem) -> None:
    graph = system.friendships(SCHOOL)
    for number in list(graph)[:20]:
        named = {friend: data["weight"] for _, friend, data in graph.out_edges(number, data=True)}
        friends = [friend.unique_id for friend in system.agent(number).friends]
        assert set(friends) == set(named)
        assert [named[friend] for friend in friends] == sorted(named.values(), reverse=True)


@pytest.mark.parametrize("school", [0, 3, "1", None])
def test_a_school_that_is_not_there(system: SchoolSystem, school: Any) -> None:
    for ask in (system.friendships, lambda number: system.set_friendships(number, nx.DiGraph())):
        with pytest.raises(KeyError, match=rf"there is no school {school!r} in this system; its schools are 1 to 2"):
            ask(school)


# To a file and back


def test_graphml_round_trip(system: SchoolSystem, tmp_path: Path) -> None:
    graph = system.friendships(SCHOOL)
    nx.write_graphml(graph, tmp_path / "school.graphml")
    back = nx.read_graphml(tmp_path / "school.graphml", node_type=int)
    assert nx.utils.graphs_equal(back, graph) or _nearly_equal(back, graph)
    before = ties(system)
    system.set_friendships(SCHOOL, back)
    after = ties(system)
    assert after.keys() == before.keys()
    assert all(after[tie] == pytest.approx(before[tie], abs=1e-6) for tie in before)


def _nearly_equal(one: nx.DiGraph, other: nx.DiGraph) -> bool:
    """Equal but for the graph's own attributes, which GraphML may add defaults to."""
    same_nodes = dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    return same_nodes and list(one.edges(data=True)) == list(other.edges(data=True))


def test_names_read_as_words_are_explained(system: SchoolSystem, tmp_path: Path) -> None:
    nx.write_graphml(system.friendships(SCHOOL), tmp_path / "school.graphml")
    with pytest.raises(BadInput, match=r"is no pupil of school 1(.|\n)*read_graphml needs node_type=int"):
        system.set_friendships(SCHOOL, nx.read_graphml(tmp_path / "school.graphml"))


# In


def ties(system: SchoolSystem, school: int = SCHOOL) -> dict[tuple[int, int], float]:
    return {(one, other): data["weight"] for one, other, data in system.friendships(school).edges(data=True)}


def test_a_network_put_back_is_the_same(system: SchoolSystem) -> None:
    twin = copy.deepcopy(system)
    for school in (1, 2):
        system.set_friendships(school, system.friendships(school))
        before, after = ties(twin, school), ties(system, school)
        assert after.keys() == before.keys()
        assert all(after[tie] == pytest.approx(before[tie], abs=1e-6) for tie in before)


def test_an_undirected_graph_counts_both_ways(system: SchoolSystem, pupils: list[int]) -> None:
    ring = nx.cycle_graph(pupils)
    elsewhere = ties(system, 2)
    system.set_friendships(SCHOOL, ring)
    found = ties(system)
    assert set(found) == {tie for one, other in ring.edges for tie in ((one, other), (other, one))}
    assert set(found.values()) == {0.5}
    assert ties(system, 2) == elsewhere


def test_weights_are_scaled_to_one_per_pupil(system: SchoolSystem, pupils: list[int]) -> None:
    a, b, c, d = pupils[:4]
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([(a, b, 3), (a, c, np.float64(1.0)), (b, a, 100.0)])
    graph.add_edge(c, d)
    system.set_friendships(SCHOOL, graph)
    assert ties(system) == {(a, b): 0.75, (a, c): 0.25, (b, a): 1.0, (c, d): 1.0}
    assert [friend.unique_id for friend in system.agent(a).friends] == [b, c]
    assert system.agent(d).friends == []
    assert len(system.friendships(SCHOOL)) == len(pupils)


def test_parallel_ties_count_together(system: SchoolSystem, pupils: list[int]) -> None:
    a, b, c = pupils[:3]
    system.set_friendships(SCHOOL, nx.MultiDiGraph([(a, b), (a, b), (a, c)]))
    found = ties(system)
    assert set(found) == {(a, b), (a, c)}
    assert found[a, b] == pytest.approx(2 / 3)
    assert len(system.world.ties) == 2 + len(ties(system, 2))


def test_an_empty_network(system: SchoolSystem, pupils: list[int]) -> None:
    system.set_friendships(SCHOOL, nx.DiGraph())
    assert ties(system) == {}
    assert all(system.agent(number).friends == [] for number in pupils)
    system.run(weeks=2)
    here = system.students[system.students.school == SCHOOL - 1]
    assert (here.peer_truancy == 0).all()


@pytest.mark.parametrize(
    ("edge", "message"),
    [
        ((1, 10**6, {}), "node 1000000(.|\n)*is no pupil of school 1"),
        (("own", "elsewhere", {}), "is no pupil of school 1"),
        (("own", "own", {}), "ties a pupil to himself"),
        (("own", "friend", {"weight": 0.0}), "has no usable weight(.|\n)*positive numbers"),
        (("own", "friend", {"weight": -1.0}), "has no usable weight"),
        (("own", "friend", {"weight": math.nan}), "has no usable weight"),
        (("own", "friend", {"weight": math.inf}), "has no usable weight"),
        (("own", "friend", {"weight": "strong"}), "has no usable weight"),
        (("own", "friend", {"weight": True}), "has no usable weight"),
        (("own", "friend", {"weight": None}), "has no usable weight"),
    ],
)
@pytest.mark.parametrize("kind", [nx.DiGraph, nx.Graph])
def test_a_bad_network_is_refused_and_changes_nothing(
    system: SchoolSystem, pupils: list[int], edge: tuple[Any, Any, dict[str, Any]], message: str, kind: Any
) -> None:
    numbers = {"own": pupils[0], "friend": pupils[1], "elsewhere": int(system.students.id[-1])}
    graph = kind([(pupils[2], pupils[3])])
    one, other, attributes = edge
    graph.add_edge(numbers.get(one, pupils[0]), numbers.get(other, other), **attributes)
    before, world = system.digest(), system.world
    with pytest.raises(BadInput, match=message):
        system.set_friendships(SCHOOL, graph)
    assert system.world is world
    assert system.digest() == before


# What a network does


def test_skipping_runs_along_the_ties_that_were_brought_in(system: SchoolSystem, pupils: list[int]) -> None:
    leader = system.agent(pupils[0])
    leader.habit = leader.inclination = 8.0
    alone = copy.deepcopy(system)
    system.set_friendships(SCHOOL, star(leader.unique_id, pupils))
    alone.set_friendships(SCHOOL, nx.DiGraph())
    came, skipped_last_week = 0, False
    for week in range(6):
        for weekday in range(5):
            system.step()
            alone.step()
            along = followers_today(system)
            came += len(along)
            assert leader.leads or not len(along)
            assert (along.hours == np.minimum(leader.hours, along.lessons)).all()
            assert not len(followers_today(alone))
            if weekday == 0 and week > 0:
                others = system.students[(system.students.school == SCHOOL - 1) & (system.students.id != pupils[0])]
                assert others.peer_truancy == pytest.approx(float(skipped_last_week))
        skipped_last_week = leader.skipped > 0
    assert came > 20


def followers_today(system: SchoolSystem) -> Any:
    """Records of the school's pupils who skip without having set out to."""
    students = system.students
    return students[(students.school == SCHOOL - 1) & (students.reason == TRUANCY) & (students.leads == 0)]
