"""The URL restores what was asked, Back undoes, and nonsense gives a message."""

from typing import Any

import pytest

pytest.importorskip("solara", reason="the extra dashboard is not installed")


def test_a_url_restores_language_screen_and_side(visit: Any) -> None:
    page = visit.open("lang=nl&screen=pupil&side=registered")
    page.get_by_role("listbox").wait_for()
    shown = page.get_by_label("Wat is te zien")
    assert shown.input_value() == "registered"


def test_back_undoes_and_forward_does_it_again(visit: Any) -> None:
    page = visit.open("lang=en&screen=assumptions")
    page.get_by_role("link", name="Calibration").click()
    page.get_by_role("heading", level=1, name="Calibration").wait_for()
    page.get_by_role("link", name="Nederlands").click()
    page.get_by_role("heading", level=1, name="Kalibratie").wait_for()
    page.go_back()
    page.get_by_role("heading", level=1, name="Calibration").wait_for()
    page.go_back()
    page.get_by_role("heading", level=1, name="Assumptions").wait_for()
    page.go_forward()
    page.get_by_role("heading", level=1, name="Calibration").wait_for()


@pytest.mark.parametrize(
    "nonsense",
    ["students=many", "years=99", "seed=-1", "lever=1", "kept=%FF%00", "lang=xx", "screen=nowhere", "class-size=1e999",
     "side=%3Cscript%3Ealert(1)%3C/script%3E", "x" * 9000],
)  # fmt: skip
def test_nonsense_gives_a_message(visit: Any, nonsense: str) -> None:
    page = visit.open(f"{nonsense}&screen=assumptions" if "screen" not in nonsense else nonsense)
    page.locator(".vz-messages li").first.wait_for()
    assert "Traceback" not in page.inner_text("body")
