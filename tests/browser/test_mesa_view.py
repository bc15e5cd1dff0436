"""Mesa's own view: step, play, pause and reset."""

from typing import Any

import pytest

pytest.importorskip("solara", reason="the extra dashboard is not installed")

_RESTS = r"""() => {
    const [before, now] = [window.vzStep, document.body.innerText.match(/Step: (\d+)/)[1]];
    window.vzStep = now;
    return before === now;
}"""


def test_it_steps_plays_pauses_and_begins_again(visit: Any) -> None:
    page = visit.open("lang=en&screen=hood")
    page.get_by_role("button", name="Step").click()
    page.get_by_text("Step: 1").wait_for()
    page.get_by_role("button", name="▶").click()
    page.get_by_text("Step: 4").wait_for()
    page.get_by_role("button", name="❚❚").click()
    # Mesa's loop takes a step more when it is paused: of the new system, if that is there by then.
    page.wait_for_function(_RESTS, polling=1_000)
    page.get_by_role("button", name="Reset").click()
    page.get_by_text("Step: 0").wait_for()
