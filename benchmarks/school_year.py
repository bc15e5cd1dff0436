"""A school year of the model at one size: set-up, compilation and kernel apart."""

import json
import sys
from time import perf_counter
from typing import Any, Final

from agents import Student
from benchmarks.children import peak_memory_mb
from model import SchoolSystem

WARM_STUDENTS: Final = 200


def measure(students: int, threads: int) -> dict[str, Any]:
    """Simulate the baseline for a year.

    Args:
        students: pupils asked for; whole schools make it a few more or fewer.
        threads: threads of the kernel.
    """
    start = perf_counter()
    SchoolSystem(students=WARM_STUDENTS, rng=1, scenario="baseline", threads=1).run(weeks=1)
    compiled = perf_counter()
    system = SchoolSystem(students=students, rng=1, scenario="baseline", threads=threads)
    built = perf_counter()
    system.run(years=1)
    done = perf_counter()
    pupils = len(system.agents_by_type[Student])
    student_days = pupils * system.school_days
    return {
        "students": pupils,
        "threads": threads,
        "school_days": system.school_days,
        "warm_seconds": compiled - start,
        "setup_seconds": built - compiled,
        "year_seconds": done - built,
        "timings": dict(system.timings),
        "student_days_per_second": student_days / (done - built),
        "core_ns_per_student_day": 1e9 * threads * system.timings["kernel"] / student_days,
        "peak_memory_mb": peak_memory_mb(),
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))
