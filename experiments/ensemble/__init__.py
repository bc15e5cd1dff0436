"""Many runs: jobs known by their content, done by processes or a cluster, kept in files written whole."""

from experiments.ensemble.engine import run_jobs
from experiments.ensemble.job import Job

__all__ = ["Job", "run_jobs"]
