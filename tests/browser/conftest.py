"""A server on this machine and Debian's browser for the tests of the dashboard; without a browser they are skipped."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.dashboard.calibrated import told, write

ROOT = Path(__file__).resolve().parents[2]
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SIZES = {"laptop": (1366, 768), "phone": (390, 844)}
PATIENCE = 120_000
"""Milliseconds: a machine that does other things compiles the rules meanwhile."""


HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests with a browser: they take long, and no version of Python changes them."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)


class Server:
    """`verzuim dashboard`, as a user starts it."""

    def __init__(self, *flags: str) -> None:
        command = [sys.executable, "-m", "verzuim", "dashboard", "--no-open", "--port", "0", "--lang", "en", *flags]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        found = re.search(r"http://\S+?/", said)
        assert found is not None, said + self.process.stdout.read()
        self.address = found[0]
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(self.process.stdout)

    def end(self) -> int:
        """Ends it as Ctrl-C does; gives its exit code."""
        self.process.send_signal(signal.SIGINT)
        try:
            code = self.process.wait(60)
        finally:
            if self.process.poll() is None:
                self.process.kill()
        self._reader.join(10)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


class Visit:
    """A page in a browser of its own, and what went wrong in it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.wrong: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("request", self._asked)
        page.on("response", lambda response: self._tell(response.status >= 400, f"{response.status} {response.url}"))
        page.on("console", lambda message: self._tell(message.type == "error", message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def _asked(self, request: Any) -> None:
        ours = request.url.startswith((self.address, "data:", "blob:", "about:"))
        self._tell(not ours, f"asks for {request.url}")

    def _tell(self, bad: bool, what: str) -> None:
        if bad:
            self.wrong.append(what)

    def open(self, query: str = "") -> Any:
        """Opens a page and waits for its heading."""
        self.page.goto(f"{self.address}?{query}")
        self.page.wait_for_selector("main h1")
        return self.page


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Where the browser is, and all else that these tests need."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    pytest.importorskip("solara", reason="the extra dashboard is not installed")
    path = os.environ.get("VERZUIM_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("there is no chromium: apt-get install chromium, or name one in VERZUIM_BROWSER")
    return path


# A module's: while Playwright runs, the thread has an event loop, and tests that come later could not start one.
@pytest.fixture(scope="module")
def browser(browser_path: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        launched = started.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def server(browser_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server("--calibration", str(write(tmp_path_factory.mktemp("calibration"), told())))
    yield started
    started.end()


@pytest.fixture
def visit(browser: Any, server: Server) -> Iterator[Visit]:
    """A visitor with a laptop, who met with no fault when the test is over."""
    context = browser.new_context(viewport=dict(zip(("width", "height"), SIZES["laptop"], strict=True)))
    made = Visit(context.new_page(), server.address)
    yield made
    context.close()
    assert made.wrong == []


@pytest.fixture
def other_visit(browser: Any, server: Server) -> Iterator[Visit]:
    """Another visitor, with a phone."""
    context = browser.new_context(viewport=dict(zip(("width", "height"), SIZES["phone"], strict=True)), has_touch=True)
    made = Visit(context.new_page(), server.address)
    yield made
    context.close()
    assert made.wrong == []


@pytest.fixture
def own_server(browser_path: str) -> Iterator[Server]:
    """One that a test may end."""
    started = Server()
    yield started
    started.end()
