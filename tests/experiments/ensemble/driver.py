"""A program of its own that does the jobs of these tests, to be killed: `driver.py STORE SEEDS WORKERS`."""

import signal
import sys
from pathlib import Path

from experiments.ensemble import Job, run_jobs
from scenarios import load


def main() -> None:
    """Does the jobs, and says how far it is."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # who is started in the background is deaf to Ctrl-C
    store, seeds, workers = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    baseline, measure = load("baseline"), "tests.experiments.ensemble.probes:hours"
    jobs = [Job(baseline, 200, None, 1, seed, measure=measure) for seed in range(1, seeds + 1)]
    try:
        run_jobs(jobs, store, workers=workers, progress=lambda *told: print(*told, flush=True))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
