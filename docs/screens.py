"""Takes the pictures of the dashboard in docs/pictures, one of each screen: `python docs/screens.py`.

It starts `verzuim dashboard` on a free port and looks at it with chromium (the extra `test`, and
`apt-get install chromium`; VERZUIM_BROWSER names another). `--only tiers,costs` takes some of them,
`--calibration FOLDER` shows an own calibration, and `--address URL` looks at a dashboard that runs already.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import sync_playwright

from viz.dashboard.found_screens import screens

DOCS: Final = Path(__file__).resolve().parent
PICTURES: Final = DOCS / "pictures"
SIZE: Final = {"width": 1366, "height": 768}
WIDE: Final = 1000
"""Pixels of a picture."""
COLOURS: Final = 255
"""Colours kept: a picture of a screen then takes some 80 kB."""
PATIENCE: Final = 600_000
"""Milliseconds: the first start on a machine compiles the rules."""
SCENARIO: Final = "lang=en&students=20000&preset=rti"
"""What is asked on every screen, so that there is something to see."""
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync")  # fmt: skip
_KEPT: Final = {"compare": "&kept=rti:1&kept=class-size:20"}
_RESTS: Final = """!/Simulating|coarse|on its way/i.test(document.querySelector("main").innerText)
    && [...document.querySelectorAll("main .verzuim-chart")].every((each) => each.querySelector("svg path"))"""


@contextmanager
def served(address: str, calibration: str) -> Iterator[str]:
    """The address of a dashboard: the one given, or one that is started here and ended afterwards."""
    if address:
        yield address
        return
    flags = ["--calibration", calibration] if calibration else []
    command = [sys.executable, "-m", "verzuim", "dashboard", "--no-open", "--port", "0", *flags]
    with subprocess.Popen(command, cwd=DOCS.parent, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+?/", process.stdout.readline())
        try:
            if found is None:
                raise SystemExit("the dashboard did not start: `verzuim dashboard` says why")
            yield found[0]
        finally:
            process.terminate()


def take(page: Any, address: str, screen: str) -> Image.Image:
    """A picture of a screen that has come to rest."""
    page.goto(f"{address}?screen={screen}&{SCENARIO}{_KEPT.get(screen, '')}")
    page.wait_for_selector("main h1")
    page.wait_for_function(_RESTS)
    if screen == "hood":
        page.get_by_role("button", name="Step").click()
        page.get_by_text("Step: 1").wait_for()
    if screen == "pupil":
        page.locator("svg [role=option]").nth(3).click()
        page.get_by_role("heading", name="Contacts and support").wait_for()
    page.wait_for_function(_RESTS)
    page.wait_for_timeout(1_000)  # what moves comes to rest
    whole = Image.open(BytesIO(page.screenshot())).convert("RGB")
    return whole.resize((WIDE, WIDE * whole.height // whole.width), Image.Resampling.LANCZOS)


def main() -> int:
    """Takes the pictures."""
    parser = argparse.ArgumentParser(prog="python docs/screens.py", description="Pictures of the dashboard.")
    parser.add_argument("--only", default=",".join(screens()), help="screens, with commas between them")
    parser.add_argument("--calibration", default="", help="folder of `verzuim calibrate`")
    parser.add_argument("--address", default="", help="of a dashboard that runs already, as http://localhost:8765/")
    options = parser.parse_args()
    path = os.environ.get("VERZUIM_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise SystemExit("there is no chromium: apt-get install chromium, or name one in VERZUIM_BROWSER")
    with served(options.address, options.calibration) as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=list(FLAGS))
        for screen in options.only.split(","):
            context = browser.new_context(viewport=SIZE)
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            picture = take(page, address, screen).quantize(COLOURS)
            picture.save(PICTURES / f"dashboard-{screen}.png", optimize=True)
            print(screen, flush=True)
            context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
