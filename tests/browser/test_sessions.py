"""Sessions are apart, closing a tab frees what it had, and nothing is left when the server ends."""

import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("solara", reason="the extra dashboard is not installed")

SECONDS = 60.0


def comes(true: Callable[[], bool]) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + SECONDS
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def sessions(page: Any, address: str) -> int:
    """Sessions that the server keeps, as it says itself."""
    kernels: int = page.request.get(f"{address}resourcez").json()["kernels"]["total"]
    return kernels


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_one_visitor_does_another_does_not_see(visit: Any, other_visit: Any) -> None:
    mine, theirs = visit.open("lang=en&screen=assumptions"), other_visit.open("lang=en&screen=assumptions")
    before = theirs.get_by_role("status").inner_text()
    mine.get_by_label("Search name").fill("peer_influence")
    mine.wait_for_function(f"document.querySelector('[role=status]').innerText !== {before!r}")
    theirs.wait_for_timeout(1000)
    assert theirs.get_by_role("status").inner_text() == before
    assert theirs.get_by_label("Search name").input_value() == ""


def test_systems_under_the_hood_are_apart(visit: Any, other_visit: Any) -> None:
    mine, theirs = visit.open("lang=en&screen=hood"), other_visit.open("lang=en&screen=hood")
    theirs.get_by_text("Step: 0").wait_for()
    mine.get_by_role("button", name="Step").click()
    mine.get_by_text("Step: 1").wait_for()
    theirs.wait_for_timeout(1000)
    assert theirs.get_by_text("Step: 0").is_visible()


def test_a_closed_tab_leaves_nothing(visit: Any, browser: Any, server: Any) -> None:
    page = visit.open("lang=en&screen=assumptions")
    before = sessions(page, server.address)
    context = browser.new_context()
    other = context.new_page()
    other.goto(f"{server.address}?lang=en&screen=hood")
    other.wait_for_selector("main h1")
    assert sessions(page, server.address) == before + 1
    other.close(run_before_unload=True)
    assert comes(lambda: sessions(page, server.address) == before)
    context.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_when_the_server_ends(own_server: Any, browser: Any, number: int) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{own_server.address}?lang=en&screen=pupil")
    page.get_by_text("Simulating…").wait_for()
    group = os.getpgid(own_server.process.pid)
    own_server.process.send_signal(number)
    code = own_server.process.wait(SECONDS)
    assert code == {signal.SIGINT: 0, signal.SIGTERM: 128 + signal.SIGTERM, signal.SIGKILL: -signal.SIGKILL}[number]
    assert comes(lambda: not alive(group))
    context.close()


def test_the_server_says_nothing_went_wrong(own_server: Any, browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    for screen in ("assumptions", "calibration"):
        page.goto(f"{own_server.address}?lang=en&screen={screen}")
        page.wait_for_selector("main h1")
    context.close()
    assert own_server.end() == 0
    assert [line for line in own_server.lines if line.strip()] == ["The dashboard has ended.\n"]
