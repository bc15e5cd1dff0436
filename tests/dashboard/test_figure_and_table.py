"""The component for every figure: it is a figure and a table, has names for all its buttons, and says what is stale."""

from typing import Any

import pytest

solara = pytest.importorskip("solara", reason="the extra `dashboard` is not installed")

import ipyvuetify as vue  # noqa: E402  (only there with the extra)

from tests.viz.synthetic_compare import make_comparison  # noqa: E402
from viz.dashboard.charts import forest, money  # noqa: E402
from viz.dashboard.figure import FigureAndTable  # noqa: E402
from viz.dashboard.figure_html import key, table  # noqa: E402
from viz.dashboard.screens.costs import Costs, cost_charts  # noqa: E402
from viz.dashboard.screens.tiers import Tiers, tier_charts  # noqa: E402

COMPARISON = make_comparison(scenarios=("smaller-classes", "coaching"), years=2, replicates=8)


def rendered(element: Any) -> Any:
    _, found = solara.render(element, handle_error=False)
    return found


def named(found: Any) -> list[str]:
    return [button.attributes["aria-label"] for button in found.find(vue.Btn).widgets]


def pages(found: Any) -> str:
    return "".join(each.unsafe_innerHTML or "" for each in found.find(solara.widgets.HTML).widgets)


def test_a_button_turns_the_figure_into_its_table_and_back() -> None:
    chart = forest.chart(COMPARISON, "nl")
    assert chart is not None
    found = rendered(FigureAndTable(chart, "nl"))
    assert "<table>" not in pages(found)
    assert named(found)[0] == f"Toon als tabel: {chart.title}"
    found.find(vue.Btn).widgets[0].click()
    assert "<table>" in pages(found) and 'scope="row"' in pages(found)
    found.find(vue.Btn).widgets[0].click()
    assert "<table>" not in pages(found)


def test_every_button_says_what_it_saves() -> None:
    chart = forest.chart(COMPARISON, "en")
    assert chart is not None
    names = named(rendered(FigureAndTable(chart, "en")))
    assert len(names) == 4 and len(set(names)) == 4
    assert all(chart.title in name for name in names)


def test_what_is_stale_says_so() -> None:
    chart = forest.chart(COMPARISON, "en")
    assert chart is not None
    notes = rendered(FigureAndTable(chart, "en", stale=True)).find(vue.Html, class_="verzuim-note").widgets
    assert ["still belongs to what was asked before" in str(each.children) for each in notes] == [True]
    assert not rendered(FigureAndTable(chart, "en")).find(vue.Html, class_="verzuim-note").widgets


def test_where_nothing_can_be_drawn_the_table_stands_alone() -> None:
    chart = money.prices(COMPARISON, "leaver", "en")
    assert chart is not None and chart.empty
    found = rendered(FigureAndTable(chart, "en"))
    assert "<table>" in pages(found)
    assert len(named(found)) == 1


def test_texts_of_others_are_escaped() -> None:
    chart = forest.chart(COMPARISON, "en")
    assert chart is not None
    assert "mbo-2 &amp; mbo-1" in key(chart, "en")
    assert "mbo-2 &amp; mbo-1" in table(chart.title, chart.table)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_screens_show_a_figure_for_every_part_that_has_numbers(lang: str) -> None:
    for screen, charts in ((Tiers, tier_charts), (Costs, cost_charts)):
        wanted = sum(len(each) for each in charts(COMPARISON, lang).values())
        found = rendered(screen(COMPARISON, lang, False))
        assert len(found.find(vue.Html, tag="section", class_="verzuim-figure").widgets) == wanted > 4


@pytest.mark.parametrize("screen", [Tiers, Costs])
def test_screens_say_what_there_is_nothing_of(screen: Any) -> None:
    plain = make_comparison(scenarios=("smaller-classes",), years=1, replicates=4)
    told = [each.children for each in rendered(screen(plain, "en", False)).find(vue.Html, tag="p").widgets]
    assert any("screen Scenario" in str(each) for each in told)
