"""`python -m benchmarks [--only model|mechanisms|contagion|dashboard] [--quick] [--json]`."""

import argparse
import json
import os
import platform
import sys
import tempfile
from typing import Any, Final

from rich.console import Console

from benchmarks.children import ONE_THREAD, measure_in_child
from benchmarks.report import (
    asked_table,
    contagion_table,
    dashboard_tables,
    mechanisms_table,
    model_table,
    skipped_lines,
)
from evidence.errors import BadInput

SIZES: Final = ("20000", "200000", "1487884")
"""A town, a region, and every pupil in vo and mbo (974,938 and 512,946)."""
QUICK_SIZES: Final = SIZES[:1]
SCHOOLS: Final = ("20", "100")
"""Schools of 1,000 pupils in the contagion."""
QUICK_SCHOOLS: Final = SCHOOLS[:1]
REPEATS: Final = "5"
QUICK_REPEATS: Final = "2"
TABLE_WIDTH: Final = 140


def measure(only: str | None, quick: bool) -> dict[str, Any]:
    """Measure what was asked for, saying on standard error what is under way.

    Args:
        only: "model", "mechanisms", "contagion", "dashboard" or None for all.
        quick: the smallest size and few repeats, and no compilation from nothing.

    Returns:
        "machine", and "compile_seconds", "model", "mechanisms", "contagion" and "dashboard" as far as
        asked for.
    """
    found: dict[str, Any] = {"machine": describe_machine()}
    if only in (None, "model"):
        found["compile_seconds"] = _compile(quick)
        found["model"] = []
        for size in QUICK_SIZES if quick else SIZES:
            say(f"a school year of {int(size):,} pupils")
            found["model"].append(measure_in_child("benchmarks.school_year", size))
    if only in (None, "mechanisms"):
        say("every rule by itself, one or two minutes")
        found["mechanisms"] = measure_in_child("benchmarks.mechanisms", SIZES[0], environment=ONE_THREAD)
    if only in (None, "contagion"):
        say("one contagion in each framework" + ("" if quick else ", about two minutes"))
        arguments = (QUICK_REPEATS, *QUICK_SCHOOLS) if quick else (REPEATS, *SCHOOLS)
        found["contagion"] = measure_in_child("benchmarks.contagion", *arguments, environment=ONE_THREAD)
    if only == "dashboard" or (only is None and not quick):
        say("answers of the dashboard, about three minutes")
        found["dashboard"] = measure_in_child("benchmarks.dashboard")
    return found


def describe_machine() -> dict[str, Any]:
    """Processor, cores, Python, and how busy the machine is before anything is measured."""
    return {
        "processor": platform.machine(),
        "cores": os.cpu_count() or 1,
        "python": platform.python_version(),
        "load": os.getloadavg()[0],
    }


def say(what: str) -> None:
    """What is being measured, on standard error."""
    print(f"Measuring: {what} ...", file=sys.stderr)


def _compile(quick: bool) -> float | None:
    """Have the kernels on disk, in a process of its own so that its memory is not the model's; returns the seconds.

    Where they were on disk already, they are compiled once more into an empty folder, or when quick not at all.
    """
    say("compilation")
    seconds: float | None = measure_in_child("benchmarks.compilation")
    if seconds is None and not quick:
        with tempfile.TemporaryDirectory() as empty:
            seconds = measure_in_child("benchmarks.compilation", environment={"VERZUIM_CACHE": empty})
    return seconds


def show(found: dict[str, Any]) -> None:
    """Print the tables."""
    console = Console()
    console.width = max(console.width, TABLE_WIDTH)
    if "model" in found:
        console.print(model_table(found["model"], found["machine"], found["compile_seconds"]))
    if "mechanisms" in found:
        console.print(mechanisms_table(found["mechanisms"]))
    if "contagion" in found:
        console.print(contagion_table(found["contagion"]))
        console.print(asked_table(found["contagion"]))
        for line in skipped_lines(found["contagion"]):
            console.print(line, markup=False)
    for table in dashboard_tables(found["dashboard"]) if "dashboard" in found else ():
        console.print(table)


def equal_work(found: dict[str, Any]) -> bool:
    """Whether all arms of the contagion that ran did equal work."""
    workloads = found.get("contagion", {}).get("workloads", [])
    return all(row["equal_work"] for workload in workloads for row in workload["rows"])


def main() -> int:
    """Measure and print.

    Returns:
        0, also when a framework is not installed and its rows are left out; 1 when the arms of the contagion did not do
        equal work; 2 when something could not run.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--only", choices=("model", "mechanisms", "contagion", "dashboard"), help="measure only this part"
    )
    parser.add_argument("--quick", action="store_true", help="smallest size, few repeats")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    options = parser.parse_args()
    try:
        found = measure(options.only, options.quick)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(found))
    else:
        show(found)
    return 0 if equal_work(found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
