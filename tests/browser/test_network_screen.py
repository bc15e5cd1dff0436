"""The network by mouse, its pupil up close, and its figures as files."""

from typing import Any

import pytest

pytest.importorskip("solara", reason="the extra dashboard is not installed")


def test_a_click_chooses_a_pupil_and_tells_the_story(visit: Any) -> None:
    page = visit.open("lang=en&screen=pupil")
    page.locator("svg [role=option]").nth(3).click()
    page.get_by_role("heading", name="Contacts and support").wait_for()
    page.get_by_text("The story").click()
    assert "Simulated pupil" in page.locator(".vz-story").inner_text()


def test_the_year_of_a_pupil_is_a_table_and_a_file(visit: Any) -> None:
    page = visit.open("lang=en&screen=pupil")
    page.get_by_label("Choose a pupil").select_option(index=5)
    page.get_by_role("button", name="Show as table: The year").click()
    page.get_by_role("columnheader", name="lessons missed").wait_for()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the numbers").click()
    assert saved.value.suggested_filename.endswith(".zip")


def test_another_school_and_the_other_side_are_shown(visit: Any) -> None:
    page = visit.open("lang=en&screen=pupil")
    page.get_by_label("What is shown").select_option("registered")
    page.get_by_text("nothing written down:").wait_for()
    assert "side=registered" in page.url
    school = page.get_by_label("School", exact=True)
    before = school.input_value()
    school.select_option(index=0)
    page.wait_for_function(f"document.querySelectorAll('select')[0].value !== {before!r}")
