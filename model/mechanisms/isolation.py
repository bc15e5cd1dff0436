"""Isolation: support by peers counts, and who is named by few or bullied loses it (source E, "Leeftijdsgenoten").

Peer support goes with less absence, having friends as such hardly. So the number of friends works only through support:
who is named by hardly anybody, or is bullied, feels less of it, over months. Low support invites bullying in turn
(`school_climate.isolation`), the way in which isolation leads to refusal, and loosens the bond with school.

Parameters: isolation.strength, .few, .alone, .bullied, .rate.
"""

from agents.records import Record
from model.compile import rule
from model.world import World


@rule
def feel_support(student: Record, named_by: int, p: Record) -> None:
    """Four weeks move support from peers towards the pupil's own way with them, less what isolation takes off."""
    alone = max(1.0 - named_by / p.isolation_few, 0.0)
    lost = p.isolation_alone * alone + p.isolation_bullied * student.bullied
    pace = min(p.isolation_rate * p.isolation_strength, 1.0)
    student.support_peers += pace * (student.sociable - lost - student.support_peers)


@rule
def support_of_peers(world: World, school: Record) -> None:
    """Support for every pupil of a school, from how many name him or her as a friend."""
    p = world.params[0]
    for row in range(school.first, school.first + school.pupils):
        feel_support(world.students[row], world.followers_first[row + 1] - world.followers_first[row], p)
