"""Every job is done once and kept, whoever dies; any number of workers gives the same rows; nobody is left behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

import pandas as pd
import pytest

from evidence.errors import BadInput
from experiments.ensemble import Job, engine, run_jobs
from experiments.ensemble.crew import Here, check_workers
from experiments.ensemble.hands import Hands
from experiments.ensemble.job import perform
from experiments.ensemble.store import open_store
from model import SchoolSystem
from model.towns import Town
from tests.experiments.ensemble.conftest import ROOT, SEEDS
from tests.experiments.ensemble.ended import MOST_SECONDS, children, command_of, has_ended, lived, until
from tests.experiments.ensemble.probes import KILL, KILLER, SLOW

DRIVER = Path(__file__).with_name("driver.py")
AT_MOST_LOST = 4
"""Two processes hold two jobs each."""


@contextmanager
def driver(store: Path, seeds: int, workers: int) -> Iterator["subprocess.Popen[str]"]:
    """The program of `driver.py`, in a group of processes of its own; killed when the block ends."""
    command = [sys.executable, str(DRIVER), str(store), str(seeds), str(workers)]
    where = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=ROOT, env=where, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as program:
        limit = Timer(MOST_SECONDS, program.kill)  # so that who reads what it says does not wait for ever
        limit.start()
        try:
            yield program
        finally:
            limit.cancel()
            program.kill()


@pytest.fixture(scope="module")
def arms(job_of: Callable[..., Job]) -> list[Job]:
    """Three towns with three arms each, of which one has other classes."""
    names = ("baseline", "smaller-classes", "better-registration")
    return [job_of(seed, scenario=name) for seed in SEEDS[:3] for name in names]


def test_rows_are_by_key_with_the_job_first(jobs: list[Job], rows_here: pd.DataFrame) -> None:
    assert list(rows_here.columns) == ["job", "reason", "hours", "share", "digest"]
    assert list(rows_here["job"].unique()) == sorted(job.key for job in jobs)
    assert rows_here.groupby("job")["digest"].nunique().eq(1).all()
    assert rows_here["digest"].nunique() == len(jobs)


def test_two_processes_give_what_one_gives(jobs: list[Job], rows_here: pd.DataFrame, tmp_path: Path) -> None:
    rows = run_jobs(jobs, tmp_path / "store", workers=2)
    pd.testing.assert_frame_equal(rows, rows_here, check_exact=True)
    assert workers_of(os.getpid()) == []


def test_the_same_call_again_does_what_lacks(
    jobs: list[Job], rows_here: pd.DataFrame, tmp_path: Path, log: Path
) -> None:
    store = tmp_path / "store"
    told: list[tuple[str, int, int]] = []
    run_jobs(jobs[:4], store, workers=1)
    assert lived(log) == [1, 2, 3, 4]
    rows = run_jobs(jobs[::-1] + jobs[:2], store, workers=1, progress=lambda *now: told.append(now))
    assert sorted(lived(log)) == list(SEEDS)
    assert told[0] == ("runs", 4, 10)
    assert told[-1] == ("runs", 10, 10)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
    again = run_jobs(jobs, store, workers=1)
    assert len(lived(log)) == len(jobs)
    for found in (rows, again):
        pd.testing.assert_frame_equal(found, rows_here, check_exact=True)
    some = run_jobs(jobs[2:3], store, workers=1)
    assert list(some["job"].unique()) == [jobs[2].key]


def test_a_killed_worker_costs_only_what_was_under_way(
    jobs: list[Job], rows_here: pd.DataFrame, tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KILL, str(tmp_path))
    rows = run_jobs(jobs, tmp_path / "store", workers=2)
    assert (tmp_path / "killed").exists()
    pd.testing.assert_frame_equal(rows, rows_here, check_exact=True)
    assert sorted(lived(log)) == list(SEEDS)  # each once: the killer had not lived, and what the other did was not lost


def test_arms_that_begin_alike_share_a_town(
    arms: list[Job], tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each town is built once, for classes of any size, and the rows are those of runs that build their own."""
    built: list[int] = []

    def counted(self: SchoolSystem, *rest: Any) -> Town:
        built.append(self.seed)
        return build(self, *rest)

    build = SchoolSystem._build
    monkeypatch.setattr(SchoolSystem, "_build", counted)
    rows = run_jobs(arms, tmp_path / "store", workers=1)
    assert built == [1, 2, 3]
    alone = pd.concat([perform(job, job.key) for job in sorted(arms, key=lambda job: job.key)], ignore_index=True)
    pd.testing.assert_frame_equal(rows, alone, check_exact=True)


def test_two_processes_build_few_towns_twice(arms: list[Job], tmp_path: Path, log: Path) -> None:
    """Only the last town may be built by both, as long as there is no other to begin with."""
    twice = [job for job in arms if job.scenario.name != "smaller-classes"]
    rows = run_jobs(twice, tmp_path / "store", workers=2)
    who = {tuple(line.split()) for line in log.read_text(encoding="utf-8").splitlines()}
    assert len({pid for _, pid in who}) == 2
    assert len(who) <= len(SEEDS[:3]) + 1
    pd.testing.assert_frame_equal(rows, run_jobs(twice, tmp_path / "here", workers=1), check_exact=True)


def test_a_job_that_kills_its_workers_ends_with_a_message(job_of: Callable[..., Job], tmp_path: Path) -> None:
    jobs = [job_of(seed, measure="deadly") for seed in SEEDS]
    with pytest.raises(BadInput, match="workers died 3 times") as told:
        run_jobs(jobs, tmp_path / "store", workers=2)
    assert "fewer workers" in str(told.value)
    kept = open_store(tmp_path / "store").jobs()
    assert {job.key for job in jobs if job.seed < KILLER - AT_MOST_LOST} <= kept
    assert jobs[KILLER - 1].key not in kept


@pytest.mark.parametrize("workers", [1, 2])
def test_a_measure_that_fails_leaves_what_was_finished(
    job_of: Callable[..., Job], tmp_path: Path, workers: int
) -> None:
    jobs = [job_of(seed, measure="failing") for seed in SEEDS]
    with pytest.raises(ZeroDivisionError, match="divides"):
        run_jobs(jobs, tmp_path / "store", workers=workers)
    kept = open_store(tmp_path / "store").jobs()
    assert {job.key for job in jobs if job.seed < KILLER - AT_MOST_LOST} <= kept
    assert jobs[KILLER - 1].key not in kept


def test_a_killed_driver_leaves_no_worker_and_loses_no_kept_job(
    jobs: list[Job], rows_here: pd.DataFrame, tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    monkeypatch.setenv(SLOW, "1")
    with driver(store, len(jobs), workers=2) as program:
        until(lambda: store.exists() and any((store / "parts").glob("*.parquet")), "a part is written")
        workers = workers_of(program.pid)
        program.kill()
        program.wait(timeout=MOST_SECONDS)
    assert len(workers) == 2
    until(lambda: all(has_ended(worker) for worker in workers), "the workers have ended", 10.0)
    kept = open_store(store).jobs()
    assert 0 < len(kept) < len(jobs)
    before = len(lived(log))
    monkeypatch.delenv(SLOW)
    rows = run_jobs(jobs, store, workers=1)
    assert len(lived(log)) - before == len(jobs) - len(kept)
    pd.testing.assert_frame_equal(rows, rows_here, check_exact=True)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_interruption_keeps_what_is_finished(
    tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    """Ctrl-C in a terminal reaches the program and all its workers."""
    monkeypatch.setenv(SLOW, "0.3")
    with driver(tmp_path / "store", 40, workers) as program:
        assert program.stdout is not None
        told = next(line for line in program.stdout if line.split()[1] == "3")
        assert told == "runs 3 40\n"
        started = workers_of(program.pid)
        os.killpg(program.pid, signal.SIGINT)
        rest, errors = program.communicate(timeout=60)
        assert program.returncode == 130
        assert errors == ""
    until(lambda: all(has_ended(worker) for worker in started), "the workers have ended", 10.0)
    counted = [int(line.split()[1]) for line in [told, *rest.splitlines()]]
    kept = open_store(tmp_path / "store").jobs()
    assert max(counted) <= len(kept) <= len(lived(log)) < 40


def test_an_interruption_that_python_loses_is_heard(job_of: Callable[..., Job], tmp_path: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            run_jobs([job_of(seed, measure="swallowing") for seed in (1, 2, 3)], tmp_path / "store", workers=1)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert len(open_store(tmp_path / "store").jobs()) == 1


def test_an_interruption_while_workers_start_is_quiet(tmp_path: Path) -> None:
    """Workers that are still importing do not act on Ctrl-C themselves."""
    with driver(tmp_path / "store", 40, workers=2) as program:
        until(lambda: len(workers_of(program.pid)) == 2, "both workers are there")
        os.killpg(program.pid, signal.SIGINT)
        _, errors = program.communicate(timeout=60)
    assert (program.returncode, errors) == (130, "")


def workers_of(pid: int) -> list[int]:
    """The workers that a program has started."""
    return [child for child in children(pid) if "spawn_main" in command_of(child)]


def test_workers_use_one_thread_and_leave_our_environment(
    job_of: Callable[..., Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.delenv("MKL_NUM_THREADS", raising=False)
    jobs = [job_of(seed, measure="threads") for seed in (1, 2)]
    rows = run_jobs(jobs, tmp_path / "store", workers=2)
    assert rows["omp"].tolist() == ["1", "1"]
    assert rows["system"].tolist() == [1, 1]
    assert os.environ["OMP_NUM_THREADS"] == "3"
    assert "MKL_NUM_THREADS" not in os.environ


def test_measures_that_differ_share_a_store(job_of: Callable[..., Job], tmp_path: Path) -> None:
    one, none = job_of(1), job_of(1, measure="nothing")
    rows = run_jobs([one, none], tmp_path, workers=1)
    assert set(rows["job"]) == {one.key}
    assert open_store(tmp_path).jobs() == {one.key, none.key}
    assert run_jobs([none], tmp_path, workers=1).empty


@pytest.mark.parametrize(("jobs_left", "started"), [(5, 4), (3, 3), (1, None)])
def test_no_more_workers_start_than_there_are_jobs_left(
    jobs: list[Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs_left: int, started: int | None
) -> None:
    """One job left is done here, which needs no worker."""
    asked: list[int] = []

    def noted(hands: Hands) -> Here:
        asked.append(len(hands))
        return Here()

    monkeypatch.setattr(engine, "Processes", noted)
    done = len(jobs) - jobs_left
    run_jobs(jobs[:done], tmp_path, workers=1)
    run_jobs(jobs, tmp_path, workers=4)
    assert asked == ([] if started is None else [started])


def test_no_jobs_give_no_rows(tmp_path: Path) -> None:
    rows = run_jobs([], tmp_path, workers=2)
    assert rows.empty
    assert list(rows.columns) == ["job"]


def test_a_bad_job_stops_all_before_anything_is_written(job_of: Callable[..., Job], tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        run_jobs([job_of(1), job_of(2, years=0)], tmp_path / "store", workers=1)
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("workers", [0, -1, 257, 1.5, True, "2"])
def test_a_number_of_workers_that_cannot_be_is_told(workers: object) -> None:
    with pytest.raises(BadInput, match="workers"):
        check_workers(workers)  # type: ignore[arg-type]


def test_workers_beside_a_scheduler_are_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="stands beside scheduler"):
        run_jobs([], tmp_path / "store", workers=2, scheduler="tcp://127.0.0.1:8786")
    assert not (tmp_path / "store").exists()
