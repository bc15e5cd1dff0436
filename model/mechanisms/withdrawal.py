"""School withdrawal: parents keep the child at home or let it (source B 5, after Reid 2002).

Reasons with parents: resistance to education, fear, needing the child's help, too little steering, worn out by worry.
Beside these, luxury leave next to the holidays: a household decides, so brothers and sisters are away together.

Parameters: withdrawal.baseline, .resistance, .fear, .duties, .money, .steering, .worry, .days, .luxury, .luxury_ses,
.luxury_days.
"""

import math

from agents.records import Record
from model.compile import rule
from model.randomness import LUXURY_LEAVE, WITHDRAWAL, WITHDRAWAL_DAYS, geometric_days, person_day_key, uniform


@rule
def weekly_withdrawal(student: Record, parent: Record, school: Record, p: Record) -> float:
    """Chance on a day that parents keep the child at home."""
    resistance = p.withdrawal_resistance * max(-parent.expectations, 0.0)
    fear = p.withdrawal_fear * max(parent.protection, 0.0) * (student.bullied + max(-school.safety, 0.0))
    need = p.withdrawal_duties * student.duties + p.withdrawal_money * parent.money_stress
    steering = p.withdrawal_steering * max(-parent.monitoring, 0.0)
    worry = p.withdrawal_worry * max(-parent.trust, 0.0) * student.avoidance
    return min(p.withdrawal_baseline * math.exp(resistance + fear + need + steering + worry), 1.0)


@rule
def kept_at_home(student: Record, key: int) -> bool:
    """Whether the parents keep the child at home from today."""
    return uniform(key, WITHDRAWAL) < student.p_withdrawal


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
    return uniform(key, LUXURY_LEAVE) < p.withdrawal_luxury * math.exp(p.withdrawal_luxury_ses * parent.ses)
