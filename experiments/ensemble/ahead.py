"""Jobs that wait to be handed out, by the town in which they begin."""

from collections import deque
from collections.abc import Collection, Mapping

from experiments.ensemble.job import Job
from model.towns import Start


class Ahead:
    """Jobs that wait, in the order given, towns in order of their first job.

    Args:
        jobs: key → job.
    """

    def __init__(self, jobs: Mapping[str, Job]) -> None:
        self._start = {key: job.start for key, job in jobs.items()}
        self._count = len(jobs)
        self._towns: dict[Start, deque[str]] = {}
        for key, start in self._start.items():
            self._towns.setdefault(start, deque()).append(key)

    def __len__(self) -> int:
        """Jobs that wait."""
        return self._count

    def take(self, near: Start | None, elsewhere: Collection[Start]) -> str:
        """Key of the job for a worker, which waits no longer.

        One in the town that the worker has; else in the first town that no other worker has; else, as a worker that
        builds a town again is better than an idle one, in the town with most jobs left.

        Args:
            near: start of the town that the worker has.
            elsewhere: those of all workers.
        """
        start = near if near in self._towns else self._free(elsewhere)
        line = self._towns[start]
        key = line.popleft()
        self._count -= 1
        if not line:
            del self._towns[start]
        return key

    def _free(self, elsewhere: Collection[Start]) -> Start:
        free = next((start for start in self._towns if start not in elsewhere), None)
        return free if free is not None else max(self._towns, key=lambda start: len(self._towns[start]))

    def put_back(self, key: str) -> None:
        """A job that was taken is the first again, of its town and of all."""
        start = self._start[key]
        line = self._towns.pop(start, deque())
        line.appendleft(key)
        self._count += 1
        self._towns = {start: line, **self._towns}
