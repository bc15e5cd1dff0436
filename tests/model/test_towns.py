"""A run that begins with a copy of a town is the same, to the last bit, as one that builds its own."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from model import SchoolSystem
from model.towns import Towns, copied, start_of
from scenarios import Change, Scenario, load
from scenarios.loader import LIBRARY

SCENARIOS = sorted(path.stem for path in LIBRARY.glob("*.toml"))


def lived(scenario: Scenario, towns: Towns | None = None, seed: int = 1, years: int = 1) -> SchoolSystem:
    return SchoolSystem(students=200, rng=seed, scenario=scenario, threads=1, towns=towns).run(years=years)


def start(scenario: Scenario, seed: int = 1, students: int | None = 200, schools: int | None = None) -> Any:
    return start_of(scenario, seed, students, schools)


@pytest.fixture(scope="module")
def used() -> Towns:
    """Towns of which one has been lived in for two years."""
    towns = Towns()
    lived(load("baseline"), towns, years=2)
    assert towns.built == 1
    return towns


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_is_the_same_in_a_town_that_was_built_before(used: Towns, name: str) -> None:
    scenario = load(name)
    alone, shared = lived(scenario), lived(scenario, used)
    assert shared.digest() == alone.digest()
    own = alone.tables()
    for table, rows in shared.tables().items():
        pd.testing.assert_frame_equal(rows, own[table], check_exact=True)


def test_scenarios_that_begin_alike_share_a_town() -> None:
    towns = Towns()
    for name in ("baseline", "better-registration", "smaller-classes", "qualification-age", "baseline"):
        lived(load(name), towns)
    assert towns.built == 1
    lived(replace(load("baseline"), parameters={"friends.mean": 5.0}), towns)
    assert towns.built == 2


def test_a_copy_shares_nothing(used: Towns) -> None:
    system = SchoolSystem(students=200, rng=1, threads=1)
    other = copied(system.world)
    for name, part, again in zip(system.world._fields, system.world, other, strict=True):
        if isinstance(part, np.ndarray):
            assert type(part) is type(again)
            assert not np.shares_memory(part, again), name
        else:
            assert name == "seed"


def change(quantity: str, **more: Any) -> Change:
    return Change(quantity=quantity, multiply=0.5, source="a test", grade="assumption", **more)


@pytest.mark.parametrize(
    "other",
    [
        {"seed": 2},
        {"students": 201},
        {"students": None, "schools": 2},
        {"scenario": replace(load("baseline"), parameters={"friends.mean": 5.0})},
        {"scenario": replace(load("baseline"), mechanisms={"truancy": 0.0})},
        {"scenario": replace(load("baseline"), estimates={"truancy.strength": 0.0})},
    ],
    ids=["seed", "students", "schools", "parameter", "mechanism", "estimate"],
)
def test_what_a_town_depends_on_makes_another_start(other: dict[str, Any]) -> None:
    asked = {"scenario": load("baseline")} | other
    assert start(**asked) != start(load("baseline"))


@pytest.mark.parametrize(
    "changes",
    [(change("school.contact"),), (change("class.size"),), (change("law.report_hours"),)],
    ids=["contact", "class size", "law"],
)
def test_what_happens_later_makes_no_other_start(changes: tuple[Change, ...]) -> None:
    assert start(replace(load("baseline"), changes=changes)) == start(load("baseline"))
