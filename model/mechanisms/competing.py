"""Competing activities: a job, duties at home, a child of one's own, crime as another road (source E).

Pull factors: what staying away brings against what school brings. A job harms above a threshold of hours, more where
work without a diploma is plenty. Duties at home grow when parents are unwell or short of money. Young parenthood is
rare and weighs heavily. Conduct, substances and the street together open a road on which school has no place.

Parameters: competing.strength, .job, .job_hours, .market, .duties, .duties_health, .duties_money, .time_job,
.time_duties, .parenthood, .parenthood_substance, .parent_truancy, .parent_withdrawal, .parent_pull, .crime_turn,
.crime_truancy, .crime_pull.
"""

from agents.records import Record
from model.compile import rule
from model.randomness import PARENTHOOD, comes_true, uniform

YOUNGEST_PARENT = 15
"""Age on 1 October below which no pregnancy is counted."""


@rule
def duties_at_home(student: Record, parent: Record, p: Record) -> float:
    """Duties at home, in z: the pupil's own share and what parents' ill health and money stress add."""
    grown = p.competing_duties_health * max(-parent.mental_health, 0.0)
    grown += p.competing_duties_money * max(parent.money_stress, 0.0)
    return student.duties + p.competing_strength * grown


@rule
def too_much_work(student: Record, p: Record) -> float:
    """Hours of paid work above the threshold."""
    return max(student.job - p.competing_job_hours, 0.0)


@rule
def short_of_time(student: Record, parent: Record, p: Record) -> float:
    """Stress of too little time beside work and duties, in z."""
    duties = max(duties_at_home(student, parent, p), 0.0)
    return p.competing_strength * (p.competing_time_job * too_much_work(student, p) + p.competing_time_duties * duties)


@rule
def crime(student: Record, school: Record, p: Record) -> float:
    """How open the criminal road is, in z: conduct, substances and street together above a turning point."""
    return max(student.conduct + student.substance + school.street - p.competing_crime_turn, 0.0)


@rule
def elsewhere(student: Record, parent: Record, school: Record, p: Record) -> float:
    """Log of what competing activities add to truancy."""
    market = max(1.0 + p.competing_market * school.labour, 0.0)
    pull = p.competing_job * too_much_work(student, p) * market + p.competing_parent_truancy * student.parenthood
    pull += p.competing_crime_truancy * crime(student, school, p)
    return p.competing_strength * (pull + p.competing_duties * max(duties_at_home(student, parent, p), 0.0))


@rule
def needed_at_home(student: Record, p: Record) -> float:
    """Log of what a child of one's own adds to being kept at home."""
    return p.competing_strength * p.competing_parent_withdrawal * student.parenthood


@rule
def out_of_school(student: Record, parent: Record, school: Record, region: Record, p: Record) -> float:
    """Log of what competing activities add to being pulled out of school."""
    heat = p.leaving_pull_job * student.job + p.leaving_pull_market * region.labour_market
    heat += p.leaving_pull_duties * duties_at_home(student, parent, p) + p.leaving_pull_money * parent.money_stress
    heat += p.competing_parent_pull * student.parenthood + p.competing_crime_pull * crime(student, school, p)
    return p.competing_strength * heat


@rule
def may_become_parent(student: Record, key: int, p: Record) -> None:
    """A pregnancy this week: girls of 15 and older, likelier with substance use."""
    if student.sex == 1 or student.age < YOUNGEST_PARENT or student.parenthood == 1:
        return
    rate = p.competing_strength * p.competing_parenthood
    if comes_true(uniform(key, PARENTHOOD), rate, p.competing_parenthood_substance * student.substance):
        student.parenthood = 1
