"""How many pupils each service can take this week, per region or school.

Officers, doctors and coaches take a number of cases a week; what is left of a week is kept for the next, up to one
week's (or one case). Care teams, youth care and alternative provision have places, free when not in use.

No parameters of its own: capacities are fields of school and region, which scenarios can move.
"""

from typing import Any

import numpy as np

from agents.records import Record
from agents.services import (
    AT_OWN_SCHOOL,
    CARE_TEAM,
    DOCTOR,
    EXEMPT,
    EXEMPTION,
    OFFICER,
    PROVISION,
    YOUTH_CARE,
)
from model.compile import rule
from model.institutions.queues import LONGEST, PER_PUPILS, SEEN, WAITING
from model.world import World

CAPACITY = 0
"""Column of the outcome with the capacity."""

HALF = 0.5
"""Places are rounded half up."""


@rule
def has_places(service: int) -> bool:
    """Whether the service has places rather than cases a week."""
    return service in (CARE_TEAM, YOUTH_CARE, PROVISION)


@rule
def per_thousand(region: Record, service: int) -> float:
    """A region's capacity for a service, per 1,000 pupils."""
    if service == OFFICER:
        return float(region.officer_capacity)
    if service == DOCTOR:
        return float(region.doctor_capacity)
    if service == YOUTH_CARE:
        return float(region.youth_care_places)
    if service == PROVISION:
        return float(region.provision_places)
    if service == EXEMPTION:
        return float(region.exemption_capacity)
    return float(region.coach_capacity)


@rule
def works(service: int, p: Record) -> bool:
    """Whether a service is there at all; strength 0 switches it off."""
    if service == OFFICER:
        strength = p.officer_strength
    elif service == DOCTOR:
        strength = p.doctor_strength
    elif service == CARE_TEAM:
        strength = p.care_team_strength
    elif service == YOUTH_CARE:
        strength = p.youth_care_strength
    elif service == PROVISION:
        strength = p.provision_strength
    elif service == EXEMPTION:
        strength = p.exemption_strength
    else:
        strength = p.doorstroompunt_strength
    return bool(strength > 0.0)


@rule
def uses(student: Record, service: int) -> bool:
    """Whether the pupil now has a place with the service."""
    if service == CARE_TEAM:
        return bool(student.care > 0)
    if service == YOUTH_CARE:
        return bool(student.youth_care > 0)
    return bool(student.provision != AT_OWN_SCHOOL and student.provision != EXEMPT)


@rule
def places_of(world: World, service: int, rows: Any, groups: Any, outcome: Any) -> Any:
    """Whole places free this week per group; the capacity per region is written into `outcome`."""
    on = works(service, world.params[0])
    if service == CARE_TEAM:
        free = np.zeros(world.schools.shape[0], dtype=np.int64)
        for s in range(world.schools.shape[0]):
            school = world.schools[s]
            free[s] = int(school.care_places * school.pupils / PER_PUPILS + HALF) if on else 0
            outcome[school.region, service, CAPACITY] += free[s]
    else:
        free = np.zeros(world.regions.shape[0], dtype=np.int64)
        for r in range(world.regions.shape[0]):
            region = world.regions[r]
            size = per_thousand(region, service) * region.pupils / PER_PUPILS if on else 0.0
            if has_places(service):
                free[r] = int(size + HALF)
                outcome[r, service, CAPACITY] = free[r]
            else:
                region.time_left[service] = min(region.time_left[service], max(size, 1.0)) + size if on else 0.0
                free[r] = int(region.time_left[service])
                outcome[r, service, CAPACITY] = size
    if has_places(service):
        for k in range(len(rows)):
            if uses(world.students[rows[k]], service):
                free[groups[k]] -= 1
        for group in range(len(free)):
            free[group] = max(free[group], 0)
    return free


@rule
def take_stock_of(students: Any, rows: Any, region_of: Any, service: int, outcome: Any) -> None:
    """Who is on the list and the longest wait, per region."""
    for k in range(len(rows)):
        weeks = students[rows[k]].waits[service]
        if weeks > 0:
            r = region_of[k]
            outcome[r, service, WAITING] += 1
            outcome[r, service, LONGEST] = max(outcome[r, service, LONGEST], weeks - 1)


@rule
def fill(world: World, service: int, region_of: Any, chosen: Any, outcome: Any) -> None:
    """Count who was taken, and take it off the time of services that count cases."""
    for k in range(len(chosen)):
        if chosen[k] & (1 << service):
            outcome[region_of[k], service, SEEN] += 1
            if not has_places(service):
                world.regions[region_of[k]].time_left[service] -= 1.0
