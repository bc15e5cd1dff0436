"""Who does the jobs: this process, processes on this machine, or (see `cluster`) workers elsewhere."""

from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from typing import Final, Protocol

from evidence.errors import BadInput
from experiments.ensemble.hands import Hands
from experiments.ensemble.job import Job, perform
from experiments.ensemble.worker import Done, Worker
from model.machine import MOST_THREADS
from model.threads import check_threads
from model.towns import Start, Towns

_PER_WORKER: Final = 2
"""Jobs handed out per process: one that it does, and one to go on with."""


class Crew(Protocol):
    """Does jobs.

    Attributes:
        most: jobs that it takes at a time.
        advice: what a user can do when its workers die again and again.
    """

    most: int
    advice: str

    def near(self) -> Start | None:
        """The start of the town that the worker which gets the next job has; None when that is not known."""
        ...

    def elsewhere(self) -> set[Start]:
        """The starts of the towns that other workers have."""
        ...

    def submit(self, job: Job, key: str) -> Done:
        """Hands out a job.

        Raises:
            BrokenProcessPool: when the worker for it has died before; nothing was handed out.
        """
        ...

    def is_loss(self, error: BaseException) -> bool:
        """Whether a job ended so because its worker died, not because of the job itself.

        Raises:
            BadInput: when nobody is left to do any job.
        """
        ...

    def renew(self) -> None:
        """Makes it whole after a loss; afterwards it is known of every lost job that it was lost."""
        ...

    def end(self, *, at_once: bool) -> None:
        """Ends its workers: when they are idle, or at once."""
        ...


class Here:
    """This very process, a job at a time: nothing to start, and a debugger works."""

    most = 1
    advice = ""

    def __init__(self) -> None:
        self._towns = Towns()
        self._near: Start | None = None

    def near(self) -> Start | None:
        """The town of the job done last."""
        return self._near

    def elsewhere(self) -> set[Start]:
        """There is nobody else."""
        return set()

    def submit(self, job: Job, key: str) -> Done:
        """Does the job; it is done when this returns."""
        done: Done = Future()
        self._near = job.start
        try:
            done.set_result(perform(job, key, self._towns))
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
    """Processes on this machine, which end with the one that started them (see `experiments.ensemble.hands`).

    Each has jobs of its own: those of one town go to the one that built it, and one that dies takes no other's along.

    Args:
        hands: the processes.
        lent: whether somebody else will have more work for them.
    """

    advice = (
        "is there memory enough? take fewer workers or fewer pupils; in a script of your own, "
        'call it below `if __name__ == "__main__":`'
    )

    def __init__(self, hands: Hands, *, lent: bool = False) -> None:
        self._hands, self._lent = hands, lent
        self._workers = [Worker(hands[place]) for place in range(len(hands))]
        self.most = _PER_WORKER * len(hands)

    def _next(self) -> Worker:
        return min(self._workers, key=Worker.waiting)

    def near(self) -> Start | None:
        """The last town of the worker with the least to do."""
        return self._next().near

    def elsewhere(self) -> set[Start]:
        """The last towns of all workers."""
        return {worker.near for worker in self._workers}

    def submit(self, job: Job, key: str) -> Done:
        """Hands out a job to the worker with the least to do."""
        return self._next().submit(job, key)

    def is_loss(self, error: BaseException) -> bool:
        """When a worker dies, the jobs that it had are lost."""
        return isinstance(error, BrokenProcessPool | CancelledError)

    def renew(self) -> None:
        """New workers for those that died."""
        for place, worker in enumerate(self._workers):
            if worker.has_died():
                self._workers[place] = Worker(self._hands.renew(place))

    def end(self, *, at_once: bool) -> None:
        """Ends the processes and waits until they are gone; those that are lent only to drop what is under way."""
        if at_once or not self._lent:
            self._hands.end(at_once=at_once)


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
