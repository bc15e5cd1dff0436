"""Refusal that began before a run, and still goes on or has left its traces.

Learned avoidance can last for years (source B 3), so that the pupils who refuse school now began at any time since they
came to their programme, or in the years in which they fell behind. It began by itself or by a turning point. Few ever
refuse, and each of these lives the days since then: refusing, coming back, the year's end at which who was away for
long may have left school, and exemption (article 5a) for who stayed at home. Other help is left out, and so are years
repeated.

No parameters of its own.
"""

import math

from agents.reasons import REFUSAL as REFUSED
from agents.records import Record
from agents.services import AT_OWN_SCHOOL, EXEMPT
from model.careers.leaving import leaves_by, may_leave
from model.careers.routes import held_by_law
from model.compile import rule
from model.mechanisms.refusal import learn_avoidance, weekly_refusal, weekly_stay
from model.randomness import (
    CALM_BEFORE,
    EXEMPT_STILL,
    EXEMPTED_BEFORE,
    LEFT_BEFORE,
    REFUSED_BEFORE,
    TURNED_BEFORE,
    TURNED_DAYS,
    geometric_days,
    person_day_key,
    uniform,
)

DAYS_A_YEAR = 200
"""School days in a year."""

FORGOTTEN = 0.01
"""Avoidance below which a new refusal is as likely as it ever was."""

MOST_LIKELY = 0.999
"""Chance on a day at which calm days are no longer worked out."""

DAYS_PER_WEEK = 5
CALENDAR_DAYS = 1.4
"""Days in the calendar to a school day."""


@rule
def refused_before(
    student: Record, parent: Record, school: Record, region: Record, level: Record, days: int, seed: int, law: Record,
    p: Record,
) -> None:  # fmt: skip
    """Live the days of refusal among the last `days` school days of a pupil."""
    student.avoidance = 0.0
    chance = weekly_refusal(student, parent, school, p)
    hurt = turned_away(student, parent, p)
    onset = 1.0 - (1.0 - chance) * (1.0 - hurt)
    if onset <= 0.0:
        return
    left = days - calm_days(student, onset, days, seed)
    if left <= 0:
        return
    student.avoidance = 1.0
    student.p_refusal, student.p_stay = chance, weekly_stay(student, parent, p)
    student.avoidance = 0.0
    student.lessons = student.hours = level.lessons
    refused, sure = 0, 0
    student.reason = 0
    while left > 0:
        key = person_day_key(seed, student.id, -left)
        if student.avoidance == 0.0 and sure == 0:
            by_turn = uniform(key, TURNED_BEFORE) * onset < hurt
            sure = geometric_days(key, TURNED_DAYS, p.turning_points_away_days) if by_turn else 1
        if sure > 0 or uniform(key, REFUSED_BEFORE) < chance + (1.0 - chance) * student.p_stay * student.avoidance:
            sure = max(sure - 1, 0)
            refused += 1
            student.reason, student.hours = REFUSED, student.lessons
        else:
            student.reason, student.hours = 0, 0
        learn_avoidance(student, p)
        left -= 1
        if left % DAYS_A_YEAR == 0:
            if left_school(student, parent, level, school, region, refused, left // DAYS_A_YEAR, key, law, p):
                student.avoidance = 0.0
                return
            refused = 0
        if left % DAYS_PER_WEEK == 0 and is_exempted(student, left, key, law, p):
            left -= DAYS_PER_WEEK * exempt_weeks(student, left, seed, law, p)
        if student.avoidance < FORGOTTEN:
            student.avoidance = 0.0
            left -= calm_days(student, onset, left, seed)


@rule
def turned_away(student: Record, parent: Record, p: Record) -> float:
    """Chance on a day that a turning point at school or among peers makes a pupil stay away, unable to face school."""
    own = p.turning_points_own
    rate = p.turning_points_school_rate * math.exp(-own * student.relation)
    rate += p.turning_points_peers_rate * math.exp(-own * student.support_peers)
    rate *= math.exp(p.turning_points_adversity * (parent.money_stress - parent.mental_health + student.conduct))
    away = p.turning_points_strength * p.turning_points_away * min(p.refusal_strength, 1.0)
    return min(away * rate / DAYS_PER_WEEK, 1.0)


@rule
def calm_days(student: Record, chance: float, left: int, seed: int) -> int:
    """Days until refusal begins; `left` when it does not."""
    calm = math.log(1.0 - uniform(person_day_key(seed, student.id, -left - 1), CALM_BEFORE)) / math.log(
        1.0 - min(chance, MOST_LIKELY)
    )
    return int(calm) if calm < left else left


@rule
def left_school(
    student: Record, parent: Record, level: Record, school: Record, region: Record, refused: int, years_ago: int,
    key: int, law: Record, p: Record,
) -> bool:  # fmt: skip
    """Whether a pupil who refused for so many days of a year left at its end, and so is not here."""
    if not may_leave(student, level, law):
        return False
    student.true_hours[REFUSED - 1] = refused
    student.lesson_hours = DAYS_A_YEAR
    factor = held_by_law(student.age - years_ago, law, p)
    route = leaves_by(student, parent, level, school, region, factor, uniform(key, LEFT_BEFORE), p)
    student.true_hours[REFUSED - 1] = 0
    student.lesson_hours = 0
    return route > 0


@rule
def is_exempted(student: Record, left: int, key: int, law: Record, p: Record) -> bool:
    """Whether parents of a pupil who is long at home ask for exemption and have it."""
    if student.refusal_run * CALENDAR_DAYS <= p.exemption_after or student.avoidance < p.exemption_severe:
        return False
    if student.age - 1 - left // DAYS_A_YEAR >= law.qualification_until:
        return False
    asked = min(p.exemption_strength * p.exemption_asked, 1.0)
    return uniform(key, EXEMPTED_BEFORE) < asked * p.exemption_granted


@rule
def exempt_weeks(student: Record, left: int, seed: int, law: Record, p: Record) -> int:
    """Weeks at home by right, renewed or not; written on the record when they last until now."""
    weeks = 0
    student.refusal_run = 0
    while True:
        weeks += int(p.exemption_weeks)
        over = left - DAYS_PER_WEEK * weeks
        if over < 0:
            student.provision = EXEMPT
            student.provision_left = (-over + DAYS_PER_WEEK - 1) // DAYS_PER_WEEK
            return weeks
        if student.age - 1 - over // DAYS_A_YEAR >= law.qualification_until:
            return weeks
        if uniform(person_day_key(seed, student.id, -over), EXEMPT_STILL) >= p.exemption_renewed:
            student.provision = AT_OWN_SCHOOL
            return weeks
