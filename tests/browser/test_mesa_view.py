"""Mesa's own view: step, play, pause and reset."""

from typing import Any

import pytest

pytest.importorskip("solara", reason="the extra dashboard is not installed")


def test_it_steps_plays_pauses_and_begins_again(visit: Any) -> None:
    page = visit.open("lang=en&screen=hood")
    page.get_by_role("button", name="Step").click()
    page.get_by_text("Step: 1").wait_for()
    page.get_by_role("button", name="▶").click()
    page.get_by_text("Step: 4").wait_for()
    page.get_by_role("button", name="❚❚").click()
    page.get_by_role("button", name="Reset").click()
    page.get_by_text("Step: 0").wait_for()
