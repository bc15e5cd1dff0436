"""Levers as a scenario and as a scenario file, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from evidence.checking import Words
from experiments.compare.phrased import number
from scenarios import Change, Planned, Scenario, check_text, load
from viz.dashboard.levers.acts import brings, tiers_of, tiers_on, use_table, value_of_change, value_of_plan
from viz.dashboard.levers.catalogue import LEVER_DIGITS, Lever, changed_by, load_levers
from viz.dashboard.levers.toml_text import inline, table_lines

BASE: Final = "baseline"
_DIGITS: Final = 8
"""Hexadecimal digits of the name of a what-if."""

_TITLE: Final = Words(nl="Wat als: ", en="What if: ")
_QUESTION: Final = Words(nl="Wat doet dit met verzuim en uitval?", en="What does this do to absence and early leaving?")
_DESCRIPTION: Final = Words(
    nl="Gemaakt met de hefbomen van het dashboard.", en="Made with the levers of the dashboard."
)


@dataclass(frozen=True)
class Read:
    """A scenario as levers.

    Attributes:
        levers: value by lever, for those that differ from the status quo.
        left: what no lever says, in words; empty when the levers say it all.
    """

    levers: Mapping[str, float]
    left: tuple[Words, ...]


def kept_levers(levers: Mapping[str, float]) -> dict[str, float]:
    """Those that differ from the status quo, in the order of the catalogue."""
    return {
        name: round(float(levers[name]), LEVER_DIGITS)
        for name, lever in load_levers().items()
        if name in levers and round(float(levers[name]), LEVER_DIGITS) != lever.status_quo
    }


def name_of(levers: Mapping[str, float], base: str = BASE) -> str:
    """The name of the scenario that levers make: the same for the same levers, and that of the base for none.

    Example:
        >>> name_of({})
        'baseline'
    """
    kept = kept_levers(levers)
    if not kept:
        return base
    text = json.dumps([base, *kept.items()])
    return f"what-if-{hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]}"


def scenario_of(levers: Mapping[str, float], base: str = BASE) -> Scenario:
    """The scenario that levers make of a base.

    Args:
        levers: value by lever; those left out are at the status quo.
        base: a scenario of the library.

    Raises:
        BadInput: an unknown base, or a value that a scenario file would not allow either.
    """
    return _scenario(tuple(kept_levers(levers).items()), base)


@lru_cache(maxsize=256)
def _scenario(levers: tuple[tuple[str, float], ...], base: str) -> Scenario:
    values = dict(levers)
    return check_text(toml_of(values, base), f"{name_of(values, base)}.toml") if values else load(base)


def toml_of(
    levers: Mapping[str, float],
    base: str = BASE,
    *,
    students: int | None = None,
    years: int | None = None,
    seed: int | None = None,
) -> str:
    """The scenario file that says the same as levers, for `verzuim compare`.

    Args:
        levers: value by lever.
        base: what the file is based on: a scenario of the library.
        students: pupils in the file; by default as the base says.
        years: school years.
        seed: of the run.
    """
    kept = kept_levers(levers)
    sizes: dict[str, dict[str, Any]] = {
        "population": {} if students is None else {"students": students},
        "run": {key: value for key, value in (("years", years), ("seed", seed)) if value is not None},
    }
    head: dict[str, object] = {
        "based_on": base,
        "title": _title(kept).model_dump(),
        "question": _QUESTION.model_dump(),
        "description": _DESCRIPTION.model_dump(),
    }
    lines = [f"{key} = {inline(value)}" for key, value in head.items()]
    for name, table in sizes.items():
        lines += table_lines(f"[{name}]", table) if table else []
    lines += _acts(kept)
    return "\n".join(lines) + "\n"


def _acts(kept: Mapping[str, float]) -> list[str]:
    lines: list[str] = []
    tiered = tiers_on(kept)
    tiers, for_tier = tiers_of(tiered.tiers) if tiered and tiered.tiers else (None, {})
    for name, value in kept.items():
        lever = load_levers()[name]
        if brings(lever, value):
            lines += table_lines("[[intervention]]", use_table(lever, value, for_tier.get(lever.use or "")))
        elif lever.change is not None:
            made = changed_by(lever, value).model_dump(exclude_none=True, exclude_defaults=True)
            lines += table_lines("[[change]]", made)
    return lines + (table_lines("[tiers]", tiers.model_dump(exclude_none=True)) if tiers else [])


def _title(kept: Mapping[str, float]) -> Words:
    parts = [(load_levers()[name].title, number(value)) for name, value in kept.items()]
    texts = {lang: "; ".join(f"{title[lang]} {value[lang]}" for title, value in parts) for lang in ("nl", "en")}
    return Words(nl=_TITLE.nl + texts["nl"], en=_TITLE.en + texts["en"])


def levers_of(scenario: Scenario) -> Mapping[str, float] | None:
    """The levers that make this scenario; None when it says what no lever says."""
    found = read_levers(scenario)
    return None if found.left else found.levers


def read_levers(scenario: Scenario, base: str = BASE) -> Read:
    """The levers that make this scenario of the base, and what it says that no lever does."""
    values: dict[str, float] = {}
    left: list[Words] = []
    if scenario.tiers is not None and scenario.tiers != load(base).tiers:
        lever = _lever_of_tiers(scenario)
        if lever is None:
            left.append(Words(nl="de tabel [tiers]", en="the table [tiers]"))
        else:
            values[lever.id] = 1.0
    for plan in scenario.interventions:
        _read_plan(plan, values, left)
    for change in scenario.changes:
        if not change.by:
            _read_change(change, values, left)
    left += [_said(name) for name in (*scenario.mechanisms, *scenario.parameters)]
    if scenario.population.country != load(base).population.country:
        left.append(_said(f"country = {scenario.population.country}"))
    return Read(kept_levers(values), tuple(left) or _otherwise(scenario, values, base))


def _lever_of_tiers(scenario: Scenario) -> Lever | None:
    found = (lever for lever in load_levers().values() if lever.tiers)
    return next((lever for lever in found if tiers_of(lever.tiers or "")[0] == scenario.tiers), None)


def _read_plan(plan: Planned, values: dict[str, float], left: list[Words]) -> None:
    lever = next((lever for lever in load_levers().values() if lever.use == plan.name), None)
    value = None if lever is None else value_of_plan(lever, plan)
    if lever is None or value is None or lever.id in values or not lever.low <= value <= lever.high:
        left.append(_said(plan.name))
    elif value != lever.status_quo:
        values[lever.id] = value


def _read_change(change: Change, values: dict[str, float], left: list[Words]) -> None:
    for lever in load_levers().values():
        value = value_of_change(lever, change)
        if value is not None and lever.id not in values and lever.low <= value <= lever.high:
            values[lever.id] = value
            return
    left.append(_said(change.quantity))


def _otherwise(scenario: Scenario, values: Mapping[str, float], base: str) -> tuple[Words, ...]:
    """What levers would do in another way, such as an intervention from a later week or in one sector."""
    made = scenario_of(values, base)
    mine, theirs = _content(made), _content(scenario)
    names = [name for name in {**mine, **theirs} if mine.get(name) != theirs.get(name)]
    return tuple(_said(name) for name in names)


def _content(scenario: Scenario) -> dict[str, Any]:
    """What is done, by name; an intervention that nobody gets is as good as none."""
    plans = {
        plan.name: (
            plan.intervention, round(plan.strength, 8), round(plan.reach, 8), round(plan.fte_per_1000, 8), plan.who,
            plan.use.from_year, plan.use.from_week, plan.use.tier,
        )
        for plan in scenario.interventions
        if plan.strength and plan.reach and (plan.fte_per_1000 or plan.intervention.support is None)
    }  # fmt: skip
    changes = {c.quantity: (c.operation, round(c.amount, 8), c.where) for c in scenario.changes if not c.by}
    return {**plans, **changes}


def _said(name: str) -> Words:
    return Words(nl=name, en=name)
