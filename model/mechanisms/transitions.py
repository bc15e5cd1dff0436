"""Transitions: entry to secondary school or mbo, another level or school, a new year, the end of a holiday.

The first weeks after one are vulnerable (sources B 2.2, 3.1, 3.2; E, interviews): refusal begins sooner, stress rises
and a turning point weighs more. Also here: a level that is too high (overasked: stress) or too low (bored: less
bonding), because ability is measured within the level; and repeating a year, which wears the bond (Jimerson 2002).

A bridge that the new school builds (`school.bridge`) takes off part of the unrest of a beginning in vo or mbo. Which
transition a pupil makes is marked where careers are decided (`model.transition_marks`).

Parameters: transitions.strength, .fades, .holiday, .bridge, .refusal, .stress, .severity, .band, .overasked, .bored,
.repeated; .entry, .mbo, .level, .school and .year say how unsettling each kind is.
"""

from agents.records import Record
from model.compile import rule

TRANSITIONS = ("entry", "mbo", "level", "school", "year")
"""Kinds of transition; the code on a record is the place in this tuple plus one."""

ENTRIES = (1, 2)
"""Codes of the kinds for which a school can build a bridge: beginning in vo and in mbo."""

LONGEST = 400
"""Weeks after which a transition is no longer counted on."""


@rule
def settle(student: Record, school: Record, monday: Record, p: Record) -> None:
    """A week makes the last transition fade, sooner with a bridge to a new school; a holiday's end unsettles again."""
    if student.weeks_since_transition == 0 and student.transition in ENTRIES:
        student.unsettled *= 1.0 - p.transitions_bridge * school.bridge
    student.weeks_since_transition = min(student.weeks_since_transition + 1, LONGEST)
    student.unsettled *= 1.0 - p.transitions_fades
    if monday.holiday_weeks > 0:
        student.unsettled = max(student.unsettled, p.transitions_holiday)


@rule
def upset(student: Record, p: Record) -> float:
    """Log of what a recent transition adds to refusal."""
    return p.transitions_strength * p.transitions_refusal * student.unsettled


@rule
def timing(student: Record, p: Record) -> float:
    """Factor on the severity of a turning point: more soon after a transition."""
    return 1.0 + p.transitions_strength * p.transitions_severity * student.unsettled


@rule
def strangeness(student: Record, p: Record) -> float:
    """Stress by a recent transition and by a level that is too high, in z."""
    overasked = max(-student.ability - p.transitions_band, 0.0)
    return p.transitions_strength * (p.transitions_stress * student.unsettled + p.transitions_overasked * overasked)


@rule
def estrangement(student: Record, p: Record) -> float:
    """What a level that is too low, and repeating a year, take off bonding, in z."""
    bored = max(student.ability - p.transitions_band, 0.0)
    return p.transitions_strength * (p.transitions_bored * bored + p.transitions_repeated * student.repeated)
