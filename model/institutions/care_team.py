"""The school's care and advice team: sees signals, supports some pupils for some weeks (sources A, B 2, E).

Signals reach the team through the mentor: absence registered, stress, refusal. A sensitive mentor who is there, in a
class that is not too large, passes them on sooner, and a team at the school itself has a lower threshold. Support makes
the relation with school better, lowers stress and learned avoidance; afterwards these go their own way again.

Parameters: care_team.strength, .places, .weeks, .noticed, .sensitivity, .on_site, .relation, .stress, .avoidance.
"""

import math

from agents.records import Record
from agents.services import CARE_TEAM
from model.compile import rule
from model.institutions.causes import FEAR, cause_of
from model.institutions.provision import refer_elsewhere
from model.institutions.queues import wait_for
from model.institutions.return_plan import agree_on_return
from model.institutions.youth_care import refer_to_youth_care
from model.randomness import SIGNAL, uniform

MUCH_STRESS = 1.0
"""Stress [z] from which it shows."""

SOME_DAYS = 3
"""Days of registered absence in a week from which absence is a signal."""

SOME_AVOIDANCE = 0.3
"""Learned avoidance from which it shows."""


@rule
def signals(student: Record) -> int:
    """How many signals there are to see this week."""
    seen = 1 if student.noted_days >= SOME_DAYS else 0
    seen += 1 if student.stress > MUCH_STRESS else 0
    return seen + (1 if student.avoidance > SOME_AVOIDANCE else 0)


@rule
def signal_arrives(student: Record, klas: Record, mentor: Record, school: Record, key: int, p: Record) -> bool:
    """Whether this week a signal reaches the care team, so that the pupil comes on its list."""
    there = signals(student)
    if there == 0 or student.care > 0 or student.waits[CARE_TEAM] > 0 or mentor.sick_weeks > 0:
        return False
    eye = p.care_team_sensitivity * mentor.sensitivity + p.care_team_on_site * (school.care_on_site - 0.5)
    chance = p.care_team_strength * p.care_team_noticed * there * klas.attention * math.exp(eye)
    if uniform(key, SIGNAL) >= chance:
        return False
    wait_for(student, CARE_TEAM)
    return True


@rule
def care_begins(student: Record, friday: Record, key: int, p: Record) -> int:
    """Support begins; the team refers what it cannot do itself. Returns the cause found."""
    student.care = int(p.care_team_weeks)
    cause = cause_of(student)
    if cause == FEAR:
        agree_on_return(student, p)
        refer_to_youth_care(student, key, p)
    refer_elsewhere(student, friday, key, p)
    return cause


@rule
def week_of_care(student: Record, p: Record) -> None:
    """What a week of support does."""
    student.care -= 1
    student.relation += p.care_team_strength * p.care_team_relation
    student.stress -= p.care_team_strength * p.care_team_stress
    student.avoidance *= 1.0 - min(p.care_team_strength * p.care_team_avoidance, 1.0)
