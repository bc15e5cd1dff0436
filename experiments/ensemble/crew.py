"""Who does the jobs: this process, processes on this machine, or (see `cluster`) workers elsewhere."""

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Final, Protocol

import pandas as pd

from evidence.errors import BadInput
from experiments.ensemble.job import Job, perform
from model.threads import MOST_THREADS, check_threads

MOST_UNDER_WAY: Final = 64
"""Jobs handed out at a time at most: who has many more keeps them all in memory, and loses them all with a worker."""

_PER_WORKER: Final = 2
"""Jobs handed out per process: one that it does, and one to go on with."""

_ONE_THREAD: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Each worker uses one core; libraries that start threads of their own would take those of the others."""

_LOOK_SECONDS: Final = 1.0

Done = Future[pd.DataFrame]


class Crew(Protocol):
    """Does jobs.

    Attributes:
        most: jobs that it takes at a time.
        advice: what a user can do when its workers die again and again.
    """

    most: int
    advice: str

    def submit(self, job: Job, key: str) -> Done:
        """Hands out a job."""
        ...

    def is_loss(self, error: BaseException) -> bool:
        """Whether a job ended so because its worker died, not because of the job itself.

        Raises:
            BadInput: when nobody is left to do any job.
        """
        ...

    def renew(self) -> None:
        """Makes it whole after a loss; afterwards it is known of every other job whether it was lost too."""
        ...

    def end(self, *, at_once: bool) -> None:
        """Ends its workers: when they are idle, or at once."""
        ...


class Here:
    """This very process, a job at a time: nothing to start, and a debugger works."""

    most = 1
    advice = ""

    def submit(self, job: Job, key: str) -> Done:
        """Does the job; it is done when this returns."""
        done: Done = Future()
        try:
            done.set_result(perform(job, key))
        except Exception as error:
            done.set_exception(error)
        return done

    def is_loss(self, error: BaseException) -> bool:
        """Never: who dies here takes the whole program along."""
        return False

    def renew(self) -> None:
        """Nothing to do."""

    def end(self, *, at_once: bool) -> None:
        """Nothing to do."""


class Processes:
    """New processes on this machine, which end with the one that started them.

    Every worker holds the reading end of a pipe of which only this process has the other end. When that is closed,
    on purpose or because this process died in any way, the workers end at once.
    """

    advice = (
        "is there memory enough? take fewer workers or fewer pupils; in a script of your own, "
        'call it below `if __name__ == "__main__":`'
    )

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self.most = min(_PER_WORKER * workers, MOST_UNDER_WAY)
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        watched, self._held = context.Pipe(duplex=False)
        self._pool: Executor = ProcessPoolExecutor(
            self._workers, mp_context=context, initializer=begin_worker, initargs=(watched, os.getpid())
        )

    def submit(self, job: Job, key: str) -> Done:
        """Hands out a job; a worker that is needed for it is started."""
        with _for_workers():
            return self._pool.submit(perform, job, key)

    def is_loss(self, error: BaseException) -> bool:
        """When one worker dies, all jobs that were handed out are lost."""
        return isinstance(error, BrokenProcessPool | CancelledError)

    def renew(self) -> None:
        """New workers for old."""
        self.end(at_once=True)
        self._start()

    def end(self, *, at_once: bool) -> None:
        """Ends the workers and waits until they are gone."""
        if at_once:
            self._held.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._held.close()


@contextmanager
def _for_workers() -> Iterator[None]:
    """What a process started within this block inherits: one thread per library, and deafness to Ctrl-C.

    Ctrl-C in a terminal reaches all processes; only the one that started the others is to act on it.
    """
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def begin_worker(watched: Connection, parent: int) -> None:
    """What a worker does first: see to it that it ends with the process that started it.

    Args:
        watched: reading end of a pipe on which nothing is ever sent.
        parent: the process that started it.
    """
    threading.Thread(target=_end_with, args=(watched, parent), daemon=True, name="end with parent").start()


def _end_with(watched: Connection, parent: int) -> None:
    """Waits for the pipe to close; looks at the parent too, for a copy of it may hold the pipe open."""
    while not watched.poll(_LOOK_SECONDS) and os.getppid() == parent:
        pass
    os._exit(1)


def check_workers(workers: int | None) -> int:
    """The number of processes to use: what is asked for, or the processors that this process may use.

    Raises:
        BadInput: when it is no whole number from 1 to 256.
    """
    if workers is None:
        return check_threads(None)
    if isinstance(workers, bool) or not isinstance(workers, int) or not 1 <= workers <= MOST_THREADS:
        problem, allowed = "is no number of workers", f"1 to {MOST_THREADS}"
        raise BadInput(key="workers", value=workers, problem=problem, allowed=allowed)
    return workers
