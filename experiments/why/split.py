"""An effect split over the parts of a game, replicate by replicate."""

from collections.abc import Iterator
from math import isnan
from typing import Any, Final

import numpy as np
import pandas as pd

from experiments.compare.measured import BY_NAME
from experiments.why.explanation import EFFECT_COLUMNS, REST, SHARE_COLUMNS
from experiments.why.game import Game, Pair
from experiments.why.interval import mean_interval, named
from experiments.why.order import Carried, Coalition, Floats, Order, carried, coalitions, orders
from experiments.why.worth import Worths

_ORDERS: Final = 0x0BDE
"""Stream of the luck that draws orders, apart from that of any run."""

Asked = list[tuple[Pair, int]]


def chosen_orders(game: Game, seed: int) -> tuple[Order, ...]:
    """The orders that are taken in the replicate with this seed; the same every time."""
    return orders(game.names, np.random.default_rng([_ORDERS, seed]))


def needed(game: Game, worths: Worths) -> Asked:
    """The pairs of runs that a game needs, in all replicates."""
    setting = worths.setting
    return [
        (game.pair_of(coalition), replicate)
        for replicate in range(setting.replicates)
        for coalition in coalitions(game.names, chosen_orders(game, setting.seed + replicate))
    ]


def split(game: Game, worths: Worths) -> pd.DataFrame:
    """What each part carries of each measure, with what no part carries; columns `SHARE_COLUMNS`.

    Args:
        game: the parts.
        worths: after `prepare` with all that is `needed`.
    """
    lived = [_replicate(game, worths, replicate) for replicate in range(worths.setting.replicates)]
    whole = np.array([worth[frozenset(game.names)] for worth, _ in lived])
    rows: list[dict[str, Any]] = []
    for place, measure in enumerate(worths.measures):
        for name in game.names:
            mine = [found[name] for _, found in lived]
            rows.append(_line(game, name, measure, whole[:, place], *_at(mine, place)))
        rest = np.array([worth[frozenset()][place] for worth, _ in lived])
        rows.append(_line(game, REST, measure, whole[:, place], rest, rest, rest))
    return pd.DataFrame(rows, columns=list(SHARE_COLUMNS))


def whole_effects(pair: Pair, worths: Worths) -> pd.DataFrame:
    """The whole effect in each measure; columns `EFFECT_COLUMNS`."""
    effects = np.array([worths.effect(pair, replicate) for replicate in range(worths.setting.replicates)])
    rows = [
        {"measure": name, "unit": BY_NAME[name].unit, **named(effects[:, place], "effect"), "replicates": len(effects)}
        for place, name in enumerate(worths.measures)
    ]
    return pd.DataFrame(rows, columns=list(EFFECT_COLUMNS))


def percent_of(value: float, whole: Floats) -> float:
    """A mean in percent of the whole; NaN where the interval of the whole holds zero."""
    mean, low, high = mean_interval(whole)
    certain = not isnan(low) and (low > 0 or high < 0)
    return 100 * value / mean if certain else float("nan")


def _replicate(game: Game, worths: Worths, replicate: int) -> tuple[dict[Coalition, Floats], dict[str, Carried]]:
    chosen = chosen_orders(game, worths.setting.seed + replicate)
    worth = {each: worths.effect(game.pair_of(each), replicate) for each in coalitions(game.names, chosen)}
    return worth, carried(game.names, chosen, worth)


def _at(mine: list[Carried], place: int) -> Iterator[Floats]:
    """Share, first and last of one measure in all replicates."""
    for field in ("share", "first", "last"):
        yield np.array([getattr(each, field)[place] for each in mine])


def _line(
    game: Game, part: str, measure: str, whole: Floats, share: Floats, first: Floats, last: Floats
) -> dict[str, Any]:
    return {
        "kind": game.kind, "group": game.group, "part": part, "measure": measure, "unit": BY_NAME[measure].unit,
        **named(share, "share"), "percent": percent_of(float(share.mean()), whole),
        **named(first, "first", "first_"), **named(last, "last", "last_"), **named(last - first, "order", "order_"),
        "replicates": len(share),
    }  # fmt: skip
