"""Everything around a screen, and a pupil in the network, is reached by keyboard alone."""

from typing import Any

import pytest

pytest.importorskip("solara", reason="the extra dashboard is not installed")


def focused(page: Any) -> str:
    text: str = page.evaluate("document.activeElement.innerText || document.activeElement.id")
    return text


def test_the_first_key_offers_a_way_past_the_menu(visit: Any) -> None:
    page = visit.open("lang=en&screen=assumptions")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


def test_the_menu_goes_to_another_screen_and_takes_the_focus_along(visit: Any) -> None:
    page = visit.open("lang=en&screen=assumptions")
    page.get_by_role("link", name="Calibration").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Calibration").wait_for()
    page.wait_for_function("document.activeElement.id === 'main'")
    assert "screen=calibration" in page.url


def test_a_pupil_is_chosen_with_arrows(visit: Any) -> None:
    page = visit.open("lang=en&screen=pupil")
    network = page.get_by_role("listbox", name="Pupils of the school")
    network.focus()
    before = network.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowRight")
    assert network.get_attribute("aria-activedescendant") != before
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Contacts and support").wait_for()
    assert page.locator("svg [aria-selected=true]").get_attribute("aria-label").startswith("Pupil ")


def test_the_week_moves_by_keyboard(visit: Any) -> None:
    page = visit.open("lang=en&screen=pupil")
    slider = page.get_by_role("slider", name="Week")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "Week 2"
