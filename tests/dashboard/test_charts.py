"""Figures of the dashboard as data: what is drawn is what the tables of a comparison hold, in both languages."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from experiments.compare.comparison import ALL_YEARS, Comparison
from experiments.compare.measured import ALL
from tests.viz.synthetic_compare import make_comparison
from viz.compare import table
from viz.compare.rooms import LEFT
from viz.dashboard.charts import delivery, forest, gains, money, path, pyramid
from viz.dashboard.charts.chart import Chart
from viz.dashboard.charts.observed import breaks, goal, published

GAP = "-"
POINT = re.compile(r"\d\.\d{1,2}(?!\d)")
"""A decimal point: in Dutch a point stands only before three figures."""


@lru_cache(maxsize=4)
def compared(years: int = 3, replicates: int = 20) -> Comparison:
    return make_comparison(scenarios=("smaller-classes", "coaching"), years=years, replicates=replicates)


@lru_cache(maxsize=8)
def drawn(lang: str, years: int = 3, replicates: int = 20) -> tuple[Chart, ...]:
    comparison = compared(years, replicates)
    found = [
        forest.chart(comparison, lang),
        *(gains.chart(comparison, name, lang) for name in ("missed_true", "vsv")),
        *(path.chart(comparison, name, lang) for name in ("missed_true", "vsv", "reported")),
        *path.multiples(comparison, lang),
        delivery.capacity(comparison, lang),
        delivery.capacity(comparison, lang, LEFT),
        delivery.waiting(comparison, lang),
        delivery.flows(comparison, lang),
        *(pyramid.pyramid(comparison, each, lang) for each in pyramid.with_tiers(comparison)),
        *(pyramid.weeks(comparison, tier, lang) for tier in (2, 3)),
        *(money.plane(comparison, each, lang) for each in ("day_true", "leaver")),
        *(money.prices(comparison, each, lang) for each in ("day_true", "leaver")),
        money.payers(comparison, lang),
    ]
    assert all(chart is not None for chart in found)
    return tuple(chart for chart in found if chart is not None)


def series(chart: Chart, kind: str, name: str = "") -> list[dict[str, Any]]:
    return [each for each in chart.option["series"] if each["type"] == kind and name in ("", each.get("name"))]


def values(data: list[Any]) -> list[Any]:
    return [each["value"] if isinstance(each, dict) else each for each in data]


def texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in ("color", "fontFamily"):
                yield from texts(value)
    elif isinstance(node, list | tuple):
        for each in node:
            yield from texts(each)
    elif isinstance(node, str):
        yield node


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("years", "replicates"), [(3, 20), (1, 1)])
def test_options_are_plain_data_and_every_figure_has_its_words(lang: str, years: int, replicates: int) -> None:
    for chart in drawn(lang, years, replicates):
        json.dumps(chart.option, allow_nan=False)
        words = [chart.title, chart.caption, chart.about, chart.alt, *chart.table.columns, *chart.table.to_numpy().flat]
        assert all(isinstance(each, str) for each in words), chart.name
        assert chart.title and chart.caption and chart.about and len(chart.alt) > len(chart.title), chart.name
        assert not any("{" in each or "nan" in each.split() for each in words), chart.name
        assert set(chart.numbers.columns) <= set(chart.columns), chart.name
        assert len(chart.table) > 0 and len(chart.numbers) > 0, chart.name


def test_dutch_has_decimal_commas_and_english_points() -> None:
    for chart in drawn("nl"):
        written = [*texts(chart.option), *chart.table.astype(str).to_numpy().flat, chart.alt]
        assert not [each for each in written if POINT.search(each)], chart.name
    assert any(POINT.search(each) for chart in drawn("en") for each in texts(chart.option))


def test_one_year_has_a_place_for_the_base_and_one_for_each_scenario() -> None:
    chart = path.chart(compared(1), "missed_true", "en")
    assert chart is not None
    assert chart.option["xAxis"]["data"] == ["now", "scenario 1", "scenario 2"]
    marks = [each for each in series(chart, "line") if "tooltip" not in each]
    there = [[place for place, each in enumerate(one["data"]) if each != GAP] for one in marks]
    assert there == [[1], [2], [0, 1, 2]], "the base goes on, so that a difference is seen"
    assert [each.get("symbol") for each in marks[2]["data"]] == [None, "none", "none"]
    strokes = [each["data"][0][0] for each in series(chart, "line") if each.get("symbolSize") == [2, 8]]
    assert strokes == ["scenario 1", "scenario 2"]


@pytest.mark.parametrize("years", [1, 3])
def test_the_path_is_that_of_the_table_with_the_base_as_a_ghost(years: int) -> None:
    comparison = compared(years)
    chart = path.chart(comparison, "vsv", "en")
    assert chart is not None
    lines = table.by_year(comparison)
    lines = lines[(lines["measure"] == "vsv") & (lines["scenario"] == "coaching")]
    places = chart.option["xAxis"]["data"]
    shown = series(chart, "line", "Intensive coaching in mbo-2 & mbo-1")
    path_of = next(each for each in shown if each["symbol"] == "rect" and "tooltip" not in each)
    assert len(places) == len(path_of["data"])
    assert values(path_of["data"])[-years:] == pytest.approx(lines["rate"].tolist())
    assert set(values(path_of["data"])[:-years]) <= {GAP}
    ghost = series(chart, "line", "Present situation")[0]
    assert values(ghost["data"])[-years:] == pytest.approx(lines["base_rate"].tolist())
    assert ghost["lineStyle"]["type"] != "solid"


def test_the_band_is_the_interval_of_the_paired_difference() -> None:
    comparison = compared()
    chart = path.chart(comparison, "missed_true", "en")
    assert chart is not None
    lines = table.by_year(comparison)
    lines = lines[(lines["measure"] == "missed_true") & (lines["scenario"] == "coaching")]
    low, width = (values(each["data"]) for each in chart.option["series"] if each.get("stack") == "band1")
    assert low == pytest.approx((lines["base_rate"] + lines["low"]).tolist())
    high = [a + b for a, b in zip(low, width, strict=True)]
    assert high == pytest.approx((lines["base_rate"] + lines["high"]).tolist())


def test_one_replicate_has_neither_band_nor_whisker() -> None:
    for chart in drawn("en", 1, 1):
        if chart.name.startswith(("path", "effects", "gains", "rooms", "waiting", "tier_flows")):
            stacked = [each for each in chart.option["series"] if "stack" in each]
            assert all(set(each["data"]) <= {GAP} for each in stacked), chart.name
            strokes = [each for each in series(chart, "line") if each.get("symbolSize") == [2, 8]]
            assert all(each["data"] == [] for each in strokes), chart.name
            assert "luck" in chart.caption


def test_published_points_are_marked_as_provisional_and_breaks_are_drawn() -> None:
    chart = path.chart(compared(), "vsv", "en")
    assert chart is not None
    seen = published("vsv")
    spots = next(each for each in series(chart, "scatter") if "national" in each.get("name", ""))
    assert values(spots["data"]) == [[each.year, each.value] for each in seen]
    hollow = [each.get("itemStyle", {}).get("color") == "#ffffff" for each in spots["data"]]
    assert hollow == [each.provisional for each in seen]
    assert any(hollow) and not all(hollow)
    starred = ["label" in each for each in spots["data"]]
    assert starred == [each.then for each in seen]
    assert [each["xAxis"] for each in spots["markLine"]["data"]] == list(breaks("vsv"))
    assert set(breaks("vsv")) <= set(chart.option["xAxis"]["data"])


def test_the_goal_is_a_line_at_its_share_of_pupils() -> None:
    chart, target = path.chart(compared(), "vsv", "nl"), goal("vsv")
    assert chart is not None and target is not None
    assert target.count / target.out_of * 100 == pytest.approx(target.value)
    lines = [each["markLine"]["data"] for each in series(chart, "scatter") if each.get("symbolSize") == 0]
    assert lines == [[{"yAxis": target.value}]]
    assert "18.000" in chart.caption
    assert goal("missed_true") is None


def test_what_is_shown_of_a_part_of_the_pupils_has_no_national_figures() -> None:
    part = path.chart(compared(), "vsv", "en", everybody=False)
    assert part is not None
    assert series(part, "scatter") == []
    assert len(part.option["xAxis"]["data"]) == compared().years


def test_school_years_stand_apart_as_far_as_they_are() -> None:
    chart = path.chart(compared(), "vsv", "en")
    assert chart is not None
    years = [each for each in chart.option["xAxis"]["data"] if "/" in each]
    assert all(int(after[:4]) - int(before[:4]) == 1 for before, after in pairwise(years))


@pytest.mark.parametrize("measure", ["missed_true", "missed_registered", "thuiszitter_official", "suspended"])
def test_what_is_counted_otherwise_is_not_set_beside_it(measure: str) -> None:
    assert published(measure) == ()
    assert breaks(measure) == ()


def test_published_numbers_are_shares_of_pupils_as_published() -> None:
    shares = {each.year: each for each in published("vsv")}
    assert shares["2018/19"].value == 2.0
    assert shares["2007/08"].value == pytest.approx(100 * 46751 / 1316561)
    assert not shares["2007/08"].then and shares["2021/22"].then
    assert shares["2014/15"].provisional


def test_the_forest_shows_changes_in_proportion_and_cuts_long_whiskers() -> None:
    comparison = compared()
    chart = forest.chart(comparison, "en")
    assert chart is not None
    effects = table.overall(comparison)
    for scenario, name in (("smaller-classes", "Smaller classes"), ("coaching", "Intensive coaching in mbo-2 & mbo-1")):
        lines = effects[(effects["scenario"] == scenario) & effects["measure"].isin(table.MAIN)]
        centres = [place[0] for place in values(series(chart, "scatter", name)[0]["data"])]
        assert centres == pytest.approx(lines["relative"].tolist())


def test_no_mark_of_a_row_covers_another() -> None:
    for chart in drawn("en"):
        if chart.name.startswith(("effects", "gains")):
            rows = [place[1] for each in series(chart, "scatter") for place in values(each["data"])]
            assert len(rows) == len(set(rows)), chart.name
            assert min(rows) > -0.5 and max(rows) < len(chart.option["yAxis"][0]["data"]) - 0.5


def test_rows_of_groups_have_names_of_their_own() -> None:
    for lang in ("nl", "en"):
        chart = gains.chart(compared(), "missed_true", lang)
        assert chart is not None
        names = chart.option["yAxis"][0]["data"]
        assert len(set(names)) == len(names)


def test_a_pyramid_is_as_wide_as_its_tiers_and_symmetric() -> None:
    comparison = compared()
    chart = pyramid.pyramid(comparison, "coaching", "en")
    spare, bars = (values(each["data"]) for each in chart.option["series"])
    means = pyramid.means(comparison, "coaching")["percent"]
    assert bars == pytest.approx(means.tolist())
    assert sum(bars) == pytest.approx(100)
    assert [2 * gap + bar for gap, bar in zip(spare, bars, strict=True)] == pytest.approx([100.0] * len(bars))
    assert chart.option["yAxis"]["data"][0] == "Tier 3"


def test_the_plane_has_every_replicate_and_the_mean() -> None:
    comparison = compared()
    chart = money.plane(comparison, "day_true", "en")
    assert chart is not None
    cloud, mean = series(chart, "scatter")
    pairs = comparison.plane[(comparison.plane["outcome"] == "day_true") & (comparison.plane["scenario"] == "coaching")]
    assert values(cloud["data"]) == [[gain, euro] for gain, euro in zip(pairs["avoided"], pairs["euro"], strict=True)]
    assert values(mean["data"])[0] == pytest.approx([pairs["avoided"].mean(), pairs["euro"].mean()])


def test_a_price_without_a_bounded_interval_is_told_and_not_drawn() -> None:
    comparison = compared()
    chart = money.prices(comparison, "leaver", "en")
    assert chart is not None and chart.empty
    assert not any(each["data"] for each in series(chart, "scatter"))
    assert len(chart.table) > 0 and "no bounded interval" in chart.alt
    bounded = money.prices(comparison, "day_true", "en")
    assert bounded is not None and not bounded.empty


def test_bars_of_payers_add_up_to_what_all_pay() -> None:
    comparison = compared()
    chart = money.payers(comparison, "en")
    assert chart is not None
    costs = comparison.costs
    whole = costs[(costs["year"] == ALL_YEARS) & (costs["intervention"] == ALL) & (costs["payer"] == ALL)]
    bars = pd.DataFrame([values(each["data"]) for each in chart.option["series"]]).sum()
    assert bars.tolist() == pytest.approx(whole["per_pupil"].tolist())
    hatched = [json.dumps(each["itemStyle"]["decal"]) for each in chart.option["series"]]
    assert len(set(hatched)) == len(hatched)


def test_scenarios_differ_in_mark_and_dash_as_well_as_in_colour() -> None:
    chart = forest.chart(compared(), "en")
    assert chart is not None
    for field in ("colour", "symbol", "dash"):
        assert len({getattr(mark, field) for mark in chart.key}) == len(chart.key)


def test_where_there_is_nothing_there_is_no_figure() -> None:
    comparison = make_comparison(scenarios=("smaller-classes",), years=1, replicates=4)
    assert money.payers(comparison, "en") is None
    assert money.plane(comparison, "day_true", "en") is None
    assert delivery.waiting(comparison, "en") is None
    assert delivery.flows(comparison, "en") is None
    assert pyramid.with_tiers(comparison) == []
    assert path.multiples(comparison, "en") == ()
