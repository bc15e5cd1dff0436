"""The contagion in our engine's way: `agents.records.STUDENT`, by school, pushed along ties.

`reason` is 1 while infectious and `peer_truancy` counts the day's infectious friends; the record is
carried whole, with all that the model needs and this contagion does not.
"""

from time import perf_counter
from typing import Final

import numpy as np

from agents.records import STUDENT, empty
from benchmarks.arm import Run
from benchmarks.network import BETA, GAMMA, PUPILS, Network, initially_infectious
from model.compile import kernel, rule
from model.randomness import person_day_key, seed_key, uniform

CHANGE: Final = 1
DAYS_PER_WEEK: Final = 5


@rule
def meet_friends(students, first, friends, begin, end, pushing):  # type: ignore[no-untyped-def]
    """The infectious push to their friends: listed without a branch, then each along its ties."""
    count = 0
    for row in range(begin, end):
        pushing[count] = row
        count += students[row].reason
    for row in pushing[:count]:
        for tie in range(first[row], first[row + 1]):
            students[friends[tie]].peer_truancy += 1.0


@rule
def catch_or_recover(student, key, chances):  # type: ignore[no-untyped-def]
    """One pupil's day; returns whether the pupil was infectious on it.

    One draw serves both, since nobody catches it and recovers on the same day; without a branch on
    luck that no processor can predict.
    """
    was = student.reason
    chance = GAMMA if was == 1 else chances[int(student.peer_truancy)]
    student.reason = was ^ (uniform(key, CHANGE) < chance)
    student.peer_truancy = 0.0
    return was


@kernel
def weeks(students, first, friends, chances, seed, infectious):  # type: ignore[no-untyped-def]
    """For each week, each school, each of its days; fills `infectious` (schools, days)."""
    schools, days = infectious.shape
    pushing = np.empty(PUPILS + 1, np.int32)
    for monday in range(0, days, DAYS_PER_WEEK):
        for school in range(schools):
            begin, end = school * PUPILS, (school + 1) * PUPILS
            for day in range(monday, min(monday + DAYS_PER_WEEK, days)):
                meet_friends(students, first, friends, begin, end, pushing)
                ill = 0
                for row in range(begin, end):
                    key = person_day_key(seed, students[row].id, day)
                    ill += catch_or_recover(students[row], key, chances)
                infectious[school, day] = ill


def run(network: Network, days: int, seed: int) -> Run:
    """Run the contagion for a number of days and time the kernel."""
    students = empty(STUDENT, network.pupils)
    students["id"] = np.arange(network.pupils)
    students["reason"] = initially_infectious(network, seed)
    chances = 1.0 - (1.0 - BETA) ** np.arange(np.diff(network.first).max() + 1)
    infectious = np.zeros((network.schools, days), np.int64)
    key = np.uint64(seed_key(seed))
    start = perf_counter()
    weeks(students, network.first, network.friends, chances, key, infectious)
    return Run(perf_counter() - start, infectious.sum(axis=0), infectious)
