"""Shapley values with answers that are known, and what they promise for any game."""

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.why.order import Coalition, carried, coalitions, orders

MANY = tuple("abcdefg")


def played(players: tuple[str, ...], worth: Any, seed: int) -> tuple[dict[str, Any], dict[Coalition, Any]]:
    chosen = orders(players, np.random.default_rng(seed))
    values = {each: worth(each) for each in coalitions(players, chosen)}
    return carried(players, chosen, values), values


@given(st.integers(1, 7), st.integers(0, 2**32 - 1))
def test_parts_and_what_none_carries_add_up_to_the_whole(count: int, seed: int) -> None:
    luck = np.random.default_rng(seed)
    table: dict[Coalition, float] = {}
    found, values = played(MANY[:count], lambda each: table.setdefault(each, float(luck.normal())), seed)
    total = sum(float(each.share) for each in found.values())
    assert total + values[frozenset()] == pytest.approx(values[frozenset(MANY[:count])])


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=7), st.integers(0, 2**32 - 1))
def test_parts_that_act_by_themselves_have_no_order_effect(own: list[float], seed: int) -> None:
    size = dict(zip(MANY, own, strict=False))
    found, _ = played(tuple(size), lambda each: 1.0 + sum(size[name] for name in each), seed)
    for name, carries in found.items():
        assert [float(carries.share), float(carries.first), float(carries.last)] == pytest.approx([size[name]] * 3)


def test_a_glove_game() -> None:
    """One left glove, two right ones: the shares 2/3, 1/6 and 1/6 are Shapley's own example."""
    found, _ = played(("left", "right", "other"), lambda each: float("left" in each and len(each) > 1), 0)
    assert [float(found[name].share) for name in ("left", "right", "other")] == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert (float(found["left"].first), float(found["left"].last)) == (0.0, 1.0)
    assert (float(found["right"].first), float(found["right"].last)) == (0.0, 0.0)


def test_orders_drawn_by_lot_come_to_the_mean_over_all_orders() -> None:
    """Five parts that act in pairs, 600 draws: within four standard errors of what all 120 orders give."""
    players = MANY[:5]

    def worth(each: Coalition) -> float:
        return 2.0 * ("a" in each and "b" in each) + ("a" in each and "c" not in each) + 3.0 * (len(each) > 3)

    drawn = np.array([float(played(players, worth, seed)[0]["a"].share) for seed in range(600)])
    gains = [
        worth(frozenset(o[: o.index("a") + 1])) - worth(frozenset(o[: o.index("a")])) for o in permutations(players)
    ]
    assert abs(drawn.mean() - np.mean(gains)) < 4 * drawn.std(ddof=1) / np.sqrt(len(drawn))


def test_few_parts_take_all_orders_and_many_one_with_its_reverse() -> None:
    luck = np.random.default_rng(3)
    assert len(orders(MANY[:3], luck)) == 6
    one, other = orders(MANY, luck)
    assert one == other[::-1]
    assert sorted(one) == list(MANY)


def test_each_set_of_parts_is_asked_for_once() -> None:
    chosen = orders(MANY, np.random.default_rng(1))
    asked = coalitions(MANY, chosen)
    assert len(asked) == len(set(asked))
    assert asked[:2] == [frozenset(), frozenset(MANY)]
    assert all(frozenset({name}) in asked and frozenset(MANY) - {name} in asked for name in MANY)
