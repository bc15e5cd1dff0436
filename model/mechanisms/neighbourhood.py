"""Place and neighbourhood: concentration of problems and street culture around a school (sources C, E).

Absence and leaving are commoner in very urban places and where poverty, nuisance and early leaving come together. The
problems of a school's surroundings are those of the households that it draws from; urbanity and problems make the
street, which pulls pupils out, and makes the school less safe than its own efforts would.

Parameters: neighbourhood.strength, .ses, .money, .urbanity, .problems, .truancy, .safety, .leaving.
"""

from agents.records import Record
from model.compile import rule
from model.world import World

MIDDLE_URBANITY = 0.5
"""Urbanity of a place between country and city."""


@rule
def look_around(world: World, school: Record) -> None:
    """The problems of the households of a school's pupils, in z of one household, and the labour market around it."""
    p = world.params[0]
    total = 0.0
    for row in range(school.first, school.first + school.pupils):
        parent = world.parents[world.students[row].household]
        total += p.neighbourhood_money * parent.money_stress - p.neighbourhood_ses * parent.ses
    school.problems = total / max(school.pupils, 1)
    school.labour = world.regions[school.region].labour_market


@rule
def street_week(school: Record, p: Record) -> None:
    """Street culture around the school, and how safe pupils feel for all that the school does."""
    street = p.neighbourhood_urbanity * (school.urbanity - MIDDLE_URBANITY) + p.neighbourhood_problems * school.problems
    school.street = p.neighbourhood_strength * street
    school.felt_safety = school.safety - p.neighbourhood_safety * school.street


@rule
def street_truancy(school: Record, p: Record) -> float:
    """Log of what the street adds to truancy."""
    return p.neighbourhood_truancy * school.street


@rule
def street_leaving(school: Record, p: Record) -> float:
    """Log of what the street adds to leaving early, by any route."""
    return p.neighbourhood_leaving * school.street
