import numpy as np
import pandas as pd
import pytest

from evidence import load_observations, load_targets
from experiments.calibration.beside import Whole, beside, wholes
from experiments.calibration.own_targets import OwnTargets
from experiments.calibration.predictive import check
from experiments.calibration.published import Published, fitted, on_scale, published_figures
from tests.experiments.calibration.published_counts import counts

JOBS = [f"{k:032x}" for k in range(8)]
LEAVERS = "new early leavers"


def sums(**rows: tuple[float, float]) -> pd.DataFrame:
    """Counts of one run."""
    return pd.DataFrame([("a", name, *both) for name, both in rows.items()],
                        columns=["job", "target", "numerator", "denominator"])  # fmt: skip


def test_the_odds_of_a_part_move_with_those_of_its_whole() -> None:
    """Where the run has twice the published odds in all, a part with twice its odds is as published."""
    told = beside(sums(part=(2000, 12000), whole=(20000, 120000)), {"part": Whole("whole", 1 / 11)}).set_index("target")
    part = told.loc["part"]
    assert part["numerator"] == 2000
    assert part["numerator"] / part["denominator"] == pytest.approx(1 / 11, rel=1e-4)
    assert tuple(told.loc["whole"]) == ("a", 20000, 120000)


def test_a_run_without_the_whole_says_nothing_of_the_part() -> None:
    for other in ({}, {"whole": (0.0, 0.0)}):
        told = beside(sums(part=(5, 100), **other), {"part": Whole("whole", 0.1)}).set_index("target")
        assert tuple(told.loc["part", ["numerator", "denominator"]]) == (0.0, 0.0)


def test_what_a_run_has_too_much_of_altogether_is_told_once() -> None:
    """Odds of every early leaver twice as large: only the whole country is off, the parts beside it are not."""
    figures = published_figures()
    vsv = [name for name, each in figures.items() if each.quantity == LEAVERS]
    rows = counts(JOBS)
    chosen = rows["target"].isin(vsv)
    rate = rows.loc[chosen, "numerator"] / rows.loc[chosen, "denominator"]
    odds = 2 * rate / (1 - rate)
    rows.loc[chosen, "numerator"] = rows.loc[chosen, "denominator"] * odds / (1 + odds)
    before = {each.target: each for each in check(counts(JOBS), figures)}
    after = {each.target: each for each in check(rows, figures)}
    for name in vsv:
        moved = on_scale(after[name].simulated / 100, True) - on_scale(before[name].simulated / 100, True)
        assert moved == pytest.approx(0.0 if figures[name].over else np.log(2), abs=0.03), name
    assert [name for name in vsv if not figures[name].over] == ["vsv_2018_19_pct"]
    assert after["vsv_2018_19_pct"].inside is False


def test_a_figure_is_beside_one_that_is_counted_and_does_not_lean_on_a_third() -> None:
    figures, known = published_figures(), load_observations()
    assert wholes(figures.values())
    for name, whole in wholes(figures.values()).items():
        assert figures[name].share and figures[whole.target].share
        assert 0 < whole.rate < 1
        assert figures[name].unit == figures[whole.target].unit
    for each in known:
        if each.over_then is not None:
            assert load_targets()[each.over_then].year == load_targets()[each.id].year
            assert load_targets()[each.over_then].unit == "percent of pupils"


def test_the_parts_of_a_whole_that_are_fitted_leave_one_out() -> None:
    """The shares of all parts add up, so one of each whole follows from the others."""
    known = load_observations()
    assert [each.id for each in known if each.implied] == ["vsv_mbo_2018_19", "vsv_bol4_2016_17"]
    assert all(each.over is not None and not each.fit for each in known if each.implied)


def own_figures(**values: float) -> dict[str, Published]:
    """The figures of a user with own values for some targets."""
    rows = [
        each.model_copy(update={"value": values[each.id]}) if each.id in values else each for each in load_targets()
    ]
    own = OwnTargets(type(load_targets())(rows, "target"), tuple(values), dict.fromkeys(values))
    return published_figures(own.targets, out_of=own.out_of)


def test_an_own_whole_leaves_the_parts_of_the_country_beside_the_country() -> None:
    figures = own_figures(vsv_2018_19_pct=3.0)
    assert figures["vsv_2018_19_pct"].rate == pytest.approx(0.03)
    assert figures["vsv_2012_13_vo"].over_rate == pytest.approx(0.0211)
    assert {each.target for each in fitted(figures)} == set(load_observations().fitted)


def test_an_own_part_stands_by_itself_with_the_errors_of_both() -> None:
    part, plain = own_figures(pressure_havo=50.0)["pressure_havo"], published_figures()["pressure_havo"]
    assert (part.over, plain.over) == ("", "pressure_vo_2017")
    assert part.reporting == pytest.approx(2.0 * np.hypot(0.03, 0.1))


def test_an_own_part_is_beside_the_own_whole() -> None:
    part = own_figures(pressure_havo=50.0, pressure_vo_2017=45.0)["pressure_havo"]
    assert (part.over, part.over_rate) == ("pressure_vo_2017", pytest.approx(0.45))


def test_an_own_figure_that_is_implied_elsewhere_is_fitted_in_place_of_its_whole() -> None:
    figures = own_figures(vsv_mbo_2018_19=6.0)
    assert figures["vsv_mbo_2018_19"].fit and not figures["vsv_mbo_2018_19"].over
    assert not figures["vsv_2018_19_pct"].fit
    assert figures["vsv_bol2_2016_17"].over_rate == pytest.approx(0.0471)
