"""School climate: pupils who are safe, seen and valued bond with school (sources A, B 2, E "Schooldomein").

High turnover of staff and disorder make it worse, most for who needs structure; bullying thrives on it, and victims
refuse school. No anti-bullying programme is proven in secondary school (A), so only the climate itself moves bullying.

Parameters: school_climate.strength, .bonding, .unsafe, .structure, .bullied, .bullying_start, .bullying_end,
.bullying_climate.
"""

import math

from agents.records import Record
from model.compile import rule
from model.randomness import BULLYING, uniform


@rule
def felt_climate(student: Record, klas: Record, school: Record, p: Record) -> float:
    """How good a place this class and school are for this pupil, in z."""
    structure = klas.order - school.turnover
    needs = 1.0 + p.school_climate_structure * student.neurodivergent
    return p.school_climate_strength * (
        p.school_climate_bonding * school.climate + p.school_climate_order * structure * needs
    )


@rule
def aversion(student: Record, school: Record, p: Record) -> float:
    """Log of what an unsafe school and being bullied add to refusal."""
    return p.school_climate_strength * (
        p.school_climate_bullied * student.bullied - p.school_climate_unsafe * school.safety
    )


@rule
def meet_bullies(student: Record, school: Record, key: int, p: Record) -> None:
    """Being bullied begins or ends this week; a better climate shortens and prevents it."""
    luck = uniform(key, BULLYING)
    better = math.exp(p.school_climate_strength * p.school_climate_bullying_climate * (school.climate + school.safety))
    if student.bullied == 1:
        if luck < p.school_climate_bullying_end * better:
            student.bullied = 0
    elif (
        luck < p.school_climate_bullying_start * math.exp(-p.school_climate_isolation * student.support_peers) / better
    ):
        student.bullied = 1
