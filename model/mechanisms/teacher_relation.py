"""Teacher and pupil: sensitive teaching builds a bond and lowers stress; conflict and harsh control do the reverse.

Source E, "Leerkrachten". Trouble that no teacher notices leaves needs unmet and wears the relation (`signals.py`); a
mentor who leaves takes it along. Roorda (2011): relation and engagement correlate about .40; Liu and Loeb: teachers
differ much in how they keep pupils in class. Load is in `teacher_load.py`, the class in `classroom.py`.

Parameters: teacher_relation.strength, .rate, .sensitivity, .conduct, .control, .usual; teacher_load.farewell.
"""

from agents.records import Record
from model.compile import rule
from model.mechanisms.scales import kept_within
from model.mechanisms.signals import needs_unmet
from model.mechanisms.teacher_load import sensitivity_left


@rule
def grow_relation(student: Record, klas: Record, mentor: Record, school: Record, p: Record) -> None:
    """The relation moves towards what sensitivity, attention, control and conflict make of it."""
    attention = klas.attention
    aim = p.teacher_relation_sensitivity * (sensitivity_left(mentor, p) + attention - 1.0) * attention
    aim -= p.teacher_relation_conduct * student.conduct + p.teacher_relation_control * klas.control
    aim += p.teacher_relation_usual - needs_unmet(student, klas, mentor, school, p)
    moved = student.relation + p.teacher_relation_rate * (p.teacher_relation_strength * aim - student.relation)
    student.relation = kept_within(moved)
    if mentor.left == 1:
        student.relation -= p.teacher_relation_strength * p.teacher_load_farewell
