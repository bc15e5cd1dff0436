"""What is put in and taken out to split an effect: which two scenarios are held beside each other."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from experiments.why.groups import STRENGTH, mechanism_groups
from experiments.why.moves import moved, with_moves
from experiments.why.order import Coalition
from experiments.why.player import Player
from scenarios import Scenario

Pair = tuple[Scenario, Scenario]
"""The base and the scenario; the effect is what the second does beside the first."""


@dataclass(frozen=True)
class Game:
    """A way to split an effect.

    Attributes:
        kind: "mechanism" (switched off in the base and in the scenario) or "move" (left out of the scenario).
        group: name of the group whose parts these are; "" for the groups themselves.
        players: the parts.
        always: names of what stays in, whatever is taken out.
        pair: gives base and scenario with only these (names of what cannot be taken apart) in.
    """

    kind: str
    group: str
    players: tuple[Player, ...]
    always: frozenset[str]
    pair: Callable[[frozenset[str]], Pair]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parts."""
        return tuple(player.name for player in self.players)

    def pair_of(self, coalition: Coalition) -> Pair:
        """Base and scenario with only these parts in."""
        return self.pair(self.always.union(*(each.atoms for each in self.players if each.name in coalition)))

    def within(self, name: str) -> "Game":
        """The same split of one part into its own, with all other parts in."""
        rest = self.always.union(*(each.atoms for each in self.players if each.name != name))
        chosen = next(each for each in self.players if each.name == name)
        return replace(self, group=name, players=chosen.parts, always=rest)


def by_mechanism(base: Scenario, scenario: Scenario) -> Game:
    """Takes out groups of mechanisms, by switching them off in both."""
    players = mechanism_groups()
    all_names = frozenset[str]().union(*(player.atoms for player in players))

    def pair(on: frozenset[str]) -> Pair:
        off = {f"{name}.{STRENGTH}": 0.0 for name in sorted(all_names - on)}
        return _with(base, off), _with(scenario, off)

    return Game("mechanism", "", players, frozenset(), pair)


def without(pair: Pair, mechanism: str) -> Pair:
    """The same two with one more mechanism switched off."""
    off = {f"{mechanism}.{STRENGTH}": 0.0}
    return _with(pair[0], off), _with(pair[1], off)


def by_move(base: Scenario, scenario: Scenario) -> Game:
    """Leaves out what the scenario moves."""
    return Game("move", "", moved(scenario, base), frozenset(), lambda on: (base, with_moves(scenario, base, on)))


def _with(scenario: Scenario, values: dict[str, float]) -> Scenario:
    return replace(scenario, parameters=scenario.parameters | values) if values else scenario
