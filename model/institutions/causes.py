"""What is behind a pupil's absence, as a professional who asks may find out.

The true reasons of this school year are compared: fear and stress (refusal, sickness reported out of stress), home
(withdrawal) or skipping. Nobody in the model reads this without asking, and asking finds it with a chance only.
"""

from agents.reasons import REFUSAL, STRESS_SICK, TRUANCY, WITHDRAWAL
from agents.records import Record
from model.compile import rule

NOTHING, FEAR, HOME, SKIPPING = 0, 1, 2, 3


CAUSES = ("nothing", "fear", "home", "skipping")
"""Names of the causes, in order of their codes, in the events of talks and visits."""


@rule
def cause_of(student: Record) -> int:
    """The largest problematic cause of this year's absence."""
    fear = student.true_hours[REFUSAL - 1] + student.true_hours[STRESS_SICK - 1]
    home = student.true_hours[WITHDRAWAL - 1]
    skipped = student.true_hours[TRUANCY - 1]
    if fear + home + skipped == 0:
        return NOTHING
    if fear >= home and fear >= skipped:
        return FEAR
    return HOME if home >= skipped else SKIPPING
