"""Paired differences against answers worked out by hand, and their intervals against the truth of a simulation."""

import numpy as np
import pandas as pd
import pytest

from experiments.compare.comparison import ALL_YEARS, EFFECT_COLUMNS, verdict
from experiments.compare.lines import COUNT_COLUMNS
from experiments.compare.measured import MEASURES
from experiments.compare.paired import effects, paired

TOWNS = 4000
"""Made-up comparisons per simulation: a share of 0.95 is then known to 0.0034 (one standard error)."""
FOUR_ERRORS = 4 * np.sqrt(0.95 * 0.05 / TOWNS)


def table(rows: list[tuple[str, int, int, int, int]], measure: str = "vsv", value: str = "all") -> pd.DataFrame:
    """Counts from (scenario, replicate, year, numerator, denominator)."""
    frame = pd.DataFrame(rows, columns=["scenario", "replicate", "year", "numerator", "denominator"])
    frame = frame.assign(
        kind="pupils", week=-1, measure=measure, group="all" if value == "all" else "level", value=value
    )
    return frame[["scenario", "replicate", *COUNT_COLUMNS]]


def only(found: pd.DataFrame, year: int = ALL_YEARS) -> pd.Series:
    lines = found[found["year"] == year]
    assert len(lines) == 1
    return lines.iloc[0]


def test_a_difference_worked_out_by_hand() -> None:
    # rates in percent: base 10, 20, 30; here 8, 17, 26. Differences -2, -3, -4: mean -3, standard error 1/sqrt(3).
    base, here = (10, 20, 30), (8, 17, 26)
    rows = [("b", k, 0, n, 10_000) for k, n in enumerate(100 * np.array(base))]
    rows += [("s", k, 0, n, 10_000) for k, n in enumerate(100 * np.array(here))]
    line = only(effects(table(rows), "b", ["s"], []), year=0)
    assert (line["base_rate"], line["rate"], line["difference"]) == pytest.approx((20, 17, -3))
    half = 4.302653 / np.sqrt(3)
    assert (line["low"], line["high"]) == pytest.approx((-3 - half, -3 + half))
    assert line["relative"] == pytest.approx(-15)
    residuals = (np.array(here) - 0.85 * np.array(base)) / 20
    half = 100 * 4.302653 * residuals.std(ddof=1) / np.sqrt(3)
    assert (line["relative_low"], line["relative_high"]) == pytest.approx((-15 - half, -15 + half))
    assert (line["same_sign"], line["replicates"]) == (1.0, 3)
    assert line["variance_ratio"] == pytest.approx(1 / (100 + 81))
    assert verdict(line["low"], line["high"]) == "lower"


def test_years_are_added_up_and_not_averaged() -> None:
    rows = [("b", 0, 0, 10, 100), ("b", 0, 1, 0, 300), ("s", 0, 0, 20, 100), ("s", 0, 1, 20, 300)]
    found = effects(table(rows), "b", ["s"], [])
    assert list(found.columns) == list(EFFECT_COLUMNS)
    assert list(found["year"]) == [ALL_YEARS, 0, 1]
    assert only(found)["base_rate"] == pytest.approx(2.5)
    assert only(found)["rate"] == pytest.approx(10)


def test_one_replicate_gives_a_difference_and_no_interval() -> None:
    line = only(effects(table([("b", 0, 0, 10, 100), ("s", 0, 0, 20, 100)]), "b", ["s"], []))
    assert line["difference"] == pytest.approx(10)
    names = ["low", "high", "relative_low", "relative_high", "variance_ratio"]
    assert line[names].isna().all()
    assert verdict(line["low"], line["high"]) == "one"


def test_nothing_is_said_where_nobody_is_and_a_town_without_such_pupils_is_left_out() -> None:
    rows = [("b", k, 0, 1, 10) for k in range(3)] + [("s", k, 0, 2, 10) for k in range(2)]
    here = effects(table(rows, value="vwo"), "b", ["s"], ["vwo"])
    assert only(here)["replicates"] == 2
    rows = [(name, k, 0, 0, 0) for name in "bs" for k in range(3)]
    nobody = only(effects(table(rows), "b", ["s"], []))
    assert nobody["replicates"] == 0
    assert nobody[["base_rate", "rate", "difference", "low", "relative"]].isna().all()


def test_a_base_without_cases_has_no_relative_change() -> None:
    rows = [("b", k, 0, 0, 100) for k in range(3)] + [("s", k, 0, 5, 100) for k in range(3)]
    line = only(effects(table(rows), "b", ["s"], []))
    assert line["difference"] == pytest.approx(5)
    assert np.isnan(line["relative"])


def test_the_same_in_every_town_is_no_difference() -> None:
    rows = [(name, k, 0, 3 + k, 100) for name in "bs" for k in range(4)]
    line = only(effects(table(rows), "b", ["s"], []))
    assert (line["difference"], line["low"], line["high"]) == (0, 0, 0)
    assert verdict(line["low"], line["high"]) == "same"
    assert np.isnan(line["same_sign"])


def test_lines_stand_in_the_order_in_which_they_are_shown() -> None:
    rows = [(name, k, 0, 3, 100) for name in "bst" for k in range(2)]
    parts = [table(rows, "vsv", "vwo"), table(rows, "vsv", "havo"), table(rows, "vsv"), table(rows, "missed_true")]
    found = effects(pd.concat(parts), "b", ["t", "s"], ["havo", "vwo"])
    assert list(found["scenario"].unique()) == ["t", "s"]
    first = found[(found["scenario"] == "t") & (found["year"] == ALL_YEARS)]
    assert list(first["measure"]) == ["missed_true", "vsv", "vsv", "vsv"]
    assert list(first["value"]) == ["all", "all", "havo", "vwo"]
    units = {each.name: each.unit for each in MEASURES}
    assert list(first["unit"]) == [units[name] for name in first["measure"]]


@pytest.mark.parametrize("replicates", [3, 10])
def test_intervals_hold_the_truth_as_often_as_they_say(replicates: int) -> None:
    """Town and arm vary normally; the town's part is shared, so pairing takes most of the variance away."""
    luck = np.random.default_rng(1)
    shape = (TOWNS, replicates)
    town = luck.normal(8, 0.5, shape)
    base = town + luck.normal(0, 0.1, shape)
    here = 0.9 * town + luck.normal(0, 0.1, shape)
    found = paired(base, here, np.full(shape, 1e-5))
    covered = np.mean((found["low"] <= -0.8) & (found["high"] >= -0.8))
    assert covered == pytest.approx(0.95, abs=FOUR_ERRORS)
    covered = np.mean((found["relative_low"] <= -10) & (found["relative_high"] >= -10))
    assert covered == pytest.approx(0.95, abs=FOUR_ERRORS)
    assert np.median(found["variance_ratio"]) < 0.2


@pytest.mark.parametrize("replicates", [2, 5, 20])
def test_rare_cases_moved_by_chance_are_seldom_called_an_effect(replicates: int) -> None:
    """Cases come and go equally often, half a case a town: at most one comparison in twenty may be called certain."""
    luck = np.random.default_rng(2)
    shape = (TOWNS, replicates)
    shared, gone, new = (luck.poisson(mean, shape) for mean in (1.0, 0.5, 0.5))
    found = paired(0.1 * (shared + gone), 0.1 * (shared + new), np.full(shape, 0.1))
    called = [verdict(low, high) in ("lower", "higher") for low, high in zip(found["low"], found["high"], strict=True)]
    assert np.mean(called) < 0.05 + FOUR_ERRORS


def test_a_rare_effect_that_is_there_is_found_with_towns_enough() -> None:
    """A third of three cases a town is spared: with 20 towns the difference stands out in nearly all comparisons."""
    luck = np.random.default_rng(3)
    shape = (TOWNS, 20)
    spared, left = luck.poisson(1.0, shape), luck.poisson(2.0, shape)
    found = paired(0.1 * (spared + left), 0.1 * left, np.full(shape, 0.1))
    assert np.mean(found["high"] < 0) > 0.95
