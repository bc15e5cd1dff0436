"""How long the kernels take to compile where they never were: a first run on a machine, or after a change of a rule."""

import json
import time

from benchmarks.school_year import say
from experiments.run import warm_up
from model.compile import is_cached


def measure() -> float | None:
    """Seconds to compile; None when the kernels were on disk already, so that nothing was measured."""
    if is_cached():
        return None
    begun = time.perf_counter()
    warm_up(say)
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(measure()))
