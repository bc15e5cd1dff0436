"""Measurements run in processes of their own: with their own threads and peak of memory."""

import json
import os
import resource
import subprocess
import sys
from typing import Any, Final

from evidence.errors import BadInput

ONE_THREAD: Final = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"
)


def measure_in_child(module: str, *arguments: str, environment: dict[str, str] | None = None) -> Any:
    """Run `python -m module arguments` and read the JSON it prints last.

    Args:
        module: the module to run.
        arguments: its arguments.
        environment: variables besides those of this process.

    Raises:
        BadInput: the measurement failed; its own message is on standard error.
    """
    ran = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise BadInput(
            key="benchmark",
            value=" ".join([module, *arguments]),
            problem=f"ended with code {ran.returncode}",
            hint="its own message stands above",
        )
    return json.loads(ran.stdout.splitlines()[-1])


def peak_memory_mb() -> float:
    """Most memory that this process ever held, in MB (10^6 bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6
