"""What the tests of ensembles share."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from experiments.ensemble import Job, run_jobs
from scenarios import load
from tests.experiments.ensemble.probes import LOG

ROOT = Path(__file__).parents[3]
PROBES = "tests.experiments.ensemble.probes"
PUPILS = 200
SEEDS = range(1, 11)


@pytest.fixture(scope="session")
def job_of() -> Callable[..., Job]:
    """Makes a small job: one town, one year."""

    def made(seed: int = 1, measure: str = "hours", scenario: str = "baseline", **other: object) -> Job:
        values = {"students": PUPILS, "schools": None, "years": 1} | other
        return Job(load(scenario), seed=seed, measure=f"{PROBES}:{measure}", **values)  # type: ignore[arg-type]

    return made


@pytest.fixture(scope="session")
def jobs(job_of: Callable[..., Job]) -> list[Job]:
    """Ten towns."""
    return [job_of(seed) for seed in SEEDS]


@pytest.fixture(scope="session")
def rows_here(jobs: list[Job], tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """The rows of `jobs`, done in this process."""
    return run_jobs(jobs, tmp_path_factory.mktemp("here") / "store", workers=1)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a line "seed pid" for each run that was lived."""
    path = tmp_path / "log"
    path.touch()
    monkeypatch.setenv(LOG, str(path))
    return path


@pytest.fixture(scope="session")
def python() -> Callable[..., str]:
    """Runs a text in a fresh interpreter; gives what it printed."""

    def run(text: str, *arguments: str, **environment: str) -> str:
        command = [sys.executable, "-c", text, *arguments]
        where = os.environ | {"PYTHONPATH": str(ROOT)} | environment
        done = subprocess.run(command, cwd=ROOT, env=where, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
