"""Signals: what a teacher notices of a pupil in trouble, later in a large class (sources B 2, E "Schooldomein").

Disorder and weak marks show, low mood and exhaustion hardly. Attention per pupil, sensitivity, load and a climate in
which pupils are seen decide how soon. What is not noticed leaves needs unmet. Schools may act on these signals: they
are all that a school knows of a pupil beside what it registers.

Parameters: signals.strength, .rate, .conduct, .marks, .mood, .exhaustion, .bullied, .sensitivity, .load, .climate,
.away, .unmet.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.teacher_load import is_away


@rule
def visible_trouble(student: Record, p: Record) -> float:
    """How much trouble this pupil shows, in z of conduct: not below 0."""
    shown = p.signals_conduct * max(student.conduct, 0.0) + p.signals_marks * max(-student.achievement, 0.0)
    shown += p.signals_mood * max(student.anxiety, 0.0) + p.signals_exhaustion * student.exhaustion
    return max(shown + p.signals_bullied * student.bullied, 0.0)


@rule
def signals_seen(student: Record, klas: Record, mentor: Record, school: Record, p: Record) -> float:
    """Chance that a teacher notices this week that the pupil is in trouble."""
    eye = klas.sight * max(1.0 + p.signals_climate * school.climate, 0.0)
    if is_away(mentor):
        eye *= p.signals_away
    weekly = p.signals_strength * p.signals_rate * eye * visible_trouble(student, p)
    return weekly / (1.0 + weekly)


@rule
def needs_unmet(student: Record, klas: Record, mentor: Record, school: Record, p: Record) -> float:
    """What trouble that goes unnoticed takes off the relation, in z."""
    missed = 1.0 - signals_seen(student, klas, mentor, school, p)
    return p.signals_strength * p.signals_unmet * visible_trouble(student, p) * missed
