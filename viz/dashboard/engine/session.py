"""One visitor's side of the bench: what was asked, how it stands, and news of it."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final, Protocol

from viz.dashboard.engine.answer import Answer, Standing
from viz.dashboard.engine.call import Call
from viz.dashboard.engine.desk import Wanter
from viz.dashboard.engine.errand import Pace
from viz.dashboard.engine.inquiry import Told
from viz.dashboard.engine.question import Question
from viz.dashboard.engine.rota import Client

ANSWER: Final = "answer"
"""The slot of the session's question; calls have slots of their own."""


class Office(Protocol):
    """Where sessions bring what they want (see `bench.Bench`)."""

    def inquire(self, client: Client, question: Question, told: Told) -> None:
        """Begins to answer; what this client wanted before is let go."""
        ...

    def want(self, client: Client, wanter: Wanter) -> None:
        """Takes on something else."""
        ...

    def leave(self, client: Client) -> None:
        """Lets go of what a client wants."""
        ...

    def done(self, client: Client) -> float:
        """Which part of the work on a client's question is done, 0 to 1."""
        ...


class Session:
    """What one visitor asks.

    Any thread may use it.

    Args:
        office: the bench.
        number: which no other session has.

    Attributes:
        standing: how it stands now.
    """

    def __init__(self, office: Office, number: int) -> None:
        self.standing = Standing()
        self._office, self._number = office, number
        self._slots: set[str] = set()
        self._closed = False
        self._lock = threading.Lock()
        self._listeners: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}

    def ask(self, question: Question) -> None:
        """Has a question answered; returns at once, and `news` tells.

        Work on an earlier question ends, but for what both need. The same question again changes nothing while it is
        worked on.
        """
        with self._lock:
            if self.works_on(question):
                return
            self._slots.add(ANSWER)
            self._stands(Standing(question, self.standing.answer, running=True))
        self._office.inquire((self._number, ANSWER), question, self._told(question))

    def works_on(self, question: Question | None) -> bool:
        """Whether work on this question goes on."""
        now = self.standing
        return now.running and now.question is not None and question is not None and now.question.key == question.key

    def stop(self) -> None:
        """Ends the work on the question; what is known of it stays."""
        with self._lock:
            self._stands(replace(self.standing, running=False))
        self._office.leave((self._number, ANSWER))

    def call(self, slot: str, function: Callable[..., Any], *arguments: Any, pace: Pace = "patient") -> "Future[Any]":
        """Has a function called in another process.

        Args:
            slot: what it is for; a newer call of the same slot takes the place of an older one, which is cancelled.
            function: one that other processes find by its name; it is no method, and defined in no other function. One
                that takes long can call `viz.dashboard.engine.work.heed` as its progress: then it ends when cancelled.
            arguments: what it is given.
            pace: "quick" where somebody waits, and it takes less than a second.

        Returns:
            What the function gives, later; `await asyncio.wrap_future(...)` waits for it.
        """
        call = Call(f"{self._number} {slot}", function, arguments, pace)
        self._slots.add(slot)
        self._office.want((self._number, slot), call)
        return call.future

    def close(self) -> None:
        """Ends all work for this session, and its news; nothing of it stays behind."""
        with self._lock:
            self._closed = True
            self._stands(Standing())
        for slot in self._slots:
            self._office.leave((self._number, slot))

    def done(self) -> float:
        """Which part of the work on the question is done, 0 to 1."""
        return self._office.done((self._number, ANSWER)) if self.standing.running else 1.0

    async def news(self, seconds: float | None = None) -> AsyncIterator[Standing]:
        """How it stands, now and after each change, until the session is closed; what comes too fast is skipped.

        Args:
            seconds: how long to wait for a change before telling the same again, while work goes on; None is for ever.
        """
        changed = asyncio.Event()
        self._listeners[changed] = asyncio.get_running_loop()
        try:
            while not self._closed:
                changed.clear()
                yield self.standing
                with suppress(TimeoutError):
                    async with asyncio.timeout(seconds if self.standing.running else None):
                        await changed.wait()
        finally:
            del self._listeners[changed]

    def _told(self, question: Question) -> Told:
        """What takes in news of a question, as long as it is the last that was asked."""

        def told(answer: Answer | None, running: bool, problem: Exception | None) -> None:
            with self._lock:
                now = self.standing
                if now.running and now.question is question:
                    self._stands(Standing(question, answer or now.answer, running, problem))

        return told

    def _stands(self, standing: Standing) -> None:
        self.standing = standing
        for changed, loop in list(self._listeners.items()):
            with suppress(RuntimeError):  # a loop that was closed: nobody listens
                loop.call_soon_threadsafe(changed.set)
