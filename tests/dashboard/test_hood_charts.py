"""Figures under the hood: what they draw is what the system collected."""

import json
from types import SimpleNamespace
from typing import Any, cast

import pandas as pd
import pytest

from agents.reasons import LABELS, REASONS
from model import SchoolSystem
from viz.dashboard.charts import export
from viz.dashboard.charts.days import by_day, by_reason


def system(days: int) -> SchoolSystem:
    """One that collected so many days; on day d the first true reason took d percent, the first label half of that."""
    columns = [f"true_{name}" for name in REASONS] + [f"registered_{name}" for name in LABELS]
    kept = pd.DataFrame(0.0, index=range(days), columns=columns)
    kept[f"true_{REASONS[0]}"] = [float(day + 1) for day in range(days)]
    kept[f"registered_{LABELS[0]}"] = kept[f"true_{REASONS[0]}"] / 2
    collector = SimpleNamespace(get_model_vars_dataframe=lambda: kept)
    what_if = SimpleNamespace(name="mazl")
    made: Any = SimpleNamespace(datacollector=collector, day=days, students=[0] * 310, seed=7, what_if=what_if,
                                settings={"students": 300})  # fmt: skip
    return cast(SchoolSystem, made)


def test_the_last_days_are_drawn_on_both_sides() -> None:
    chart = by_day(system(70), "nl")
    assert list(chart.numbers["day"]) == list(range(11, 71))
    assert list(chart.numbers["registered"]) == [day / 2 for day in range(11, 71)]
    assert [series["data"] for series in chart.option["series"]] == [
        chart.numbers[side].tolist() for side in ("true", "registered")
    ]
    assert chart.table.iloc[-1].tolist() == [70, "70,0", "35,0"]
    assert chart.command == "verzuim run mazl --students 300 --seed 7"


def test_today_is_the_last_day() -> None:
    chart = by_reason(system(12), "en")
    assert [bar["value"] for bar in chart.option["series"][0]["data"]] == [12.0] + [0.0] * (len(REASONS) - 1)
    assert chart.option["series"][0]["data"][0]["tooltip"]["formatter"].endswith(": 12.00 %")


@pytest.mark.parametrize("days", [0, 3])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_both_have_words_a_table_and_files_before_the_first_day_too(days: int, lang: str) -> None:
    for chart in (by_day(system(days), lang), by_reason(system(days), lang)):
        json.dumps(chart.option, allow_nan=False)
        assert len(chart.table) == len(chart.numbers) and set(chart.columns) == set(chart.numbers)
        assert chart.alt and b"<svg" in export.svg(chart) and export.archive(chart, lang)
