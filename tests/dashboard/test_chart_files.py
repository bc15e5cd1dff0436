"""Figures of the dashboard as files: pictures, and numbers with what they mean."""

from io import BytesIO, StringIO
from zipfile import ZipFile

import pandas as pd
import pytest

from tests.viz.synthetic_compare import make_comparison
from viz.dashboard.charts import delivery, export, forest, money, path, pyramid
from viz.dashboard.charts.chart import Chart

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def charts() -> list[Chart]:
    comparison = make_comparison(scenarios=("smaller-classes", "coaching"), years=2, replicates=8)
    found = [
        forest.chart(comparison, "nl"),
        path.chart(comparison, "vsv", "nl"),
        delivery.waiting(comparison, "nl"),
        pyramid.pyramid(comparison, "coaching", "nl"),
        money.payers(comparison, "nl"),
        money.prices(comparison, "day_true", "nl"),
    ]
    return [chart for chart in found if chart is not None]


def test_every_figure_is_drawn_as_png_and_as_svg(charts: list[Chart]) -> None:
    assert len(charts) == 6
    for chart in charts:
        assert export.png(chart).startswith(PNG), chart.name
        drawing = export.svg(chart)
        assert b"<svg" in drawing, chart.name


def test_the_same_figure_is_the_same_file(charts: list[Chart]) -> None:
    chart = charts[1]
    assert export.svg(chart) == export.svg(chart)
    assert export.archive(chart, "nl") == export.archive(chart, "nl")


def test_the_archive_holds_the_numbers_and_what_each_column_means(charts: list[Chart]) -> None:
    for chart in charts:
        with ZipFile(BytesIO(export.archive(chart, "nl"))) as files:
            assert files.namelist() == [f"{chart.name}.csv", "README.md"]
            words, numbers = (files.read(name).decode() for name in (files.namelist()[1], files.namelist()[0]))
        read = pd.read_csv(StringIO(numbers))
        assert list(read) == list(chart.numbers)
        assert len(read) == len(chart.numbers)
        for name in read:
            assert f"| `{name}` | {chart.columns[name][0]} | {chart.columns[name][1]} |" in words
        for needed in (chart.title, chart.caption, chart.about, chart.command, "geen voorspelling"):
            assert needed in words


def test_numbers_have_a_decimal_point_in_dutch_too(charts: list[Chart]) -> None:
    read = pd.read_csv(StringIO(export.csv(charts[0])))
    assert read["difference"].to_numpy() == pytest.approx(charts[0].numbers["difference"].to_numpy(float))


def test_published_figures_go_along_with_the_path(charts: list[Chart]) -> None:
    numbers = charts[1].numbers
    seen = numbers[numbers["scenario"] == "observed"]
    assert seen["observed"].notna().all() and seen["source"].str.len().min() > 0
    assert numbers.loc[numbers["scenario"] != "observed", "observed"].isna().all()
