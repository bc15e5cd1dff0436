"""The dashboard with many visitors at once: how long a click waits in the browser, and what a session holds.

`python -m benchmarks.sessions` starts `verzuim dashboard`, opens `--sessions` pages (20), each with a scenario of its
own so that all of them simulate, and goes to another screen in each of them meanwhile. Then the pages are closed. It
needs the extra `test` and chromium; memory is told on Linux only.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from playwright.sync_api import sync_playwright

ROOT: Final = Path(__file__).resolve().parents[1]
SESSIONS: Final = 20
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync")  # fmt: skip
PATIENCE: Final = 600_000
"""Milliseconds."""
_FREED_SECONDS: Final = 60.0
_LOOK_SECONDS: Final = 0.2
_LARGEST: Final = 24.9


def measure(sessions: int) -> dict[str, Any]:
    """Everything.

    Args:
        sessions: pages that are open at once.

    Returns:
        "sessions"; "click": seconds from a click in the menu to the other screen, median, p95 and most, while all
        simulate; "server_mb" before, with and after the pages; "session_mb"; "left": sessions that the server still
        keeps after the pages were closed.
    """
    path = os.environ.get("VERZUIM_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")
    with _server() as (process, address), sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=list(FLAGS))
        first = _opened(browser, f"{address}?lang=en&screen=assumptions")
        before = _resident_mb(process.pid)
        queries = [f"lang=en&screen=tiers&class-size={_LARGEST - place / 10:.1f}" for place in range(sessions)]
        pages = [_opened(browser, f"{address}?{query}") for query in queries]
        waited = [_click(page) for page in pages]
        held = _resident_mb(process.pid)
        for page in pages:
            page.close(run_before_unload=True)
        left = _left(first, address)
        after = _resident_mb(process.pid)
        browser.close()
    return {
        "sessions": sessions, "cores": os.cpu_count(), "click_seconds": _spread(waited),
        "server_mb": {"before": before, "with": held, "after": after}, "session_mb": (held - before) / sessions,
        "left": left,
    }  # fmt: skip


@contextmanager
def _server() -> Iterator[tuple["subprocess.Popen[str]", str]]:
    command = [sys.executable, "-m", "verzuim", "dashboard", "--no-open", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+?/", process.stdout.readline())
        try:
            if found is None:
                raise SystemExit("the dashboard did not start: `verzuim dashboard` says why")
            yield process, found[0]
        finally:
            process.terminate()


def _opened(browser: Any, address: str) -> Any:
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector("main h1")
    return page


def _click(page: Any) -> float:
    """Seconds from a click in the menu to the heading of the other screen."""
    begun = time.perf_counter()
    page.get_by_role("link", name="Assumptions").click()
    page.get_by_role("heading", level=1, name="Assumptions").wait_for()
    return time.perf_counter() - begun


def _left(page: Any, address: str) -> int:
    """Sessions beside that of this page, when the server has had time to let go of them."""
    end = time.monotonic() + _FREED_SECONDS
    while True:
        kept = int(page.request.get(f"{address}resourcez").json()["kernels"]["total"]) - 1
        if kept == 0 or time.monotonic() > end:
            return kept
        time.sleep(_LOOK_SECONDS)


def _resident_mb(pid: int) -> float:
    told = Path("/proc", str(pid), "smaps_rollup")
    found = re.search(r"^Pss:\s+(\d+) kB$", told.read_text(), re.MULTILINE) if told.exists() else None
    return int(found.group(1)) * 1024 / 1e6 if found else float("nan")


def _spread(values: Sequence[float]) -> dict[str, float]:
    return {"median": float(np.median(values)), "p95": float(np.quantile(values, 0.95)), "most": float(max(values))}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sessions", description="Many visitors at once.")
    parser.add_argument("--sessions", type=int, default=SESSIONS, help="pages that are open at once")
    print(json.dumps(measure(parser.parse_args().sessions)))
