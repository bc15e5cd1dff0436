"""What is kept has a bound, and everybody has a turn."""

from collections import Counter

import pytest

from viz.dashboard.engine.cache import Cache
from viz.dashboard.engine.errand import Errand
from viz.dashboard.engine.rota import Rota


def errand(key: str, lane: int = 0, urgent: bool = False) -> Errand:
    return Errand(key, print, (), lane=lane, urgent=urgent)


def test_who_was_not_asked_for_longest_makes_room() -> None:
    kept = Cache(10)
    for key in "abc":
        kept.put(key, b"123")
    assert kept.get("a") is not None
    kept.put("d", b"123")
    assert [kept.get(key) is not None for key in "abcd"] == [True, False, True, True]
    assert kept.held == 9


def test_a_new_value_takes_the_place_of_the_old() -> None:
    kept = Cache(10)
    kept.put("a", b"12345")
    kept.put("a", b"12")
    assert (kept.held, kept.get("a"), len(kept)) == (2, b"12", 1)


def test_what_is_larger_than_the_cache_is_not_kept() -> None:
    kept = Cache(4)
    kept.put("a", b"12345")
    assert (kept.held, len(kept)) == (0, 0)


def test_twenty_clients_have_equally_many_turns() -> None:
    rota = Rota(lambda key: True)
    for client in range(20):
        for number in range(1 + 50 * (client == 0) + 10):
            rota.add(client, errand(f"{client} {number}"))
    taken = Counter(rota.take(0, 1).key.split()[0] for _ in range(200))  # type: ignore[union-attr]
    assert set(taken.values()) == {10}


def test_who_comes_later_does_not_wait_for_all_that_others_want() -> None:
    rota = Rota(lambda key: True)
    for number in range(1000):
        rota.add("first", errand(f"first {number}"))
    rota.take(0, 1)
    rota.add("later", errand("later"))
    assert "later" in [rota.take(0, 1).key for _ in range(2)]  # type: ignore[union-attr]


@pytest.mark.parametrize(("lane", "first"), [(0, "a"), (1, "b")])
def test_an_errand_goes_where_its_town_may_be(lane: int, first: str) -> None:
    rota = Rota(lambda key: True)
    for key, of in [("a", 0), ("b", 1), ("c", 0), ("d", 1)]:
        rota.add("one", errand(key, lane=of))
    taken = rota.take(lane, 2)
    assert taken is not None
    assert taken.key == first


def test_nobody_idles_for_want_of_an_errand_of_the_right_lane() -> None:
    rota = Rota(lambda key: True)
    rota.add("one", errand("a", lane=0))
    assert rota.take(1, 2) is not None


def test_the_first_towns_come_first_even_when_only_one_process_takes() -> None:
    rota = Rota(lambda key: True)
    for number in range(40):
        rota.add("one", errand(str(number), lane=number))
    taken = [int(rota.take(0, 2).key) for _ in range(40)]  # type: ignore[union-attr]
    assert max(number - place for place, number in enumerate(taken)) <= 6
    assert sorted(taken) == list(range(40))


def test_what_is_urgent_goes_before_all_others() -> None:
    rota = Rota(lambda key: True)
    rota.add("one", errand("a"))
    rota.add("two", errand("b"))
    rota.add("two", errand("now", urgent=True))
    taken = rota.take(0, 1)
    assert taken is not None
    assert taken.key == "now"


def test_what_another_client_had_done_is_not_done_again() -> None:
    waiting = {"a", "b"}
    rota = Rota(waiting.__contains__)
    for key in "ab":
        rota.add("one", errand(key))
    waiting.remove("a")
    taken = rota.take(0, 1)
    assert taken is not None
    assert taken.key == "b"
    waiting.remove("b")
    assert rota.take(0, 1) is None
    assert len(rota) == 0


def test_what_is_dropped_is_not_done() -> None:
    rota = Rota(lambda key: True)
    rota.add("one", errand("a"))
    rota.drop("one")
    assert rota.take(0, 1) is None
