"""Large sets work on whole records: reading, writing and grouping a field makes no view of anybody."""

from collections.abc import Iterator

import numpy as np
import pytest

from agents import Student
from agents.views import RecordView
from model import SchoolSystem


class Counter:
    def __init__(self) -> None:
        self.views = 0


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    counted = Counter()
    settle = RecordView._settle

    def counting(self: RecordView, *args: object) -> None:
        counted.views += 1
        settle(self, *args)

    monkeypatch.setattr(RecordView, "_settle", counting)
    return counted


def test_fields_of_20_000_pupils_take_no_views(town: SchoolSystem, counter: Counter) -> None:
    before = town.digest()
    pupils = town.agents_by_type[Student]
    students = town.students
    assert pupils.agg("stress", np.mean) == pytest.approx(students.stress.mean(), abs=1e-5)
    assert pupils.agg("age", [min, max]) == [students.age.min(), students.age.max()]
    assert len(pupils.get(["age", "sex", "unique_id"])) == len(pupils) == len(students)
    assert sum(pupils.groupby("age").count().values()) == len(students)
    assert pupils.groupby("sex").agg("age", len) == {sex: int((students.sex == sex).sum()) for sex in (0, 1)}
    assert len(pupils.sort("stress").select(at_most=0.1).shuffle()) == len(students) // 10
    assert len(town.agents.select(agent_type=Student)) == len(students)
    pupils.set("part_time", 0.0)
    assert town.digest() == before
    assert counter.views == 0


def test_the_counter_counts(town: SchoolSystem, counter: Counter) -> None:
    pupils = town.agents_by_type[Student]
    assert pupils[5] in pupils
    assert pupils.select(at_most=10).agg("level_name", len) == 10
    assert counter.views > 10


def test_iterating_makes_one_view_at_a_time(town: SchoolSystem, counter: Counter) -> None:
    people = iter(town.agents)
    assert next(people) != next(people)
    assert counter.views == 2
