"""Ctrl-C that is heard for certain."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def heard_for_certain() -> Iterator[Callable[[], None]]:
    """Remembers Ctrl-C within the block, for when Python loses it.

    What Ctrl-C raises in a destructor, or in a function that a library calls back, is only printed, and the program
    would go on. Where nobody acts on Ctrl-C (another thread, a program that is deaf to it) nothing changes.

    Yields:
        A function to call between two jobs; it raises KeyboardInterrupt when Ctrl-C came.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield lambda: None
        return
    act: Callable[[int, FrameType | None], object] = before
    came = False

    def hear(number: int, frame: FrameType | None) -> None:
        nonlocal came
        came = True
        act(number, frame)

    def check() -> None:
        if came:
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, hear)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)
