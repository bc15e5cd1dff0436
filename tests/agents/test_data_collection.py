"""Mesa's DataCollector and batch_run with a school system."""

import inspect
from typing import Any

import mesa
import pandas as pd
import pytest

from agents import LABELS, REASONS, Student, Teacher
from model import SchoolSystem
from model.system import share_today

SEEDS_APART = "rng" in inspect.signature(mesa.batch_run).parameters
"""From 3.4 on Mesa passes seeds to `batch_run` by themselves, and stops at `max_steps` instead of one step later."""


class Stepping(SchoolSystem):
    """A system of a user, with something of its own to do every day."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.away: list[int] = []

    def step(self) -> None:
        super().step()
        self.away.append(sum(reason > 0 for reason in self.agents_by_type[Student].get("reason")))


def away_today(system: SchoolSystem) -> int:
    return int((system.students.reason > 0).sum())


def stepped(system: SchoolSystem, days: int) -> SchoolSystem:
    for _ in range(days):
        system.step()
    return system


def collecting(system: SchoolSystem, **reporters: Any) -> SchoolSystem:
    system.datacollector = mesa.DataCollector(**reporters)
    return system


@pytest.fixture(scope="module")
def stepped_two_weeks() -> SchoolSystem:
    return stepped(SchoolSystem(students=200, rng=1), 10)


def test_a_row_per_day_whether_stepped_or_run(system: SchoolSystem, stepped_two_weeks: SchoolSystem) -> None:
    rows = system.run(weeks=2).datacollector.get_model_vars_dataframe()
    pd.testing.assert_frame_equal(rows, stepped_two_weeks.datacollector.get_model_vars_dataframe())
    assert list(rows) == [*(f"true_{name}" for name in REASONS), *(f"registered_{name}" for name in LABELS)]
    assert len(rows) == 10
    assert rows["true_sick"].nunique() > 5
    assert system.digest() == stepped_two_weeks.digest()


def test_the_row_is_the_share_of_todays_lessons(system: SchoolSystem) -> None:
    for _ in range(7):
        system.step()
        students = system.students
        ill = students.hours[students.reason == 1].sum()
        row = system.datacollector.get_model_vars_dataframe().iloc[-1]
        assert row["true_sick"] == pytest.approx(100 * ill / students.lessons.sum())


def test_running_and_stepping_go_on_from_each_other(system: SchoolSystem, stepped_two_weeks: SchoolSystem) -> None:
    system.run(weeks=1)
    stepped(system, 2).run(weeks=1)
    assert (system.day, system.steps) == (12, 12)
    stepped(system, 8)
    other = SchoolSystem(students=200, rng=1).run(weeks=4)
    assert system.digest() == other.digest()
    assert (system.day, system.steps, system.today.number) == (20, 20, 19)
    if hasattr(system, "time"):
        assert system.time == 20.0
    pd.testing.assert_frame_equal(
        system.datacollector.get_model_vars_dataframe(), other.datacollector.get_model_vars_dataframe()
    )
    pd.testing.assert_frame_equal(
        system.datacollector.get_model_vars_dataframe().iloc[:10],
        stepped_two_weeks.datacollector.get_model_vars_dataframe(),
    )


def test_reporters_of_agents_see_every_day(system: SchoolSystem, stepped_two_weeks: SchoolSystem) -> None:
    collecting(system, agent_reporters={"reason": lambda agent: getattr(agent, "reason", None)}).run(weeks=2)
    assert system.digest() == stepped_two_weeks.digest()
    rows = system.datacollector.get_agent_vars_dataframe()
    assert len(rows) == 10 * len(system.agents)
    assert rows.index.names == ["Step", "AgentID"]
    pupils = rows["reason"].dropna()
    away = (pupils > 0).groupby("Step").sum()
    again = collecting(SchoolSystem(students=200, rng=1), model_reporters={"away": away_today})
    again.run(weeks=2)
    assert away.tolist() == again.datacollector.get_model_vars_dataframe()["away"].tolist()
    assert again.digest() == stepped_two_weeks.digest()


def test_reporters_of_a_type_of_agents(system: SchoolSystem, stepped_two_weeks: SchoolSystem) -> None:
    reporters = {Student: {"hours": "hours", "stressed": lambda pupil: pupil.stress > 1}, Teacher: {"load": "workload"}}
    collecting(system, agenttype_reporters=reporters).run(weeks=2)
    assert system.digest() == stepped_two_weeks.digest()
    hours = system.datacollector.get_agenttype_vars_dataframe(Student)["hours"]
    assert len(hours) == 2000
    last = hours.groupby("Step").get_group(10).droplevel("Step")
    assert last.to_dict() == dict(zip(system.students.id.tolist(), system.students.hours.tolist(), strict=True))
    loads = system.datacollector.get_agenttype_vars_dataframe(Teacher)["load"]
    assert loads.tolist() == system.teachers.workload.tolist() * 10


def test_ones_own_reporter_may_have_the_name_of_ours(system: SchoolSystem) -> None:
    collecting(system, model_reporters={"true_sick": away_today}).run(weeks=1)
    twin = collecting(SchoolSystem(students=200, rng=1), model_reporters={"true_sick": away_today})
    expected = stepped(twin, 5).datacollector.model_vars
    assert system.datacollector.model_vars == expected
    assert len(set(expected["true_sick"])) > 1


def test_other_ways_to_name_a_reporter(system: SchoolSystem) -> None:
    ways = {"day": "day", "away": [away_today, [system]], "sick": lambda model: share_today(model, "true_sick")}
    collecting(system, model_reporters=ways).run(weeks=1)
    rows = system.datacollector.get_model_vars_dataframe()
    assert rows["day"].tolist() == [1, 2, 3, 4, 5]
    assert rows["away"].iloc[-1] == away_today(system)


def test_a_step_of_ones_own_sees_every_day(system: SchoolSystem) -> None:
    own = Stepping(students=200, rng=1)
    own.run(weeks=2)
    collecting(system, model_reporters={"away": away_today})
    assert own.away == stepped(system, 10).datacollector.model_vars["away"]
    assert own.digest() == system.digest()
    assert own.steps == 10


@pytest.mark.skipif(hasattr(mesa.Model, "run_for"), reason="Mesa 3.5 schedules no next step after one that raised")
def test_a_run_that_was_interrupted_can_go_on(system: SchoolSystem, stepped_two_weeks: SchoolSystem) -> None:
    class Impatient(mesa.DataCollector):
        def collect(self, model: SchoolSystem) -> None:
            if model.day == 2:
                raise KeyboardInterrupt
            super().collect(model)

    ours = system.datacollector
    system.datacollector = Impatient()
    with pytest.raises(KeyboardInterrupt):
        system.run(weeks=1)
    assert system.day == 2
    system.datacollector = ours
    system.run(weeks=1)
    stepped(system, 3)
    assert system.digest() == stepped_two_weeks.digest()


@pytest.mark.skipif(not hasattr(mesa.Model, "run_for"), reason="this version of Mesa has no events")
def test_mesas_own_clock_and_events(system: SchoolSystem, stepped_two_weeks: SchoolSystem) -> None:
    seen: dict[float, int] = {}

    def look() -> None:
        seen[system.time] = away_today(system)

    events = [system.schedule_event(look, at=day + 0.5) for day in (2, 7)]
    system.run(weeks=1)
    system.run_for(5)
    assert len(events) == 2
    assert (system.steps, system.time) == (10, 10.0)
    assert system.digest() == stepped_two_weeks.digest()
    twin = collecting(SchoolSystem(students=200, rng=1), model_reporters={"away": away_today})
    days = stepped(twin, 10).datacollector.model_vars["away"]
    assert seen == {2.5: days[1], 7.5: days[6]}


def batch(seeds: list[int], processes: int) -> list[dict[str, Any]]:
    settings: dict[str, Any] = {"max_steps": 6, "number_processes": processes, "display_progress": False}
    if SEEDS_APART:
        runs = mesa.batch_run(SchoolSystem, parameters={"students": 200}, rng=seeds, **settings)
    else:
        runs = mesa.batch_run(SchoolSystem, parameters={"students": 200, "rng": seeds}, **settings)
    return sorted(runs, key=lambda run: run["rng"])


def expected_of_batch(seed: int) -> dict[str, float]:
    system = stepped(SchoolSystem(students=200, rng=seed), 6 if SEEDS_APART else 7)
    return {name: values[-1] for name, values in system.datacollector.model_vars.items()}


@pytest.mark.parametrize("processes", [1, 2])
def test_batch_run(processes: int) -> None:
    runs = batch([1, 2], processes)
    assert [run["rng"] for run in runs] == [1, 2]
    for run in runs:
        expected = expected_of_batch(run["rng"])
        assert {name: run[name] for name in expected} == expected
        assert run["students"] == 200
    assert runs[0]["true_sick"] != runs[1]["true_sick"]


def test_batch_run_over_scenarios() -> None:
    parameters = {"students": 200, "scenario": ["baseline", "smaller-classes"]}
    runs = mesa.batch_run(SchoolSystem, parameters=parameters, max_steps=1, display_progress=False)
    assert [run["scenario"] for run in runs] == ["baseline", "smaller-classes"]
