"""Sums over towns, and a small town in which every rule looks on."""

from dataclasses import fields
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from evidence.errors import BadInput
from experiments.screening import kept
from experiments.screening.cases import CONDITIONS
from experiments.screening.measure import screen
from experiments.screening.result import Screened, area
from experiments.screening.run import plan, screened_of
from model import SchoolSystem
from scenarios.screening import load_screening
from tests.experiments.screening import synthetic


def test_rates_are_of_all_towns_together() -> None:
    screened = synthetic.make_screened(replicates=3)
    rates = screened.rates("found").set_index(["rule", "group", "value"])
    chronic = rates.loc[("chronic", "all", "all")]  # the fifth rule
    assert (chronic["cases"], chronic["found"], chronic["alarms"]) == (300, 120, 1200)
    assert chronic["sensitivity"] == pytest.approx(0.4)
    assert chronic["predictive"] == pytest.approx(120 / 1320)
    assert rates.loc[("chronic", "path", "silent"), "sensitivity"] == 0
    assert screened.known == 9
    assert list(screened.rates("capacity")["place"].unique()) == list(screened.capacities)


def test_how_early_is_counted_among_all_cases() -> None:
    screened = synthetic.make_screened()
    early = screened.early("law")  # ten found of a hundred, one in each week before
    assert list(early["weeks"]) == list(range(1, 11))
    assert early["share"].tolist() == pytest.approx([0.1 - 0.01 * week for week in range(10)])
    assert screened.leads().set_index("rule").loc["law", 0.5] == pytest.approx(5.5)
    assert np.isnan(screened.leads().set_index("rule").loc["kearney", 0.5])  # it finds nobody
    assert (screened.per_week()["flagged"] == 1.0).all()


def test_a_screening_is_read_back_as_it_was(tmp_path: Path) -> None:
    screened = synthetic.make_screened()
    kept.write(screened, tmp_path)
    back = kept.read(tmp_path)
    for field in fields(Screened):
        old, new = getattr(screened, field.name), getattr(back, field.name)
        if field.name == "counts":
            pd.testing.assert_frame_equal(old, new, check_dtype=False)
        else:
            assert old == new, field.name
    assert "not documented" not in (tmp_path / "columns.md").read_text(encoding="utf-8")
    (tmp_path / "screening.json").write_text('{"format": "else"}')
    with pytest.raises(BadInput, match="no screening of verzuim"):
        kept.check_ours(tmp_path)


@pytest.fixture(scope="module")
def town() -> tuple[Screened, pd.DataFrame]:
    made = plan("baseline", "chronic", replicates=1, students=6000)
    system = SchoolSystem(students=6000, rng=2)
    rows = screen(system, load_screening(), made.capacities, 1)
    return screened_of(made, rows, ""), system.tables()["social"]


def test_cases_are_those_whom_the_years_tables_count(town: tuple[Screened, pd.DataFrame]) -> None:
    screened, social = town
    for condition, columns in (("leaver", ["vsv"]), ("chronic", ["chronic_true"])):
        counts = screened.counts[(screened.counts["condition"] == condition) & (screened.counts["rule"] == "law")]
        cases = counts.query("part == 'found' and group == 'all' and figure == 'cases'")["pupils"].sum()
        known = screened.counts.query("condition == @condition and part == 'known'")["pupils"].sum()
        assert cases + known == social[columns].to_numpy().sum()


def test_everybody_is_a_case_or_not_in_every_group(town: tuple[Screened, pd.DataFrame]) -> None:
    screened, social = town
    for condition in CONDITIONS:
        counts = screened.counts[screened.counts["condition"] == condition]
        known = counts.query("part == 'known'")["pupils"].sum()
        found = counts.query("part == 'found' and group != 'path' and figure in ('cases', 'others')")
        assert (found.groupby(["rule", "group"])["pupils"].sum() == social["pupils"].sum() - known).all()


def test_a_wider_rule_finds_more_and_cries_wolf_more(town: tuple[Screened, pd.DataFrame]) -> None:
    screened, _ = town
    curves = screened.rates("curve")
    for _, curve in curves.groupby("rule", sort=False):
        assert curve["found"].is_monotonic_increasing
        assert curve["alarms"].is_monotonic_increasing
    rates = screened.rates("found").query("group == 'all'").set_index("rule")
    for narrow, wide in (("law", "half-the-law"), ("kearney", "broad"), ("teacher", "broad"), ("mazl", "broad")):
        assert rates.loc[narrow, "found"] <= rates.loc[wide, "found"]
        assert rates.loc[narrow, "alarms"] <= rates.loc[wide, "alarms"]
    assert rates.loc["absent-and-teacher", "alarms"] < rates.loc["teacher", "alarms"]


def test_registered_absence_sees_chronic_absence_coming_and_little_time_finds_few(
    town: tuple[Screened, pd.DataFrame],
) -> None:
    """Of some 800 cases: a sign that knew nothing would have an area of .5, 25 standard errors below .75."""
    screened, _ = town
    curves = screened.rates("curve")
    assert area(curves[curves["rule"] == "absent_days"]) > 0.75
    tight = screened.rates("capacity").pivot(index="rule", columns="place", values="found")
    all_time = screened.rates("found").query("group == 'all'").set_index("rule")["found"]
    assert (tight.diff(axis=1).iloc[:, 1:] >= -0.02 * all_time.max()).all(axis=None)
    assert tight.loc["broad", 0.5] < 0.2 * all_time["broad"]
    assert (tight.max(axis=1) <= all_time[tight.index]).all()


def test_a_score_at_the_start_misses_the_silent(town: tuple[Screened, pd.DataFrame]) -> None:
    """By what silent means: who had little risk, as far as a school could know."""
    screened, _ = town
    silent = screened.counts.query("condition == 'leaver' and rule == 'risk' and value == 'silent'")
    counts = silent.set_index("figure")["pupils"]
    assert counts["cases"] > 0
    assert counts["found"] == 0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"condition": "leavers"}, "did you mean 'leaver'"),
        ({"capacities": (0.0,)}, "--capacity = 0.0: cannot be"),
        ({"capacities": (float("nan"),)}, "--capacity = nan: cannot be"),
        ({"rules": Path("nowhere.toml")}, "there is no such file"),
        ({"seed": 2**63 - 1}, "is too large"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], message: str) -> None:
    asked = {"condition": "leaver", "replicates": 2} | changes
    with pytest.raises(BadInput, match=message):
        plan("baseline", **asked)  # type: ignore[arg-type]
