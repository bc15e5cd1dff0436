"""A Dask cluster on this machine, started as docs/ensembles.md says: a scheduler and two workers."""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.experiments.ensemble.conftest import ROOT
from tests.experiments.ensemble.ended import until

INSTALLED = importlib.util.find_spec("distributed") is not None
needs_dask = pytest.mark.skipif(not INSTALLED, reason="`distributed` is not installed: pip install -e '.[test]'")
LOOPBACK = ("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0")


@contextmanager
def dask(*arguments: str, where: Path, **environment: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A program of Dask, ended when the block ends."""
    command = [sys.executable, "-m", "dask", *arguments, *LOOPBACK]
    environ = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    with (where / f"{arguments[0]}.txt").open("wb") as said:
        program = subprocess.Popen(command, cwd=where, env=environ, stdout=said, stderr=said)
    try:
        yield program
    finally:
        program.terminate()
        program.wait(timeout=30)


@contextmanager
def scheduler(where: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """A scheduler's address and its process."""
    file = where / "scheduler.json"
    with dask("scheduler", "--port", "0", "--scheduler-file", str(file), where=where) as program:
        until(lambda: file.exists() and file.stat().st_size > 0, "the scheduler listens")
        yield json.loads(file.read_text(encoding="utf-8"))["address"], program


@contextmanager
def workers(address: str, where: Path, **environment: str) -> Iterator[None]:
    """Two workers, each a process with one thread."""
    from distributed import Client

    with dask("worker", address, "--nworkers", "2", "--nthreads", "1", where=where, **environment):
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
        yield
