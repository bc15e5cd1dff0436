"""What the tests of support share: interventions written on the spot, and Fridays that come one by one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import scenarios
from model import SchoolSystem
from model.support.caseload import Caseload, Week
from model.support.eligible import can_get
from model.support.signs import COLUMNS
from model.world import World
from scenarios import Planned, Scenario

WORDS = '{ nl = "proef", en = "trial" }'
HEAD = f'based_on = "baseline"\ntitle = {WORDS}\ndescription = {WORDS}\n'
TABLES = ("students", "parents", "teachers", "classes", "schools", "regions")

SUPPORT = {"hours_per_week": 1, "caseload": 10, "fte_per_1000": 1, "shared_by": '"school"', "weeks": 4, "rest_weeks": 2}
FIND = {"by": WORDS}


def table(name: str, values: dict[str, Any]) -> str:
    return f"[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())


def move(quantity: str = "student.perspective", what: str = "add = 0.5", more: str = "") -> str:
    return (
        f'[[move]]\nquantity = "{quantity}"\n{what}\nrange = [-5.0, 5.0]\nsource = "a trial"\ngrade = "assumption"\n'
        f"{more}\n"
    )


def cost(per: str, euro: float, payer: str = "school") -> str:
    return (
        f'[[cost]]\neuro = {euro}\nper = "{per}"\npayer = "{payer}"\nrange = [{euro / 2}, {euro * 2}]\n'
        'source = "a trial"\ngrade = "assumption"\n'
    )


def measure(*parts: str, unit: str = "pupil", head: str = "", **support: Any) -> str:
    """An intervention's file: the text before its tables, support by keyword, and other tables as they come."""
    find = {key: support.pop(key) for key in ("any", "uptake", "every_weeks") if key in support}
    own = table("find", FIND | find) + table("support", SUPPORT | support) if unit == "pupil" else ""
    words = "".join(f"{key} = {WORDS}\n" for key in ("title", "description", "known", "professional"))
    return f'{words}unit = "{unit}"\ntier = 2\ngrade = "assumption"\nsource = "a trial"\n{head}{own}{"".join(parts)}'


def use(name: str, more: str = "") -> str:
    return f'[[intervention]]\nuse = "{name}.toml"\n{more}\n'


@pytest.fixture
def arm_of(tmp_path: Path) -> Callable[..., Scenario]:
    """Makes a scenario of its own text and the files of its interventions."""

    def made(text: str, **measures: str) -> Scenario:
        for name, content in measures.items():
            (tmp_path / f"{name}.toml").write_text(content, encoding="utf-8")
        path = tmp_path / "arm.toml"
        path.write_text(HEAD + text, encoding="utf-8")
        return scenarios.load(path)

    return made


class Fridays:
    """One caseload, Friday after Friday, in a town where nothing else happens."""

    def __init__(self, plan: Planned, world: World, system: SchoolSystem) -> None:
        self.world, self.load = world, Caseload(plan)
        self.can = can_get(plan, world, system.education, None)
        self.load.rows_moved(world, self.can)
        pupils = len(world.students)
        self.here, self.tier = np.ones(pupils, dtype=bool), np.zeros(pupils, np.int64)
        self.signs = np.zeros((pupils, len(COLUMNS)), np.float32)
        self.week = 0

    def sign(self, name: str, values: Any) -> None:
        self.signs[:, COLUMNS.index(name)] = values

    def live(self) -> Week:
        told = self.load.live_week(self.world, self.here, self.signs, self.load.looks(self.week), self.tier)
        self.week += 1
        return told

    def supported(self) -> Any:
        mask = np.zeros(len(self.world.students), dtype=bool)
        mask[self.load.supported] = True
        return mask


@pytest.fixture(scope="session")
def town() -> SchoolSystem:
    return SchoolSystem(students=4000, rng=5)


@pytest.fixture
def world(town: SchoolSystem) -> World:
    """A copy of the town's records, to change."""
    return town.world._replace(**{name: getattr(town.world, name).copy() for name in TABLES})


@pytest.fixture
def fridays_of(arm_of: Callable[..., Scenario], world: World, town: SchoolSystem) -> Callable[..., Fridays]:
    """Fridays of one intervention, given its file and what the scenario says of its use."""

    def made(text: str, more: str = "") -> Fridays:
        return Fridays(arm_of(use("one", more), one=text).supports[0], world, town)

    return made
