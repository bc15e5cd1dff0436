"""What each mechanism costs: every rule timed by itself, in a compiled loop over the pupils of a run in progress."""

import inspect
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from time import perf_counter
from typing import Any, Final

import numba
import numpy as np

from benchmarks.rules import ONCE, ONCE_PER_CLASS, ONCE_PER_SCHOOL, RULES, SCHOOL_DAYS, WHOLE
from model import SchoolSystem
from model.calendar import days_of_year
from model.randomness import person_day_key
from model.week import missed_last_week
from model.world import DAYS_PER_WEEK, World

PUPIL, CLASS, SCHOOL, COUNTRY = "pupil", "class", "school", "country"
WEEKS_LIVED: Final = 5
REPEATS: Final = 9
WALKS: Final = 10
"""Walks in a row through each school, after which its records lie near the processor, as in a week of the model."""

_WHERE: Final = {
    "student": "world.students[row]",
    "parent": "world.parents[world.students[row].household]",
    "klas": "world.classes[world.students[row].klas]",
    "mentor": "world.teachers[world.classes[world.students[row].klas].mentor]",
    "school": "world.schools[s]",
    "level": "world.levels[world.students[row].level]",
    "region": "world.regions[world.schools[s].region]",
    "key": "person_day_key(world.seed, world.students[row].id, day.number)",
    "missed": "missed_last_week(world.students[row])",
    "day": "day",
    "monday": "day",
    "friday": "day",
    "seed": "world.seed",
    "law": "world.law[0]",
    "p": "world.params[0]",
    "days": "2",
    "z": "world.students[row].bonding",
    "reach": "1.0",
    "world": "world",
    "s": "s",
}
"""Where a rule's argument of that name comes from, as `model/day.py` and `model/week.py` have it."""

_IN_A_CLASS: Final = {
    "klas": "world.classes[row]",
    "mentor": "world.teachers[world.classes[row].mentor]",
    "level": "world.levels[world.classes[row].level]",
}

_LOOPS: Final = {
    PUPIL: """
    for s in range(len(world.schools)):
        for _ in range(walks):
            for row in range(world.schools[s].first, world.schools[s].first + world.schools[s].pupils):
                {call}""",
    CLASS: """
    for _ in range(walks):
        for row in range(len(world.classes)):
            s = world.classes[row].school
            {call}""",
    SCHOOL: """
    for s in range(len(world.schools)):
        for row in range(walks):
            {call}""",
    COUNTRY: """
    s, row = 0, 0
    for _ in range(walks):
        {call}""",
}

Loop = Callable[[World, Any, Any, int], None]
"""A compiled walk: (world, day, room for what the rule returns, how often in a row)."""


def measure(students: int, repeats: int = REPEATS) -> dict[str, Any]:
    """Time every rule of `benchmarks.rules`, and the day and week that they are parts of.

    Args:
        students: pupils of the run.
        repeats: rounds of all rules; the shortest time of each counts, so that a busy moment spoils a round only.

    Returns:
        "students", "weeks" lived before, "repeats", "rows" (file, rule, when, per, ns_per_call and ns_per_student_day;
        None where there is none) and "whole" (the same of the day and the week).
    """
    system = SchoolSystem(students=students, rng=1, threads=1).run(weeks=WEEKS_LIVED)
    watch = _Watch(system)
    rows = [_task(file, rule, when) for file, when, rule in _listed()]
    whole = [_task(file, rule, when, name) for name, (file, rule, when) in WHOLE.items()]
    for _ in range(repeats + 1):  # the first compiles
        for task in (*rows, *whole):
            watch.time(task)
    return {
        "students": len(system.students),
        "weeks": WEEKS_LIVED,
        "repeats": repeats,
        "rows": [watch.row(task) for task in rows],
        "whole": [watch.row(task) for task in whole],
    }


@dataclass
class Task:
    """A rule to time: where it stands, how it is walked, and the seconds of its walks."""

    file: str
    name: str | None
    when: str
    per: str
    with_key: bool
    on_friday: bool
    walks: int
    loop: Loop | None
    seconds: list[float] = field(default_factory=list)


def _listed() -> Iterator[tuple[str, str, str | None]]:
    """File, when and rule of all rows; a file without rules has one row."""
    for file, by_time in RULES.items():
        if not by_time:
            yield file, "", None
        for when, names in by_time.items():
            yield from ((file, when, rule) for rule in names.split())


def _task(file: str, rule: str | None, when: str, called: str | None = None) -> Task:
    if rule is None:
        return Task(file, None, when, PUPIL, False, False, 0, None)
    function = getattr(import_module(f"model.{file}"), rule)
    names = _signature(function).parameters
    per = SCHOOL if "s" in names else _per(rule)
    return Task(
        file, called or rule, when, per, per == PUPIL and "key" in names, "friday" in names,
        1 if called else WALKS, walk(function, per),
    )  # fmt: skip


def walk(function: Any, per: str) -> Loop:
    """A compiled loop that calls a rule for every pupil (class, school) with the records that its arguments name.

    What the rule returns is written into an array, pupil by pupil, so that no work can be left out or shared.
    """
    names = list(_signature(function).parameters)
    where = _WHERE | _IN_A_CLASS if per == CLASS else _WHERE
    call = f"rule({', '.join(where[name] for name in names)})"
    returns = _signature(function).return_annotation
    keeps = returns in (int, float, bool, "int", "float", "bool")
    return _loop(f"kept[row] = {call}" if keeps else call, per, function)


def stroll(per: str, with_key: bool) -> Loop:
    """The same walk without a rule: what is taken off."""
    return _loop(f"kept[row] = {_WHERE['key']}" if with_key else "kept[row] = s", per, None)


def _loop(call: str, per: str, rule: Any) -> Loop:
    source = "def loop(world, day, kept, walks):" + _LOOPS[per].format(call=call)
    names = {"rule": rule, "person_day_key": person_day_key, "missed_last_week": missed_last_week}
    exec(source, names)
    compiled: Loop = numba.njit(nogil=True)(names["loop"])
    return compiled


def _signature(function: Any) -> inspect.Signature:
    return inspect.signature(getattr(function, "py_func", function))


def _per(rule: str) -> str:
    """What a rule runs for once."""
    if rule in ONCE_PER_CLASS:
        return CLASS
    return COUNTRY if rule in ONCE else SCHOOL if rule in ONCE_PER_SCHOOL else PUPIL


class _Watch:
    """Times walks over one system, which is put back as it was before each."""

    def __init__(self, system: SchoolSystem) -> None:
        self.world = system.world
        week = days_of_year(system.calendar, 0)[WEEKS_LIVED * DAYS_PER_WEEK :]
        self.day = {False: week[0], True: week[DAYS_PER_WEEK - 1]}
        self.calls = {
            PUPIL: len(self.world.students), CLASS: len(self.world.classes), SCHOOL: len(self.world.schools), COUNTRY: 1
        }  # fmt: skip
        self.kept = np.zeros(len(self.world.students))
        self.before = [(array, array.copy()) for array in self._arrays()]
        ways = {(per, key) for per in self.calls for key in (False, True) if per == PUPIL or not key}
        self.strolls = {way: Task("", "", "", *way, False, WALKS, stroll(*way)) for way in sorted(ways)}

    def _arrays(self) -> Iterator[Any]:
        world = self.world
        yield from (world.students, world.parents, world.teachers, world.classes, world.schools, world.regions)
        yield from (world.counts, world.event_counts, world.leaders, world.case_counts, world.cases, world.at_home)

    def time(self, task: Task) -> None:
        """One timed turn of a rule, and of the walk without it."""
        for each in (task, self.strolls[task.per, task.with_key]):
            if each.loop is None:
                continue
            for array, before in self.before:
                array[:] = before
            begun = perf_counter()
            each.loop(self.world, self.day[each.on_friday], self.kept, each.walks)
            each.seconds.append(perf_counter() - begun)

    def row(self, task: Task) -> dict[str, Any]:
        """A line of the table."""
        where = {"file": task.file, "rule": task.name, "when": task.when, "per": task.per}
        if task.loop is None:
            return where | {"ns_per_call": None, "ns_per_student_day": None}
        stroll_of = self.strolls[task.per, task.with_key]
        a_walk = min(task.seconds[1:]) / task.walks - min(stroll_of.seconds[1:]) / stroll_of.walks
        seconds = max(a_walk, 0.0)
        school_days = SCHOOL_DAYS.get(task.when)
        return where | {
            "ns_per_call": 1e9 * seconds / self.calls[task.per],
            "ns_per_student_day": school_days and 1e9 * seconds / self.calls[PUPIL] / school_days,
        }


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:]))))
