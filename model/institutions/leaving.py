"""The year's end: who graduates, and who leaves early by push, pull or fall-out (sources D, E "push, pull, fall-out").

Push: conflict, exclusion, bullying, an unsafe school, refusal. Pull: a job, the labour market, duties, money. Fall-out:
weak marks, little bond and perspective, much absence, a recent turning point. Each route is a yearly hazard; the law
holds the youngest (compulsory until 16, the duty to qualify until 18), and a programme that ends without a
startkwalificatie is the moment when most are lost. Routes compete: the cause of a leaver is drawn in proportion.

Parameters: leaving.* in evidence/parameters.toml.
"""

import math

from agents.reasons import REFUSAL
from agents.records import Record
from model.compile import kernel, rule
from model.events import note_event
from model.mechanisms.bonding import hold
from model.randomness import GRADUATION, LEAVING, person_day_key, uniform
from model.world import EVENT_LEFT, World

GOES_ON, GRADUATES, LEAVES_EARLY = 0, 1, 2
PUSH, PULL, FALL_OUT = 1, 2, 3


@rule
def share_missed(student: Record) -> float:
    """Share of the year's lessons missed for any reason."""
    missed = 0
    for hours in student.true_hours:
        missed += hours
    return missed / student.lesson_hours if student.lesson_hours > 0 else 0.0


@rule
def passes(student: Record, level: Record, key: int, p: Record) -> bool:
    """Whether a pupil in the last year of the programme gets the diploma."""
    if student.school_year < level.years:
        return False
    odds = (
        p.leaving_diploma
        + p.leaving_diploma_achievement * student.achievement
        - p.leaving_diploma_absence * share_missed(student)
    )
    return uniform(key, GRADUATION) < 1.0 / (1.0 + math.exp(-odds))


@rule
def push(student: Record, school: Record, p: Record) -> float:
    """Yearly hazard of being pushed out."""
    refused = student.true_hours[REFUSAL - 1] / student.lesson_hours if student.lesson_hours > 0 else 0.0
    heat = p.leaving_push_relation * -student.relation + p.leaving_push_bullied * student.bullied
    heat += p.leaving_push_suspended * min(student.suspensions, 1) - p.leaving_push_safety * school.safety
    return p.leaving_push * math.exp(heat + p.leaving_push_refusal * refused)


@rule
def pull(student: Record, parent: Record, region: Record, p: Record) -> float:
    """Yearly hazard of being pulled out."""
    heat = p.leaving_pull_job * student.job + p.leaving_pull_market * region.labour_market
    heat += p.leaving_pull_duties * student.duties + p.leaving_pull_money * parent.money_stress
    return p.leaving_pull * math.exp(heat + p.leaving_pull_substance * student.substance)


@rule
def fall_out(student: Record, p: Record) -> float:
    """Yearly hazard of falling out."""
    heat = -p.leaving_fall_achievement * student.achievement - p.leaving_fall_bonding * hold(student, p)
    heat -= p.bonding_strength * p.leaving_fall_perspective * student.perspective
    heat += p.leaving_fall_absence * share_missed(student) + p.leaving_fall_shock * student.shock
    return p.leaving_fall * math.exp(heat - p.leaving_fall_health * student.health)


@rule
def held_by_law(age: int, law: Record, p: Record) -> float:
    """Factor on all routes by age: compulsory schooling, duty to qualify, neither."""
    if age < law.compulsory_until:
        return p.leaving_compulsory
    return p.leaving_qualification if age < law.qualification_until else 1.0


@kernel
def year_ends(world: World, first_school: int, last_school: int, day: Record) -> None:
    """Decide for every pupil of schools `first_school` to `last_school`: graduates, leaves early, or goes on."""
    p = world.params[0]
    for s in range(first_school, last_school):
        school = world.schools[s]
        world.event_counts[s] = 0
        for row in range(school.first, school.first + school.pupils):
            student = world.students[row]
            level = world.levels[student.level]
            key = person_day_key(world.seed, student.id, day)
            student.outcome = GRADUATES if passes(student, level, key, p) else GOES_ON
            decide_to_leave(world, s, row, key)


@rule
def decide_to_leave(world: World, s: int, row: int, key: int) -> None:
    """Whether the pupil leaves without a startkwalificatie, and by which route."""
    p = world.params[0]
    law = world.law[0]
    student = world.students[row]
    level = world.levels[student.level]
    student.route = 0
    qualifies_now = student.outcome == GRADUATES and level.qualifies == 1
    if student.qualified == 1 or qualifies_now or level.counts == 0 or student.age >= law.vsv_until:
        return
    school = world.schools[s]
    ends = p.leaving_transition if student.outcome == GRADUATES else 1.0
    held = held_by_law(student.age + 1, law, p) * ends
    pushed = push(student, school, p) * held
    pulled = pull(student, world.parents[student.household], world.regions[school.region], p) * held
    fell = fall_out(student, p) * held
    hazard = pushed + pulled + fell
    luck = uniform(key, LEAVING)
    chance = 1.0 - math.exp(-hazard)
    if luck >= chance:
        return
    student.outcome = LEAVES_EARLY
    share = luck / chance
    student.route = PUSH if share < pushed / hazard else PULL if share < (pushed + pulled) / hazard else FALL_OUT
    note_event(world, s, row, EVENT_LEFT, student.route, 4)
