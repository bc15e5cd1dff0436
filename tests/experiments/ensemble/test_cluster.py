"""The same jobs on a Dask cluster: whoever dies."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from evidence.errors import BadInput
from experiments.ensemble import Job, cluster, run_jobs
from experiments.ensemble.store import open_store
from tests.experiments.ensemble.conftest import SEEDS
from tests.experiments.ensemble.ended import lived
from tests.experiments.ensemble.on_dask import needs_dask, scheduler, workers
from tests.experiments.ensemble.probes import KILL, LOG, SLOW

MOST_TWICE = 2
"""A killed worker takes along at most a result or two that nobody had fetched."""


@needs_dask
def test_a_killed_worker_of_a_cluster_costs_only_its_job(
    jobs: list[Job], rows_here: pd.DataFrame, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    told: list[tuple[str, int, int]] = []
    with (
        scheduler(tmp_path) as (address, _),
        workers(address, tmp_path, **{KILL: str(tmp_path), LOG: str(log)}),
    ):
        rows = run_jobs(jobs, tmp_path / "store", scheduler=address, progress=lambda *now: told.append(now))
    assert (tmp_path / "killed").exists()
    pd.testing.assert_frame_equal(rows, rows_here, check_exact=True)
    assert set(lived(log)) == set(SEEDS)
    assert len(lived(log)) <= len(jobs) + MOST_TWICE
    assert (told[0], told[-1]) == (("runs", 0, 10), ("runs", 10, 10))


@needs_dask
def test_a_scheduler_that_goes_leaves_what_is_kept(jobs: list[Job], rows_here: pd.DataFrame, tmp_path: Path) -> None:
    store = tmp_path / "store"
    with scheduler(tmp_path) as (address, program), workers(address, tmp_path, **{SLOW: "1"}):

        def kill_in_the_middle(stage: str, done: int, total: int) -> None:
            if stage == "runs" and done >= 3:
                program.kill()

        with pytest.raises(BadInput, match="has gone"):
            run_jobs(jobs, store, scheduler=address, progress=kill_in_the_middle)
    assert 3 <= len(open_store(store).jobs()) < len(jobs)
    pd.testing.assert_frame_equal(run_jobs(jobs, store, workers=1), rows_here, check_exact=True)


@needs_dask
def test_a_scheduler_without_workers_is_told(job_of: Callable[..., Job], tmp_path: Path) -> None:
    with scheduler(tmp_path) as (address, _), pytest.raises(BadInput, match="has no workers"):
        run_jobs([job_of()], tmp_path / "store", scheduler=address)


@needs_dask
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere://x", "tcp://127.0.0.1:port"])
def test_no_scheduler_at_an_address_is_told(
    job_of: Callable[..., Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 1)
    with pytest.raises(BadInput, match="does not answer"):
        run_jobs([job_of()], tmp_path / "store", scheduler=address)


@needs_dask
@pytest.mark.parametrize("address", ["", "nonsense", "nowhere://x", "a:b:c"])
def test_what_is_no_address_makes_no_client(
    job_of: Callable[..., Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr("distributed.Client", lambda *_, **__: pytest.fail("it would complain when Python ends"))
    with pytest.raises(BadInput, match="does not answer"):
        run_jobs([job_of()], tmp_path / "store", scheduler=address)


def test_a_missing_package_is_told_with_what_to_install(
    job_of: Callable[..., Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(BadInput, match=r"verzuim\[cluster\]"):
        run_jobs([job_of()], tmp_path / "store", scheduler="tcp://127.0.0.1:8786")
