"""Push, pull and fall-out: the three routes out of school without a startkwalificatie (source E).

Push: conflict, exclusion, bullying, an unsafe school, refusal; and the loss of the training post without which nobody
learns at work (bbl). Pull: a job, the labour market, duties, money; the less the diploma is thought to bring, the
stronger, up to a level whose diploma brings enough. Fall-out: weak marks, little bond and perspective, much absence, a
recent turning point, earlier failures, a programme that does not fit (source D: wrong choices of study). Each is a
yearly hazard; the law holds the youngest (compulsory until 16, the duty to qualify until 18). Routes compete: the
cause of a leaver is drawn in proportion.

Parameters: leaving.* in evidence/parameters.toml.
"""

import math

from agents.reasons import REFUSAL
from agents.records import Record
from model.careers.exams import share_missed
from model.careers.kinds import FALL_OUT, PULL, PUSH
from model.compile import rule
from model.mechanisms.bonding import hold
from model.mechanisms.competing import out_of_school
from model.mechanisms.neighbourhood import street_leaving
from model.mechanisms.peers import after_friends
from model.world import DAYS_PER_WEEK


@rule
def push(student: Record, level: Record, school: Record, p: Record) -> float:
    """Yearly hazard of being pushed out, of school or of the training post."""
    refused = student.true_hours[REFUSAL - 1] / student.lesson_hours if student.lesson_hours > 0 else 0.0
    heat = p.leaving_push_relation * -student.relation + p.leaving_push_bullied * student.bullied
    heat += p.leaving_push_suspended * min(student.suspensions, 1) - p.leaving_push_safety * school.felt_safety
    return p.leaving_push * math.exp(heat + p.leaving_push_refusal * refused) + post_lost(level, p)


@rule
def post_lost(level: Record, p: Record) -> float:
    """Yearly hazard that the training post of who learns at work ends and no other is found; likelier at low levels.

    Without a contract with an employer there is no place in a work-based programme (WEB, article 7.2.8).
    """
    if level.days == DAYS_PER_WEEK:
        return 0.0
    return p.leaving_post * math.exp(p.leaving_post_status * short_of_enough(level, p))


@rule
def short_of_enough(level: Record, p: Record) -> float:
    """How far the status of a level is below one whose diploma brings enough; 0 from that level on.

    Who is at vmbo or at mbo 1 or 2 doubts what the diploma is worth (source E, interviews).
    """
    return max(p.leaving_enough - level.status, 0.0)


@rule
def pull(student: Record, parent: Record, level: Record, school: Record, region: Record, p: Record) -> float:
    """Yearly hazard of being pulled out."""
    heat = out_of_school(student, parent, school, region, p)
    heat += p.leaving_pull_status * short_of_enough(level, p)
    return p.leaving_pull * math.exp(heat + p.leaving_pull_substance * student.substance)


@rule
def fall_out(student: Record, level: Record, p: Record) -> float:
    """Yearly hazard of falling out."""
    heat = -p.leaving_fall_achievement * student.achievement - p.leaving_fall_bonding * hold(student, p)
    heat -= p.bonding_strength * p.leaving_fall_perspective * student.perspective
    heat += p.leaving_fall_absence * share_missed(student) + p.leaving_fall_shock * student.shock
    heat += p.leaving_fall_delay * delay(student, level) + p.leaving_fall_misfit * student.misfit
    return p.leaving_fall * math.exp(heat - p.leaving_fall_health * student.health)


@rule
def delay(student: Record, level: Record) -> float:
    """Years behind the usual age of the programme year: years repeated, restarted or lost before."""
    return max(0.0, 1.0 * (student.age - level.entry_age - student.school_year + 1))


@rule
def surroundings(student: Record, school: Record, p: Record) -> float:
    """Factor on all routes by the street around the school and by friends who left or have ambition."""
    return math.exp(street_leaving(school, p) + after_friends(student, p))


@rule
def held_by_law(age: int, law: Record, p: Record) -> float:
    """Factor on all routes by age: compulsory schooling, duty to qualify (a weaker hold on who is of age), neither."""
    if age < law.compulsory_until:
        return p.leaving_compulsory
    if age >= law.qualification_until:
        return 1.0
    return p.leaving_qualification if age < law.adult_from else p.leaving_qualification_adult


@rule
def route_taken(pushed: float, pulled: float, fell: float, luck: float) -> int:
    """The route by which a pupil leaves under these hazards, 0 for none; `luck` is uniform on [0, 1)."""
    hazard = pushed + pulled + fell
    chance = 1.0 - math.exp(-hazard)
    if luck >= chance:
        return 0
    share = luck / chance * hazard
    return PUSH if share < pushed else PULL if share < pushed + pulled else FALL_OUT
