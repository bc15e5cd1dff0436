"""The mentor's talk after absence: asking what is the matter, or pointing the finger (source E 2, interviews).

On Friday the mentor may speak with a pupil who was written down as away. A sensitive mentor makes the relation better,
an insensitive one can make it worse; a sick mentor speaks with nobody, and a large class leaves less time.

Parameters: mentor_talk.strength, .chance, .relation, .sensitivity.
"""

from agents.records import Record
from model.compile import rule
from model.randomness import MENTOR_TALK, uniform


@rule
def mentor_talks(student: Record, klas: Record, mentor: Record, key: int, p: Record) -> None:
    """The talk about this week's registered absence, if it is held."""
    if student.noted_days == 0 or mentor.sick_weeks > 0 or student.lessons == student.hours:
        return
    if uniform(key, MENTOR_TALK) < p.mentor_talk_chance * klas.attention:
        warmth = p.mentor_talk_relation + p.mentor_talk_sensitivity * mentor.sensitivity
        student.relation += p.mentor_talk_strength * warmth
