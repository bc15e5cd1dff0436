"""The bench: processes, what they made, and the one thread that hands out work for all sessions."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from itertools import count
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Final

from evidence.errors import BadInput
from viz.dashboard.engine.cache import Cache
from viz.dashboard.engine.desk import Desk, Wanter
from viz.dashboard.engine.inquiry import Inquiry, Told
from viz.dashboard.engine.question import Question
from viz.dashboard.engine.rota import Client
from viz.dashboard.engine.session import Session
from viz.dashboard.engine.staff import Post, Processes, Staff

KEPT_BYTES: Final = 256_000_000
"""Of runs and answers that are kept, for all sessions together."""

_LOG: Final = logging.getLogger(__name__)

_Posted = tuple[Callable[[], None], Callable[[Exception], None] | None]
"""What is to be done, and what to do instead when nothing works any more."""
Hire = Callable[[Post, Callable[[], None]], Staff]
"""Makes a staff, of `Post` and of what is to be called when one of it has become idle."""


class Bench:
    """Answers questions of many sessions. One serves a whole server, and any thread may use it.

    Its processes end with the block that it is made for, and with this process, however that ends.

    Args:
        kept_bytes: bound on the runs and answers that are kept.
        hire: makes the staff; by default processes on this machine.

    Attributes:
        is_ready: whether a process is ready to work. The first time on a machine that takes about a minute, for the
            rules are compiled; else some seconds.

    Example:
        >>> with Bench() as bench:  # doctest: +SKIP
        ...     session = bench.session()
        ...     session.ask(question)
        ...     async for standing in session.news():
        ...         show(standing)
    """

    def __init__(self, *, kept_bytes: int = KEPT_BYTES, hire: Hire = Processes) -> None:
        self.is_ready = False
        self._numbers = count()
        self._posted: SimpleQueue[_Posted | None] = SimpleQueue()
        self._kept = Cache(kept_bytes)
        self._staff = hire(self._post, self._one_is_ready)
        self._desk = Desk(self._staff, self._kept, self._watch)
        self._thread = threading.Thread(target=self._serve, name="bench", daemon=True)

    def __enter__(self) -> "Bench":
        """This, at work."""
        self.begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends it."""
        self.end()

    def begin(self) -> None:
        """Starts the processes; returns at once."""
        self._post(self._staff.begin)
        self._thread.start()

    def end(self) -> None:
        """Ends all work at once, and waits until the processes are gone."""
        self._posted.put(None)
        self._thread.join()

    @property
    def held(self) -> int:
        """Bytes of the runs and answers that are kept."""
        return self._kept.held

    def session(self) -> Session:
        """A session of its own for a visitor."""
        return Session(self, next(self._numbers))

    def inquire(self, client: Client, question: Question, told: Told) -> None:
        """See `viz.dashboard.engine.session.Office`."""

        def begin() -> None:
            try:
                inquiry = Inquiry(question, self._kept, told)
            except BadInput as error:
                told(None, False, error)
            else:
                self._desk.ask(client, inquiry)

        self._post(begin, partial(told, None, False))

    def want(self, client: Client, wanter: Wanter) -> None:
        """See `viz.dashboard.engine.session.Office`."""
        self._post(lambda: self._desk.ask(client, wanter), wanter.fail)

    def leave(self, client: Client) -> None:
        """See `viz.dashboard.engine.session.Office`."""
        self._post(lambda: self._desk.stop(client))

    def done(self, client: Client) -> float:
        """See `viz.dashboard.engine.session.Office`."""
        wanter = self._desk.wanter_of(client)
        return wanter.done(self._desk.share) if isinstance(wanter, Inquiry) else 0.0

    def _one_is_ready(self) -> None:
        self.is_ready = True
        self._desk.hand_out()

    def _watch(self, done: "Future[Any]", ended: Callable[[], None]) -> None:
        done.add_done_callback(lambda _: self._post(ended))

    def _post(self, act: Callable[[], None], otherwise: Callable[[Exception], None] | None = None) -> None:
        self._posted.put((act, otherwise))

    def _serve(self) -> None:
        """The thread: what is posted is done, one after another, until the end.

        When something goes wrong here, nothing works any more; then everybody is told so, also who comes later.
        """
        problem: Exception | None = None
        for act, otherwise in iter(self._posted.get, None):
            if problem is None:
                problem = self._problem_with(act)
            elif otherwise is not None:
                otherwise(problem)
        if problem is None:
            self._staff.end()

    def _problem_with(self, act: Callable[[], None]) -> Exception | None:
        try:
            act()
        except Exception as error:
            _LOG.exception("the bench has stopped")
            self._desk.fail_all(error)
            self._staff.end()
            return error
        return None
