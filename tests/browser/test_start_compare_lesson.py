"""The screens Start, Compare and Lesson: doors, presets, a challenge; scenarios side by side; a lesson to its end."""

from typing import Any

import pytest

pytest.importorskip("solara", reason="the extra dashboard is not installed")


def test_a_preset_opens_its_scenario_and_back_returns(visit: Any) -> None:
    page = visit.open("lang=en&screen=start&students=2000")
    page.locator(".vz-presets a").first.click()
    page.get_by_role("heading", level=1, name="Scenario").wait_for()
    page.wait_for_function("location.search.includes('preset=')")
    page.locator(".vz-differs li").first.wait_for()
    page.go_back()
    page.locator(".vz-presets a").first.wait_for()


def test_the_challenge_is_answered_in_front_of_you(visit: Any) -> None:
    page = visit.open("lang=en&screen=start")
    page.get_by_role("timer").wait_for()
    page.locator(".vz-answers button").first.click()
    page.get_by_role("progressbar").wait_for()
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_role("progressbar").wait_for(state="detached")
    page.get_by_role("button", name="Another question").click()
    page.get_by_role("timer").wait_for()


def test_scenarios_are_added_and_taken_away(visit: Any) -> None:
    page = visit.open("lang=en&screen=compare&students=2000&kept=class-size:20")
    page.get_by_label("Add", exact=True).select_option(index=1)
    page.locator(".vz-kept li").nth(1).wait_for()
    page.get_by_role("columnheader", name="2. ").wait_for()
    page.locator(".verzuim-figure").first.wait_for()
    page.get_by_role("button", name="Take away: ").first.click()
    page.locator(".vz-kept li").nth(1).wait_for(state="detached")
    page.wait_for_function("!location.search.includes('class-size:20')")
    page.go_back()
    page.locator(".vz-kept li").nth(1).wait_for()


def test_a_lesson_goes_from_a_prediction_to_what_the_towns_show(visit: Any) -> None:
    page = visit.open("lang=en&screen=lesson")
    page.get_by_role("button", name="Open lesson 5").click()
    page.locator(".vz-answers button").first.click()
    page.get_by_role("button", name="On: have it run").click()
    page.get_by_role("button", name="Run the towns").click()
    page.locator(".vz-card .verzuim-figure").wait_for()
    assert page.locator(".vz-card .vz-question").inner_text()
    page.get_by_role("button", name="4. Discuss").click()
    page.locator(".vz-questions li").first.wait_for()
    page.get_by_role("button", name="All lessons").click()
    page.get_by_role("button", name="Open lesson 6").wait_for()
