"""School climate: pupils who are safe, seen and valued bond with school (sources A, B 2, E "Schooldomein").

High turnover of staff and disorder make it worse, most for who needs structure; bullying thrives on it
(`model.mechanisms.bullying`).

Parameters: school_climate.strength, .bonding, .unsafe, .structure.
"""

from agents.records import Record
from model.compile import rule


@rule
def felt_climate(student: Record, klas: Record, school: Record, p: Record) -> float:
    """How good a place this class and school are for this pupil, in z."""
    structure = klas.order - school.turnover - school.unrest
    needs = 1.0 + p.school_climate_structure * student.neurodivergent
    return p.school_climate_strength * (
        p.school_climate_bonding * school.climate + p.school_climate_order * structure * needs
    )


@rule
def aversion(school: Record, p: Record) -> float:
    """Log of what an unsafe school adds to refusal."""
    return -p.school_climate_strength * p.school_climate_unsafe * school.felt_safety
