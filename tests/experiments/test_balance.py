"""Who is at school and who came and went, by year."""

import math

import pytest

from experiments.balance import CAME, WENT, came_and_went, change, pupils_by_level
from tests.viz.synthetic import LEVELS, make_result

YEARS = 4


def test_levels_stand_in_the_order_of_the_system() -> None:
    stocks = make_result(schools=2, years=YEARS).tables["stocks"]
    pupils = pupils_by_level(stocks.sample(frac=1, random_state=1))
    assert set(pupils.index) == set(LEVELS)
    assert list(pupils.index[:2]) == ["pro", "vmbo-b"]
    assert list(pupils.loc["havo"]) == [1000, 1010, 1020, 1030]


def test_what_came_and_went_gives_the_next_year_and_the_last_is_open() -> None:
    tables = make_result(schools=2, years=YEARS).tables
    total = pupils_by_level(tables["stocks"]).sum()
    moves = came_and_went(tables["flows"], YEARS)
    for year in range(YEARS - 1):
        after = total[year] + moves.loc[list(CAME), year].sum() - moves.loc[list(WENT), year].sum()
        assert after == total[year + 1]
    assert moves.loc[list(CAME), YEARS - 1].isna().all()
    assert moves.loc[list(WENT), YEARS - 1].notna().all()


def test_a_kind_that_never_was_counts_none() -> None:
    flows = make_result(schools=2, years=2).tables["flows"]
    moves = came_and_went(flows[flows["kind"] != "return"], 2)
    assert moves.loc["return", 0] == 0


def test_change_is_of_the_first() -> None:
    assert change([200, 999, 190]) == pytest.approx(-5.0)
    assert math.isnan(change([0, 5]))
