"""What the sessions of one server share: the processes that simulate, and where its calibration lies."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viz.dashboard.engine import Bench


class Served:
    """What belongs to the server, made when it is first needed and ended with it.

    Attributes:
        calibration: folder that `verzuim calibrate` wrote; None shows the shipped posterior.
    """

    def __init__(self) -> None:
        self.calibration: Path | None = None
        self._bench: Bench | None = None
        self._lock = threading.Lock()

    @property
    def bench(self) -> Bench:
        """The processes that simulate for all sessions."""
        from viz.dashboard.engine import Bench

        with self._lock:
            if self._bench is None:
                self._bench = Bench()
                self._bench.begin()
            return self._bench

    def end(self) -> None:
        """Ends these processes and waits until they are gone."""
        with self._lock:
            bench, self._bench = self._bench, None
        if bench is not None:
            bench.end()


SERVED = Served()
"""That of this process."""
