"""Reach, waiting, room and tiers of a comparison, against the made-up tables that they come from."""

import numpy as np
import pandas as pd
import pytest

from experiments.compare.capacity import CAPACITY_COLUMNS, capacity_table
from experiments.compare.comparison import ALL_YEARS
from experiments.compare.costs import COST_COLUMNS, cost_table
from experiments.compare.support import SUPPORT_COLUMNS, support_table
from experiments.compare.tiers import FLOW_COLUMNS, TIER_COLUMNS, flow_table, tier_table
from tests.experiments.compare import synthetic

NAMES = ["base", "s"]
YEARS = 2
TOWNS = 3


@pytest.fixture(scope="module")
def counts() -> pd.DataFrame:
    """Three towns and two years; only "s" has an intervention."""
    parts = []
    for replicate in range(TOWNS):
        social = synthetic.social(replicate, YEARS)
        for name in NAMES:
            delivered = synthetic.delivery(replicate, YEARS) if name == "s" else synthetic.nothing()
            lines = synthetic.lines(social, delivered, YEARS)
            parts.append(lines.assign(scenario=name, replicate=replicate, seed=replicate))
    return pd.concat(parts, ignore_index=True)


def test_reach_and_waiting_are_means_of_towns(counts: pd.DataFrame) -> None:
    found = support_table(counts, NAMES)
    assert (tuple(found), list(found["year"]), set(found["scenario"])) == (SUPPORT_COLUMNS, [ALL_YEARS, 0, 1], {"s"})
    made = [synthetic.delivery(replicate, YEARS) for replicate in range(TOWNS)]
    both = found.set_index("year").loc[ALL_YEARS]
    shares = [100 * each["supported"]["pupils"].sum() / each["supported"]["eligible"].sum() for each in made]
    assert both["reached"] == pytest.approx(np.mean([each["supported"]["pupils"].sum() for each in made]))
    assert both["reached_percent"] == pytest.approx(np.mean(shares))
    half = 4.302653 * np.std(shares, ddof=1) / np.sqrt(TOWNS)
    assert (both["reached_low"], both["reached_high"]) == pytest.approx(
        (np.mean(shares) - half, np.mean(shares) + half)
    )
    # Per week and region 10 start who waited 12 weeks together; the list grows by 5 a week, and so do those in use.
    first = found.set_index("year").loc[0]
    assert (first["started"], first["waited"], first["longest"]) == pytest.approx((60, 1.2, 2))
    assert (first["in_use"], first["places"], first["waiting"]) == pytest.approx((40, 60, 10))
    assert (both["started"], both["longest"], both["places"]) == pytest.approx((120, 2, 60))


def test_what_runs_short_first_is_told_with_its_week(counts: pd.DataFrame) -> None:
    found = capacity_table(counts, NAMES)
    assert tuple(found) == CAPACITY_COLUMNS
    lines = found.set_index(["scenario", "name"])
    assert list(found.query("scenario == 's'")["name"]) == ["coaching", "doctor", "officer"]
    # The doctor's list is too long in one of two regions, in week 1 of each year; four are left each time.
    doctor = lines.loc[("s", "doctor")]
    assert (doctor["short"], doctor["ran_out"], doctor["first"]) == (0.5, 1.0, 1.0)
    assert doctor["left"] == pytest.approx(4 / 3)
    assert (doctor["first_year"], doctor["first_week"]) == (0, 1)
    coaching = lines.loc[("s", "coaching")]
    assert (coaching["kind"], coaching["short"], coaching["first_week"]) == ("intervention", 2.0, 1)
    officer = lines.loc[("s", "officer")]
    assert (officer["short"], officer["ran_out"], officer["first"]) == (0.0, 0.0, 0.0)
    assert np.isnan(officer["first_week"])
    assert ("base", "coaching") not in lines.index


def test_the_first_is_the_sooner_one_and_a_year_later_is_later(counts: pd.DataFrame) -> None:
    later = counts.copy()
    short = (later["kind"] == "capacity") & (later["value"] == "doctor") & (later["measure"] == "first_short")
    later = later[~(short & (later["year"] == 0))]
    found = capacity_table(later, NAMES).set_index(["scenario", "name"])
    assert (found.loc[("s", "doctor"), "first_year"], found.loc[("s", "doctor"), "first"]) == (1, 0.0)
    assert (found.loc[("s", "coaching"), "first"], found.loc[("base", "doctor"), "first"]) == (1.0, 1.0)


def test_tiers_are_shares_of_all_pupils(counts: pd.DataFrame) -> None:
    found = tier_table(counts, NAMES)
    assert (tuple(found), set(found["scenario"]), len(found)) == (TIER_COLUMNS, {"s"}, YEARS * 3 * 3)
    week = found.query("year == 1 and week == 2").set_index("tier")
    assert list(week["percent"]) == pytest.approx([92.0, 6.0, 2.0])
    assert week.loc[2, "places"] == pytest.approx(5.0)
    assert week.loc[3, "waiting"] == pytest.approx(0.07)


def test_moves_are_per_pupil_and_year_whatever_the_years(counts: pd.DataFrame) -> None:
    table = flow_table(counts, NAMES)
    assert (tuple(table), set(table["scenario"])) == (FLOW_COLUMNS, {"s"})
    found = table.set_index(["year", "from_tier", "to_tier", "why"])
    enrolled = synthetic.social(0)["pupils"].sum()
    for year in (ALL_YEARS, 0, 1):
        assert found.loc[(year, 2, 3, "worse"), "per_1000"] == pytest.approx(1000 * 3 * 30 / enrolled)


def test_a_move_that_a_town_lacks_counts_as_nought(counts: pd.DataFrame) -> None:
    lacking = counts[~((counts["kind"] == "tier_flows") & (counts["measure"] == "worse") & (counts["replicate"] == 0))]
    before, after = (flow_table(each, NAMES).set_index(["year", "why"])["per_1000"] for each in (counts, lacking))
    assert after[0, "worse"] == pytest.approx(before[0, "worse"] * (TOWNS - 1) / TOWNS)


def test_costs_add_up_over_payers_and_years(counts: pd.DataFrame) -> None:
    found = cost_table(counts, NAMES).set_index(["year", "intervention", "payer"])
    for year in (ALL_YEARS, 0, 1):
        parts = found.loc[[(year, "coaching", "school"), (year, "coaching", "state")], "euro"].sum()
        assert found.loc[(year, "all", "all"), "euro"] == pytest.approx(parts)
    assert found.loc[(0, "all", "state"), "euro"] == 4000.0
    assert found.loc[(ALL_YEARS, "all", "state"), "euro"] == 8000.0
    state = found.loc[(ALL_YEARS, "coaching", "state")]
    assert (state["cheap"], state["dear"]) == (4000.0, 16_000.0)
    assert state["per_pupil"] == pytest.approx(4000 / synthetic.social(0)["pupils"].sum())


def test_runs_without_interventions_have_services_only(counts: pd.DataFrame) -> None:
    plain = counts[counts["scenario"] == "base"]
    tables = (support_table, cost_table, tier_table, flow_table)
    columns = (SUPPORT_COLUMNS, COST_COLUMNS, TIER_COLUMNS, FLOW_COLUMNS)
    for table, names in zip(tables, columns, strict=True):
        found = table(plain, ["base"])
        assert (tuple(found), len(found)) == (names, 0)
    assert set(capacity_table(plain, ["base"])["kind"]) == {"service"}
