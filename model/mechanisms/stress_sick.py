"""Reported sick out of stress: before tests, unprepared, tired; to the school it looks like any sickness.

Source E, "Schoolverzuim" in the interviews.

Parameters: stress_sick.baseline, .stress, .test.
"""

import math

from agents.records import Record
from model.compile import rule
from model.institutions.school_doctor import ease
from model.mechanisms.testing import load_of_tests
from model.randomness import STRESS_SICK, uniform


@rule
def weekly_stress_sick(student: Record, p: Record) -> float:
    """Chance to report sick out of stress on a day without a test."""
    load = p.school_stress_strength * p.stress_sick_stress * student.stress
    load += p.exhaustion_stress_sick * student.exhaustion
    return min(p.stress_sick_strength * p.stress_sick_baseline * math.exp(load) * ease(student, p), 1.0)


@rule
def stays_home_stressed(student: Record, school: Record, level: Record, day: Record, key: int, p: Record) -> bool:
    """Whether the pupil has himself reported sick today without being ill; more when there is more testing."""
    tests = 1.0 + (p.stress_sick_test - 1.0) * load_of_tests(school, level, day)
    return uniform(key, STRESS_SICK) < student.p_stress_sick * tests
