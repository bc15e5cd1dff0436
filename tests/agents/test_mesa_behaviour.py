"""The same assertions for ordinary Mesa agents and for the people of a SchoolSystem: behaviour is Mesa's.

The ordinary model holds one agent per person, of the same three types, with the same numbers and attributes. What is
expected is worked out from plain lists, so both must agree with it and so with each other.
"""

import copy
import statistics
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

import mesa
import pytest

import agents
from agents.views import PEOPLE
from model import SchoolSystem

AgentSet = Any


class Bare(mesa.Agent):
    """An ordinary agent with the attributes that it is given."""

    def __init__(self, model: mesa.Model, **attributes: Any) -> None:
        super().__init__(model)
        for name, value in attributes.items():
            setattr(self, name, value)


class Student(Bare):
    pass


class Parent(Bare):
    pass


class Teacher(Bare):
    pass


class Other(Bare):
    """A fourth type, of which nobody is there at first."""


ORDINARY = {"student": Student, "parent": Parent, "teacher": Teacher}


class PlainModel(mesa.Model):
    """Everybody of a system as an ordinary agent, made in the order of their numbers."""

    def __init__(self, system: SchoolSystem) -> None:
        super().__init__(rng=1)
        for person in sorted(system.agents, key=lambda agent: agent.unique_id):
            values = {name: getattr(person, name) for name in person.fields}
            ORDINARY[person.kind](self, **values)


@dataclass
class Case:
    """One of the two models, and its types of agents."""

    model: Any
    Student: Any
    Parent: Any
    Teacher: Any

    @property
    def pupils(self) -> AgentSet:
        return self.model.agents_by_type[self.Student]


@pytest.fixture(params=["ordinary agents", "records"])
def case(request: pytest.FixtureRequest, system: SchoolSystem) -> Case:
    if request.param == "records":
        return Case(system, agents.Student, agents.Parent, agents.Teacher)
    return Case(PlainModel(system), Student, Parent, Teacher)


def numbers(people: Iterable[Any]) -> list[int]:
    return [person.unique_id for person in people]


def by_place(people: AgentSet, item: int | slice) -> Any:
    """An indexed set; Mesa 3.5 announces that Mesa 4 will want `to_list()` first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PendingDeprecationWarning)
        return people[item]


def test_the_twin_is_complete(system: SchoolSystem) -> None:
    plain = PlainModel(system)
    assert sorted(numbers(plain.agents)) == sorted(numbers(system.agents)) == list(range(1, len(system.agents) + 1))


# What is in a set


def test_length_iteration_and_truth(case: Case) -> None:
    pupils = case.pupils
    assert len(pupils) == len(list(pupils)) == len(set(numbers(pupils))) == 200
    assert bool(pupils)
    assert all(isinstance(pupil, case.Student) for pupil in pupils)
    assert numbers(pupils) == numbers(pupils)


def test_indexing_and_slicing(case: Case) -> None:
    everyone = list(case.pupils)
    assert by_place(case.pupils, 0) == everyone[0]
    assert by_place(case.pupils, -1) == everyone[-1]
    assert by_place(case.pupils, slice(3, 30, 4)) == everyone[3:30:4]
    with pytest.raises(IndexError):
        by_place(case.pupils, 200)


def test_to_list(case: Case) -> None:
    if not hasattr(case.pupils, "to_list"):
        pytest.skip("this version of Mesa has no to_list()")
    assert case.pupils.to_list() == list(case.pupils)


def test_membership(case: Case) -> None:
    pupils, parents = list(case.pupils), list(case.model.agents_by_type[case.Parent])
    assert pupils[7] in case.pupils
    assert parents[0] not in case.pupils
    assert parents[0] in case.model.agents
    assert 7 not in case.pupils
    assert pupils[7] not in case.pupils.select(lambda pupil: pupil != pupils[7])


def test_agents_are_keys(case: Case) -> None:
    first = {pupil: pupil.stress for pupil in case.pupils}
    assert [first[pupil] for pupil in case.pupils] == case.pupils.get("stress")


def test_set_algebra(case: Case) -> None:
    girls, old = case.pupils.select(lambda p: p.sex == 0), case.pupils.select(lambda p: p.age > 15)
    girl, elder = set(numbers(girls)), set(numbers(old))
    assert set(numbers(girls & old)) == girl & elder
    assert set(numbers(girls | old)) == girl | elder
    assert set(numbers(girls - old)) == girl - elder
    assert set(numbers(girls ^ old)) == girl ^ elder
    assert girls == case.pupils.select(lambda p: p.sex == 0)
    assert girls <= case.pupils
    assert not girls.isdisjoint(old)


# Making sets of sets


def test_select_by_function(case: Case) -> None:
    chosen = case.pupils.select(lambda pupil: pupil.stress > 0)
    assert numbers(chosen) == [pupil.unique_id for pupil in case.pupils if pupil.stress > 0]
    assert len(case.pupils) == 200


@pytest.mark.parametrize(
    ("most", "expected"), [(3, 3), (0, 0), (-1, 0), (2.5, 3), (0.1, 20), (1.0, 200), (1, 1), (0.0, 0), (500, 200)]
)
def test_select_at_most(case: Case, most: float, expected: int) -> None:
    assert numbers(case.pupils.select(at_most=most)) == numbers(case.pupils)[:expected]


@pytest.mark.parametrize(("most", "expected"), [(4, 4), (0.02, 4), (0, 0), (float("inf"), None)])
def test_select_by_function_at_most(case: Case, most: float, expected: int | None) -> None:
    boys = [pupil.unique_id for pupil in case.pupils if pupil.sex == 1]
    assert numbers(case.pupils.select(lambda pupil: pupil.sex == 1, at_most=most)) == boys[:expected]


def test_select_by_type(case: Case) -> None:
    teachers = case.model.agents.select(agent_type=case.Teacher)
    assert set(numbers(teachers)) == set(numbers(case.model.agents_by_type[case.Teacher]))
    assert len(case.model.agents.select(agent_type=mesa.Agent)) == len(case.model.agents)
    assert len(case.model.agents.select(agent_type=Other)) == 0
    both = case.model.agents.select(lambda agent: agent.sex == 0, agent_type=case.Student, at_most=5)
    assert numbers(both) == [p.unique_id for p in case.pupils if p.sex == 0][:5]


def test_select_in_place(case: Case) -> None:
    pupils = copy.copy(case.pupils)
    assert pupils.select(lambda pupil: pupil.age > 14, inplace=True) is pupils
    assert numbers(pupils) == [pupil.unique_id for pupil in case.pupils if pupil.age > 14]


def test_a_copy_is_a_set_of_its_own(case: Case) -> None:
    copied = copy.copy(case.pupils)
    first = by_place(copied, 0)
    copied.discard(first)
    assert len(copied) == 199
    assert len(case.pupils) == 200
    assert numbers(case.pupils.select()) == numbers(case.pupils)


def test_shuffle_follows_the_models_generator(case: Case) -> None:
    case.model.random.seed(5)
    shuffled = numbers(case.pupils.shuffle())
    expected = numbers(case.pupils)
    Random(5).shuffle(expected)
    assert shuffled == expected
    assert case.pupils.random is case.model.random


def test_shuffle_in_place(case: Case) -> None:
    pupils = copy.copy(case.pupils)
    expected = numbers(pupils)
    case.model.random.seed(6)
    Random(6).shuffle(expected)
    assert pupils.shuffle(inplace=True) is pupils
    assert numbers(pupils) == expected


@pytest.mark.parametrize("ascending", [True, False])
@pytest.mark.parametrize("key", ["stress", "age", lambda pupil: (pupil.age, -pupil.stress)])
def test_sort(case: Case, key: str | Callable[[Any], Any], ascending: bool) -> None:
    value = (lambda pupil: getattr(pupil, key)) if isinstance(key, str) else key
    expected = sorted(case.pupils, key=value, reverse=not ascending)
    assert numbers(case.pupils.sort(key, ascending=ascending)) == numbers(expected)


def test_sort_puts_the_largest_first_and_can_do_so_in_place(case: Case) -> None:
    pupils = copy.copy(case.pupils)
    assert pupils.sort("stress", inplace=True) is pupils
    assert pupils.get("stress") == sorted(case.pupils.get("stress"), reverse=True)


def test_sort_by_an_attribute_of_an_attribute(case: Case) -> None:
    ages = case.pupils.sort("age.real", ascending=True).get("age")
    assert ages == sorted(ages)


# Doing


def test_do_by_function_and_by_name(case: Case) -> None:
    seen: list[tuple[int, int, str]] = []

    def look(pupil: Any, add: int, word: str) -> None:
        seen.append((pupil.unique_id, add, word))

    pupils = case.pupils
    assert pupils.do(look, 1, word="x") is pupils
    assert seen == [(number, 1, "x") for number in numbers(case.pupils)]
    pupils.do("__setattr__", "stress", 0.25)
    assert set(case.pupils.get("stress")) == {0.25}
    pupils.do("step")


def test_shuffle_do_visits_everybody_in_the_generators_order(case: Case) -> None:
    order: list[int] = []
    case.model.random.seed(7)
    pupils = case.pupils
    assert pupils.shuffle_do(lambda pupil: order.append(pupil.unique_id)) is pupils
    expected = numbers(case.pupils)
    Random(7).shuffle(expected)
    assert order == expected
    pupils.shuffle_do("__setattr__", "stress", 0.5)
    assert set(case.pupils.get("stress")) == {0.5}


def test_map_by_function_and_by_name(case: Case) -> None:
    assert case.pupils.map(lambda pupil, years: pupil.age + years, years=2) == [p.age + 2 for p in case.pupils]
    assert case.pupils.map("__getattribute__", "age") == case.pupils.get("age")


def test_who_is_removed_while_others_act_does_not_act(case: Case) -> None:
    acted: list[int] = []
    next_one = dict(zip(numbers(case.pupils), numbers(case.pupils)[1:], strict=False))

    def push_out_the_next(pupil: Any) -> None:
        acted.append(pupil.unique_id)
        for other in case.pupils.select(lambda p: p.unique_id == next_one.get(pupil.unique_id)):
            other.remove()

    case.pupils.select(at_most=6).do(push_out_the_next)
    assert acted == list(next_one)[:6:2]
    assert len(case.pupils) == 197


# Attributes


def test_get_one_and_several(case: Case) -> None:
    assert case.pupils.get("age") == [pupil.age for pupil in case.pupils]
    assert case.pupils.get(["age", "stress"]) == [[pupil.age, pupil.stress] for pupil in case.pupils]
    assert case.pupils.get("unique_id") == numbers(case.pupils)
    assert case.pupils.get([]) == [[]] * 200
    assert all(type(value) is float for value in case.pupils.get("stress"))
    assert all(type(value) is int for value in case.pupils.get("age"))


def test_get_what_only_some_have(case: Case) -> None:
    found = case.model.agents.get("workload", handle_missing="default", default_value=-9.0)
    assert sum(value != -9.0 for value in found) == len(case.model.agents_by_type[case.Teacher])
    several = case.model.agents.get(["workload", "unique_id"], handle_missing="default")
    assert all((load is None) == (number <= 320) for load, number in several)
    with pytest.raises(AttributeError, match="workload"):
        case.model.agents.get("workload")
    with pytest.raises(AttributeError, match="nothing"):
        case.pupils.get(["age", "nothing"])
    with pytest.raises(ValueError, match="handle_missing"):
        case.pupils.get("age", handle_missing="perhaps")


def test_get_a_field_of_several_numbers(case: Case) -> None:
    for pupil, hours in zip(case.pupils, case.pupils.get("true_hours"), strict=True):
        assert hours.tolist() == pupil.true_hours.tolist()
    assert case.pupils.agg("true_hours", sum).shape == (7,)


def test_set_an_attribute(case: Case) -> None:
    girls = case.pupils.select(lambda pupil: pupil.sex == 0)
    assert girls.set("stress", 2.5) is girls
    for pupil in case.pupils:
        assert (pupil.stress == 2.5) == (pupil.sex == 0)
    first = by_place(girls, 0)
    first.stress = 1.25
    assert girls.get("stress")[0] == by_place(case.pupils.select(lambda p: p == first), 0).stress == 1.25


def test_aggregate(case: Case) -> None:
    stress = [pupil.stress for pupil in case.pupils]
    assert case.pupils.agg("stress", statistics.fmean) == statistics.fmean(stress)
    assert case.pupils.agg("stress", [min, max, len]) == [min(stress), max(stress), 200]
    assert case.pupils.agg("unique_id", min) == 1


# Groups


@pytest.mark.parametrize("by", ["age", lambda pupil: pupil.age])
def test_groups_are_sets(case: Case, by: str | Callable[[Any], Any]) -> None:
    groups = case.pupils.groupby(by)
    ages = case.pupils.get("age")
    assert len(groups) == len(set(ages))
    assert groups.count() == {age: ages.count(age) for age in ages}
    assert list(groups.groups) == list(dict.fromkeys(ages))
    for age, group in groups:
        assert isinstance(group, mesa.agent.AgentSet)
        assert numbers(group) == [pupil.unique_id for pupil in case.pupils if pupil.age == age]


def test_groups_are_lists(case: Case) -> None:
    groups = case.pupils.groupby("sex", result_type="list")
    for sex, group in groups:
        assert group == [pupil for pupil in case.pupils if pupil.sex == sex]
    assert groups.agg("age", max) == case.pupils.groupby("sex").agg("age", max)


def test_groups_aggregate_map_and_do(case: Case) -> None:
    groups = case.pupils.groupby("sex")
    girls, boys = ([p.stress for p in case.pupils if p.sex == sex] for sex in (0, 1))
    assert groups.agg("stress", statistics.fmean) == {0: statistics.fmean(girls), 1: statistics.fmean(boys)}
    assert groups.map(len) == groups.count() == {0: len(girls), 1: len(boys)}
    assert groups.map("agg", "stress", func=max) == {0: max(girls), 1: max(boys)}
    assert groups.do("set", "stress", 0.5) is groups
    assert groups.do(lambda group, value: group.set("anxiety", value), 0.75) is groups
    assert set(case.pupils.get("stress")) == {0.5}
    assert set(case.pupils.get("anxiety")) == {0.75}


# Changing a set


def test_add_discard_and_remove(case: Case) -> None:
    girls = case.pupils.select(lambda pupil: pupil.sex == 0)
    boy = by_place(case.pupils.select(lambda pupil: pupil.sex == 1), 0)
    many = len(girls)
    girls.add(boy)
    girls.add(boy)
    assert len(girls) == many + 1
    assert boy in girls
    assert numbers(girls)[-1] == boy.unique_id
    girls.discard(boy)
    girls.discard(boy)
    assert len(girls) == many
    with pytest.raises(KeyError):
        girls.remove(boy)
    girls.add(boy)
    girls.remove(boy)
    assert boy not in girls
    assert len(case.pupils) == 200


# Coming and going


def test_the_model_knows_everybody_by_type(case: Case) -> None:
    by_type = case.model.agents_by_type
    assert set(case.model.agent_types) == set(by_type) == {case.Student, case.Parent, case.Teacher}
    assert sorted(n for people in by_type.values() for n in numbers(people)) == sorted(numbers(case.model.agents))
    with pytest.raises(AttributeError):
        case.model.agents = []


def test_who_is_removed_is_gone_everywhere(case: Case) -> None:
    derived = case.pupils.select(at_most=10)
    number = numbers(derived)[3]

    def take_out(pupil: Any) -> None:
        if pupil.unique_id == number:
            pupil.remove()
            pupil.remove()  # a second time is no error

    derived.do(take_out)
    assert number not in numbers(derived)
    assert len(derived) == 9
    assert number not in numbers(case.pupils)
    assert number not in numbers(case.model.agents)
    assert len(case.pupils) == 199


def test_who_is_created_is_registered(case: Case) -> None:
    before = case.pupils.select()
    new = case.Student(case.model, school=1, age=15)
    assert new.age == 15
    assert new in case.pupils
    assert new in case.model.agents
    assert new not in before
    assert len(case.pupils) == len(before) + 1
    assert new.model is case.model
    assert new.random is case.model.random
    assert new.rng is case.model.rng


def test_several_are_created_at_once(case: Case) -> None:
    made = case.Student.create_agents(case.model, 3, school=1, age=[14, 15, 16])
    assert len(made) == 3
    assert made.get("age") == [14, 15, 16]
    assert made.get("school") == [made.get("school")[0]] * 3
    assert len(case.pupils) == 203


def test_pupils_from_a_table(case: Case) -> None:
    if not hasattr(case.Student, "from_dataframe"):
        pytest.skip("this version of Mesa has no from_dataframe()")
    pandas = pytest.importorskip("pandas")
    made = case.Student.from_dataframe(case.model, pandas.DataFrame({"age": [14, 15]}), school=2)
    assert made.get("age") == [14, 15]
    assert len(case.pupils) == 202


def test_numbers_are_unique_and_never_used_again(case: Case) -> None:
    first = case.Student(case.model, school=1)
    number = first.unique_id
    assert number == len(case.model.agents)
    first.remove()
    second = case.Student(case.model, school=1)
    assert second.unique_id == number + 1
    assert len(set(numbers(case.model.agents))) == len(case.model.agents)


def test_ordinary_agents_join_the_model(case: Case) -> None:
    before = len(case.model.agents)
    other = Other(case.model, stress=9.0)
    assert other.unique_id == before + 1
    assert len(case.model.agents) == before + 1
    assert other in case.model.agents
    assert numbers(case.model.agents)[-1] == other.unique_id
    assert numbers(case.model.agents_by_type[Other]) == [other.unique_id]
    assert Other in case.model.agent_types
    assert by_place(case.model.agents, -1) is other
    pupils_and_it = case.model.agents.select(agent_type=case.Student) | case.model.agents_by_type[Other]
    assert max(pupils_and_it.get("stress")) == 9.0
    it_and_pupils = case.model.agents_by_type[Other] | case.model.agents.select(agent_type=case.Student)
    assert len(it_and_pupils) == len(pupils_and_it) == 201
    pupils_and_it.set("stress", 0.125)
    assert other.stress == 0.125
    case.model.agents.select(agent_type=Other).do("remove")
    other.remove()
    assert other not in case.model.agents
    assert len(case.model.agents) == before


def test_the_generator_starts_from_the_seed(case: Case) -> None:
    assert case.model.random.random() == Random(1).random()
    assert all(pupil.random is case.model.random for pupil in case.pupils)


def test_steps_are_counted(case: Case) -> None:
    case.model.step()
    case.model.step()
    assert case.model.steps == 2
    assert case.model.running
    if hasattr(case.model, "time"):
        assert case.model.time == 2.0


def test_running_until_it_is_enough(case: Case) -> None:
    class Until:
        """Stops its model at the third step."""

        def __init__(self, model: Any) -> None:
            self.model, self.inner = model, model.step

        def __call__(self) -> None:
            self.inner()
            self.model.running = self.model.steps < 3

    case.model.step = Until(case.model)
    case.model.run_model()
    assert case.model.steps == 3


def test_views_are_mesa_agents() -> None:
    assert all(issubclass(kind, mesa.Agent) for kind in PEOPLE)
