"""What is paid for a day or an early leaver avoided, against answers worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from experiments.compare.costs import cost_table
from experiments.compare.fieller import fieller
from experiments.compare.lines import as_lines
from experiments.compare.student_t import quantile
from experiments.compare.worth import PLANE_COLUMNS, WORTH_COLUMNS, worth_tables

PUPILS = 2000


def town(scenario: str, replicate: int, days: float, leavers: float, euro: dict[str, float]) -> pd.DataFrame:
    """Counts of a made-up run of one year: days missed (true and registered), leavers, and euro by payer."""
    counted = {"days_true": days, "days_registered": days / 2, "vsv": leavers}
    pupils = pd.DataFrame({"measure": list(counted), "numerator": list(counted.values())})
    parts = [as_lines("pupils", pupils.assign(year=0, group="all", value="all", denominator=PUPILS))]
    paid = [
        {"measure": price, "value": payer, "numerator": factor * amount}
        for payer, amount in euro.items()
        for price, factor in (("euro", 1.0), ("euro_low", 0.5), ("euro_high", 3.0))
    ]
    if paid:
        costs = pd.DataFrame(paid).assign(year=0, group="coach", denominator=PUPILS)
        parts.append(as_lines("costs", costs))
    return pd.concat(parts, ignore_index=True).assign(scenario=scenario, replicate=replicate, seed=replicate)


def towns(
    fewer_days: list[float], fewer_leavers: list[float], paid: list[float], payer: str = "school"
) -> pd.DataFrame:
    """Pairs of runs: a base, and a scenario with fewer days and leavers, for money."""
    parts = []
    for k, (days, leavers, euro) in enumerate(zip(fewer_days, fewer_leavers, paid, strict=True)):
        parts.append(town("base", k, 30_000, 100, {}))
        parts.append(town("s", k, 30_000 - days, 100 - leavers, {"school": euro, "state": euro} if euro else {}))
    return pd.concat(parts, ignore_index=True)


def line(counts: pd.DataFrame, outcome: str, payer: str = "all") -> pd.Series:
    worth, _ = worth_tables(counts, "base", ["s"])
    return worth.set_index(["outcome", "payer"]).loc[(outcome, payer)]


def test_a_price_worked_out_by_hand() -> None:
    days, paid = np.array([900.0, 1000.0, 1100.0, 1400.0]), np.array([9000.0, 12_000.0, 10_000.0, 15_000.0])
    counts = towns(list(days), [20, 25, 22, 30], list(paid))
    found = line(counts, "day_true", "school")
    # per 1,000 pupils: half of what these 2,000 have
    assert (found["euro"], found["avoided"]) == pytest.approx((paid.mean() / 2, days.mean() / 2))
    assert found["ratio"] == pytest.approx(paid.mean() / days.mean())
    assert (found["ratio_cheap"], found["ratio_dear"]) == pytest.approx((0.5 * found["ratio"], 3 * found["ratio"]))
    spread = np.cov(paid / 2, days / 2) / 4
    floor = days.mean() / 2 * 0.5 / 4  # of so many days, each half a day per 1,000 pupils
    assert floor < spread[1, 1]
    bounds = fieller(paid.mean() / 2, days.mean() / 2, spread[0, 0], spread[1, 1], spread[0, 1], quantile(0.95, 3))
    assert (found["ratio_low"], found["ratio_high"]) == pytest.approx(bounds)
    assert (found["sureness"], found["replicates"]) == ("bounded", 4)
    assert line(counts, "day_registered", "school")["ratio"] == pytest.approx(2 * found["ratio"])


def test_payers_add_up_to_all() -> None:
    counts = towns([900, 1000, 1100], [20, 25, 22], [9000, 12_000, 10_000])
    worth, plane = worth_tables(counts, "base", ["s"])
    assert (tuple(worth), tuple(plane)) == (WORTH_COLUMNS, PLANE_COLUMNS)
    assert list(worth["payer"].unique()) == ["all", "school", "state"]
    for outcome in ("day_true", "leaver"):
        by_payer = worth[worth["outcome"] == outcome].set_index("payer")
        for name in ("euro", "ratio", "cheap"):
            assert by_payer.loc[["school", "state"], name].sum() == pytest.approx(by_payer.loc["all", name])
    assert len(plane) == 3 * 3
    assert plane.query("outcome == 'leaver'")["avoided"].tolist() == [10.0, 12.5, 11.0]


@pytest.mark.parametrize(
    ("leavers", "sureness", "has_ratio"),
    [
        ([20, 25, 22, 30], "bounded", True),
        ([20, -25, 12, 30], "unsure", True),
        ([-20, 15, -12, 5], "unsure", False),
        ([-20, -25, -22, -30], "more", False),
        ([0, 0, 0, 0], "unsure", False),
        ([7], "one", True),
        # The same few in every town can be chance: a variance of nought would call 1 of 100 leavers certain.
        ([1, 1, 1, 1], "unsure", True),
    ],
)
def test_only_what_is_surely_avoided_has_a_price_with_bounds(
    leavers: list[float], sureness: str, has_ratio: bool
) -> None:
    found = line(towns([1000.0] * len(leavers), leavers, [9000.0] * len(leavers)), "leaver")
    assert found["sureness"] == sureness
    assert np.isfinite(found["ratio"]) == has_ratio
    assert np.isfinite(found["ratio_low"]) == np.isfinite(found["ratio_high"]) == (sureness == "bounded")


def test_without_costs_there_is_no_price() -> None:
    counts = towns([1000.0] * 3, [20, 25, 22], [0, 0, 0])
    found = line(counts, "leaver")
    assert found["sureness"] == "no_costs"
    assert np.isnan(found["ratio"])
    assert len(worth_tables(counts, "base", ["s"])[0]) == 3
    assert len(cost_table(counts, ["base", "s"])) == 0


def test_what_the_base_pays_is_taken_off() -> None:
    parts = [town("base", k, 30_000, 100, {"school": 4000.0}) for k in range(3)]
    parts += [town("s", k, 29_000 + k, 80 + k, {"school": 9000.0}) for k in range(3)]
    counts = pd.concat(parts, ignore_index=True)
    assert line(counts, "leaver")["euro"] == pytest.approx(5000 / 2)
    costs = cost_table(counts, ["base", "s"]).query("year == 0 and intervention == 'all' and payer == 'all'")
    assert list(costs["scenario"]) == ["base", "s"]
    assert list(costs["per_pupil"]) == pytest.approx([2.0, 4.5])
    assert list(costs["cheap"]) == pytest.approx([2000.0, 4500.0])
