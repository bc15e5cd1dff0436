"""Alternative provision: Rebound, Herstart, Op de Rails, the Link (sources C, B 2 and B 3 with Brouwer-Borghuis 2019).

Rebound and Op de Rails take pupils with conduct problems after suspensions, Rebound also who was expelled or for whom
the school has no fitting place; the Link takes refusers, Herstart who sits at home for long. A pupil with a place
follows lessons there, out of the reach of friends and class, and comes back after some months with less avoidance and
fewer conduct problems. Until 18.

Parameters: provision.strength, .places, .weeks_conduct, .weeks_home, .referred, .by_school, .after, .avoidance,
.conduct, .relation.
"""

from agents.records import Record
from agents.services import AT_OWN_SCHOOL, HERSTART, OP_DE_RAILS, PROVISION, REBOUND, THE_LINK
from model.compile import rule
from model.institutions.at_home import WAS_IN_PROVISION, come_back, days_since
from model.institutions.queues import wait_for
from model.randomness import REFERRED_ELSEWHERE, SCHOOL_REFERS, uniform

SOME_SUSPENSIONS = 2
"""Suspensions in a school year after which Rebound fits."""

MANY_SUSPENSIONS = 4
"""Suspensions after which Op de Rails fits."""

THREE_MONTHS = 91
"""Days at home after which Herstart fits rather than the Link."""

ADULT = 18


@rule
def fitting(student: Record, friday: Record, p: Record) -> int:
    """Which provision fits the pupil; 0 for none."""
    days = days_since(student.away_from, friday)
    if days > THREE_MONTHS:
        return HERSTART
    if days > p.provision_after:
        return THE_LINK
    if student.suspensions >= MANY_SUSPENSIONS:
        return OP_DE_RAILS
    rebound = no_fitting_place(student) or student.suspensions >= SOME_SUSPENSIONS
    return REBOUND if rebound else AT_OWN_SCHOOL


@rule
def refer_elsewhere(student: Record, friday: Record, key: int, p: Record) -> None:
    """A professional may refer a pupil who fits."""
    fits = may_go(student, p) and fitting(student, friday, p) > 0
    if fits and uniform(key, REFERRED_ELSEWHERE) < p.provision_referred:
        wait_for(student, PROVISION)


@rule
def school_refers(student: Record, key: int, p: Record) -> None:
    """The school itself may refer a pupil for whom it has no fitting place."""
    if no_fitting_place(student) and may_go(student, p) and uniform(key, SCHOOL_REFERS) < p.provision_by_school:
        wait_for(student, PROVISION)


@rule
def may_go(student: Record, p: Record) -> bool:
    """Whether there is alternative provision for this pupil at all."""
    return p.provision_strength > 0.0 and student.provision == AT_OWN_SCHOOL and student.age < ADULT


@rule
def no_fitting_place(student: Record) -> bool:
    """Whether the own school has no fitting place: it said so, or it expelled the pupil."""
    return student.home_weeks > 0 or student.expelled == 1


@rule
def provision_begins(student: Record, friday: Record, p: Record) -> int:
    """The pupil takes the place, when it still fits; returns where (0: no longer needed)."""
    kind = fitting(student, friday, p)
    if kind == AT_OWN_SCHOOL or student.provision != AT_OWN_SCHOOL:
        return AT_OWN_SCHOOL
    conduct = kind in (REBOUND, OP_DE_RAILS)
    student.provision = kind
    student.provision_left = int(p.provision_weeks_conduct if conduct else p.provision_weeks_home)
    student.spell_left = 0
    student.year_marks |= WAS_IN_PROVISION
    come_back(student)
    return kind


@rule
def week_in_provision(student: Record, level: Record, p: Record) -> bool:
    """What a week there does; True when it was the last."""
    student.provision_left -= 1
    student.provision_hours += level.lessons * level.days
    student.avoidance *= 1.0 - min(p.provision_strength * p.provision_avoidance, 1.0)
    student.conduct -= p.provision_strength * p.provision_conduct
    student.relation += p.provision_strength * p.provision_relation
    if student.provision_left > 0:
        return False
    student.provision = AT_OWN_SCHOOL
    return True
