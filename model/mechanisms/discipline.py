"""Discipline and registration: what a pupil expects to follow from skipping (sources A, B 2, E "Schooldomein").

Too lax: no consequence worth the name. Too strict: exclusion, and a bond that wears. Inconsistent: worst, because
neither holds. Good registration makes any consequence credible.

Parameters: discipline.strength, .expected, .harsh, .watched.
"""

from agents.records import Record
from model.compile import rule


@rule
def expected_consequence(student: Record, school: Record, p: Record) -> float:
    """Log of what the expected consequence takes off truancy."""
    credible = school.registration * school.consistency
    return (
        p.discipline_strength
        * p.discipline_expected
        * credible
        * (school.strictness + p.discipline_watched * student.watched)
    )


@rule
def harshness(school: Record, p: Record) -> float:
    """How hard an incident is dealt with, as a factor on exclusion: 1 at strictness one half with consistent rules."""
    arbitrary = 1.0 - school.consistency
    return 1.0 + p.discipline_strength * p.discipline_harsh * (school.strictness - 0.5 + arbitrary)
