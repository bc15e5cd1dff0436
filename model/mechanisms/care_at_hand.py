"""How near care is at a school: what decides whether needs are met and a return is planned (sources B 3.3, 6.2).

No parameters of its own: `school.care_on_site` is the school's own quality.
"""

from agents.records import Record
from model.compile import rule


@rule
def care_at_hand(school: Record, p: Record) -> float:
    """How much more of the time than at the mean school the care team is there, -1..1."""
    return school.care_on_site - p.population_care_on_site
