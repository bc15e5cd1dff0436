"""Friendship networks: who names whom as a friend, and how strong the tie is.

Each pupil names up to ten friends at school: those who are nearest in what draws pupils together. Nearness counts the
same class, year, sex, background and like behaviour (Goodreau 2009; SNARE), places in a latent plane of tastes (which
makes friends of friends friends), and luck, part of it shared by the pair (which makes naming mutual). Places drift
over a year and classes are remade, so part of the ties turns over. Degree, reciprocity, transitivity, share within
the class and yearly turnover are held against `evidence/targets.csv` in `tests/model/test_networks.py`.

Ties are kept the way influence runs: for each pupil those who named him or her (compressed sparse rows), with weights
that sum to one over the friends whom somebody named, the first named weighing most.
"""

import math
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.records import STUDENT, Record, Records
from model.compile import kernel, rule
from model.population.luck import normal
from model.randomness import NETWORK, mix, pair_day_key, person_day_key, uniform
from model.randomness import normal as normal_draw

MOST_FRIENDS = 10
"""Friends that a pupil can name, as in the surveys behind the targets."""

WINDOW = 200
"""Year mates within so many places in line (classes stand together) are candidates; most year groups are smaller."""

_HOW_MANY, _OTHER_YEAR, _WHO_ELSE, _PAIR_LUCK, _OWN_LUCK = (NETWORK + k for k in range(5))
_PLACES = 90

_TRAITS = ("id", "sex", "background", "support_peers", "inclination")
FACE = np.dtype(
    [
        *((name, STUDENT[name]) for name in _TRAITS),
        ("group", "i8"),  # the class that counts for nearness
        ("along", "f4"),  # place in the plane of tastes
        ("across", "f4"),
    ],
    align=True,
)
"""What pupils see of each other when they choose friends: little, so that a whole year group stays in the cache."""


@dataclass(frozen=True)
class Friendships:
    """The friendship network of a whole run.

    Attributes:
        first: shape (pupils + 1,); the ties that point at pupil i are at first[i] … first[i + 1] - 1.
        followers: row of the pupil who named i.
        ties: weight of that tie, float32.
    """

    first: npt.NDArray[np.int64]
    followers: npt.NDArray[np.int32]
    ties: npt.NDArray[np.float32]


def latent_places(seed: int, students: Records, drift: float, year: int) -> npt.NDArray[np.float32]:
    """Places in the plane of tastes in a school year, shape (pupils, 2), standard normal.

    Each year a share of the place is drawn anew, so that the correlation over a year is sqrt(1 - drift**2).
    """
    places = np.stack([normal(seed, students.id, _PLACES), normal(seed, students.id, _PLACES + 1)], axis=1)
    keep = np.sqrt(1.0 - drift**2)
    for past in range(1, year + 1):
        fresh = [normal(seed, students.id, _PLACES + 2 * past), normal(seed, students.id, _PLACES + 2 * past + 1)]
        places = keep * places + drift * np.stack(fresh, axis=1)
    return places.astype(np.float32)


def make_friends(
    students: Records,
    groups: npt.NDArray[np.int64],
    params: Records,
    seed: int,
    year: int,
    pool: Executor,
    threads: int,
) -> Friendships:
    """Choose everybody's friends.

    Args:
        students: pupils, in order of school.
        groups: class that counts for nearness, shape (pupils,).
        params: parameter record of shape (1,).
        seed: the run's seed key.
        year: simulated school year, from 0.
        pool: where to run parts.
        threads: parts to make.
    """
    people = len(students)
    line = np.lexsort((students.id, groups, students.school_year, students.school))
    year_group = students.school[line].astype(np.int64) * 16 + students.school_year[line]
    starts = np.flatnonzero(np.concatenate([[True], year_group[1:] != year_group[:-1]]))
    ends = np.append(starts[1:], people)
    which = np.searchsorted(starts, np.arange(people), side="right") - 1
    school_first = np.searchsorted(students.school, students.school[line], side="left")
    school_last = np.searchsorted(students.school, students.school[line], side="right")
    faces = _faces(students, groups, latent_places(seed, students, float(params.friends_drift[0]), year))[line]
    year_of = np.stack([starts[which], ends[which], school_first, school_last], axis=1)
    spots = _choose(faces, year_of, params, seed, pool, threads)
    chosen = np.empty_like(spots)
    chosen[line] = np.where(spots >= 0, line[spots], -1)
    first, followers, ties = turn_round(chosen, float(params.friends_fade[0]))
    return Friendships(first, followers, ties)


def _choose(
    faces: Records, year_of: npt.NDArray[np.int64], params: Records, seed: int, pool: Executor, threads: int
) -> npt.NDArray[np.int32]:
    """Places in line of everybody's friends, nearest first and -1 for none, shape (pupils, MOST_FRIENDS)."""
    people = len(faces)
    chosen = np.full((people, MOST_FRIENDS), -1, dtype=np.int32)
    edges = np.linspace(0, people, threads + 1).astype(np.int64)
    parts = [
        pool.submit(
            choose_friends, faces, year_of, params, np.uint64(seed), edges[t], edges[t + 1], chosen
        )
        for t in range(threads)
    ]  # fmt: skip
    for part in parts:
        part.result()
    return chosen


def _faces(students: Records, groups: npt.NDArray[np.int64], places: npt.NDArray[np.float32]) -> Records:
    faces = np.empty(len(students), FACE).view(np.recarray)
    for name in _TRAITS:
        faces[name] = students[name]
    faces.group, faces.along, faces.across = groups, places[:, 0], places[:, 1]
    return faces


@rule
def nearness(one: Record, other: Record, p: Record) -> float:
    """How much two pupils are drawn together, but for luck; only differences between candidates matter."""
    across = p.friends_second_taste * (one.across - other.across)
    apart = math.sqrt((one.along - other.along) ** 2 + across**2)
    near = p.friends_same_class * (one.group == other.group) - p.friends_tastes * apart
    if one.sex != other.sex:
        near -= p.friends_sex
    if one.background != other.background:
        near -= p.friends_background
    near += p.friends_popularity * other.support_peers
    return near - p.friends_behaviour * abs(one.inclination - other.inclination)


@rule
def how_many(student: Record, key: int, p: Record) -> int:
    """How many friends a pupil names: fewer for who feels little support from peers."""
    number = p.friends_mean + p.friends_spread * normal_draw(key, _HOW_MANY) + p.friends_support * student.support_peers
    return max(1, min(MOST_FRIENDS, round(number)))


@kernel
def choose_friends(
    faces: Any,
    year_of: Any,
    params: Any,
    seed: Any,
    begin: int,
    end: int,
    chosen: Any,
) -> None:
    """Write the friends of the pupils at places `begin` to `end` of the line, nearest first, into `chosen`.

    All are in order of the line, and friends are places in it. `year_of` has where the year group and the school of
    each begin and end.
    """
    p = params[0]
    best = np.empty(MOST_FRIENDS)
    most_luck = max(0.0, p.friends_pair_luck) + max(0.0, p.friends_own_luck)
    for spot in range(begin, end):
        one = faces[spot]
        key = person_day_key(seed, one.id, 0)
        wanted = how_many(one, key, p)
        found = 0
        for rival in range(max(year_of[spot, 0], spot - WINDOW), min(year_of[spot, 1], spot + WINDOW + 1)):
            if rival == spot:
                continue
            other = faces[rival]
            near = nearness(one, other, p)
            if found == wanted and near + most_luck <= best[wanted - 1]:
                continue  # no luck makes this one a friend: the draws, which take most of the time, are spared
            pair = pair_day_key(seed, one.id, other.id, 0)
            luck = p.friends_pair_luck * uniform(pair, _PAIR_LUCK)
            luck += p.friends_own_luck * uniform(mix(pair + key), _OWN_LUCK)
            found = insert(best, chosen[spot], found, wanted, near + luck, rival)
        meet_others(chosen[spot], found, spot, year_of[spot, 2], year_of[spot, 3], key, p)


@rule
def insert(best: Any, friends: Any, found: int, wanted: int, near: float, friend: int) -> int:
    """Keep the nearest `wanted` candidates in order; returns how many are kept."""
    if found == wanted and near <= best[wanted - 1]:
        return found
    place = found if found < wanted else wanted - 1
    while place > 0 and best[place - 1] < near:
        best[place] = best[place - 1]
        friends[place] = friends[place - 1]
        place -= 1
    best[place] = near
    friends[place] = friend
    return min(found + 1, wanted)


@rule
def meet_others(friends: Any, found: int, spot: int, first: int, last: int, key: int, p: Record) -> None:
    """Some friends come from other years: family, sport, the bus. They take the place of a nearer one, at random.

    The school's pupils stand at places `first` up to (not including) `last`.
    """
    for place in range(found):
        if uniform(key + place, _OTHER_YEAR) < p.friends_other_years:
            other = first + int(uniform(key + place, _WHO_ELSE) * (last - first))
            known = other == spot
            for k in range(found):
                known = known or friends[k] == other
            if not known:
                friends[place] = other


@kernel
def turn_round(chosen: Any, fade: float) -> tuple[Any, Any, Any]:
    """From whom each names to who named each, with the weights of ties."""
    people, most = chosen.shape
    first = np.zeros(people + 1, dtype=np.int64)
    for row in range(people):
        for place in range(most):
            if chosen[row, place] >= 0:
                first[chosen[row, place] + 1] += 1
    for row in range(people):
        first[row + 1] += first[row]
    followers = np.empty(first[people], dtype=np.int32)
    ties = np.empty(first[people], dtype=np.float32)
    free = first[:-1].copy()
    for row in range(people):
        total = 0.0
        for place in range(most):
            if chosen[row, place] >= 0:
                total += fade**place
        for place in range(most):
            friend = chosen[row, place]
            if friend >= 0:
                followers[free[friend]] = row
                ties[free[friend]] = fade**place / total
                free[friend] += 1
    return first, followers, ties


def named_by(friendships: Friendships, begin: int, end: int) -> tuple[Any, Any, Any]:
    """Ties among the pupils of rows `begin` to `end` (one school), as (who names, who is named, weight) arrays."""
    part = slice(int(friendships.first[begin]), int(friendships.first[end]))
    named = np.repeat(np.arange(begin, end), np.diff(friendships.first[begin : end + 1]))
    return friendships.followers[part], named, friendships.ties[part]
