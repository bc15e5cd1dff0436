"""From settings to a world: the records, networks and law that a run begins with."""

from typing import Any

import numpy as np

from agents import records
from agents.records import Records
from evidence import EducationSystem, Parameters
from model.networks import Friendships
from model.population import Population
from model.world import AT_HOME, COUNTS, DAYS_PER_WEEK, EVENT, EVENTS_PER_PUPIL, LAW, LEVEL, World


def level_records(system: EducationSystem) -> Records:
    """What rules need of every level, in the order of the education system."""
    levels = np.zeros(len(system.levels), LEVEL).view(np.recarray)
    for record, level in zip(levels, system.levels, strict=True):
        record.status = level.status
        record.lessons = level.lessons_per_day
        record.days = level.school_days_per_week
        record.sector = level.sector == "mbo"
        record.years = level.years
        record.qualifies = level.startkwalificatie
        record.counts = level.counts_for_vsv
        record.entry_age = level.entry_age
    return levels


def law_record(system: EducationSystem) -> Records:
    """The thresholds of the law that rules read, shape (1,)."""
    law = np.zeros(1, LAW).view(np.recarray)
    for name in LAW.names or ():
        law[name] = getattr(system.law, name)
    return law


def make_world(
    population: Population, friendships: Friendships, system: EducationSystem, parameters: Parameters, seed: int
) -> World:
    """Put the parts of a run together.

    Args:
        population: everybody.
        friendships: their ties.
        system: levels and law.
        parameters: the parameters.
        seed: the run's seed key.
    """
    return World(
        seed=np.uint64(seed),
        students=population.students,
        parents=population.parents,
        teachers=population.teachers,
        classes=population.classes,
        schools=population.schools,
        regions=population.regions,
        levels=level_records(system),
        law=law_record(system),
        followers_first=friendships.first,
        followers=friendships.followers,
        ties=friendships.ties,
        **room(len(population.schools), len(population.students)),
        params=parameters.record(),
    )


def room(schools: int, students: int) -> dict[str, Any]:
    """Empty room for a week's counts and events."""
    return {
        "counts": np.zeros((schools, DAYS_PER_WEEK, len(COUNTS)), dtype=np.int64),
        "events": records.empty(EVENT, EVENTS_PER_PUPIL * students),
        "event_counts": np.zeros(schools, dtype=np.int64),
        "leaders": np.zeros(students, dtype=np.int32),
        "cases": np.zeros(students, dtype=np.int32),
        "case_counts": np.zeros(schools, dtype=np.int64),
        "at_home": np.zeros((schools, len(AT_HOME)), dtype=np.int64),
    }
