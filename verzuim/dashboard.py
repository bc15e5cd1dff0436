"""The dashboard as a server on this machine: its settings, a port, the browser, and its end."""

import os
import signal
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from evidence.errors import BadInput
from verzuim.extras import DASHBOARD

if TYPE_CHECKING:
    import uvicorn

PORT: Final = 8765
"""Tried first, so that a bookmark still works tomorrow; where it is taken, any free port."""

LARGEST_PORT: Final = 65_535

SETTINGS: Final = {
    "SOLARA_MODE": "production",
    "SOLARA_CHECK_HOOKS": "off",
    "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False",
    "SOLARA_ASSETS_FONTAWESOME_ENABLED": "False",
    "SOLARA_KERNEL_CULL_TIMEOUT": "10m",
    "SOLARA_THEME_LOADER": "plain",
    "SOLARA_THEME_SHOW_BANNER": "False",
    "SOLARA_THEME_TITLE": "verzuim",
}
"""Of Solara, which reads them when it is imported: no development tools, no telemetry, and a session whose browser went
away without a word ends after ten minutes."""

_CLOSING_SECONDS: Final = 3


def check_dashboard(port: int | None, calibration: Path | None) -> None:
    """Checks what a user gave and what is installed, before anything starts.

    Raises:
        BadInput: a port that cannot be, no such folder, or packages that are missing.
    """
    if port is not None and not 0 <= port <= LARGEST_PORT:
        raise BadInput(key="--port", value=port, problem="is no port", allowed=f"0 (any free one) to {LARGEST_PORT}")
    if calibration is not None and not calibration.is_dir():
        hint = "give a folder that `verzuim calibrate --out` wrote"
        raise BadInput(file=calibration, problem="is no folder", hint=hint)
    missing = [name for name in DASHBOARD if find_spec(name) is None]
    if missing:
        hint = "install them: pip install 'verzuim[dashboard]', or use make dashboard"
        raise BadInput(problem=f"the dashboard needs packages that are not here: {', '.join(missing)}", hint=hint)


def serve(
    host: str, port: int | None, calibration: Path | None, lang: str, told: Callable[[str], None], *, opened: bool
) -> None:
    """Serves the dashboard until Ctrl-C or an ending signal.

    Args:
        host: address to listen at.
        port: to listen at; None takes the usual one or, where that is taken, a free one.
        calibration: folder of a calibration to show; None shows the shipped posterior.
        lang: of the first page, "nl" or "en".
        told: called with the address once it is known.
        opened: whether to open the browser.

    Raises:
        BadInput: when the port is taken or may not be used.
    """
    listening = _socket(host, port)
    shown = "localhost" if host in ("127.0.0.1", "localhost") else host
    address = f"http://{shown}:{listening.getsockname()[1]}/?lang={lang}"
    with _shared(calibration):
        server = _server()
        told(address)
        if opened:
            threading.Thread(target=_open, args=(server, address), daemon=True).start()
        server.run(sockets=[listening])


@contextmanager
def _shared(calibration: Path | None) -> Iterator[None]:
    """What the sessions share, ended in the end, however that comes."""
    os.environ.update(SETTINGS)
    from viz.dashboard.served import SERVED

    SERVED.calibration = calibration
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    except KeyboardInterrupt:
        pass  # Ctrl-C is how this command is ended
    finally:
        signal.signal(signal.SIGTERM, before)
        SERVED.end()


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _socket(host: str, port: int | None) -> socket.socket:
    """A socket that listens, which nobody can take away until the server is there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for each in (PORT, 0) if port is None else (port,):
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, each))
            made.listen()
        except OSError as error:
            made.close()
            problem = f"cannot be listened at: {error.strerror or error}"
        else:
            return made
    hint = "leave --port out for a free one; --host is an address of this machine"
    raise BadInput(key="--host, --port", value=f"{host}:{port}", problem=problem, hint=hint)


def _server() -> "uvicorn.Server":
    """Solara's server with our page, which loads nothing from elsewhere."""
    import solara.server.app
    import solara.server.settings
    import uvicorn
    from solara.server import cdn_helper

    import viz.dashboard

    house = Path(viz.dashboard.__file__).parent
    solara.server.settings.assets.extra_locations = [str(house / "assets")]
    cdn_helper.fetch_from_cdn = _refuse
    solara.server.app.apps["__default__"] = solara.server.app.AppScript("viz.dashboard.app")
    from solara.server.starlette import app

    settings: dict[str, Any] = {"log_level": "warning", "timeout_graceful_shutdown": _CLOSING_SECONDS}
    return uvicorn.Server(uvicorn.Config(app, **settings))


def _refuse(url: str) -> bytes:
    """Instead of fetching a file that solara-assets lacks."""
    raise FileNotFoundError(f"{url}: not in solara-assets, and nothing is loaded from elsewhere")


def _open(server: "uvicorn.Server", address: str) -> None:
    while not (server.started or server.should_exit):
        time.sleep(0.05)
    if server.started:
        webbrowser.open(address)
