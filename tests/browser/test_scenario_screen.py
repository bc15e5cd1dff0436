"""The screen Scenario by mouse and by keyboard: levers, their URL, Back, stop, and files out and in."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

pytest.importorskip("solara", reason="the extra dashboard is not installed")

REGISTRATION = "Registration and consistent policy"
SMALL = "lang=en&screen=scenario&students=2000"
HEAD = 'based_on = "baseline"\ntitle = { nl = "t", en = "t" }\ndescription = { nl = "d", en = "d" }\n'
_WATCHED = """() => {
    window.vzSeen = [];
    setInterval(() => window.vzSeen.push(Number(document.querySelector(".vz-typed").value)), 2);
}"""


def lever(page: Any, title: str = REGISTRATION) -> Any:
    return page.locator(".vz-lever").filter(has=page.get_by_role("slider", name=title, exact=True))


def in_url(page: Any, part: str) -> None:
    page.wait_for_function("part => location.search.includes(part)", arg=part)


def answered(page: Any) -> None:
    """Waits for an answer to what is asked now."""
    page.locator(".vz-key-figure").first.wait_for()
    page.wait_for_function("!document.querySelector('.vz-stale, .verzuim-stale')")


def test_a_lever_moves_by_keyboard_and_the_answer_follows(visit: Any) -> None:
    page = visit.open(SMALL)
    answered(page)
    slider = lever(page).get_by_role("slider")
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.locator(".vz-sum").filter(has_text=f"{REGISTRATION} at ").wait_for()
    answered(page)
    assert slider.get_attribute("aria-valuetext").endswith("% of the schools")
    assert lever(page).get_by_role("textbox").input_value() == slider.input_value() != "0"
    in_url(page, f"registration={slider.input_value()}")


def test_a_lever_moves_by_mouse_and_goes_back(visit: Any) -> None:
    page = visit.open(SMALL)
    box = lever(page).get_by_role("slider").bounding_box()
    page.mouse.move(box["x"] + 8, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    moved = lever(page).get_by_role("slider").input_value()
    assert 40 <= float(moved) <= 60
    in_url(page, f"registration={moved}&")
    lever(page).get_by_role("button", name="More: ").click()
    page.wait_for_function("before => Number(document.querySelector('.vz-typed').value) > before", arg=float(moved))
    lever(page).get_by_role("button", name="Back to now").click()
    assert lever(page).get_by_role("slider").input_value() == "0"
    page.get_by_text("Nothing: this is the situation as it is.").wait_for()


def test_a_lever_never_jumps_back_to_what_the_server_says_of_an_earlier_press(visit: Any) -> None:
    page = visit.open(SMALL)
    answered(page)
    page.evaluate(_WATCHED)
    more = lever(page).get_by_role("button", name="More: ")
    for _ in range(8):
        more.click()
    in_url(page, "registration=80&")
    seen = page.evaluate("window.vzSeen")
    assert seen == sorted(seen) and seen[-1] == 80


def test_a_value_is_typed_and_a_wrong_one_is_refused(visit: Any) -> None:
    page = visit.open(f"{SMALL.replace('lang=en', 'lang=nl')}")
    typed = page.locator(".vz-typed").first
    typed.fill("40")
    typed.press("Enter")
    in_url(page, "registration=40")
    typed.fill("400")
    typed.press("Enter")
    page.get_by_role("alert").filter(has_text="Een getal van 0 tot en met 100.").wait_for()
    assert "registration=40" in page.url


def test_a_url_restores_and_back_undoes(visit: Any) -> None:
    page = visit.open(f"{SMALL}&registration=50&seed=7")
    assert lever(page).get_by_role("textbox").input_value() == "50"
    assert page.get_by_label("seed (luck)").input_value() == "7"
    typed = lever(page).get_by_role("textbox")
    typed.fill("80")
    typed.press("Enter")
    in_url(page, "registration=80")
    page.go_back()
    page.wait_for_function("document.querySelector('.vz-typed').value === '50'")
    page.go_forward()
    page.wait_for_function("document.querySelector('.vz-typed').value === '80'")


def test_stop_ends_the_work_and_run_takes_it_up(visit: Any) -> None:
    page = visit.open("lang=en&screen=scenario&students=100000&years=10&registration=35")
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_role("button", name="Run", exact=True).click()
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_role("button", name="Run", exact=True).wait_for()


def test_a_figure_is_a_table_and_three_files(visit: Any, tmp_path: Path) -> None:
    page = visit.open(f"{SMALL}&registration=50")
    answered(page)
    figure = page.locator(".vz-result .verzuim-figure")
    assert figure.get_by_role("img").first.get_attribute("aria-label")
    for words, suffix in (("PNG", "png"), ("SVG", "svg"), ("CSV", "zip")):
        with page.expect_download() as saved:
            figure.locator("button").filter(has_text=re.compile(f"^\\s*{words}\\s*$")).click()
        assert saved.value.suggested_filename.endswith(f".{suffix}")
        saved.value.save_as(tmp_path / f"figure.{suffix}")
    assert (tmp_path / "figure.png").read_bytes().startswith(b"\x89PNG")
    assert ElementTree.parse(tmp_path / "figure.svg").getroot().tag.endswith("svg")
    names = ZipFile(tmp_path / "figure.zip").namelist()
    assert "README.md" in names and any(name.endswith(".csv") for name in names)
    figure.get_by_role("button", name="Show as table").click()
    figure.locator("caption").wait_for()


def test_a_scenario_file_is_saved_and_opened_again(visit: Any, tmp_path: Path) -> None:
    page = visit.open(f"{SMALL}&registration=50&class-size=20")
    page.get_by_text("Command, Python and scenario file").click()
    assert page.get_by_text("verzuim compare baseline what-if-").is_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save what-if-").click()
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    page.get_by_role("button", name="Everything back to now").click()
    page.get_by_text("Nothing: this is the situation as it is.").wait_for()
    page.get_by_label("Open a scenario file").set_input_files(path)
    page.get_by_text(f"{path.name} is opened.").wait_for()
    page.wait_for_function("document.querySelector('.vz-typed').value === '50'")
    in_url(page, "class-size=20")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("this is no scenario", "cannot be used"),
        (f"{HEAD}[mechanisms]\nhealth = 0\n", "no lever for: health"),
        ("a" * 200_000, "too large"),
    ],
)
def test_a_bad_file_gives_a_message_and_changes_nothing(visit: Any, tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    page = visit.open(f"{SMALL}&registration=50")
    page.get_by_text("Command, Python and scenario file").click()
    page.get_by_label("Open a scenario file").set_input_files(path)
    told = page.get_by_role("alert").filter(has_text=says)
    told.wait_for()
    assert "Traceback" not in told.inner_text()
    assert lever(page).get_by_role("textbox").input_value() == "50"


def test_levers_of_two_visitors_are_apart(visit: Any, other_visit: Any) -> None:
    mine, theirs = visit.open(SMALL), other_visit.open(SMALL)
    typed = lever(mine).get_by_role("textbox")
    typed.fill("60")
    typed.press("Enter")
    in_url(mine, "registration=60")
    assert lever(theirs).get_by_role("textbox").input_value() == "0"
    assert "registration" not in theirs.url


def test_no_levers_make_it_scroll(visit: Any) -> None:
    page = visit.open("lang=en&screen=scenario&students=2000&class-size=20&registration=50&pbis=30")
    answered(page)
    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
