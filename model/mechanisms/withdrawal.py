"""School withdrawal: parents keep the child at home or let it (source B 5, after Reid 2002).

Five reasons with parents, each with its own hazard, which add up: resistance to education, fear, needing the child's
help, too little steering, and worn out by worry about a child who avoids school. Parents who trust the school and work
with it do it less. Beside these, luxury leave next to the holidays: a household decides, so brothers and sisters are
away together.

Parameters: withdrawal.strength, .baseline, .resistance, .fear, .bullied, .duties, .money, .alone, .background,
.steering, .worry, .trust, .days, .luxury, .luxury_ses.
"""

import math

from agents.records import Record
from model.compile import rule
from model.mechanisms.competing import duties_at_home, needed_at_home
from model.randomness import (
    LUXURY_LEAVE,
    WITHDRAWAL,
    WITHDRAWAL_DAYS,
    WITHDRAWAL_REASON,
    geometric_days,
    person_day_key,
    uniform,
)

WHY = ("resistance", "fear", "help", "steering", "worry", "luxury")
"""Why parents keep a child at home; the code is the place in this tuple plus one. Named in the events table."""

WHY_HELP, WHY_LUXURY = 3, 6


@rule
def resistance(parent: Record, p: Record) -> float:
    """Weight of parents who set little value on education."""
    return p.withdrawal_resistance * max(-parent.expectations, 0.0)


@rule
def fear(student: Record, parent: Record, school: Record, p: Record) -> float:
    """Weight of parents who fear for the child at school, or to be alone themselves."""
    danger = p.withdrawal_bullied * student.bullied + max(-school.felt_safety, 0.0) + max(-parent.mental_health, 0.0)
    return p.withdrawal_fear * max(parent.protection, 0.0) * danger


@rule
def help_needed(student: Record, parent: Record, p: Record) -> float:
    """Weight of parents who need the child: duties, money, alone, new to the country, or trouble at home."""
    need = p.withdrawal_duties * duties_at_home(student, parent, p) + p.withdrawal_money * parent.money_stress
    need += student.strain
    need += p.withdrawal_alone * (1 - parent.two_parents) + p.withdrawal_background * parent.background
    return max(need + needed_at_home(student, p), 0.0)


@rule
def little_steering(parent: Record, p: Record) -> float:
    """Weight of parents who avoid confrontation."""
    return p.withdrawal_steering * max(-parent.monitoring, 0.0)


@rule
def worn_out(student: Record, parent: Record, p: Record) -> float:
    """Weight of parents who lost their trust while the child learned to avoid school."""
    return p.withdrawal_worry * max(-parent.trust, 0.0) * student.avoidance


@rule
def distrust(parent: Record, p: Record) -> float:
    """Factor on keeping a child at home: less with trust in the school."""
    return p.withdrawal_strength * math.exp(-p.withdrawal_trust * parent.trust)


@rule
def weekly_withdrawal(student: Record, parent: Record, school: Record, p: Record) -> float:
    """Chance on a day that parents keep the child at home."""
    weight = resistance(parent, p) + fear(student, parent, school, p) + help_needed(student, parent, p)
    weight += little_steering(parent, p) + worn_out(student, parent, p)
    return min(p.withdrawal_baseline * weight * distrust(parent, p), 1.0)


@rule
def kept_at_home(student: Record, key: int) -> bool:
    """Whether the parents keep the child at home from today."""
    return uniform(key, WITHDRAWAL) < student.p_withdrawal


@rule
def why_kept(student: Record, parent: Record, school: Record, key: int, p: Record) -> int:
    """Which of the five reasons it is (1..5), drawn in proportion to their weights."""
    weights = (
        resistance(parent, p),
        fear(student, parent, school, p),
        help_needed(student, parent, p),
        little_steering(parent, p),
        worn_out(student, parent, p),
    )
    total = 0.0
    for weight in weights:
        total += weight
    luck = uniform(key, WITHDRAWAL_REASON) * total
    for place in range(len(weights)):
        luck -= weights[place]
        if luck < 0.0:
            return place + 1
    return WHY_HELP


@rule
def days_kept(key: int, p: Record) -> int:
    """School days that the child is kept at home, today included."""
    return geometric_days(key, WITHDRAWAL_DAYS, p.withdrawal_days)


@rule
def on_luxury_leave(parent: Record, day: Record, seed: int, p: Record) -> bool:
    """Whether the household is on holiday outside the holidays today, beside which alone it happens."""
    if day.beside_holiday == 0:
        return False
    key = person_day_key(seed, parent.id, day.number)
    wish = p.withdrawal_luxury * math.exp(p.withdrawal_luxury_ses * parent.ses)
    return uniform(key, LUXURY_LEAVE) < wish * distrust(parent, p)
