"""Exhaustion: stress that stays high wears a pupil out over weeks and months (source E, the exhaustion process).

The job demands-resources model: lasting demands without resources end in exhaustion. The vulnerability-stress model:
how much is too much differs, less for an anxious and more for a resilient pupil. Holidays restore, but hardly when
tests wait in the first two weeks after them. Who is exhausted reports sick, cannot face school and learns less.

Parameters: exhaustion.strength, .threshold, .resilience, .anxiety, .build, .recover, .holiday, .stress_sick, .refusal,
.achievement; school_stress.spoiled for holidays before tests.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.scales import kept_within
from model.mechanisms.testing import load_ahead


@rule
def rest(school: Record, level: Record, monday: Record, p: Record) -> float:
    """How much of its worth a holiday just past had: less when it is followed by tests."""
    return max(1.0 - p.school_stress_spoiled * load_ahead(school, level, monday), 0.0)


@rule
def bearable(student: Record, p: Record) -> float:
    """Stress that this pupil can bear for long, in z."""
    return (
        p.exhaustion_threshold + p.exhaustion_resilience * student.resilience - p.exhaustion_anxiety * student.anxiety
    )


@rule
def wear_out(student: Record, school: Record, level: Record, monday: Record, p: Record) -> None:
    """A week of stress above what is bearable exhausts, a bearable week restores a little, a holiday more."""
    for _ in range(monday.holiday_weeks):
        student.exhaustion *= 1.0 - p.exhaustion_holiday * rest(school, level, monday, p)
    excess = max(student.stress - bearable(student, p), 0.0)
    built = p.exhaustion_strength * p.exhaustion_build * excess
    student.exhaustion = kept_within(student.exhaustion + built - p.exhaustion_recover * student.exhaustion)
