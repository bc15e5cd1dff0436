"""Agents as Mesa shows them: a view of one record, found by its person number.

A view holds no state of its own: `student.stress` reads and writes the record that the rules use. Two views of the same
person are equal. A name that is no field is refused, because it would be lost silently with the view.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

import mesa
import numpy as np
import pandas as pd
from mesa.agent import AgentSet

from agents import records
from agents.home import Home
from agents.reasons import REASONS
from agents.records import Field, Records
from agents.values import checked
from evidence import nearest_name

_OWN = ("model", "unique_id", "pos")


def _property(field: Field) -> property:
    """A property that reads a field of the record, and writes it when users may."""
    name = field.name

    def read(self: RecordView) -> Any:
        value = self._record()[name]
        return value.copy() if field.shape else value.item()

    def write(self: RecordView, value: Any) -> None:
        self.check(name, value)
        self._record()[name] = value

    return property(read, write, doc=f"{field.meaning} [{field.unit}].")


class RecordView:
    """What every view shares: where its record is, its fields as properties, identity by person number.

    Attributes:
        kind: name of the kind of record, a key of `agents.records.RECORDS`.
        fields: its fields by name, in order (its number is `unique_id`).
    """

    kind: ClassVar[str]
    fields: ClassVar[Mapping[str, Field]]
    model: Home
    unique_id: int

    def __init_subclass__(cls, kind: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not kind:
            return  # a user's subclass of a view has the fields of its parent
        cls.kind = kind
        cls.fields = MappingProxyType({field.name: field for field in records.RECORDS[kind] if field.name != "id"})
        for name, field in cls.fields.items():
            setattr(cls, name, _property(field))

    @classmethod
    def view(cls, model: Home, number: int) -> Any:
        """The view of an existing agent.

        Args:
            model: the system that it lives in.
            number: its person (or school, class, region) number.
        """
        seen = object.__new__(cls)
        seen._settle(model, int(number))
        return seen

    def _settle(self, model: Home, number: int) -> None:
        """Whom this is a view of, once and for all."""
        for name, value in zip(_OWN, (model, number, None), strict=True):
            object.__setattr__(self, name, value)

    @classmethod
    def check(cls, name: str, value: Any) -> None:
        """See whether a user may write this value to this field.

        Raises:
            AttributeError: no such field, or one that the system keeps itself.
            BadInput: no value for that field.
        """
        who = cls.__name__
        if name not in cls.fields:
            near = nearest_name(name, cls.fields)
            hint = f"; did you mean {near!r}?" if near else ""
            raise AttributeError(f"{who} has no field {name!r}, and a view keeps nothing else{hint}")
        field = cls.fields[name]
        if not field.settable:
            may = ", ".join(other.name for other in cls.fields.values() if other.settable) or "none"
            raise AttributeError(
                f"{who}.{name} ({field.meaning}) is kept by the system and cannot be assigned; fields that can: {may}"
            )
        checked(who, field, value)

    def _record(self) -> Any:
        rows: Records = self.model.records_of(self.kind)
        return rows[self.model.row_of(self.kind, self.unique_id)]

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _OWN:
            raise AttributeError(f"{type(self).__name__}.{name} cannot be assigned: a view is made anew at each look")
        described = getattr(type(self), name, None)
        if not isinstance(described, property):
            self.check(name, value)  # no field: says so
        elif described.fset is None:
            raise AttributeError(f"{type(self).__name__}.{name} follows from the records and cannot be assigned")
        object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RecordView):
            return NotImplemented
        return other.kind == self.kind and other.model is self.model and other.unique_id == self.unique_id

    def __hash__(self) -> int:
        return hash((self.kind, self.unique_id))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.unique_id}>"


class _Person(RecordView, mesa.Agent):
    """A person as a Mesa agent; creating one adds a person to the system, `remove()` takes it out."""

    def __init__(self, model: Home, **fields: Any) -> None:
        self._settle(model, model.add_person(type(self), fields))

    @classmethod
    def create_agents(cls, model: Home, n: int, *args: Any, **kwargs: Any) -> AgentSet:
        """Add `n` people; an argument that is a list, tuple or array of length `n` holds one value for each."""
        positions = [_one_each(value, n) for value in args]
        fields = {name: _one_each(value, n) for name, value in kwargs.items()}
        made = [
            cls(model, *(values[place] for values in positions), **{name: fields[name][place] for name in fields})
            for place in range(n)
        ]
        return model.set_of([person.unique_id for person in made])

    @classmethod
    def from_dataframe(cls, model: Home, df: pd.DataFrame, **kwargs: Any) -> AgentSet:
        """Add one person per row; columns are fields, `kwargs` hold for all (as Mesa has it from 3.5 on)."""
        made = [cls(model, **{**row, **kwargs}) for row in df.to_dict(orient="records")]
        return model.set_of([person.unique_id for person in made])


def _one_each(value: Any, many: int) -> list[Any]:
    """The values themselves when there is one for each, else the same value for all."""
    each = isinstance(value, list | tuple | np.ndarray | pd.Series) and len(value) == many
    return list(value) if each else [value] * many


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
