"""Discipline and registration: what a pupil expects to follow from skipping (sources A, B 2, E "Schooldomein").

Too lax: no consequence worth the name. Too strict: from the middle on no more is expected, only exclusion and a bond
that wears. Inconsistent: worst, because neither holds. Good registration makes any consequence credible.

Parameters: discipline.strength, .expected, .harsh, .watched, .wears.
"""

from agents.records import Record
from model.compile import rule
from model.institutions.duty import weight_of_law

MIDDLE = 0.5
"""Strictness from which discipline is too strict."""


@rule
def expected_consequence(student: Record, school: Record, law: Record, p: Record) -> float:
    """Log of what the expected consequence takes off truancy."""
    credible = school.registration * school.consistency
    return (
        p.discipline_strength
        * p.discipline_expected
        * credible
        * weight_of_law(student, law, p)
        * (min(school.strictness, MIDDLE) + p.discipline_watched * student.watched)
    )


@rule
def wear(school: Record, p: Record) -> float:
    """What a week of too strict discipline, or of arbitrary rules, takes off pupils' relation with school, in z."""
    too_strict = max(school.strictness - MIDDLE, 0.0) / MIDDLE
    arbitrary = 1.0 - school.consistency
    return p.discipline_strength * p.discipline_wears * (too_strict + arbitrary * school.strictness)


@rule
def harshness(school: Record, p: Record) -> float:
    """How hard an incident is dealt with, as a factor on exclusion: 1 at strictness one half with consistent rules."""
    arbitrary = 1.0 - school.consistency
    return 1.0 + p.discipline_strength * p.discipline_harsh * (school.strictness - 0.5 + arbitrary)
