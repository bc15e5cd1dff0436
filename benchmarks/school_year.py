"""A school year of the model at one size: set-up, compilation and kernel apart."""

import json
import sys
import time
from typing import Any

from benchmarks.children import peak_memory_mb
from experiments.run import warm_up
from model import SchoolSystem
from model.population.plan import SMALLEST


def say(stage: str, done: int, total: int) -> None:
    """Progress of compiling, on standard error."""
    print(f"{stage}: {done} of {total}", file=sys.stderr)


def measure(students: int, threads: int | None = None) -> dict[str, Any]:
    """Simulate the baseline for a year.

    Args:
        students: pupils asked for; whole schools make it a few more or fewer.
        threads: threads of the kernel; by default the processors at hand.

    Returns:
        Pupils, threads and school days; seconds to read the kernels from disk (or make them), to set up and to live the
        year; the model's own timings; student-days per second of that year; nanoseconds per student-day, both wall time
        times threads and processor time of the kernel's threads; peak memory in MB.
    """
    begun = time.perf_counter()
    warm_up(say)
    SchoolSystem(students=SMALLEST, rng=0, threads=threads).run(weeks=1)  # reads them from disk
    warmed = time.perf_counter()
    system = SchoolSystem(students=students, rng=1, threads=threads)
    pupils = len(system.students)
    built, processor = time.perf_counter(), _seconds_of_other_threads()
    system.run(years=1)
    lived, processor = time.perf_counter(), _seconds_of_other_threads() - processor
    if system.threads == 1:  # kernels then run in this thread, between the rest: the clock is all there is
        processor = system.timings["kernel"]
    student_days = pupils * system.day
    return {
        "students": pupils,
        "threads": system.threads,
        "school_days": system.day,
        "warm_seconds": warmed - begun,
        "setup_seconds": built - warmed,
        "year_seconds": lived - built,
        "timings": dict(system.timings),
        "student_days_per_second": student_days / (lived - built),
        "core_ns_per_student_day": 1e9 * system.threads * system.timings["kernel"] / student_days,
        "processor_ns_per_student_day": 1e9 * processor / student_days,
        "peak_memory_mb": peak_memory_mb(),
    }


def _seconds_of_other_threads() -> float:
    """Processor time of all threads but this one; during a year those run kernels only."""
    return time.process_time() - time.thread_time()


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
