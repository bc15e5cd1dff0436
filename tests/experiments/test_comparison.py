"""Each published figure is held against what it says: hand-counted tables, one line at a time."""

import math
from typing import Any

import pandas as pd
import pytest

from evidence.targets import load_targets
from experiments.columns import COLUMNS, undocumented
from experiments.comparison import comparison, comparison_by_year, suspensions_in_vo, without_make_up
from experiments.held import HELD
from experiments.told import sector_of

GROUP = dict.fromkeys(COLUMNS["groups"], 0) | {"level": "havo", "sector": "vo", "sex": "f", "age": 15, "school_year": 3}


def groups(*changes: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([GROUP | change for change in changes])


def line(table: pd.DataFrame, target: str) -> pd.Series:
    return table.set_index("target").loc[target]


def flows(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["level_from", "level_to", "kind", "pupils"])
    return made.assign(year=0)


def leavers(*rows: tuple[str, int, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["level", "diploma", "route"]).assign(year=0)


NO_FLOWS, NO_LEAVERS = flows(("havo", "havo", "promote", 1)), leavers(("havo", 0, "push"))


def test_every_target_is_known_and_held_once() -> None:
    named = [held.target for held in HELD]
    assert len(named) == len(set(named))
    for held in HELD:
        assert all(load_targets().value(name) > 0 for name in (held.target, *held.per_pupils))


def test_the_table_is_the_one_described() -> None:
    table = comparison(groups({"pupils": 10}), NO_FLOWS, NO_LEAVERS)
    assert undocumented("comparison", table.columns) == []
    assert set(table.columns) == set(COLUMNS["comparison"])


def test_a_share_stands_between_its_bounds_and_nobody_gives_no_figure() -> None:
    table = comparison(groups({"pupils": 200, "much_pressure": 50}))
    found = line(table, "pressure_vo_2017")
    assert found["simulated"] == 25.0
    assert found["low"] < 25.0 < found["high"]
    assert math.isnan(line(table, "pressure_vwo")["simulated"])
    assert math.isnan(line(table, "pressure_vwo")["low"])


def test_hours_and_the_make_up_have_no_interval() -> None:
    table = comparison(groups({"pupils": 200, "lesson_hours": 1000, "registered_sick": 40}))
    for target in ("medical_havo", "pupils_vo_2023_havo"):
        assert not math.isnan(line(table, target)["simulated"])
        assert math.isnan(line(table, target)["low"])


def test_boys_are_counted_among_those_suspended() -> None:
    table = comparison(groups({"sex": "m", "suspended": 3, "pupils": 9}, {"suspended": 1, "pupils": 9}))
    assert line(table, "suspension_vo_boys_2016_17")["simulated"] == 75.0


def test_upper_years_leave_out_years_one_and_two() -> None:
    table = comparison(
        groups(
            {"pupils": 30},
            {"pupils": 10, "level": "vwo"},
            {"pupils": 999, "level": "vwo", "school_year": 2},
            {"pupils": 999, "level": "pro"},
        )
    )
    assert line(table, "pupils_vo_2023_vwo")["simulated"] == 25.0
    upper = table[table["group"].str.contains(" years ")]
    assert upper["observed"].sum() == pytest.approx(100)


def test_levels_and_routes_of_mbo_are_shares_of_mbo() -> None:
    table = comparison(
        groups(
            {"pupils": 500},
            {"pupils": 30, "level": "mbo-2-bol", "sector": "mbo"},
            {"pupils": 10, "level": "mbo-4-bbl", "sector": "mbo"},
        )
    )
    assert line(table, "pupils_mbo_level_2")["simulated"] == 75.0
    assert line(table, "mbo_bbl_2022")["simulated"] == 25.0
    assert line(table, "mbo_bbl_2022")["observed"] == pytest.approx(28.2, abs=0.05)


def test_who_is_without_education_is_the_sum_of_three() -> None:
    table = comparison(groups({"pupils": 1000, "long": 3, "absolute": 2, "exempt": 1}))
    found = line(table, "at_home_2019_20")
    assert found["simulated"] == 6.0
    parts = ("long_1_3_2019_20", "long_3plus_2019_20", "absolute_2019_20", "exempt5a_2019_20")
    assert found["observed"] == pytest.approx(sum(line(table, part)["observed"] for part in parts))


def test_truants_are_held_against_the_others_who_were_asked_at_compulsory_age() -> None:
    asked = {"vsv": 90, "vsv_base": 500, "vsv_asked": 5, "vsv_base_asked": 100, "vsv_truant": 3, "vsv_base_truant": 20}
    table = comparison(groups(asked))
    found = line(table, "raw_truant_dropout")
    assert found["simulated"] == pytest.approx((3 / 20) / (2 / 80))
    assert found["low"] < found["simulated"] < found["high"]
    nobody = comparison(groups({"vsv": 5, "vsv_base": 100}))
    assert math.isnan(line(nobody, "raw_truant_dropout")["simulated"])


def test_graduates_of_vmbo_are_those_who_go_on_and_those_who_are_lost() -> None:
    moves = flows(
        ("vmbo-b", "mbo-2-bol", "graduate_on", 70),
        ("vmbo-g", "havo", "graduate_on", 20),
        ("vmbo-t", "mbo-4-bol", "graduate_on", 999),
        ("vmbo-b", "vmbo-b", "repeat", 999),
        ("havo", "mbo-4-bol", "down", 999),
    )
    left = leavers(*10 * [("vmbo-k", 1, "pull")], *5 * [("vmbo-k", 0, "push")], *5 * [("mbo-1-bol", 1, "push")])
    found = line(comparison(groups({"pupils": 1}), moves, left), "vmbo_to_mbo_low")
    assert (found["numerator"], found["denominator"]) == (70, 100)


def test_repeaters_are_those_of_vo_without_vavo() -> None:
    moves = flows(
        ("havo", "havo", "repeat", 6), ("havo", "vavo", "vavo", 4), ("vwo", "outside", "graduate_out", 90),
        ("vavo", "vavo", "repeat", 999), ("mbo-1-bol", "mbo-1-bol", "repeat", 999),
    )  # fmt: skip
    found = line(comparison(groups({"pupils": 1}), moves, NO_LEAVERS), "repetition_total")
    assert (found["numerator"], found["denominator"]) == (6, 100)


def test_suspensions_are_those_of_vo_and_their_length_that_of_those_reported() -> None:
    events = pd.DataFrame(
        {
            "year": 0,
            "school": [0, 0, 0, 1, 0],
            "kind": ["suspension", "suspension", "expulsion", "suspension", "no_place"],
            "detail": ["1", "2", "4", "5", "9"],
        }
    )
    weeks = pd.DataFrame({"school": [0, 1, 0], "sector": ["vo", "mbo", "vo"]})
    found = suspensions_in_vo(events, weeks)
    assert list(found["days"]) == [1, 2, 4]
    told = line(comparison(groups({"pupils": 1}), suspensions=found), "suspension_vo_days_low")
    assert (told["simulated"], told["denominator"]) == (3.0, 2)


def test_each_year_is_by_itself() -> None:
    both = groups({"pupils": 100, "bullied": 10}, {"year": 1, "pupils": 100, "bullied": 30})
    none = pd.DataFrame({"year": [0], "days": [1]})
    table = comparison_by_year(both, NO_FLOWS, NO_LEAVERS, none)
    assert list(table.loc[table["target"] == "bullied_vo_2016", "simulated"]) == [10.0, 30.0]
    assert line(comparison(both), "bullied_vo_2016")["simulated"] == 20.0
    assert set(table.columns) == set(COLUMNS["comparison_by_year"])


def test_the_make_up_can_be_left_out() -> None:
    kept = without_make_up(comparison(groups({"pupils": 1})))
    assert not [target for target in kept["target"] if target.startswith(("pupils_", "age_", "mbo_"))]
    assert "pressure_vo_2017" in set(kept["target"])


@pytest.mark.parametrize(
    ("group", "sector"),
    [("nl", "nl"), ("vo+mbo leavers", "nl"), ("mbo BBL 4", "mbo"), ("age 12", "vo"), ("vavo", "vo"), ("pro", "vo")],
)
def test_a_group_has_its_sector(group: str, sector: str) -> None:
    assert sector_of(group) == sector
