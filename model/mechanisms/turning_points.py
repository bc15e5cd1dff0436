"""Turning points: sudden events at home, at school, in health, among peers or with the law, and good ones.

Each kind has its own rate, what it does to the mind (`shock`) and what it asks at home (`strain`), which fade each at
its own speed. Bad ones often cost days at once (leave for a loss, at home with a family in trouble, sick, or afraid to
face school); protection softens them, and soon after a transition they weigh more. Good ones (a friend, a coach, a
success) ease the mind. Pupils without risk can fall by one, the silent leavers (`model.silent_leavers`), and those at
risk tip over (source B 2.1, after Dupéré 2015; source E, box II).

Parameters: turning_points.strength, .adversity, .own, .protection, .fades, .strain_fades, .severity, .good_size, .best,
.away, .away_days, and for each kind .<kind>_rate, for the bad ones also .<kind>_shock and .<kind>_strain.
"""

import math

from agents.reasons import LEAVE, REFUSAL, SICK, WITHDRAWAL
from agents.records import Record
from model.compile import rule
from model.mechanisms.transitions import timing
from model.mechanisms.withdrawal import WHY_HELP
from model.randomness import (
    TURNING_POINT,
    TURNING_POINT_AWAY,
    TURNING_POINT_DAYS,
    TURNING_POINT_KIND,
    TURNING_POINT_SIZE,
    comes_true,
    geometric_days,
    uniform,
)

KINDS = ("loss", "family", "money", "move", "school", "health", "peers", "law", "friend", "coach", "success")
"""What happens, the good ones last; named in the events table. The code is the place in this tuple plus one.

loss: illness or death of somebody near. family: parents part or fight. law: police, court, a parent in prison.
"""

BAD = 8
"""The first so many kinds are bad."""

AWAY_FOR = (LEAVE, WITHDRAWAL, WITHDRAWAL, LEAVE, REFUSAL, SICK, REFUSAL, LEAVE)
"""The reason of absence in the days after each bad kind."""

LONGEST_AWAY = 20
"""School days that a turning point costs at once, at most."""


@rule
def turning_point(student: Record, parent: Record, key: int, p: Record) -> int:
    """Whether a turning point comes this week: its kind (a place in KINDS plus one), or 0."""
    student.shock *= 1.0 - p.turning_points_fades
    student.strain *= 1.0 - p.turning_points_strain_fades
    adversity = parent.money_stress - parent.mental_health + student.conduct
    bad = p.turning_points_strength * bad_rate(p)
    good = p.turning_points_strength * (
        p.turning_points_friend_rate + p.turning_points_coach_rate + p.turning_points_success_rate
    )
    luck = uniform(key, TURNING_POINT)
    if comes_true(luck, bad, p.turning_points_adversity * adversity):
        kind = which_bad(student, parent, key, p)
        go_down(student, parent, kind, key, p)
        return kind
    if luck >= 1.0 - good:
        go_up(student, key, p)
        return which_good(key, p)
    return 0


@rule
def bad_rate(p: Record) -> float:
    """Chance per week of a bad turning point for the mean pupil."""
    home = p.turning_points_loss_rate + p.turning_points_family_rate + p.turning_points_money_rate
    home += p.turning_points_move_rate
    return (
        home
        + p.turning_points_school_rate
        + p.turning_points_health_rate
        + p.turning_points_peers_rate
        + p.turning_points_law_rate
    )


@rule
def which_bad(student: Record, parent: Record, key: int, p: Record) -> int:
    """The kind of a bad one, by the kinds' rates and by what the pupil is open to."""
    own = p.turning_points_own
    weights = (
        p.turning_points_loss_rate,
        p.turning_points_family_rate * math.exp(-own * parent.mental_health),
        p.turning_points_money_rate * math.exp(own * parent.money_stress),
        p.turning_points_move_rate,
        p.turning_points_school_rate * math.exp(-own * student.relation),
        p.turning_points_health_rate * math.exp(-own * student.health),
        p.turning_points_peers_rate * math.exp(-own * student.support_peers),
        p.turning_points_law_rate * math.exp(own * student.conduct),
    )
    total = 0.0
    for weight in weights:
        total += weight
    luck = uniform(key, TURNING_POINT_KIND) * total
    for place in range(BAD - 1):
        luck -= weights[place]
        if luck < 0.0:
            return place + 1
    return BAD


@rule
def which_good(key: int, p: Record) -> int:
    """The kind of a good one."""
    total = p.turning_points_friend_rate + p.turning_points_coach_rate + p.turning_points_success_rate
    luck = uniform(key, TURNING_POINT_KIND) * total
    if luck < p.turning_points_friend_rate:
        return BAD + 1
    return BAD + 2 if luck < p.turning_points_friend_rate + p.turning_points_coach_rate else BAD + 3


@rule
def go_down(student: Record, parent: Record, kind: int, key: int, p: Record) -> None:
    """A bad one: impact on mind and home by kind, luck, timing and protection, and days away at once."""
    shocks = (
        p.turning_points_loss_shock,
        p.turning_points_family_shock,
        p.turning_points_money_shock,
        p.turning_points_move_shock,
        p.turning_points_school_shock,
        p.turning_points_health_shock,
        p.turning_points_peers_shock,
        p.turning_points_law_shock,
    )
    strains = (
        p.turning_points_loss_strain,
        p.turning_points_family_strain,
        p.turning_points_money_strain,
        p.turning_points_move_strain,
        p.turning_points_school_strain,
        p.turning_points_health_strain,
        p.turning_points_peers_strain,
        p.turning_points_law_strain,
    )
    severity = -p.turning_points_severity * math.log(1.0 - uniform(key, TURNING_POINT_SIZE)) * timing(student, p)
    cushion = math.exp(-p.turning_points_protection * (student.resilience + parent.support + student.support_peers))
    impact = severity * cushion * shocks[kind - 1]
    student.shock += impact
    student.strain += severity * cushion * strains[kind - 1]
    if student.gone == 0:
        student.turned = max(student.turned, impact)
    stay_over(student, AWAY_FOR[kind - 1], key, p)


@rule
def stay_over(student: Record, reason: int, key: int, p: Record) -> None:
    """Days away at once, from today, unless the pupil is away already or the reason is switched off."""
    if student.spell_left > 0 or uniform(key, TURNING_POINT_AWAY) >= p.turning_points_away or not can_be(reason, p):
        return
    student.spell_reason = reason
    student.spell_left = min(geometric_days(key, TURNING_POINT_DAYS, p.turning_points_away_days), LONGEST_AWAY)
    if reason == WITHDRAWAL:
        student.withdrawal_reason = WHY_HELP


@rule
def can_be(reason: int, p: Record) -> bool:
    """Whether a reason of absence is switched on."""
    if reason == LEAVE:
        return p.leave_strength > 0.0
    if reason == WITHDRAWAL:
        return p.withdrawal_strength > 0.0
    return p.sickness_strength > 0.0 if reason == SICK else p.refusal_strength > 0.0


@rule
def go_up(student: Record, key: int, p: Record) -> None:
    """A good one eases the mind, up to a point."""
    ease = -p.turning_points_good_size * math.log(1.0 - uniform(key, TURNING_POINT_SIZE))
    student.shock = max(student.shock - ease, min(student.shock, -p.turning_points_best))
