"""Processes on this machine that work for this one, and end with it.

This file imports nothing heavy: a command starts its processes first, and they get ready while it gets ready itself.
"""

import gc
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Final, TypeVar

from model.machine import deaf_to_interruption

Given = TypeVar("Given")
Made = TypeVar("Made")

_ONE_THREAD: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Each process uses one core; libraries that start threads of their own would take those of the others."""

_LOOK_SECONDS: Final = 1.0


class Hand:
    """A new process, started with its first work.

    It holds the reading end of a pipe of which only this process has the other end. When that is closed, on purpose or
    because this process died in any way, it ends at once.
    """

    def __init__(self) -> None:
        context = get_context("spawn")
        watched, self._held = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=begin, initargs=(watched, os.getpid()))

    def submit(self, function: Callable[..., Made], *arguments: Any) -> Future[Made]:
        """Gives it work.

        Raises:
            BrokenProcessPool: when it has died before.
        """
        with _for_hands():
            return self._pool.submit(function, *arguments)

    def end(self, *, at_once: bool) -> None:
        """Has it end and waits until it is gone; afterwards all its work is finished or lost."""
        if at_once:
            self._held.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._held.close()


class Hands:
    """Some processes, which end with the block that they are made for: idle, or at once when it fails.

    Args:
        count: of processes.

    Example:
        >>> with Hands(2) as hands:  # doctest: +SKIP
        ...     hands.all_do(get_ready)
        ...     squares = hands.each(pow, [(3, 2), (4, 2)])
    """

    def __init__(self, count: int) -> None:
        self._hands = [Hand() for _ in range(count)]

    def __len__(self) -> int:
        """The number of processes."""
        return len(self._hands)

    def __enter__(self) -> "Hands":
        """These."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends them; at once when the block did not come to its end."""
        self.end(at_once=error is not None)

    def __getitem__(self, place: int) -> Hand:
        """One of them."""
        return self._hands[place]

    def renew(self, place: int) -> Hand:
        """A new process for one that died."""
        self._hands[place].end(at_once=True)
        self._hands[place] = Hand()
        return self._hands[place]

    def all_do(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Has each of them do this, for what it leaves behind there; this process goes on."""
        for hand in self._hands:
            with suppress(BrokenProcessPool):
                hand.submit(function, *arguments)

    def each(self, function: Callable[..., Made], items: Iterable[tuple[Any, ...]]) -> list[Made]:
        """What a function gives for each of these arguments, in order; who is idle takes the next.

        What a process that died had, this one does itself.
        """
        ahead = list(enumerate(items))[::-1]
        made: dict[int, Made] = {}
        idle, under_way = list(self._hands), dict[Future[Made], tuple[int, tuple[Any, ...], Hand]]()
        while ahead or under_way:
            while idle and ahead:
                place, arguments = ahead.pop()
                hand = idle.pop()
                try:
                    under_way[hand.submit(function, *arguments)] = (place, arguments, hand)
                except BrokenProcessPool:
                    ahead.append((place, arguments))
            if not under_way:
                made |= {place: function(*arguments) for place, arguments in ahead}
                break
            for done in wait(under_way, return_when=FIRST_COMPLETED)[0]:
                place, arguments, hand = under_way.pop(done)
                if isinstance(done.exception(), BrokenProcessPool):
                    ahead.append((place, arguments))
                else:
                    made[place] = done.result()
                    idle.append(hand)
        return [made[place] for place in sorted(made)]

    def end(self, *, at_once: bool) -> None:
        """Ends all, side by side, and waits until they are gone."""
        end_all(self._hands, at_once=at_once)


def end_all(hands: Sequence[Hand], *, at_once: bool) -> None:
    """Has these end, side by side, and waits until they are gone."""
    with deaf_to_interruption():
        ends = [threading.Thread(target=hand.end, kwargs={"at_once": at_once}) for hand in hands]
        for end in ends:
            end.start()
    for end in ends:
        end.join()


@contextmanager
def _for_hands() -> Iterator[None]:
    """What a process started within this block inherits: one thread per library, and deafness to Ctrl-C.

    Ctrl-C in a terminal reaches all processes; only the one that started the others is to act on it.
    """
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        with deaf_to_interruption():
            yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def begin(watched: Connection, parent: int) -> None:
    """What a process does first: see to it that it ends with the one that started it.

    It looks for garbage when its work says so (`experiments.ensemble.worker`), not in the middle of it.

    Args:
        watched: reading end of a pipe on which nothing is ever sent.
        parent: the process that started it.
    """
    gc.disable()
    threading.Thread(target=_end_with, args=(watched, parent), daemon=True, name="end with parent").start()


def _end_with(watched: Connection, parent: int) -> None:
    """Waits for the pipe to close; looks at the parent too, for a copy of it may hold the pipe open."""
    while not watched.poll(_LOOK_SECONDS) and os.getppid() == parent:
        pass
    os._exit(1)


def import_for_good(*modules: str) -> None:
    """Imports these; what is there then stays, and is not looked through for garbage time and again."""
    for module in modules:
        import_module(module)
    gc.freeze()


def get_ready() -> None:
    """Imports what a run needs and loads the compiled rules, where there are any."""
    from experiments.run import load_rules

    load_rules()
    import_for_good("experiments.ensemble.worker")
