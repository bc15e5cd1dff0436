"""Friendship networks as NetworkX graphs: out for analysis, drawing and export, and in from anywhere."""

import math
from typing import Any

import networkx as nx
import numpy as np

from evidence import BadInput, EducationSystem
from model.networks import Friendships, named_by
from model.world import World


def _friendships(world: World) -> Friendships:
    return Friendships(world.followers_first, world.followers, world.ties)


def _rows(world: World, school: int) -> tuple[int, int]:
    record = world.schools[school]
    return int(record.first), int(record.first + record.pupils)


def friend_graph(world: World, school: int, education: EducationSystem) -> nx.DiGraph:
    """The friendship network of the school in row `school`.

    Returns:
        A directed graph: nodes are person numbers with age, sex, level, school_year, klas, background, bullied,
        habit, bonding and stress; an edge points at the friend named and has `weight`. All plain numbers and words,
        so that GraphML export works.
    """
    begin, end = _rows(world, school)
    graph = nx.DiGraph(school=int(world.schools[school].id))
    for student in world.students[begin:end]:
        graph.add_node(
            int(student.id),
            age=int(student.age),
            sex="m" if student.sex else "f",
            level=education.levels[student.level].id,
            school_year=int(student.school_year),
            klas=int(student.klas),
            background=int(student.background),
            bullied=int(student.bullied),
            habit=float(student.habit),
            bonding=float(student.bonding),
            stress=float(student.stress),
        )
    who, named, ties = named_by(_friendships(world), begin, end)
    numbers = world.students.id
    graph.add_weighted_edges_from(
        (int(numbers[a]), int(numbers[b]), float(w)) for a, b, w in zip(who, named, ties, strict=True)
    )
    return graph


def friends_in_order(world: World, row: int) -> list[int]:
    """Person numbers of the friends named by the pupil in a row, the strongest tie first."""
    begin, end = _rows(world, int(world.students[row].school))
    who, named, ties = named_by(_friendships(world), begin, end)
    mine = np.flatnonzero(who == row)
    order = mine[np.argsort(-ties[mine], kind="stable")]
    return [int(number) for number in world.students.id[named[order]]]


def with_graph(world: World, school: int, graph: nx.Graph) -> World:
    """The world with another friendship network for the school in row `school`; see `SchoolSystem.set_friendships`.

    Raises:
        BadInput: a node that is no pupil of the school, a tie to oneself, a weight that is no positive number.
    """
    begin, end = _rows(world, school)
    row_of = {int(number): begin + k for k, number in enumerate(world.students.id[begin:end])}
    for node in graph.nodes:
        if node not in row_of:
            raise BadInput(
                key=f"node {node!r}", value=node, problem=f"is no pupil of school {world.schools[school].id}",
                allowed=f"person numbers of its {len(row_of)} pupils",
                hint="name nodes by person number, a whole number as in system.friendships(school); "
                "networkx.read_graphml needs node_type=int for that",
            )  # fmt: skip
    directed = graph if graph.is_directed() else graph.to_directed()
    weights: dict[tuple[int, int], float] = {}
    for a, b, data in directed.edges(data=True):  # parallel ties of a multigraph count together
        tie = row_of[a], row_of[b]
        weights[tie] = weights.get(tie, 0.0) + _weight(a, b, data)
    return _spliced(world, begin, end, [(*tie, weight) for tie, weight in weights.items()])


def _weight(a: Any, b: Any, data: dict[str, Any]) -> float:
    weight = data.get("weight", 1.0)
    is_number = isinstance(weight, int | float | np.number) and not isinstance(weight, bool)
    if not is_number or not math.isfinite(weight) or weight <= 0:
        raise BadInput(
            key=f"edge {a!r} -> {b!r}", value=weight, problem="has no usable weight", allowed="positive numbers"
        )
    if a == b:
        raise BadInput(
            key=f"edge {a!r} -> {b!r}", value=a, problem="ties a pupil to himself", allowed="two different pupils"
        )
    return float(weight)


def _spliced(world: World, begin: int, end: int, edges: list[tuple[int, int, float]]) -> World:
    """Replace the ties among the rows of one school."""
    edges.sort(key=lambda edge: (edge[1], edge[0]))
    who = np.array([edge[0] for edge in edges], dtype=np.int32)
    named = np.array([edge[1] for edge in edges], dtype=np.int64)
    weight = np.array([edge[2] for edge in edges], dtype=np.float64)
    total = np.bincount(who, weights=weight, minlength=end) if len(edges) else np.zeros(end)
    ties = (weight / total[who]).astype(np.float32) if len(edges) else np.zeros(0, np.float32)
    counts = np.diff(world.followers_first)
    counts[begin:end] = np.bincount(named - begin, minlength=end - begin) if len(edges) else 0
    first, last = int(world.followers_first[begin]), int(world.followers_first[end])
    return world._replace(
        followers_first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        followers=np.concatenate([world.followers[:first], who, world.followers[last:]]),
        ties=np.concatenate([world.ties[:first], ties, world.ties[last:]]),
    )
