"""What a view shows, what it lets one write, and when two views are the same agent."""

import copy
from typing import Any

import mesa
import numpy as np
import pytest

from agents import Parent, Region, School, SchoolClass, Student, Teacher
from agents.records import RECORDS
from agents.values import bounds, checked
from agents.views import PEOPLE, RecordView
from evidence import BadInput
from model import SchoolSystem

KINDS = (Student, Parent, Teacher, SchoolClass, School, Region)
FIELDS = [(kind, field) for kind in KINDS for field in RECORDS[kind.kind]]


@pytest.fixture
def pupil(system: SchoolSystem) -> Student:
    return system.agents_by_type[Student][0]


# Fields


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda value: getattr(value, "name", None))
def test_every_field_is_described_and_has_a_name_of_its_own(kind: type[RecordView], field: Any) -> None:
    assert field.unit.strip()
    assert len(field.meaning) > 3
    of_numpy = {*dir(np.ndarray), *dir(np.recarray), *dir(np.void), *dir(np.record)}
    assert field.name not in of_numpy, "a record would show NumPy's attribute instead of the field"
    if field.name != "id":
        assert field.name not in {*dir(mesa.Agent), *dir(RecordView)}
        assert getattr(kind, field.name).__doc__ == f"{field.meaning} [{field.unit}]."
        assert kind.fields[field.name] is field


def test_the_trap_that_names_are_checked_for() -> None:
    records = np.zeros(3, np.dtype([("size", "f4")])).view(np.recarray)
    assert records.size == 3
    assert "size" in dir(np.recarray)


def test_a_settable_code_is_a_flag() -> None:
    """`agents.values` allows 0 and 1 for these; a code of another kind would need bounds of its own."""
    flags = [field for _, field in FIELDS if field.unit == "-" and field.settable]
    assert {field.name for field in flags} >= {"sex", "bullied", "background"}
    assert all(field.meaning.startswith(("1 ", "0 ")) for field in flags)


@pytest.mark.parametrize("kind", KINDS)
def test_views_read_their_records(system: SchoolSystem, kind: type[RecordView]) -> None:
    records = system.records_of(kind.kind)
    for row in (0, len(records) - 1):
        seen = kind.view(system, records.id[row])
        for name, field in kind.fields.items():
            value = getattr(seen, name)
            if field.shape:
                assert value.tolist() == records[name][row].tolist()
            else:
                assert value == records[name][row]
                assert type(value) in (int, float)


def test_a_field_of_several_numbers_is_a_copy(pupil: Student) -> None:
    pupil.true_hours[0] = 99
    assert pupil.true_hours[0] == 0


def test_views_write_to_the_records_that_rules_read(system: SchoolSystem, pupil: Student) -> None:
    pupil.stress = 1.5
    pupil.bullied = True
    pupil.age = np.int64(15)
    record = system.students[system.row_of("student", pupil.unique_id)]
    assert (record.stress, record.bullied, record.age) == (1.5, 1, 15)


def test_what_a_view_writes_changes_the_days_to_come(built: SchoolSystem, system: SchoolSystem) -> None:
    twin = copy.deepcopy(built).run(weeks=1)
    system.agents_by_type[Student].set("habit", 4.0).set("inclination", 4.0)
    system.run(weeks=1)
    skipped = [np.mean(one.datacollector.model_vars["true_truancy"]) for one in (system, twin)]
    assert skipped[0] > 3 * skipped[1] > 0


# What is refused


def test_an_unknown_attribute_is_refused_with_the_nearest_name(system: SchoolSystem, pupil: Student) -> None:
    with pytest.raises(AttributeError, match=r"Student has no field 'stres'.*did you mean 'stress'\?"):
        pupil.stres = 1.0
    with pytest.raises(
        AttributeError, match=r"Student has no field 'favourite_colour', and a view keeps nothing else$"
    ):
        pupil.favourite_colour = "red"
    with pytest.raises(AttributeError, match=r"no field 'stres'.*did you mean 'stress'"):
        system.agents_by_type[Student].set("stres", 1.0)
    assert not hasattr(pupil, "favourite_colour")


@pytest.mark.parametrize("name", ["school", "reason", "hours", "p_truancy", "true_hours", "household"])
def test_what_the_system_keeps_is_refused_clearly(system: SchoolSystem, pupil: Student, name: str) -> None:
    message = (
        rf"Student\.{name} \(.*\) is kept by the system and cannot be assigned; fields that can: age, sex, .*shock"
    )
    with pytest.raises(AttributeError, match=message):
        setattr(pupil, name, 1)
    with pytest.raises(AttributeError, match=message):
        system.agents_by_type[Student].set(name, 1)


@pytest.mark.parametrize("name", ["friends", "parent", "level_name", "random"])
def test_what_follows_is_refused_clearly(pupil: Student, name: str) -> None:
    with pytest.raises(AttributeError, match=rf"Student\.{name} follows from the records and cannot be assigned"):
        setattr(pupil, name, None)


@pytest.mark.parametrize("name", ["unique_id", "model", "pos"])
def test_a_view_keeps_no_state(pupil: Student, name: str) -> None:
    assert pupil.pos is None
    with pytest.raises(AttributeError, match="a view is made anew at each look"):
        setattr(pupil, name, 1)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("stress", "high", r"a number from .* \[z\]"),
        ("stress", float("nan"), r"a number from .* \[z\]"),
        ("stress", None, r"a number"),
        ("stress", [1.0, 2.0], r"a number"),
        ("avoidance", 1.5, r"a number from 0 to 1 \[0\.\.1\]"),
        ("bullied", 2, r"a whole number from 0 to 1"),
        ("age", 15.5, r"a whole number from -128 to 127 \[year\]"),
        ("age", 1000, r"a whole number"),
        ("stress", 1e300, r"a number"),
    ],
)
def test_a_value_that_cannot_be_is_refused(system: SchoolSystem, name: str, value: object, allowed: str) -> None:
    before = system.digest()
    with pytest.raises(BadInput, match=rf"Student\.{name}.*is no value for it(.|\n)*allowed: {allowed}"):
        setattr(system.agents_by_type[Student][0], name, value)
    with pytest.raises(BadInput):
        system.agents_by_type[Student].set(name, value)
    assert system.digest() == before


def test_nobody_gets_a_value_that_somebody_cannot_have(system: SchoolSystem) -> None:
    before = system.digest()
    with pytest.raises(AttributeError, match="Parent has no field 'stress'"):
        system.agents.set("stress", 1.0)
    assert system.digest() == before


def test_checked_values_are_plain_numbers() -> None:
    fields = {field.name: field for field in RECORDS["student"]}
    assert checked("Student", fields["stress"], np.float32(0.5)) == 0.5
    assert type(checked("Student", fields["age"], np.int8(15))) is int
    assert type(checked("Student", fields["stress"], 1)) is float
    assert bounds(fields["watched"]) == (0.0, 1.0)
    assert bounds(fields["true_hours"]) == (0.0, 65535.0)


def test_a_school_class_can_be_changed_too(system: SchoolSystem) -> None:
    school = system.schools[0]
    school.registration = 0.5
    assert system.world.schools.registration[0] == 0.5
    with pytest.raises(AttributeError, match="did you mean 'registration'"):
        school.registratoin = 0.5
    with pytest.raises(BadInput, match="from 0 to 1"):
        school.registration = 50


# Identity


def test_two_views_of_one_person_are_equal(system: SchoolSystem, pupil: Student) -> None:
    again = system.agent(pupil.unique_id)
    assert again is not pupil
    assert again == pupil
    assert hash(again) == hash(pupil)
    assert len({pupil, again, system.agents_by_type[Student][1]}) == 2


def test_other_people_other_kinds_and_other_systems_differ(built: SchoolSystem, system: SchoolSystem) -> None:
    pupil = system.agent(1)
    assert pupil != system.agent(2)
    assert pupil != School.view(system, 1)
    assert SchoolClass.view(system, 1) != School.view(system, 1)
    assert pupil != built.agent(1)
    assert pupil not in built.agents
    assert pupil != 1
    with pytest.raises(ValueError, match="no agent of this system"):
        built.agents_by_type[Student].select().add(pupil)
    with pytest.raises(ValueError, match="no agent of this system"):
        system.agents.select(at_most=3).add(School.view(system, 1))


def test_who_is_removed_cannot_be_read(system: SchoolSystem, pupil: Student) -> None:
    pupil.remove()
    with pytest.raises(KeyError, match=f"no student with person number {pupil.unique_id} in this system"):
        _ = pupil.stress
    assert repr(pupil) == f"<Student {pupil.unique_id}>"
    with pytest.raises(KeyError, match="there is no person"):
        system.agent(pupil.unique_id)
    with pytest.raises(ValueError, match="any more"):
        system.agents_by_type[Student].select().add(pupil)


@pytest.mark.parametrize("number", [0, -1, 10**6])
def test_numbers_of_nobody(system: SchoolSystem, number: int) -> None:
    with pytest.raises(KeyError, match=f"no person {number}"):
        system.agent(number)
    assert system.is_here(np.array([number, 1])).tolist() == [False, True]


# Views of one's own


class Reader(Student):
    """A user's kind of pupil: more to say, nothing more to keep."""

    @property
    def mood(self) -> float:
        return self.bonding - self.stress

    @mood.setter
    def mood(self, value: float) -> None:
        self.stress = self.bonding - value

    def greet(self) -> str:
        return f"pupil {self.unique_id} of {self.level_name}"


def test_a_view_can_be_subclassed(system: SchoolSystem, pupil: Student) -> None:
    reader = Reader.view(system, pupil.unique_id)
    assert reader == pupil
    assert hash(reader) == hash(pupil)
    assert reader in system.agents_by_type[Student]
    assert reader.greet() == f"pupil {pupil.unique_id} of {pupil.level_name}"
    reader.mood = 2.0
    assert pupil.bonding - pupil.stress == pytest.approx(2.0)
    assert Reader.fields is Student.fields
    with pytest.raises(AttributeError, match="Reader has no field"):
        reader.book = "Kees de jongen"


def test_a_subclass_can_create_a_pupil(system: SchoolSystem) -> None:
    reader = Reader(system, school=1, stress=0.5)
    assert reader.greet().startswith("pupil")
    seen = system.agents_by_type[Student].select(lambda pupil: pupil == reader)
    assert [type(pupil) for pupil in seen] == [Student]
    reader.remove()
    assert len(system.agents_by_type[Student]) == 200


def test_people_are_three_kinds() -> None:
    assert [kind.kind for kind in PEOPLE] == ["student", "parent", "teacher"]
    assert not issubclass(School, mesa.Agent)
