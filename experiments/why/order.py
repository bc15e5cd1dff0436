"""How much each part carries when parts act together: Shapley values, and first-in and last-in beside them.

What parts do together is not the sum of what each does by itself. A part can be put in first (only it) or last (the
whole less what is left without it); the Shapley value is its mean over all orders, and these do add up to the whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Coalition = frozenset[str]
Order = tuple[str, ...]
Floats = npt.NDArray[np.float64]

ALL_ORDERS: Final = 3
"""Up to so many parts all orders are taken: putting in each first and last needs the same runs."""


@dataclass(frozen=True)
class Carried:
    """What one part carries, in the unit of the worths that it was worked out from.

    Attributes:
        share: mean over the orders; over all parts, with what none of them carries, they add up to the whole.
        first: put in first, with all others out.
        last: put in last, with all others in.
    """

    share: Floats
    first: Floats
    last: Floats


def orders(players: Sequence[str], luck: np.random.Generator) -> tuple[Order, ...]:
    """The orders in which parts are put in, for one replicate.

    All of them when they are few; else one drawn by lot and its reverse, in which who came early comes late. Over many
    replicates their mean goes to that over all orders.

    Args:
        players: names of the parts.
        luck: draws the order.
    """
    if len(players) <= ALL_ORDERS:
        return tuple(permutations(players))
    drawn = tuple(players[place] for place in luck.permutation(len(players)))
    return drawn, drawn[::-1]


def coalitions(players: Sequence[str], chosen: Sequence[Order]) -> list[Coalition]:
    """All sets of parts whose worth `carried` needs, each once: the empty set first, the whole second.

    Args:
        players: names of the parts.
        chosen: the orders of this replicate.
    """
    whole = frozenset(players)
    found = [frozenset[str](), whole]
    found += [part for name in players for part in (frozenset({name}), whole - {name})]
    found += [frozenset(order[:count]) for order in chosen for count in range(len(order))]
    return list(dict.fromkeys(found))


def carried(players: Sequence[str], chosen: Sequence[Order], worth: Mapping[Coalition, Any]) -> dict[str, Carried]:
    """What each part carries.

    Args:
        players: names of the parts.
        chosen: the orders that were taken.
        worth: the effect with just these parts in, for all of `coalitions`: numbers or arrays of one shape.

    Example:
        >>> worth = {frozenset(): 0, frozenset("a"): 1, frozenset("b"): 0, frozenset("ab"): 3}
        >>> found = carried("ab", orders("ab", np.random.default_rng(1)), worth)
        >>> float(found["a"].first), float(found["a"].last), float(found["a"].share), float(found["b"].share)
        (1.0, 3.0, 2.0, 1.0)
    """
    whole = frozenset(players)
    values = {coalition: np.asarray(value, np.float64) for coalition, value in worth.items()}
    return {
        name: Carried(
            share=_mean_gain(name, chosen, values),
            first=values[frozenset({name})] - values[frozenset()],
            last=values[whole] - values[whole - {name}],
        )
        for name in players
    }


def _mean_gain(name: str, chosen: Sequence[Order], values: Mapping[Coalition, Floats]) -> Floats:
    """What it adds to those before it, mean over the orders."""
    gains = []
    for order in chosen:
        before = frozenset(order[: order.index(name)])
        gains.append(values[before | {name}] - values[before])
    mean: Floats = np.mean(gains, axis=0)
    return mean
