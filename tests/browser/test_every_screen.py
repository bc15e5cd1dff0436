"""Every screen opens in both languages on a laptop and a phone: no fault, no request elsewhere, nothing for axe."""

import re
from typing import Any

import pytest

pytest.importorskip("solara", reason="the extra dashboard is not installed")

from viz.dashboard.found_screens import screen_title, screens

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")


def faults(page: Any) -> list[str]:
    found = axe.Axe().run(page).response["violations"]
    return [f"{each['id']}: {[node['target'] for node in each['nodes']][:3]} {each['help']}" for each in found]


def settled(page: Any) -> None:
    """Waits until nothing on the page says that work goes on."""
    page.wait_for_function("!/Bezig met simuleren|Simulating…/.test(document.querySelector('main').innerText)")


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("screen", screens())
def test_a_screen_opens_on_a_laptop(visit: Any, screen: str, lang: str) -> None:
    page = visit.open(f"lang={lang}&screen={screen}")
    settled(page)
    assert page.evaluate("document.documentElement.lang") == lang
    assert page.title().startswith(screen_title(screen, lang))
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"
    assert faults(page) == []


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("screen", screens())
def test_a_screen_opens_on_a_phone(other_visit: Any, screen: str, lang: str) -> None:
    page = other_visit.open(f"lang={lang}&screen={screen}")
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"
    zoom = page.get_attribute("meta[name=viewport]", "content")
    assert not re.search("user-scalable=no|maximum-scale", zoom)
    assert faults(page) == []


def test_the_main_screen_needs_no_vertical_scroll(visit: Any) -> None:
    page = visit.open("lang=nl&screen=scenario")
    settled(page)
    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
