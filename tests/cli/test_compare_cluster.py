"""`verzuim compare --scheduler`: the workers of a Dask cluster give what this machine gives."""

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd

from tests.experiments.ensemble.conftest import ROOT
from tests.experiments.ensemble.on_dask import needs_dask, scheduler, workers

MOST_SECONDS = 300


def effects(out: Path, *arguments: str) -> pd.DataFrame:
    """What a small comparison finds; it has to end well."""
    asked = ["compare", "baseline", "smaller-classes", "--students", "300", "--replicates", "2", "--out", str(out)]
    done = subprocess.run(
        [sys.executable, "-m", "verzuim", *asked, "--json", *arguments], cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False, timeout=MOST_SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return pd.read_parquet(out / "comparison" / "effects.parquet")


@needs_dask
def test_a_cluster_finds_what_this_machine_finds(tmp_path: Path) -> None:
    with scheduler(tmp_path) as (address, _), workers(address, tmp_path):
        there = effects(tmp_path / "there", "--scheduler", address)
    pd.testing.assert_frame_equal(there, effects(tmp_path / "here", "--jobs", "1"), check_exact=True)
