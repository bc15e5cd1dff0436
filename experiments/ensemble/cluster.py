"""Jobs done by the workers of a Dask cluster (the extra `cluster`), on this machine or on many."""

from concurrent.futures import CancelledError
from importlib.util import find_spec
from typing import Final

from evidence.errors import BadInput
from experiments.ensemble.job import Job
from experiments.ensemble.worker import Done, work
from model.towns import Start

MOST_UNDER_WAY: Final = 64
"""Jobs handed out at a time at most: all that are done and were not fetched are lost with a scheduler."""

_CONNECT_SECONDS: Final = 10
_HINT: Final = "docs/ensembles.md shows how to start a scheduler and workers"


class Cluster:
    """The workers of a Dask scheduler; they come and go as they like.

    Args:
        address: of the scheduler, such as tcp://127.0.0.1:8786.

    Raises:
        BadInput: when the extra is not installed, or there is no scheduler at that address.
    """

    most = MOST_UNDER_WAY
    advice = "do the workers have memory enough? start each with --nthreads 1, and fewer on one machine"

    def __init__(self, address: str) -> None:
        if find_spec("distributed") is None:
            problem = "needs the package `distributed`, which is not installed"
            raise BadInput(key="scheduler", value=address, problem=problem, hint="pip install 'verzuim[cluster]'")
        from distributed import Client
        from distributed.comm.addressing import resolve_address

        self._address = address
        try:
            resolve_address(address)  # a client of what is no address would fail once more when it is collected
            self._client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise BadInput(key="scheduler", value=address, problem=f"does not answer ({error})", hint=_HINT) from error
        if not self._client.scheduler_info()["workers"]:
            self._client.close()
            raise BadInput(key="scheduler", value=address, problem="has no workers", hint=_HINT)
        self._pool = self._client.get_executor(pure=False)

    def near(self) -> Start | None:
        """Dask chooses the worker."""
        return None

    def elsewhere(self) -> set[Start]:
        """Dask knows."""
        return set()

    def submit(self, job: Job, key: str) -> Done:
        """Hands out a job."""
        done: Done = self._pool.submit(work, job, key)
        return done

    def is_loss(self, error: BaseException) -> bool:
        """Dask tries a job on other workers itself; this is what remains when they died as well.

        Raises:
            BadInput: when the scheduler has gone.
        """
        from distributed import KilledWorker

        if isinstance(error, CancelledError):
            hint = "start it again and give the same command: finished jobs are kept"
            raise BadInput(key="scheduler", value=self._address, problem="has gone", hint=hint) from error
        return isinstance(error, KilledWorker)

    def renew(self) -> None:
        """Nothing to do: the cluster starts its own workers, and other jobs go on."""

    def end(self, *, at_once: bool) -> None:
        """Leaves the cluster, which then forgets what was not finished."""
        self._client.close()
