"""Agents as Mesa shows them: a view of one record, found by its person number.

A view holds no state of its own: `student.stress` reads and writes the record that the rules use. Two views of the same
person are equal. A name that is no field is refused, because it would be lost silently with the view.
"""

from __future__ import annotations

import difflib
from typing import Any, ClassVar

import mesa

from agents import records
from agents.home import Home
from agents.reasons import REASONS
from agents.records import Field, Records

_OWN = frozenset({"model", "unique_id", "pos"})


def _property(field: Field) -> property:
    """A property that reads a field of the record, and writes it when users may."""
    name = field.name

    def read(self: RecordView) -> Any:
        value = self._record()[name]
        return value.copy() if field.shape else value.item()

    def write(self: RecordView, value: Any) -> None:
        self._record()[name] = value

    return property(read, write if field.settable else None, doc=f"{field.meaning} [{field.unit}].")


class RecordView:
    """What every view shares: where its record is, its fields as properties, identity by person number.

    Attributes:
        kind: name of the kind of record, a key of `agents.records.RECORDS`.
        fields: names of its fields, in order.
    """

    kind: ClassVar[str]
    fields: ClassVar[tuple[str, ...]]
    model: Home
    unique_id: int

    def __init_subclass__(cls, kind: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not kind:
            return  # a user's subclass of a view has the fields of its parent
        cls.kind = kind
        cls.fields = tuple(field.name for field in records.RECORDS[kind])
        for field in records.RECORDS[kind]:
            if field.name != "id":
                setattr(cls, field.name, _property(field))

    @classmethod
    def view(cls, model: Home, number: int) -> Any:
        """The view of an existing agent.

        Args:
            model: the system that it lives in.
            number: its person (or school, class, region) number.
        """
        seen = object.__new__(cls)
        object.__setattr__(seen, "model", model)
        object.__setattr__(seen, "unique_id", int(number))
        object.__setattr__(seen, "pos", None)
        return seen

    def _record(self) -> Any:
        rows: Records = self.model.records_of(self.kind)
        return rows[self.model.row_of(self.kind, self.unique_id)]

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _OWN or isinstance(getattr(type(self), name, None), property):
            object.__setattr__(self, name, value)
            return
        near = difflib.get_close_matches(name, self.fields, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise AttributeError(f"{type(self).__name__} has no field {name!r}, and a view keeps nothing else{hint}")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.model is self.model and other.unique_id == self.unique_id

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.unique_id))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.unique_id}>"


class _Person(RecordView, mesa.Agent):
    """A person as a Mesa agent; creating one adds a person to the system, `remove()` takes it out."""

    def __init__(self, model: Home, **fields: Any) -> None:
        number = model.add_person(type(self), fields)
        object.__setattr__(self, "model", model)
        object.__setattr__(self, "unique_id", number)
        object.__setattr__(self, "pos", None)


class Student(_Person, kind="student"):
    """A pupil.

    Creating one adds a pupil: `Student(system, school=1, level="havo", school_year=3, age=15)`; the other traits are
    drawn for the new person, nobody else's luck changes.

    Example:
        >>> from model import SchoolSystem
        >>> system = SchoolSystem(students=200)
        >>> pupil = system.agents_by_type[Student][0]
        >>> pupil.stress = 1.5
        >>> round(pupil.stress, 2)
        1.5
    """

    @property
    def parent(self) -> Parent:
        """The pupil's household."""
        return Parent.view(self.model, self.model.parents.id[self.household])

    @property
    def mentor(self) -> Teacher:
        """The mentor of the pupil's class."""
        mentor = self.model.classes.mentor[self.klas]
        return Teacher.view(self.model, self.model.teachers.id[mentor])

    @property
    def friends(self) -> list[Student]:
        """The friends whom the pupil names, the nearest first."""
        return [Student.view(self.model, number) for number in self.model.friends_of(self.unique_id)]

    @property
    def level_name(self) -> str:
        """The id of the pupil's level, such as "vmbo-b"."""
        return self.model.education.levels[self.level].id

    @property
    def reason_name(self) -> str:
        """Today's true reason of absence, or "present"."""
        return REASONS[self.reason - 1] if self.reason else "present"


class Parent(_Person, kind="parent"):
    """A household: the parent or parents of the pupils who live there."""

    @property
    def pupils(self) -> list[Student]:
        """The children in vo and mbo, brothers and sisters across schools."""
        row = self.model.row_of("parent", self.unique_id)
        students = self.model.students
        return [Student.view(self.model, number) for number in students.id[students.household == row]]


class Teacher(_Person, kind="teacher"):
    """A teacher, mentor of one class or more."""


class SchoolClass(RecordView, kind="class"):
    """A class (no Mesa agent: it does not act)."""


class School(RecordView, kind="school"):
    """A school location (no Mesa agent: its people act)."""

    @property
    def type_name(self) -> str:
        """The id of the kind of school, such as "broad"."""
        return self.model.education.school_types[self._record()["school_type"]].id


class Region(RecordView, kind="region"):
    """A region with its attendance officers and labour market."""


PEOPLE: tuple[type[_Person], ...] = (Student, Parent, Teacher)
"""The kinds of agents that Mesa knows."""
