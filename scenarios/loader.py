"""Finding, reading and resolving scenario files. Nothing runs, and nothing is ever written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evidence.checking import checked, located
from evidence.errors import BadInput, nearest_name
from evidence.reading import TomlFile, parse_toml, read_toml
from scenarios.checks import STRENGTH, check_changes, check_values, country_system
from scenarios.intervention_files import check_tiers, planned
from scenarios.planned import Planned
from scenarios.scenario import Population, Run, Scenario
from scenarios.scenario_file import ScenarioFile

LIBRARY = Path(__file__).parent / "library"
BASELINE = "baseline"
_SUFFIX = ".toml"

_Read = tuple[TomlFile, ScenarioFile]


def load(name_or_path: str | Path) -> Scenario:
    """The scenario of the library with this name, or of a file.

    Args:
        name_or_path: a name in the library, or a path that ends in ".toml".

    Raises:
        BadInput: unknown name (with the nearest one and the list), or an error in the file
            or in what it is based on (with file, key, line, value and what is allowed).

    Example:
        >>> load("baseline").run.years
        1
    """
    text = str(name_or_path)
    if isinstance(name_or_path, Path) or text.endswith(_SUFFIX):
        return _resolved(read_toml(Path(name_or_path)))
    return _resolved(read_toml(_in_library(text)))


def check(path: str | Path) -> Scenario:
    """The scenario in a file, when nothing is wrong with it.

    Raises:
        BadInput: about the first thing that is wrong.
    """
    return _resolved(read_toml(Path(path)))


def check_text(text: str, name: str) -> Scenario:
    """The scenario in a text that stands in no file, such as an uploaded one.

    It may build on the library only: a file beside it is not there, and one elsewhere is none of its business.

    Args:
        text: as in a scenario file.
        name: of the file that it came from, or that it would be written to; without folders.

    Raises:
        BadInput: about the first thing that is wrong.
    """
    file = parse_toml(text, Path(name))
    _refuse_files(file, _checked(file))
    return _resolved(file)


def library() -> dict[str, Scenario]:
    """All scenarios of the library by name: the baseline first, then by alphabet."""
    return {name: _resolved(read_toml(path)) for name, path in _library_files().items()}


def _library_files() -> dict[str, Path]:
    files = {path.stem: path for path in LIBRARY.glob(f"*{_SUFFIX}")}
    return {name: files[name] for name in sorted(files, key=lambda name: (name != BASELINE, name))}


def _in_library(name: str) -> Path:
    files = _library_files()
    if name not in files:
        raise BadInput(
            key="scenario",
            value=name,
            problem="there is no such scenario in the library",
            allowed=tuple(files),
            nearest=nearest_name(name, files),
            hint="or give a file of your own, ending in .toml",
        )
    return files[name]


def _refuse_files(file: TomlFile, part: ScenarioFile) -> None:
    """Refuses what names another file than those of the library."""
    named: list[tuple[tuple[str | int, ...], str]] = [(("based_on",), part.based_on or "")]
    named += [(("intervention", place, "use"), use.use) for place, use in enumerate(part.intervention)]
    for place, name in named:
        if name.endswith(_SUFFIX):
            hint = "name a scenario or an intervention of the library"
            raise located(file, place, "names a file, which cannot be found from here", value=name, hint=hint)


def _resolved(first: TomlFile) -> Scenario:
    path = first.path
    chain = _chain(first)
    parts = [part for _, part in reversed(chain)]
    population, run = _merged_population(parts), _merged_run(parts)
    for file, part in chain:
        check_changes(part, file, population.country)
        check_tiers(part, file)
    mechanisms, parameters = _merged_values(parts)
    own = parts[-1]
    interventions: tuple[Planned, ...] = ()
    tiered = any(part.tiers for part in parts)
    for file, part in reversed(chain):
        interventions += planned(part, file, population.country, interventions, with_tiers=tiered)
    return Scenario(
        name=path.stem,
        path=path,
        based_on=tuple(file.path.stem for file, _ in chain[1:]),
        title=own.title,
        question=own.question,
        description=own.description,
        population=population,
        run=run,
        mechanisms=mechanisms,
        parameters=parameters,
        changes=(
            *(change for part in parts for change in part.change),
            *(change for plan in interventions for change in plan.changes),
        ),
        interventions=interventions,
        tiers=next((part.tiers for part in reversed(parts) if part.tiers is not None), None),
    )


def _chain(first: TomlFile) -> list[_Read]:
    """A file and all that it is based on, nearest first; each checked by itself."""
    chain: list[_Read] = []
    seen: list[Path] = []
    at: Path | None = first.path
    while at is not None:
        file = read_toml(at) if chain else first
        part = _checked(file)
        seen.append(at.resolve())
        chain.append((file, part))
        at = _base_of(file, part)
        if at is not None and at.resolve() in seen:
            names = " > ".join([*(each.path.name for each, _ in chain), at.name])
            raise located(
                file,
                ("based_on",),
                f"goes round in a circle ({names})",
                value=part.based_on,
                hint='let one of them be based on "baseline"',
            )
    return chain


def _checked(file: TomlFile) -> ScenarioFile:
    _refuse_unquoted_names(file)
    part = checked(ScenarioFile, file.values, file)
    check_values(part, file)
    if part.population.country is not None:
        country_system(file, part.population.country)
    return part


def _refuse_unquoted_names(file: TomlFile) -> None:
    """TOML reads an unquoted a.b as a table a, and a message about that helps nobody."""
    table = file.values.get("parameters")
    for name, value in table.items() if isinstance(table, dict) else ():
        if isinstance(value, dict):
            inner = next(iter(value), "name")
            raise located(
                file,
                ("parameters", name, inner),
                "needs quotes around its name",
                hint=f'write "{name}.{inner}" = …',
            )


def _base_of(file: TomlFile, part: ScenarioFile) -> Path | None:
    if part.based_on is None:
        if file.path.resolve() == (LIBRARY / f"{BASELINE}{_SUFFIX}").resolve():
            _check_baseline(file, part)
            return None
        raise located(file, ("based_on",), "is missing", hint='add based_on = "baseline" as the first line')
    if part.based_on.endswith(_SUFFIX):
        base = file.path.parent / part.based_on
        if not base.is_file():
            raise located(file, ("based_on",), "there is no such file", value=part.based_on)
        return base
    files = _library_files()
    if part.based_on not in files:
        raise located(
            file,
            ("based_on",),
            "there is no such scenario in the library",
            value=part.based_on,
            allowed=tuple(files),
            nearest=nearest_name(part.based_on, files),
            hint="or name a file beside this one, ending in .toml",
        )
    return files[part.based_on]


def _check_baseline(file: TomlFile, part: ScenarioFile) -> None:
    """Everything else leans on the baseline, so it leaves nothing open."""
    given = {
        ("population", "country"): part.population.country,
        ("population", "students"): part.population.students or part.population.schools,
        ("run", "years"): part.run.years,
        ("run", "seed"): part.run.seed,
    }
    for place, value in given.items():
        if value is None:
            raise located(file, place, "is missing in the baseline")


def _merged_population(parts: list[ScenarioFile]) -> Population:
    """Farthest part first; students and schools replace each other."""
    merged: dict[str, Any] = {}
    for part in parts:
        given = part.population.model_dump(exclude_none=True)
        if "students" in given or "schools" in given:
            merged |= {"students": None, "schools": None}
        merged |= given
    return Population(**merged)


def _merged_run(parts: list[ScenarioFile]) -> Run:
    merged: dict[str, Any] = {}
    for part in parts:
        merged |= part.run.model_dump(exclude_none=True)
    return Run(**merged)


def _merged_values(parts: list[ScenarioFile]) -> tuple[dict[str, float], dict[str, float]]:
    """Mechanisms and parameters, farthest part first; a later spelling replaces an earlier."""
    mechanisms: dict[str, float] = {}
    parameters: dict[str, float] = {}
    for part in parts:
        for name, value in part.mechanisms.items():
            parameters.pop(name + STRENGTH, None)
            mechanisms[name] = value
        for name, value in part.parameters.items():
            if name.endswith(STRENGTH):
                mechanisms.pop(name.removesuffix(STRENGTH), None)
            parameters[name] = value
    return mechanisms, parameters
