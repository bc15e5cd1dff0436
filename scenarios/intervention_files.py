"""Finding and reading the files of interventions."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from evidence.checking import checked, located
from evidence.errors import BadInput, nearest_name
from evidence.reading import Place, TomlFile, read_toml
from scenarios.checks import check_where, country_system
from scenarios.intervention import Intervention, Use
from scenarios.intervention_checks import check_intervention, check_signs
from scenarios.planned import Planned
from scenarios.quantities import load_quantities
from scenarios.scenario_file import ScenarioFile
from scenarios.schema import Where

LIBRARY = Path(__file__).parent / "library" / "interventions"
_SUFFIX = ".toml"


def load_interventions() -> dict[str, Intervention]:
    """All interventions of the library by name, by alphabet.

    Raises:
        BadInput: about the first file that is wrong.
    """
    return {path.stem: load_intervention(path) for path in sorted(LIBRARY.glob(f"*{_SUFFIX}"), key=_name)}


def _name(path: Path) -> str:
    return path.stem


def holds_intervention(path: Path) -> bool:
    """Whether a file is meant as an intervention: it says what is moved, which a scenario leaves to interventions.

    Raises:
        BadInput: when it cannot be read, or is not TOML.
    """
    return "move" in read_toml(path).values


def load_intervention(path: Path) -> Intervention:
    """The intervention in a file.

    Raises:
        BadInput: about the first thing that is wrong (file, key, line, value, what is allowed).
    """
    return _read(path.resolve(), path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int) -> Intervention:
    file = read_toml(path)
    intervention = checked(Intervention, file.values, file)
    check_intervention(intervention, file)
    return intervention


def planned(
    scenario: ScenarioFile, file: TomlFile, country: str, earlier: tuple[Planned, ...] = (), *, with_tiers: bool
) -> tuple[Planned, ...]:
    """The interventions that a scenario file uses, checked.

    Args:
        scenario: the file's content.
        file: where it stands.
        country: name of the education system.
        earlier: the interventions of what it is based on.
        with_tiers: whether it, or what it is based on, has tiers.

    Raises:
        BadInput: a name that there is not, or a use that the intervention does not allow.
    """
    found = []
    for position, use in enumerate(scenario.intervention):
        path = _path(use, file, position)
        plan = Planned(path.stem, path, load_intervention(path), use)
        _check_use(plan, file, position, country, with_tiers=with_tiers)
        found.append(plan)
    _check_used_once(found, file, {plan.name for plan in earlier})
    return tuple(found)


def check_tiers(scenario: ScenarioFile, file: TomlFile) -> None:
    """Check the signs of the tiered approach.

    Raises:
        BadInput: a sign without a bound, or with two.
    """
    for name in ("two", "three") if scenario.tiers else ():
        rule = getattr(scenario.tiers, name)
        check_signs(file, ("tiers", name, "any"), rule.any)
        check_signs(file, ("tiers", name, "together"), rule.together)
        check_signs(file, ("tiers", name, "better"), rule.better)


def _path(use: Use, file: TomlFile, position: int) -> Path:
    place = ("intervention", position, "use")
    if use.use.endswith(_SUFFIX):
        path = file.path.parent / use.use
        if not path.is_file():
            raise located(file, place, "there is no such file", value=use.use)
        return path
    names = tuple(sorted(each.stem for each in LIBRARY.glob(f"*{_SUFFIX}")))
    if use.use not in names:  # a name such as "../x" is none of the library, even where a file of it would be
        raise located(
            file, place, "there is no such intervention in the library", value=use.use, allowed=names,
            nearest=nearest_name(use.use, names), hint="or name a file beside this one, ending in .toml",
        )  # fmt: skip
    return LIBRARY / f"{use.use}{_SUFFIX}"


def _check_use(plan: Planned, file: TomlFile, position: int, country: str, *, with_tiers: bool) -> None:
    place = ("intervention", position)
    wrong = {"pupil": ("reach",), "country": ("reach", "capacity", "tier")}.get(
        plan.intervention.unit, ("capacity", "tier")
    )
    for key in wrong:
        if key in plan.use.model_fields_set:
            raise located(
                file, (*place, key), f'does not go with {plan.name}, which has unit = "{plan.intervention.unit}"',
                value=getattr(plan.use, key), hint="leave it out",
            )  # fmt: skip
    if plan.use.tier is not None and not with_tiers:
        raise located(file, (*place, "tier"), "needs a table [tiers]", value=plan.use.tier)
    _check_place(plan, file, position, country)
    builds = [move.quantity for move in plan.intervention.move if load_quantities()[move.quantity].timing == "build"]
    if builds and plan.use.from_week:
        raise located(
            file, (*place, "from_week"), f"{builds[0]} can only change at the start of a school year",
            value=plan.use.from_week, allowed="0", hint="use from_year to start in a later year",
        )  # fmt: skip


def _check_place(plan: Planned, file: TomlFile, position: int, country: str) -> None:
    place = ("intervention", position, "where")
    if plan.intervention.unit not in ("pupil", "school"):
        if plan.use.where is not None:
            raise located(file, place, f"{plan.name} concerns whole regions or the country", hint="leave where out")
        return
    _check_overlap(plan, file, place)
    where = plan.where
    if where is None:
        return
    system = country_system(file, country)
    try:
        check_where(file, place, where, load_quantities()[plan.intervention.move[0].quantity], system)
    except BadInput as error:
        if plan.use.where is not None:
            raise
        raise BadInput(
            file=plan.path, key="who", problem=error.problem, value=error.value, allowed=error.allowed,
            nearest=error.nearest,
        ) from error  # fmt: skip


def _check_overlap(plan: Planned, file: TomlFile, place: Place) -> None:
    """Check that the scenario's choice and the intervention's own have something in common."""
    own, use = plan.intervention.who, plan.use.where
    for key in Where.model_fields if use is not None else ():
        ours, theirs = getattr(own, key), getattr(use, key)
        if ours is None or theirs is None:
            continue
        if ours != theirs if isinstance(ours, str) else not set(ours) & set(theirs):
            raise located(
                file, (*place, key), f"chooses nobody who can get {plan.name}", value=theirs,
                allowed=(ours,) if isinstance(ours, str) else ours,
            )  # fmt: skip


def _check_used_once(plans: list[Planned], file: TomlFile, seen: set[str]) -> None:
    """Check that the tables of results can tell the interventions apart by name."""
    for position, plan in enumerate(plans):
        if plan.name in seen:
            raise located(
                file, ("intervention", position, "use"), "is used already, here or in what this is based on",
                value=plan.name, hint="keep one; for another form of it copy its file under another name",
            )  # fmt: skip
        seen.add(plan.name)
