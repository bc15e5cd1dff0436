"""All jobs that a store lacks are done and kept, whatever happens to workers, and all rows are given."""

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Final

import pandas as pd

from evidence.errors import BadInput
from experiments.ensemble.ahead import Ahead
from experiments.ensemble.cluster import Cluster
from experiments.ensemble.crew import Crew, Here, Processes, check_workers
from experiments.ensemble.hands import Hands
from experiments.ensemble.interruption import heard_for_certain
from experiments.ensemble.job import Job
from experiments.ensemble.store import Store, Writer, open_store
from experiments.ensemble.worker import Done
from experiments.run import warm_up
from model.progress import Progress, say_nothing

STAGE: Final = "runs"
"""What progress calls the work."""

MOST_TRIES: Final = 3
"""Times that a job is handed out before it is held to kill its workers."""


def run_jobs(
    jobs: Sequence[Job],
    store: Path,
    *,
    workers: int | Hands | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Rows of all jobs; only those that the store lacks are done.

    The rows are the same to the last bit for any number of workers, on a cluster, and after any interruption. The same
    call again continues: finished jobs are in the store within seconds.

    Args:
        jobs: what to do. Equal jobs are done once.
        store: folder of the rows; made when there is none.
        workers: processes on this machine; by default the processors at hand. One works in this very process. Or
            processes that were started before, which are left to who started them unless this fails.
        scheduler: address of a Dask scheduler, whose workers do the jobs instead (the extra `cluster`).
        progress: called with ("runs", done, all), where done counts those that the store had.

    Returns:
        All jobs' rows, sorted by job key and then as the measure gave them; the column `job` (the key) is the first.

    Raises:
        BadInput: a job, store, number of workers or scheduler that cannot be, before anything runs; a job whose
            workers die three times.

    Example:
        >>> from scenarios import load
        >>> jobs = [Job(load("baseline"), 20_000, None, 1, seed) for seed in range(10)]
        >>> rows = run_jobs(jobs, Path("results/runs"), workers=2)  # doctest: +SKIP
    """
    if workers is not None and scheduler is not None:
        raise BadInput(key="workers", value=workers, problem="stands beside scheduler", hint="keep one of the two")
    hands = workers if isinstance(workers, Hands) else check_workers(workers)
    tell = progress or say_nothing
    for job in jobs:
        job.check()
    asked = {job.key: job for job in jobs}
    kept = open_store(store)
    had = kept.jobs()
    lacking = {key: job for key, job in asked.items() if key not in had}
    if lacking:
        warm_up(tell)
        _do(lacking, kept, _crew(hands, len(lacking), scheduler), tell, len(asked))
    return kept.read(asked)


def _crew(workers: int | Hands, jobs: int, scheduler: str | None) -> Crew:
    if scheduler is not None:
        return Cluster(scheduler)
    if isinstance(workers, Hands):
        return Processes(workers, lent=True)
    count = min(workers, jobs)
    return Here() if count == 1 else Processes(Hands(count))


def _do(lacking: Mapping[str, Job], kept: Store, crew: Crew, tell: Progress, asked: int) -> None:
    """Does all jobs; on the way out, however that comes, what is finished is kept and the workers are ended."""
    work = _Work(lacking, crew, Writer(kept))
    whole = False
    tell(STAGE, asked - len(lacking), asked)
    try:
        with heard_for_certain() as check_interruption:
            while work.left:
                work.hand_out()
                work.gather()
                tell(STAGE, asked - work.left, asked)
                check_interruption()
        whole = True
    finally:
        try:
            work.keep_finished()
        finally:
            crew.end(at_once=not whole)


class _Work:
    """Jobs on their way: ahead, under way, finished."""

    def __init__(self, jobs: Mapping[str, Job], crew: Crew, writer: Writer) -> None:
        self._jobs = jobs
        self._crew = crew
        self._writer = writer
        self._ahead = Ahead(jobs)
        self._under_way: dict[Done, str] = {}
        self._losses: Counter[str] = Counter()

    @property
    def left(self) -> int:
        """Jobs that are not finished."""
        return len(self._ahead) + len(self._under_way)

    def hand_out(self) -> None:
        """Gives the crew as much as it takes."""
        while self._ahead and len(self._under_way) < self._crew.most:
            key = self._ahead.take(self._crew.near(), self._crew.elsewhere())
            try:
                self._under_way[self._crew.submit(self._jobs[key], key)] = key
            except BrokenProcessPool:  # its worker died after an earlier job, or with one
                self._ahead.put_back(key)
                self._crew.renew()
                return

    def gather(self) -> None:
        """Waits for a job, or until a part is due, and takes in all that ended."""
        ended, _ = wait(self._under_way, timeout=self._writer.patience(), return_when=FIRST_COMPLETED)
        if any(self._is_loss(done) for done in ended):
            self._crew.renew()
            ended = {done for done in self._under_way if done.done()}
        for done in ended:
            self._take(done)
        self._writer.flush_if_due()

    def _take(self, done: Done) -> None:
        """A finished job goes to the store, a lost one to the front of those ahead."""
        key = self._under_way[done]
        if self._is_loss(done):
            del self._under_way[done]
            self._lost(key, done.exception())
            return
        self._writer.add(key, done.result())
        del self._under_way[done]

    def _is_loss(self, done: Done) -> bool:
        error = CancelledError() if done.cancelled() else done.exception()
        return error is not None and self._crew.is_loss(error)

    def _lost(self, key: str, error: BaseException | None) -> None:
        self._losses[key] += 1
        if self._losses[key] >= MOST_TRIES:
            problem = f"workers died {MOST_TRIES} times while it was under way"
            raise BadInput(key=str(self._jobs[key]), problem=problem, hint=self._crew.advice) from error
        self._ahead.put_back(key)

    def keep_finished(self) -> None:
        """Writes all that is finished, also what was not taken in yet."""
        for done, key in self._under_way.items():
            if done.done() and not done.cancelled() and done.exception() is None:
                self._writer.add(key, done.result())
        self._writer.flush()
