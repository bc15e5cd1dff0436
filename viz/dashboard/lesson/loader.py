"""Reading the lessons, with an error that names file, line and key when a writer made a mistake. Nothing runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel

from evidence.checking import checked, located
from evidence.errors import BadInput, nearest_name
from evidence.reading import TomlFile, read_toml
from scenarios import Scenario, load
from scenarios.schema import LARGEST_SEED
from viz.dashboard.lesson.checks import (
    check_budget,
    check_chart,
    check_numbers,
    check_plan,
    check_predict,
    check_reveal,
    check_sources,
)
from viz.dashboard.lesson.schema import ChallengeFile, LessonFile, Lived, StartFile
from viz.dashboard.lesson.sheets import HERE

LESSONS: Final = HERE / "lessons"
SCENARIOS: Final = HERE / "scenarios"
CHALLENGES: Final = HERE / "challenges"

ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True)
class Lesson:
    """A lesson that has been checked.

    Attributes:
        name: name of its file without ".toml".
        file: what it says.
        scenarios: the base first, as they are run.
    """

    name: str
    file: LessonFile
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True)
class Challenge:
    """A question for half a minute that has been checked; attributes as of `Lesson`."""

    name: str
    file: ChallengeFile
    scenarios: tuple[Scenario, ...]


@lru_cache(maxsize=1)
def lessons() -> dict[str, Lesson]:
    """All lessons by name, in the order in which they are given.

    Raises:
        BadInput: about the first thing that is wrong in a file.

    Example:
        >>> next(iter(lessons()))
        'contagion'
    """
    found = [read_lesson(path) for path in sorted(LESSONS.glob("*.toml"))]
    return {each.name: each for each in sorted(found, key=lambda lesson: lesson.file.place)}


def lesson(name: str) -> Lesson:
    """The lesson of this name.

    Raises:
        BadInput: when there is none (with the nearest name).
    """
    found = lessons()
    if name not in found:
        near = nearest_name(name, found)
        raise BadInput(key="lesson", value=name, problem="there is no such lesson", allowed=tuple(found), nearest=near)
    return found[name]


@lru_cache(maxsize=1)
def challenges() -> dict[str, Challenge]:
    """All questions for half a minute, by name.

    Raises:
        BadInput: about the first thing that is wrong in a file.
    """
    found = [read_challenge(path) for path in sorted(CHALLENGES.glob("*.toml"))]
    return {each.name: each for each in found}


@lru_cache(maxsize=1)
def start() -> StartFile:
    """Doors and presets of the start screen.

    Raises:
        BadInput: when the file is wrong, or names a scenario that the library lacks.
    """
    file, found = _plain(HERE / "start.toml", StartFile)
    for place, preset in enumerate(found.preset):
        _scenario(file, ("preset", place, "scenario"), preset.scenario)
    return found


def read_lesson(path: Path) -> Lesson:
    """The lesson in a file.

    Raises:
        BadInput: about the first thing that is wrong, with file, key and line.
    """
    file, found = _plain(path, LessonFile)
    scenarios = _scenarios(file, found.run)
    names = check_numbers(file, found.number, found.run)
    check_predict(file, found.predict, names)
    check_reveal(file, found, names)
    check_chart(file, found, names)
    check_sources(file, found)
    check_plan(file, found)
    check_budget(file, found, names)
    return Lesson(path.stem, found, scenarios)


def read_challenge(path: Path) -> Challenge:
    """The question for half a minute in a file.

    Raises:
        BadInput: about the first thing that is wrong, with file, key and line.
    """
    file, found = _plain(path, ChallengeFile)
    scenarios = _scenarios(file, found.run)
    check_predict(file, found.predict, check_numbers(file, found.number, found.run))
    return Challenge(path.stem, found, scenarios)


def _plain(path: Path, model: type[ModelT]) -> tuple[TomlFile, ModelT]:
    file = read_toml(path)
    return file, checked(model, file.values, file)


def _scenarios(file: TomlFile, run: Lived) -> tuple[Scenario, ...]:
    """The base and the others, each found and different."""
    places: list[tuple[tuple[str | int, ...], str]] = [(("run", "base"), run.base)]
    places += [(("run", "scenarios", at), name) for at, name in enumerate(run.scenarios)]
    seen: set[str] = set()
    for place, name in places:
        if name in seen:
            raise located(file, place, "is named twice", value=name, hint="give each scenario once")
        seen.add(name)
    if run.kind == "trial" and len(run.scenarios) != 1:
        raise located(file, ("run", "scenarios"), "are too many for a trial", allowed="one scenario, given by lot")
    if (run.kind == "trial") != (run.window is not None):
        raise located(file, ("run", "window"), "goes with a trial, and only with a trial", value=run.window)
    if run.seed > LARGEST_SEED - run.replicates:
        raise located(file, ("run", "seed"), "is too large", value=run.seed, hint="each town takes the next seed")
    return tuple(_scenario(file, place, name) for place, name in places)


def _scenario(file: TomlFile, place: Sequence[str | int], name: str) -> Scenario:
    """One beside the lessons, or one of the library."""
    beside = {path.stem: path for path in SCENARIOS.glob("*.toml")}
    if name in beside:
        return load(beside[name])
    try:
        return load(name)
    except BadInput as error:
        raise located(
            file, place, error.problem, value=name, allowed=(*beside, *_listed(error.allowed)),
            nearest=nearest_name(name, (*beside, *_listed(error.allowed))),
        ) from error  # fmt: skip


def _listed(allowed: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return allowed if isinstance(allowed, tuple) else ()
