"""The contagion in our engine's way: records, by school, drawn by hash, pushed along ties.

`reason` is 1 while infectious and `peer_truancy` counts the day's infectious friends. Every pupil is looked at and
drawn for on every day. Two forms, which give the same pupils on the same days, bit for bit:

- as the model: the whole pupil record is carried, with all that this contagion does not need, and each pupil's luck is
  drawn inside the rule, as in `model/day.py`;
- lean: the record has the fields that the contagion needs, as the people of the other frameworks have, and the luck of
  all the school's pupils is drawn first, which the processor does for several pupils at once.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Any, Final

import numba
import numpy as np

from agents.records import STUDENT, empty
from benchmarks.arm import Run, Runner
from benchmarks.network import PUPILS, Network, Workload, initially_infectious
from model.compile import rule
from model.randomness import person_day_key, seed_key, uniform

LEAN: Final = np.dtype([(name, STUDENT[name]) for name in ("id", "peer_truancy", "reason")], align=True)
"""The fields of the pupil record that the contagion needs."""
CHANGE: Final = 1
DAYS_PER_WEEK: Final = 5

# Not the model's own `kernel`: what that leaves on disk says that the model's kernels are compiled.
_compiled: Final = numba.njit(nogil=True)


@rule
def meet_friends(students, first, friends, begin, end, pushing):  # type: ignore[no-untyped-def]
    """The infectious push to their friends: listed without a branch, then each along its ties; returns how many."""
    count = 0
    for row in range(begin, end):
        pushing[count] = row
        count += students[row].reason
    for row in pushing[:count]:
        for tie in range(first[row], first[row + 1]):
            students[friends[tie]].peer_truancy += 1.0
    return count


@rule
def catch_or_recover(student, luck, chances, gamma):  # type: ignore[no-untyped-def]
    """One pupil's day.

    One draw serves both, since nobody catches it and recovers on the same day; without a branch on luck that no
    processor can predict.
    """
    was = student.reason
    chance = gamma if was == 1 else chances[int(student.peer_truancy)]
    student.reason = was ^ (luck < chance)
    student.peer_truancy = 0.0


@_compiled
def drawn_by_pupil(students, first, friends, chances, gamma, seed, infectious):  # type: ignore[no-untyped-def]
    """For each week, each school, each of its days; fills `infectious` (schools, days)."""
    schools, days = infectious.shape
    pushing = np.empty(PUPILS + 1, np.int32)
    for monday in range(0, days, DAYS_PER_WEEK):
        for school in range(schools):
            begin, end = school * PUPILS, (school + 1) * PUPILS
            for day in range(monday, min(monday + DAYS_PER_WEEK, days)):
                infectious[school, day] = meet_friends(students, first, friends, begin, end, pushing)
                for row in range(begin, end):
                    luck = uniform(person_day_key(seed, students[row].id, day), CHANGE)
                    catch_or_recover(students[row], luck, chances, gamma)


@_compiled
def drawn_by_school(students, first, friends, chances, gamma, seed, infectious):  # type: ignore[no-untyped-def]
    """As `drawn_by_pupil`, with the day's luck of the whole school drawn first."""
    schools, days = infectious.shape
    pushing = np.empty(PUPILS + 1, np.int32)
    numbers, luck = np.empty(PUPILS, np.int64), np.empty(PUPILS)
    for monday in range(0, days, DAYS_PER_WEEK):
        for school in range(schools):
            begin, end = school * PUPILS, (school + 1) * PUPILS
            for place in range(PUPILS):
                numbers[place] = students[begin + place].id
            for day in range(monday, min(monday + DAYS_PER_WEEK, days)):
                infectious[school, day] = meet_friends(students, first, friends, begin, end, pushing)
                for place in range(PUPILS):
                    luck[place] = uniform(person_day_key(seed, numbers[place], day), CHANGE)
                for place in range(PUPILS):
                    catch_or_recover(students[begin + place], luck[place], chances, gamma)


def prepare_as_model(network: Network) -> Runner:
    """Whole records, drawn pupil by pupil."""
    return _runner(network, STUDENT, drawn_by_pupil)


def prepare_lean(network: Network) -> Runner:
    """Needed fields only, drawn school by school."""
    return _runner(network, LEAN, drawn_by_school)


def _runner(network: Network, dtype: np.dtype[Any], weeks: Callable[..., None]) -> Runner:
    def run(workload: Workload, days: int, seed: int) -> Run:
        students: Any = empty(dtype, network.pupils)
        students["id"] = np.arange(network.pupils)
        students["reason"] = initially_infectious(network, workload, seed)
        chances = workload.chance(np.arange(np.diff(network.first).max() + 1))
        infectious = np.zeros((network.schools, days), np.int64)
        key = np.uint64(seed_key(seed))
        start = perf_counter()
        weeks(students, network.first, network.friends, chances, workload.gamma, key, infectious)
        return Run(perf_counter() - start, infectious.sum(axis=0), infectious)

    return run
