"""What a lever at a value puts into a scenario, and the value that a scenario's intervention or change stands for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from scenarios import Change, Planned, load
from viz.dashboard.levers.catalogue import LEVER_DIGITS, Lever, changed_by, load_levers

_FACTOR_DIGITS: Final = 12
"""Digits of doses and the like: more than values have, so that what a lever writes is read back as it was."""
_PERCENT: Final = 100.0
_PER: Final = 1000.0


@cache
def tiers_of(name: str) -> tuple[Any, Mapping[str, int]]:
    """The tiered approach of a scenario of the library, and its interventions with the tier that they are for."""
    scenario = load(name)
    return scenario.tiers, {plan.name: plan.use.tier for plan in scenario.interventions if plan.use.tier is not None}


def tiers_on(levers: Mapping[str, float]) -> Lever | None:
    """The lever by which a tiered approach is on, if one is."""
    return next((lever for name, lever in load_levers().items() if lever.tiers and levers.get(name)), None)


def brings(lever: Lever, value: float) -> bool:
    """Whether a lever brings its intervention at this value; if not, it changes its quantity by itself."""
    if lever.use is None:
        return False
    if lever.knob != "move" or lever.change is None:
        return True
    return (value - lever.status_quo) * (lever.full_dose - lever.status_quo) > 0


def use_table(lever: Lever, value: float, tier: int | None) -> dict[str, Any]:
    """The table [[intervention]] for a lever at a value; what is as in the intervention's file is left out."""
    what = lever.intervention
    assert what is not None
    table: dict[str, Any] = {"use": lever.use}
    key, factor = _setting(lever, value)
    if factor != 1.0:
        table[key] = factor
    if tier is not None:
        table["tier"] = tier
    if lever.where is not None:
        table["where"] = lever.where.model_dump(exclude_none=True)
    return table


def _setting(lever: Lever, value: float) -> tuple[str, float]:
    """Which factor of an intervention a lever sets, and how large."""
    what = lever.intervention
    assert what is not None
    if lever.knob == "reach":
        return "reach", round(value / _PERCENT, _FACTOR_DIGITS)
    if lever.knob == "switch":
        return "dose", value
    if lever.knob == "move":
        return "dose", round((value - lever.status_quo) / (lever.full_dose - lever.status_quo), _FACTOR_DIGITS)
    assert what.support is not None
    places = what.support.fte_per_1000 if lever.knob == "fte" else _places(lever)
    return "capacity", round(value / places, _FACTOR_DIGITS)


def _places(lever: Lever) -> float:
    """Percent of the pupils who can get it that have a place, with the capacity of the file."""
    assert lever.intervention is not None
    support = lever.intervention.support
    assert support is not None
    return support.fte_per_1000 * support.caseload / _PER * _PERCENT


def value_of_plan(lever: Lever, plan: Planned) -> float:
    """The value at which a lever brings an intervention as it is used; what else differs is not asked."""
    if lever.knob == "reach":
        value = plan.reach * _PERCENT
    elif lever.knob == "switch":
        value = plan.strength
    elif lever.knob == "move":
        value = lever.status_quo + plan.strength * (lever.full_dose - lever.status_quo)
    elif lever.knob == "fte":
        value = plan.fte_per_1000
    else:
        value = plan.use.capacity * _places(lever)
    return _tidy(lever, value)


def value_of_change(lever: Lever, change: Change) -> float | None:
    """The value at which a lever makes this change; None when it never does."""
    mine = lever.change
    if mine is None or change.quantity != mine.quantity or change.operation != mine.operation:
        return None
    value = _tidy(lever, change.amount / mine.amount + (lever.status_quo if mine.operation == "add" else 0.0))
    made = changed_by(lever, value)
    same = ("quantity", "operation", "from_year", "from_week", "where", "reach", "share", "by")
    alike = all(getattr(made, key) == getattr(change, key) for key in same)
    return value if alike and abs(made.amount - change.amount) < 10**-LEVER_DIGITS else None


def _tidy(lever: Lever, value: float) -> float:
    """A value as it was set, without the last bits of a division."""
    near = lever.rounded(value)
    return near if abs(near - value) < 10 ** -(LEVER_DIGITS - 3) else round(value, LEVER_DIGITS)
