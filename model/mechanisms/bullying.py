"""Bullying and isolation: victims refuse school, skip and are kept at home (sources A, B 3.1, 4.1, E).

Isolation works mainly through bullying (E): who has little support from peers is bullied sooner, and only a little is
left of its own. Climate and safety prevent and shorten bullying. No programme against bullying is proven in secondary
school (source A), so none is here: only the climate itself moves it.

Parameters: bullying.strength, .start, .end, .climate, .isolation, .refusal, .truancy, .lonely_from, .lonely_refusal,
.lonely_truancy.
"""

from agents.records import Record
from model.compile import rule
from model.randomness import BULLYING, comes_true, uniform


@rule
def meet_bullies(student: Record, school: Record, key: int, p: Record) -> None:
    """Being bullied begins or ends this week; a better climate shortens and prevents it."""
    if p.bullying_strength == 0.0:
        student.bullied = 0
        return
    luck = uniform(key, BULLYING)
    better = p.school_climate_strength * p.bullying_climate * (school.climate + school.felt_safety)
    if student.bullied == 1:
        if comes_true(luck, p.bullying_end, better):
            student.bullied = 0
        return
    alone = -p.bullying_isolation * student.support_peers
    if comes_true(luck, p.bullying_strength * p.bullying_start, alone - better):
        student.bullied = 1


@rule
def loneliness(student: Record, p: Record) -> float:
    """How far support by peers lies below the height at which a pupil has hardly a friend at school, in z."""
    return max(-student.support_peers - p.bullying_lonely_from, 0.0)


@rule
def dread(student: Record, p: Record) -> float:
    """Log of what being bullied, and isolation by itself, add to refusal."""
    return p.bullying_strength * (
        p.bullying_refusal * student.bullied + p.bullying_lonely_refusal * loneliness(student, p)
    )


@rule
def nobody_to_miss(student: Record, p: Record) -> float:
    """Log of what being bullied and having no friends at school add to truancy (source B 4.1)."""
    return p.bullying_strength * (
        p.bullying_truancy * student.bullied + p.bullying_lonely_truancy * loneliness(student, p)
    )
