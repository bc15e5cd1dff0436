import pandas as pd

from experiments.calibration.observe import COLUMNS, of_tables, over_years
from experiments.columns import COLUMNS as TABLES
from tests.experiments.test_comparison import GROUP


def tables() -> dict[str, pd.DataFrame]:
    groups = pd.DataFrame(
        [GROUP | {"year": year, "pupils": 100, "much_pressure": 40 + year, "lesson_hours": 500} for year in (0, 1)]
    )
    flows = pd.DataFrame(
        [("havo", "havo", "repeat", 6, year) for year in (0, 1)],
        columns=["level_from", "level_to", "kind", "pupils", "year"],
    )
    leavers = pd.DataFrame({"level": ["havo"], "diploma": [0], "route": ["push"], "year": [1]})
    events = pd.DataFrame({"year": [1], "kind": ["suspension"], "school": [3], "detail": ["4"]})
    weeks = pd.DataFrame({"school": [3], "sector": ["vo"]})
    return {"groups": groups, "flows": flows, "leavers": leavers, "events": events, "school_weeks": weeks}


def test_counts_of_every_target_and_year() -> None:
    rows = of_tables(tables())
    assert tuple(rows.columns) == COLUMNS
    assert len(rows) == 2 * rows["target"].nunique()
    found = rows.set_index(["target", "year"])
    assert tuple(found.loc[("pressure_havo", 0)]) == (40.0, 100.0)
    assert tuple(found.loc[("pressure_havo", 1)]) == (41.0, 100.0)
    assert tuple(found.loc[("repetition_total", 1)]) == (6.0, 6.0)
    assert tuple(found.loc[("suspension_vo_days_low", 1)]) == (4.0, 1.0)
    assert found.loc[("pressure_vwo", 1), "denominator"] == 0
    assert set(GROUP) == set(TABLES["groups"])


def test_only_years_that_count_are_summed() -> None:
    rows = of_tables(tables()).assign(job="a")
    sums = over_years(rows, {"pressure_havo": 1, "medical_havo": 0}).set_index("target")
    assert set(sums.index) == {"pressure_havo", "medical_havo"}
    assert tuple(sums.loc["pressure_havo", ["numerator", "denominator"]]) == (41.0, 100.0)
    assert sums.loc["medical_havo", "denominator"] == 1000.0
