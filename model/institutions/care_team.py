"""The school's care and advice team: hears of signals, supports some pupils for some weeks (sources A, B 2, E).

What a pupil feels is not seen by a school. The team hears of what is in the register (`signs`) and of what a teacher
notices (`model.mechanisms.signals`: sooner by a sensitive mentor, in a small class, of trouble that shows), sooner
still when the team is at the school itself. Support makes the relation with school better, lowers stress and learned
avoidance; afterwards these go their own way again.

Parameters: care_team.strength, .places, .weeks, .noticed, .passed_on, .on_site, .finds, .relation, .stress, .avoidance.
"""

import math

from agents.records import Record
from agents.services import CARE_TEAM
from model.compile import rule
from model.institutions.causes import FEAR, NOTHING, cause_of
from model.institutions.provision import refer_elsewhere
from model.institutions.queues import wait_for
from model.institutions.return_plan import agree_on_return
from model.institutions.signs import MOST_SIGNS, registered_signs
from model.institutions.youth_care import refer_to_youth_care
from model.mechanisms.care_at_hand import care_at_hand
from model.mechanisms.signals import signals_seen
from model.randomness import CARE_FINDS, SIGNAL, uniform


@rule
def care_reach(school: Record, p: Record) -> float:
    """How easily signals reach this school's team, against a team that is at the school as much as the mean."""
    return p.care_team_strength * math.exp(p.care_team_on_site * care_at_hand(school, p))


@rule
def signal_arrives(
    student: Record, klas: Record, mentor: Record, school: Record, reach: float, key: int, p: Record
) -> bool:
    """Whether this week a signal reaches the care team, so that the pupil comes on its list."""
    if student.care > 0 or student.waits[CARE_TEAM] > 0:
        return False
    luck = uniform(key, SIGNAL)
    if luck >= reach * (MOST_SIGNS * p.care_team_noticed + p.care_team_passed_on):
        return False  # whatever there is to see
    chance = p.care_team_noticed * registered_signs(student, p)
    chance += p.care_team_passed_on * signals_seen(student, klas, mentor, school, p)
    if luck >= reach * chance:
        return False
    wait_for(student, CARE_TEAM)
    return True


@rule
def care_begins(student: Record, friday: Record, key: int, p: Record) -> int:
    """Support begins; the team asks what is the matter, and refers what it cannot do itself. Returns what it found."""
    student.care = int(p.care_team_weeks)
    cause = cause_of(student) if uniform(key, CARE_FINDS) < p.care_team_finds else NOTHING
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
