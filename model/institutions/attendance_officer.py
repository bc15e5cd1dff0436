"""The attendance officer (leerplichtambtenaar) acts on reports as far as capacity goes; the rest waits.

Sources B 1.1 and E.

Every Friday each region's officers take the pupils who have waited longest. Parents are told, and the pupil knows to be
watched. Capacity is in cases a week per 1,000 pupils of the region (`region.officer_capacity`).

Parameters: officer.capacity.
"""

from typing import Any

import numpy as np

from model.compile import kernel
from model.mechanisms.parents import parents_are_told
from model.world import World

LONGEST_WAIT = 60
"""Weeks after which waits are no longer told apart; they are first in line together."""

PER_PUPILS = 1000.0
"""Pupils that officer capacity is counted by."""


@kernel
def officers_meet(world: World) -> Any:
    """One weekly meeting of all regions: who has waited longest is seen, in order of place when equal.

    Returns:
        Pupils seen and pupils left waiting per region, shape (regions, 2).
    """
    p = world.params[0]
    regions = world.regions.shape[0]
    waiting = np.zeros((regions, LONGEST_WAIT + 1), dtype=np.int64)
    for s in range(world.schools.shape[0]):
        school = world.schools[s]
        for row in range(school.first, school.first + school.pupils):
            if world.students[row].awaiting > 0:
                waiting[school.region, min(world.students[row].awaiting, LONGEST_WAIT)] += 1
    places = np.zeros((regions, LONGEST_WAIT + 1), dtype=np.int64)
    outcome = np.zeros((regions, 2), dtype=np.int64)
    for r in range(regions):
        region = world.regions[r]
        region.officer_time += region.officer_capacity * region.pupils / PER_PUPILS
        for weeks in range(LONGEST_WAIT, 0, -1):
            places[r, weeks] = min(waiting[r, weeks], int(region.officer_time))
            region.officer_time -= places[r, weeks]
        region.officer_time = min(region.officer_time, region.officer_capacity * region.pupils / PER_PUPILS)
    for s in range(world.schools.shape[0]):
        school = world.schools[s]
        for row in range(school.first, school.first + school.pupils):
            student = world.students[row]
            if student.awaiting == 0:
                continue
            weeks = min(student.awaiting, LONGEST_WAIT)
            if places[school.region, weeks] > 0:
                places[school.region, weeks] -= 1
                student.awaiting = 0
                parents_are_told(student, p)
                outcome[school.region, 0] += 1
            else:
                student.awaiting += 1
                outcome[school.region, 1] += 1
    return outcome
