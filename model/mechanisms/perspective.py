"""Stigma of level and future perspective (source E, "Maatschappelijk domein").

A level of low public esteem tells its pupils that they are worth less, and wears their motivation over months. A
concrete perspective protects: who knows what school is for is hurt less.
What perspective itself holds is in `bonding.py`.

Parameters: perspective.strength, .stigma, .esteem, .protection.
"""

from agents.records import Record
from model.compile import rule


@rule
def stigma(student: Record, level: Record, p: Record) -> float:
    """What a level's low status takes off motivation, in z; nothing at a level of enough esteem."""
    low = max(p.perspective_esteem - level.status, 0.0)
    open_to_it = max(1.0 - p.perspective_protection * student.perspective, 0.0)
    return p.perspective_strength * p.perspective_stigma * low * open_to_it
