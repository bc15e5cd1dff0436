"""School exclusion: the school sends the pupil away (source B 6).

Suspension, at most one week in a row by law; an informal sending home for the day; expulsion, only to another school,
after repeated suspensions and the more so where many are suspended; and no fitting place: needs that a school with
little care does not meet end in weeks in which the pupil stays at home part of the time, written down as leave or sick.
Externalising behaviour is the main occasion; strictness, disorder, background and level decide how often it ends so.
Boys are 77 % of reports, and the reports are of suspensions longer than a day (B 6.1). A suspension costs the bond; a
restorative talk instead (`school.restorative`) mends it a little, and leaves conduct as it was.

Parameters: exclusion.strength, .baseline, .conduct, .low_mood, .order, .neurodivergent, .boy, .relation, .background,
.ses, .status, .urbanity, .again, .suspended, .days, .bond, .talk, .expelled_after, .expelled, .expelled_rate,
.expelled_watch, .no_place, .no_place_mood, .no_place_conduct, .no_place_care, .no_place_weeks, .no_place_day,
.no_place_part.
"""

import math

from agents.records import Record
from model.compile import rule
from model.mechanisms.care_at_hand import care_at_hand
from model.mechanisms.discipline import harshness
from model.mechanisms.health import externalising, internalising
from model.mechanisms.scales import MIDDLE_STATUS, kept_within
from model.randomness import (
    EXCLUSION,
    EXCLUSION_DAYS,
    EXCLUSION_KIND,
    EXPULSION,
    NO_PLACE,
    NO_PLACE_DAY,
    NO_PLACE_WEEKS,
    RESTORATIVE,
    geometric_days,
    uniform,
)

MOST_AGAIN = 3
"""Suspensions this year that count as the occasion of another."""

HIGH = 1.0
"""Height of anxiety or difficult behaviour, in z, above which a pupil needs a fitting place."""

PER_PUPILS = 100.0
"""Pupils that a school's suspensions are counted by."""

MOST_WEEKS = 60
"""Longest time without a fitting place that is looked ahead, in weeks."""


@rule
def weekly_exclusion(student: Record, parent: Record, klas: Record, school: Record, level: Record, p: Record) -> float:
    """Chance on a day of an incident that ends in exclusion."""
    heat = p.exclusion_conduct * externalising(student, p) + p.exclusion_boy * student.sex
    heat += p.exclusion_neurodivergent * student.neurodivergent - p.exclusion_order * klas.order
    heat += p.exclusion_low_mood * max(internalising(student, p), 0.0) - p.exclusion_relation * student.relation
    heat += p.exclusion_background * student.background - p.exclusion_ses * parent.ses
    heat += p.exclusion_status * (MIDDLE_STATUS - level.status) + p.exclusion_urbanity * school.urbanity
    heat += p.exclusion_again * min(student.suspensions, MOST_AGAIN)
    rate = p.exclusion_strength * p.exclusion_baseline * max(harshness(school, p), 0.0)
    return min(rate * math.exp(heat), 1.0)


@rule
def sent_away(student: Record, key: int) -> bool:
    """Whether an incident today ends in exclusion."""
    return uniform(key, EXCLUSION) < student.p_exclusion


@rule
def days_suspended(key: int, law: Record, p: Record) -> int:
    """School days of suspension, or 0 when the pupil is sent home informally for the rest of the day."""
    if uniform(key, EXCLUSION_KIND) >= p.exclusion_suspended:
        return 0
    return min(geometric_days(key, EXCLUSION_DAYS, p.exclusion_days), law.suspension_max_days)


@rule
def talked_over(student: Record, school: Record, key: int, law: Record, p: Record) -> bool:
    """Whether a restorative talk takes the place of a suspension: the pupil stays, the relation is mended a little."""
    if uniform(key, RESTORATIVE) >= school.restorative or days_suspended(key, law, p) == 0:
        return False
    student.relation = kept_within(student.relation + p.exclusion_talk)
    return True


@rule
def leave_marks(student: Record, school: Record, days: int, law: Record, p: Record) -> None:
    """What a suspension leaves: it is counted, if long reported, and costs the relation with the teachers."""
    student.suspensions += 1
    school.suspended += 1
    if days > law.suspension_inform_days:
        student.suspensions_reported += 1
    student.relation -= p.exclusion_bond


@rule
def watch_expelled(student: Record, p: Record) -> None:
    """Who waits for another school is watched closely."""
    if student.expelled == 1:
        student.watched = max(student.watched, p.exclusion_expelled_watch)


@rule
def is_expelled(student: Record, school: Record, key: int, p: Record) -> bool:
    """Whether this suspension makes the school seek another school for the pupil, who stays until there is one."""
    if student.expelled == 1 or student.suspensions < p.exclusion_expelled_after:
        return False
    often = 1.0 + p.exclusion_expelled_rate * PER_PUPILS * school.suspended / school.pupils
    if uniform(key, EXPULSION) >= p.exclusion_expelled * often:
        return False
    student.expelled = 1
    watch_expelled(student, p)
    return True


@rule
def loses_place(student: Record, school: Record, key: int, p: Record) -> bool:
    """Whether the school has, from this week on, no fitting place for this pupil on some days.

    Who has the support of the care team keeps the place.
    """
    if student.home_weeks > 0:
        student.home_weeks -= 1
        return False
    need = student.neurodivergent + p.exclusion_no_place_mood * max(internalising(student, p) - HIGH, 0.0)
    need += p.exclusion_no_place_conduct * max(externalising(student, p) - HIGH, 0.0)
    if need <= 0.0 or student.care > 0:
        return False
    met = math.exp(-p.exclusion_no_place_care * care_at_hand(school, p))
    chance = p.exclusion_strength * p.exclusion_no_place * need * met
    if uniform(key, NO_PLACE) >= chance:
        return False
    student.home_weeks = min(geometric_days(key, NO_PLACE_WEEKS, p.exclusion_no_place_weeks), MOST_WEEKS)
    return True


@rule
def lessons_without_place(student: Record, key: int, p: Record) -> int:
    """Lessons that the pupil is asked to stay away today: all, those after noon, or none."""
    if student.home_weeks == 0:
        return 0
    luck = uniform(key, NO_PLACE_DAY)
    if luck < p.exclusion_no_place_day:
        return student.lessons
    return (student.lessons + 1) // 2 if luck < p.exclusion_no_place_day + p.exclusion_no_place_part else 0
