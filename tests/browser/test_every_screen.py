"""Every screen opens in both languages on a laptop and a phone: no fault, no request elsewhere, nothing for axe.

What is asked is a scenario of which every screen has something to show.
"""

import re
from typing import Any

import pytest

pytest.importorskip("solara", reason="the extra dashboard is not installed")

from viz.dashboard.found_screens import screen_title, screens

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")

ASKED = "students=2000&preset=rti"
KEPT = {"compare": "&kept=rti:1&kept=class-size:20"}
PHONE = {"width": 390, "height": 844}
FIGURES = {"scenario": 1, "compare": 2, "tiers": 3, "costs": 2, "calibration": 4, "hood": 2}
"""Screens that show figures of their own accord, and how many at least."""
BLANK = """() => [...document.querySelectorAll("main .verzuim-chart")].filter(
    (each) => !each.getAttribute("aria-label") || !each.querySelector("svg path")).length"""
RESTS = "!/Bezig met simuleren|Simulating…|eerste antwoord|first answer/i.test(document.body.innerText)"


def faults(page: Any) -> list[str]:
    found = axe.Axe().run(page).response["violations"]
    return [f"{each['id']}: {[node['target'] for node in each['nodes']][:3]} {each['help']}" for each in found]


def settled(page: Any, figures: int = 0) -> None:
    """Waits until nothing on the page says that it has no answer yet, and so many figures or more are drawn."""
    page.wait_for_function(RESTS)
    page.wait_for_function(f"document.querySelectorAll('main .verzuim-chart').length >= {figures}")
    page.wait_for_function(f"({BLANK})() === 0")


def fits(page: Any) -> None:
    """Waits until the page is no wider than the window: figures follow a window that becomes another after a moment."""
    page.wait_for_function("document.documentElement.scrollWidth <= window.innerWidth", timeout=10_000)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("screen", screens())
def test_a_screen_opens_on_a_laptop_and_on_a_phone(visit: Any, screen: str, lang: str) -> None:
    page = visit.open(f"lang={lang}&screen={screen}&{ASKED}{KEPT.get(screen, '')}")
    settled(page, FIGURES.get(screen, 0))
    assert page.evaluate("document.documentElement.lang") == lang
    assert page.title().startswith(screen_title(screen, lang))
    fits(page)
    assert faults(page) == []
    page.set_viewport_size(PHONE)
    assert not re.search("user-scalable=no|maximum-scale", page.get_attribute("meta[name=viewport]", "content"))
    fits(page)
    assert faults(page) == []


def test_every_figure_is_a_table_and_three_files(visit: Any) -> None:
    page = visit.open(f"lang=en&screen=calibration&{ASKED}")
    settled(page)
    figures = page.locator("main section.verzuim-figure")
    assert figures.count() == FIGURES["calibration"]
    for place in range(figures.count()):
        names = figures.nth(place).get_by_role("button").evaluate_all("all => all.map(each => each.ariaLabel)")
        assert [name.partition(":")[0] for name in names] == [
            "Show as table", "Save as PNG", "Save as SVG", "Save the numbers (CSV with a README)",
        ]  # fmt: skip
    first = figures.first
    first.get_by_role("button", name="Show as table").press("Enter")
    first.get_by_role("columnheader", name="published").wait_for()
    assert faults(page) == []
    for kind in ("PNG", "SVG"):
        with page.expect_download() as saved:
            figures.nth(1).get_by_role("button", name=f"Save as {kind}").click()
        assert saved.value.suggested_filename == f"verzuim-calibration-residuals.{kind.lower()}"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_main_screen_needs_no_vertical_scroll(visit: Any, lang: str) -> None:
    """Not with seven levers moved either."""
    page = visit.open(f"lang={lang}&screen=scenario&{ASKED}")
    settled(page, 1)
    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
