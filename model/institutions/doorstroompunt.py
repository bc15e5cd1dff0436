"""The Doorstroompunt (RMC): coaches for 18 to 23 without startkwalificatie (sources B 1.1, D).

Coaches hear of 28 days of absence in a row and of pupils of age who skip much, visit, call and write; as far as
capacity goes. A talk makes the pupil feel followed and gives some perspective. The mark `student.coached` stays for the
turn of the year, where who was spoken to is likelier to come back.

Parameters: doorstroompunt.strength, .capacity, .watched, .perspective, .rest.
"""

from agents.records import Record
from model.compile import rule


@rule
def coach_sees(student: Record, p: Record) -> None:
    """A coach speaks with the pupil."""
    student.coached = 1
    student.case_open = int(p.doorstroompunt_rest)
    student.watched = max(student.watched, min(p.doorstroompunt_strength * p.doorstroompunt_watched, 1.0))
    student.perspective += p.doorstroompunt_strength * p.doorstroompunt_perspective
