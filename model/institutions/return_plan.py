"""An agreement on a gradual return: the day begins short and grows by steps (source B 3.3; `model.mechanisms.refusal`).

School doctor and care team agree on it with a pupil who stays away out of fear; what it does, and how the day grows, is
the mechanism of refusal. No parameters of its own: the first step is `refusal.step`.
"""

from agents.records import Record
from model.compile import rule


@rule
def agree_on_return(student: Record, p: Record) -> None:
    """Agree on a short day to begin with, when the pupil stays away and has no such agreement yet."""
    if student.away_from > 0 and student.refusal_run > 0 and student.part_time == 0.0:
        student.part_time = p.refusal_step
