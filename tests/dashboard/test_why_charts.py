"""Figures of why on the dashboard: bars and marks are the numbers of the tables."""

import json

import pytest

from experiments.why import explain as module
from experiments.why.explain import explain, question
from experiments.why.explanation import Explanation
from tests.experiments.why import made_up
from viz.dashboard.charts import export, why


@pytest.fixture(scope="module")
def explained(tmp_path_factory: pytest.TempPathFactory) -> Explanation:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "run_jobs", made_up.run_jobs)
        folder = tmp_path_factory.mktemp("why")
        made = question("baseline", made_up.small_classes(folder), measure="missed_true", replicates=4, students=500)
        return explain(made, folder, command="verzuim why baseline small-classes.toml")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_groups_come_before_their_parts_and_every_figure_has_its_words(explained: Explanation, lang: str) -> None:
    charts = why.shares(explained, lang)
    assert [chart.name for chart in charts[:2]] == ["shares_mechanism", "shares_move"]
    for chart in (*charts, *why.friends(explained, lang)):
        json.dumps(chart.option, allow_nan=False)
        assert len(chart.table) == len(chart.option["yAxis"]["data"]) == len(chart.numbers)
        assert set(chart.numbers) <= set(chart.columns)
        assert all(name in chart.alt for name in chart.option["yAxis"]["data"])


def test_bars_are_shares_and_marks_are_first_and_last(explained: Explanation) -> None:
    chart = why.shares(explained, "en")[0]
    lines = explained.shares
    lines = lines[(lines["measure"] == "missed_true") & (lines["kind"] == "mechanism") & (lines["group"] == "")]
    bars, *_, first, last = chart.option["series"]
    shown = [each["value"] for each in bars["data"]]
    assert sorted(shown) == pytest.approx(sorted(lines["share"]))
    assert abs(shown[0]) == max(map(abs, shown[:-1]))
    parts = lines[lines["part"] != "rest"]
    for drawn, column in ((first, "first"), (last, "last")):
        assert sorted(each["value"][0] for each in drawn["data"]) == pytest.approx(sorted(parts[column]))


def test_direct_and_spilled_add_up_to_the_whole(explained: Explanation) -> None:
    chart = why.friends(explained, "en")[0]
    whole, direct, spilled = (each["value"] for each in chart.option["series"][0]["data"])
    assert direct + spilled == pytest.approx(whole)
    assert export.png(chart).startswith(b"\x89PNG")
