"""What a scenario does otherwise than the base, in words of both languages."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from evidence import load_parameters
from evidence.checking import Words
from experiments.compare.comparison import Differs
from experiments.compare.phrased import change_in_words, number, tiers_in_words, use_in_words
from scenarios import Change, Planned, Scenario, load_quantities

_UNCHANGED: Final = Words(nl="zoals het is", en="as it is")
_ABSENT: Final = Words(nl="niet", en="not there")
_TIERS: Final = Words(nl="leerlingen worden gescreend voor lagen van hulp", en="pupils are screened for tiers of help")
_CHOSEN: Final = "assumption"
"""Grade of what a scenario sets by itself: its file gives no source for it."""


def what_differs(scenario: Scenario, base: Scenario, drawn: Collection[str] = ()) -> tuple[Differs, ...]:
    """The parameters, quantities, interventions and tiers that `scenario` has otherwise than `base`.

    An intervention is one line, and what it moves is not told again (`experiments.compare.levers` has that). Size,
    years and seed are left out: a comparison gives them to all scenarios alike.

    Args:
        scenario: the one that differs.
        base: from this one.
        drawn: parameters that replicates take from the posterior; a scenario that sets one keeps its own value.
    """
    return (
        *_values(scenario, base, drawn),
        *_changes(scenario, base),
        *_interventions(scenario, base),
        *_tiers(scenario, base),
    )


def _values(scenario: Scenario, base: Scenario, drawn: Collection[str]) -> Iterator[Differs]:
    parameters = load_parameters()
    for name in parameters.names:
        parameter = parameters[name]
        there, value = (each.values.get(name, parameter.value) for each in (base, scenario))
        old, new = (_value(name, each, parameter.value, drawn) for each in (base, scenario))
        if there != value or old != new:
            prior = parameter.prior
            plausible = None if prior.low is None or prior.high is None else (prior.low, prior.high)
            yield Differs(scenario.name, name, parameter.meaning, parameter.unit, old, new, "", _CHOSEN, plausible)


def _value(name: str, scenario: Scenario, otherwise: float, drawn: Collection[str]) -> Words:
    """A parameter's value in a scenario: its own, or that of the parameter file, or a draw around it."""
    value = number(scenario.values.get(name, otherwise))
    if name not in drawn or name in scenario.values:
        return value
    return Words(nl=f"getrokken uit de posterior, rond {value.nl}", en=f"drawn from the posterior, around {value.en}")


def _changes(scenario: Scenario, base: Scenario) -> Iterator[Differs]:
    here, there = ([change for change in each.changes if not change.by] for each in (scenario, base))
    for change in _only_first(there, here):
        yield _of_change(scenario.name, change, change_in_words(change), _UNCHANGED)
    for change in _only_first(here, there):
        yield _of_change(scenario.name, change, _UNCHANGED, change_in_words(change))


def _of_change(name: str, change: Change, base: Words, here: Words) -> Differs:
    quantity = load_quantities()[change.quantity]
    return Differs(
        name, change.quantity, quantity.meaning, quantity.unit, base, here, change.source, change.grade, change.range
    )


def _interventions(scenario: Scenario, base: Scenario) -> Iterator[Differs]:
    for plan in _only_first(base.interventions, scenario.interventions):
        yield _of_plan(scenario.name, plan, use_in_words(plan), _ABSENT)
    for plan in _only_first(scenario.interventions, base.interventions):
        yield _of_plan(scenario.name, plan, _ABSENT, use_in_words(plan))


def _of_plan(name: str, plan: Planned, base: Words, here: Words) -> Differs:
    what = plan.intervention
    return Differs(name, plan.name, what.title, "", base, here, what.source, what.grade, None)


def _tiers(scenario: Scenario, base: Scenario) -> Iterator[Differs]:
    if scenario.tiers != base.tiers:
        old, new = (tiers_in_words(each.tiers) if each.tiers else _ABSENT for each in (base, scenario))
        yield Differs(scenario.name, "tiers", _TIERS, "", old, new, "", _CHOSEN, None)


def _only_first(first: Sequence[Any], second: Sequence[Any]) -> list[Any]:
    """What the first has more than the second, in order."""
    left = list(second)
    more = []
    for each in first:
        if each in left:
            left.remove(each)
        else:
            more.append(each)
    return more
