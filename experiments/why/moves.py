"""What a scenario moves, and the scenario with only some of it.

A tiered approach stays when all measures of it are left out: what it does by itself is then seen as what no move
carries.
"""

from collections.abc import Iterator
from dataclasses import replace

from evidence import load_parameters
from experiments.why.player import Player
from scenarios import Change, Planned, Scenario, load_quantities


def moved(scenario: Scenario, base: Scenario) -> tuple[Player, ...]:
    """What the scenario has otherwise than the base: parameters, changes, and interventions with their moves."""
    return (*_values(scenario, base), *_changes(scenario, base), *_interventions(scenario, base))


def with_moves(scenario: Scenario, base: Scenario, kept: frozenset[str]) -> Scenario:
    """The scenario with only these of what it moves.

    Args:
        scenario: the whole.
        base: what is left out is there as it is here.
        kept: names of parts that cannot be taken apart, as `moved` gives them.
    """
    if kept == frozenset[str]().union(*(player.atoms for player in moved(scenario, base))):
        return scenario
    left_out = {each.name: _value(base, each.name) for each in _values(scenario, base) if each.name not in kept}
    own = _own(scenario)
    named = zip(own, _names_of(own, _own(base)), strict=True)
    changes = tuple(change for change, name in named if not name or name in kept)
    plans = tuple(_thinned(scenario, base, kept))
    return replace(
        scenario,
        parameters=scenario.parameters | left_out,
        changes=(*changes, *(change for plan in plans for change in plan.changes)),
        interventions=plans,
    )


def _values(scenario: Scenario, base: Scenario) -> tuple[Player, ...]:
    parameters = load_parameters()
    names = [name for name in parameters.names if _value(scenario, name) != _value(base, name)]
    return tuple(Player(name, parameters[name].meaning) for name in names)


def _value(scenario: Scenario, name: str) -> float:
    return scenario.values.get(name, load_parameters().value(name))


def _own(scenario: Scenario) -> list[Change]:
    """Changes that no intervention brings."""
    return [change for change in scenario.changes if not change.by]


def _changes(scenario: Scenario, base: Scenario) -> tuple[Player, ...]:
    quantities, own = load_quantities(), _own(scenario)
    named = zip(own, _names_of(own, _own(base)), strict=True)
    return tuple(Player(name, quantities[change.quantity].meaning) for change, name in named if name)


def _names_of(own: list[Change], base: list[Change]) -> list[str]:
    """A name for each change that the base lacks; "" for one that it has too."""
    shared, names = list(base), list[str]()
    for change in own:
        if change in shared:
            shared.remove(change)
            names.append("")
        else:
            names.append(_distinct(change.quantity, names))
    return names


def _distinct(name: str, taken: list[str]) -> str:
    """The name, with a number behind it where others have it already."""
    again = sum(each.partition(" (")[0] == name for each in taken)
    return f"{name} ({again + 1})" if again else name


def _interventions(scenario: Scenario, base: Scenario) -> tuple[Player, ...]:
    return tuple(_player(plan) for plan in scenario.interventions if plan not in base.interventions)


def _player(plan: Planned) -> Player:
    quantities = load_quantities()
    parts = zip(_moves(plan), plan.intervention.move, strict=True)
    moves = tuple(Player(name, quantities[move.quantity].meaning) for name, move in parts)
    return Player(plan.name, plan.intervention.title, moves)


def _moves(plan: Planned) -> list[str]:
    """A name for each move of an intervention, such as "mazl: student.stress"."""
    names: list[str] = []
    for move in plan.intervention.move:
        names.append(_distinct(f"{plan.name}: {move.quantity}", names))
    return names


def _thinned(scenario: Scenario, base: Scenario, kept: frozenset[str]) -> Iterator[Planned]:
    """The interventions with only these of their moves; those that have none left are gone."""
    for plan in scenario.interventions:
        if plan in base.interventions:
            yield plan
            continue
        moves = zip(_moves(plan), plan.intervention.move, strict=True)
        left = tuple(move for name, move in moves if name in kept)
        if left:
            yield replace(plan, intervention=plan.intervention.model_copy(update={"move": left}))
