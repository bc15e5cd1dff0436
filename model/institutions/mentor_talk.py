"""The mentor's talk: asking what is the matter, or pointing the finger (source E 2, interviews).

On Friday the mentor may speak with a pupil who was written down as away, or whose trouble a teacher noticed. A
sensitive mentor makes the relation better, an insensitive one can make it worse; a mentor who is away speaks with
nobody, and a large class leaves less time.

Parameters: mentor_talk.strength, .chance, .relation, .sensitivity.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.signals import signals_seen
from model.mechanisms.teacher_load import is_away
from model.randomness import MENTOR_TALK, uniform


@rule
def mentor_talks(student: Record, klas: Record, mentor: Record, school: Record, key: int, p: Record) -> None:
    """The talk about this week's registered absence or noticed trouble, if it is held; only with who is at school."""
    if student.lessons == student.hours:
        return
    luck, time_for_it = uniform(key, MENTOR_TALK), p.mentor_talk_chance * klas.attention
    if luck >= time_for_it or is_away(mentor):
        return
    if student.noted_days == 0 and luck >= time_for_it * signals_seen(student, klas, mentor, school, p):
        return
    warmth = p.mentor_talk_relation + p.mentor_talk_sensitivity * mentor.sensitivity
    student.relation += p.mentor_talk_strength * warmth
